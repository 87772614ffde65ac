#!/bin/sh
# Makes the virtualenv. usage: make_venv.sh PYTHON DIRECTORY
# Debian keeps the venv module in a package of its own: root gets it installed, others are told its name.
set -eu
python=$1 directory=$2

if ! command -v "$python" >/dev/null; then
    echo "$python not found. Install Python 3.11 or newer, or name one: make run PYTHON=/path/to/python3.12" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "$("$python" --version) is too old: Python 3.11 or newer is needed (make run PYTHON=/path/to/python3.12)" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package="python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$package" >/dev/null
    else
        echo "Python's venv module is missing. Install it: sudo apt-get install $package" >&2
        exit 1
    fi
fi
"$python" -m venv "$directory" || { rm -rf "$directory"; exit 1; }
