#!/bin/sh
# Sees to it that Chromium and Chinese fonts are there for the browser tests: root gets them installed, others are
# told their names. Never fails by itself: without Chromium the tests say so, and fail where CI is set.
# The browser without windows, where the system has it, starts a page in a quarter of the time.
set -eu

browser() {
    for name in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome; do
        command -v "$name" && return
    done
}
chinese_font() { command -v fc-list >/dev/null && fc-list :lang=zh file | grep -q .; }

missing=""
browser >/dev/null || missing="chromium"
chinese_font || missing="$missing fonts-noto-cjk"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $missing …"
    apt-get update -qq
    for packages in "$(echo "$missing" | sed 's/^chromium/chromium-headless-shell/')" "$missing"; do
        # shellcheck disable=SC2086 # one word a package
        DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $packages >/dev/null && exit 0
    done
fi
echo "The browser tests need: sudo apt-get install $missing   (or CHROMIUM=/path/to/chromium)" >&2
