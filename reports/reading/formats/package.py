"""A packed office file, opened on a budget: no part is unpacked before its size and name were looked at."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from indicators.office.files.archive import Archive, Budget, Distrusted, Reason
from reports.reading.refusals import CUT, DAMAGED, DECLARATIONS, LOCKED, ODD, SWOLLEN, TOO_MANY, Refused

MEGABYTE = 1024 * 1024
BUDGET = Budget(members=1000, unpacked=200 * MEGABYTE, largest=12 * MEGABYTE, ratio=250)

_SENTENCES = {
    Reason.CUT: CUT,
    Reason.DAMAGED: DAMAGED,
    Reason.TOO_MANY: TOO_MANY,
    Reason.SWOLLEN: SWOLLEN,
    Reason.ENCRYPTED: LOCKED,
    Reason.ODD: ODD,
}


class Package:
    """The parts of an office file by name. Raises Refused with the sentence to say."""

    def __init__(self, content: bytes) -> None:
        try:
            self.archive = Archive(content, BUDGET)
        except Distrusted as distrusted:
            raise Refused(_SENTENCES[distrusted.reason]) from None

    @property
    def names(self) -> list[str]:
        return self.archive.names

    def read(self, name: str) -> bytes:
        try:
            return self.archive.read(name)
        except Distrusted as distrusted:
            raise Refused(_SENTENCES[distrusted.reason]) from None

    def xml(self, name: str, renamed: Mapping[str, str] | None = None) -> etree._Element | None:
        """A part as a tree, None where there is none. `renamed`: namespaces that are written as others."""
        if name not in self.names:
            return None
        content = self.read(name)
        for old, new in (renamed or {}).items():
            content = content.replace(old.encode(), new.encode())
        return parsed(content)


def parsed(content: bytes) -> etree._Element:
    """XML without declarations, entities, outside files or bottomless nesting. Raises Refused."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content[:4096]:
        raise Refused(DECLARATIONS)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(ODD if "depth" in str(error) else DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(DECLARATIONS)
    return root
