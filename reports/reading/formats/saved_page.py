"""A page saved as one file (.mht, .mhtml): a message whose first page is read, its pictures and frames are not."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from itertools import islice

from reports.reading.formats.web import read_page
from reports.reading.lines import Source
from reports.reading.refusals import DAMAGED, NO_TEXT, TOO_MANY, Refused

MOST_PIECES = 2000


def read_saved_page(content: bytes) -> Source:
    """The lines of its page. Raises Refused."""
    message = BytesParser(EmailMessage, policy=policy.compat32).parsebytes(content.lstrip(b"\xef\xbb\xbf\r\n "))
    pieces = list(islice(message.walk(), MOST_PIECES + 1))
    if len(pieces) > MOST_PIECES:
        raise Refused(TOO_MANY)
    for piece in pieces:
        if piece.get_content_type() == "text/html":
            page = piece.get_payload(decode=True)
            if not isinstance(page, bytes):
                raise Refused(DAMAGED)
            return read_page(page)
    raise Refused(NO_TEXT)
