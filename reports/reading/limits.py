"""What the reading process may use. Set by the process itself, before it sees a byte of the file."""

from __future__ import annotations

try:
    import resource
except ImportError:  # Windows: the parent's deadline is all there is
    resource = None  # type: ignore[assignment]

MEGABYTE = 1024 * 1024
MOST_MEMORY = 280 * MEGABYTE
"""Of data, in bytes: heap and private mappings. Code of the libraries is not counted."""
MOST_SECONDS = 5
"""Of processor time."""
LONGEST_WAIT = 20
"""Seconds by the clock until the parent gives up."""


def limit_myself() -> None:
    """Bound memory and processor time, and never leave a core file behind."""
    if resource is None:
        return
    for what, most in (
        (resource.RLIMIT_DATA, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
