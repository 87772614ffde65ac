"""The process that verifies: the editions and a file in, one JSON document out. Sets no Django up.

Standard input is one line of JSON, the editions newest first, then the file; the argument is the file's name.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from reports.reading.limits import limit_myself
from reports.reading.refusals import DAMAGED, TOO_MUCH, Refused
from reports.verifying.extract import extract
from reports.verifying.judging import Published, judge


def answer(content: bytes, name: str, editions: list[dict[str, str]]) -> dict[str, Any]:
    """What is to be said of a file: whose edition and how altered, or why it is refused."""
    try:
        return judge(extract(content, name), [Published(**edition) for edition in editions]).as_dict()
    except Refused as refused:
        return {"refused": str(refused)}
    except (MemoryError, RecursionError):
        return {"refused": TOO_MUCH}
    except Exception:
        sys.stderr.write(f"{sys.exc_info()[0]!r}\n")
        return {"refused": DAMAGED}


def main() -> None:
    limit_myself()
    head = sys.stdin.buffer.readline()
    said = answer(sys.stdin.buffer.read(), sys.argv[1], json.loads(head))
    sys.stdout.buffer.write(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
