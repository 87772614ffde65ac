"""`python -m hanyang_report` serves the site, at 127.0.0.1 unless told otherwise, on every system alike."""

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings

from hanyang_report.settings import LISTEN, PORT

HEADERS_WITHIN = 20_000
"""Milliseconds in which a request's headers have to be here."""


def serve() -> None:
    """Until it is told to stop (SIGTERM, Ctrl+C); on SIGHUP a new version of the code takes over without a gap."""
    Granian(
        "hanyang_report.door.server:door",
        address=LISTEN,
        port=PORT,
        interface=Interfaces.RSGI,
        workers=2,
        backlog=4096,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN, max_buffer_size=64 * 1024),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=30,
    ).serve()


if __name__ == "__main__":
    serve()
