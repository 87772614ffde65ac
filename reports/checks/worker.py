"""The process that checks a text: what is known and the text in on standard input, the findings out. It has no database and no Django.

Started by `reports.checks.examined`, which alone writes what is unpickled here: nothing in it was made by who brought the text but
the text itself, and what reading made of it.
"""

from __future__ import annotations

import json
import pickle
import sys

from reports.checks.texts import check_text
from reports.reading.limits import limit_myself


def main() -> None:
    limit_myself()
    text, known, outline = pickle.load(sys.stdin.buffer)  # noqa: S301  written by our own server
    found = [finding.as_dict() for finding in check_text(text, known, outline)]
    sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode())


if __name__ == "__main__":
    main()
