"""The process that sets a PDF: what to set on standard input, the file out. Started by `reports.downloads.typesetter`; sets no
Django up."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import typst

from reports.downloads.faces import faces, missing
from reports.downloads.typesetter import LACKING, Faces

LAYOUT = Path(__file__).with_name("report.typ")


def set_pdf(asked: bytes) -> bytes:
    said = json.loads(asked)
    report = said["report"]
    if lacking := missing(said["text"], Faces(*(report[kind] for kind in Faces._fields))):
        return LACKING + lacking.encode()
    return typst.compile(str(LAYOUT), format="pdf", sys_inputs={"report": json.dumps(report, ensure_ascii=False)})


def name_faces(asked: bytes) -> bytes:
    return json.dumps(faces()).encode()


WORK = {"pdf": set_pdf, "faces": name_faces}


def main() -> None:
    sys.stdout.buffer.write(WORK[sys.argv[1]](sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
