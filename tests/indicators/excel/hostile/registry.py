"""A harmful file is made by a function of its name, with words of the sentence that refuses it."""

import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

Build = Callable[[], bytes]
HOSTILE: dict[str, tuple[Build, str]] = {}

STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
WORKBOOK = "xl/workbook.xml"


def hostile(words: str) -> Callable[[Build], Build]:
    def register(build: Build) -> Build:
        HOSTILE[build.__name__] = (build, words)
        return build

    return register


def archive(members: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return file.getvalue()
