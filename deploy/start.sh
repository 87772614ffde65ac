#!/bin/sh
# What a container does at its start: tables of this release, what it ships, static files, then the site.
set -eu
python=.venv/bin/python
"$python" manage.py migrate --verbosity 0
"$python" manage.py load_initial
"$python" manage.py collectstatic --noinput --verbosity 0
exec "$python" -m hanyang_report
