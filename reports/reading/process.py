"""Reading in a process of its own: whatever a file does to its parser, the server goes on, and its memory stays as it was."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

from reports.reading.answer import Document, refusal
from reports.reading.limits import LONGEST_WAIT
from reports.reading.refusals import EMPTY, FAILED, TOO_BIG, TOO_MUCH, TOO_SLOW, Refused
from reports.reading.sizes import MOST_BYTES

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).resolve().parent.parent.parent
_OUT_OF_TIME = -24
"""How a process ends that used up its processor time (SIGXCPU)."""
_PASSED_ON = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR", "TEMP")
"""All such a process sees of the environment: no address and no secret of the server is in it."""


def read(content: bytes, name: str) -> Document:
    """The document of a file, or its refusal: {"refused": sentence}. The name only helps to say what is wrong."""
    if not content:
        return refusal(EMPTY)
    if len(content) > MOST_BYTES:
        return refusal(TOO_BIG)
    return _run(content, name or "file")


def read_pasted(text: str) -> Document:
    """The document of a text that was pasted."""
    content = text.encode("utf-8", "replace")
    return refusal(TOO_BIG) if len(content) > MOST_BYTES else _run(content, "")


def _run(content: bytes, name: str) -> Document:
    try:
        document: Document = json.loads(limited("reports.reading.worker", content, Path(name).name))
    except Refused as refused:
        return refusal(str(refused))
    return document


def limited(module: str, content: bytes, *arguments: str, shown: tuple[str, ...] = ()) -> bytes:
    """What `python -m module` makes of the content, in a process that keeps to `reports.reading.limits`.

    `shown` names what else of the environment it sees; a reader of strange files is shown nothing. Raises Refused where
    it was stopped or failed.
    """
    environment = {key: os.environ[key] for key in (*_PASSED_ON, *shown) if key in os.environ} | {"PYTHONUTF8": "1"}
    try:
        done = subprocess.run(  # noqa: S603  our own interpreter and module
            [sys.executable, "-m", module, *arguments],
            input=content,
            capture_output=True,
            timeout=LONGEST_WAIT,
            cwd=_ROOT,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused(TOO_SLOW) from None
    return _answered(done)


def _answered(done: subprocess.CompletedProcess[bytes]) -> bytes:
    """What the process said; one that was stopped by its limits said nothing."""
    if done.returncode == 0:
        return done.stdout
    if done.returncode > 0:
        logger.error("The reading process failed: %s", _way(done.stderr.decode("utf-8", "replace")))
        raise Refused(FAILED)
    raise Refused(TOO_SLOW if done.returncode == _OUT_OF_TIME else TOO_MUCH)


def _way(trace: str) -> str:
    """Where in the code it failed and by what kind of error; its words may repeat what somebody handed in."""
    lines = trace.rstrip().split("\n")
    places = [line.strip() for line in lines if line.startswith("  File ")]
    return " ".join([*places, lines[-1].partition(":")[0]])
