"""The same Chromium under the same rules as everywhere, on a site with a sign-on."""

from tests.browser.conftest import (
    base_url,
    browser_context_args,
    browser_type_launch_args,
    collected_static,
    context,
    faults,
    live_server,
    served,
    turns,
)

__all__ = [
    "base_url",
    "browser_context_args",
    "browser_type_launch_args",
    "collected_static",
    "context",
    "faults",
    "live_server",
    "served",
    "turns",
]
