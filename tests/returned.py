"""Word files as they come back: a draft with comments and tracked changes written into it."""

import io
import re
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile

from indicators.office.sending import DOCX

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def ins(text: str, author: str = "李四") -> str:
    return f'<w:ins w:id="90" w:author="{author}">{RUN.format(text)}</w:ins>'


def gone(text: str, author: str = "李四") -> str:
    deleted = RUN.format(text).replace("w:t", "w:delText")
    return f'<w:del w:id="91" w:author="{author}">{deleted}</w:del>'


def remarked(number: int, text: str) -> str:
    """The text with a comment on it."""
    ends = (f'<w:commentRange{end} w:id="{number}"/>' for end in ("Start", "End"))
    return f'{next(ends)}{RUN.format(text)}{next(ends)}<w:r><w:commentReference w:id="{number}"/></w:r>'


def plain(text: str) -> str:
    return RUN.format(text)


def paragraph(*pieces: str) -> str:
    return f"<w:p>{''.join(pieces)}</w:p>"


def file(*paragraphs: str, comments: tuple[tuple[str, str], ...] = ()) -> bytes:
    """A Word file of these paragraphs; `comments` are author and words, numbered from 0."""
    said = "".join(
        f'<w:comment w:id="{number}" w:author="{author}">{paragraph(plain(words))}</w:comment>'
        for number, (author, words) in enumerate(comments)
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>",
        "word/comments.xml": f"<w:comments {W}>{said}</w:comments>",
    }
    return _packed(parts)


def written_over(draft: bytes, old: str, new: str) -> bytes:
    """The draft, with one run's text replaced by tracked pieces: what Word writes when somebody changes a word."""
    with ZipFile(io.BytesIO(draft)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    xml = parts["word/document.xml"].decode()
    run = re.search(rf"<w:r>(?:<w:rPr/>)?<w:t(?: [^>]*)?>([^<]*{re.escape(old)}[^<]*)</w:t></w:r>", xml)
    assert run, f"no run has {old}"
    before, after = run[1].split(old, 1)
    pieces = [plain(before), gone(old), ins(new), plain(after)]
    parts["word/document.xml"] = (xml[: run.start()] + "".join(pieces) + xml[run.end() :]).encode()
    return _packed(parts)


def _packed(parts: dict[str, str] | dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def uploaded(content: bytes, name: str = "反馈.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type=DOCX)
