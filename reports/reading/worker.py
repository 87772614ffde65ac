"""The process that reads: bytes in on standard input, one JSON document out. Started by `reports.reading.process`; sets no Django up."""

from __future__ import annotations

import gc
import json
import os
import sys

from reports.reading.answer import document, lines_of_file, refusal
from reports.reading.formats.sniffing import read_file
from reports.reading.formats.text import lines_of
from reports.reading.limits import limit_myself
from reports.reading.reader import understand
from reports.reading.refusals import DAMAGED, TOO_MUCH, Refused


def answer(content: bytes, name: str) -> dict[str, object]:
    """What is to be said of a file: its document with the file's own `lines`, or why it is refused. `name` is "" for pasted text."""
    try:
        source = read_file(content, name) if name else lines_of(content.decode("utf-8", "replace"))
        lines = lines_of_file(source)
        return document(understand(source)) | {"lines": lines}
    except Refused as refused:
        return refusal(str(refused))
    except (MemoryError, RecursionError):
        return refusal(TOO_MUCH)
    except Exception:
        sys.stderr.write(f"{sys.exc_info()[0]!r}\n")
        return refusal(DAMAGED)


def main() -> None:
    limit_myself()
    gc.disable()  # one file and out: nothing lives long enough to be worth looking for, and its limit bounds it
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    said = answer(sys.stdin.buffer.read(), name)
    sys.stdout.buffer.write(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # what was read needn't be taken apart piece by piece
