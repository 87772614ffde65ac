"""Any file → lines, by what it contains, whatever it is called: a reader for each format."""

from reports.reading.formats.odt import read_odt
from reports.reading.formats.pdf import read_pdf
from reports.reading.formats.rtf import read_rtf
from reports.reading.formats.text import read_text
from reports.reading.formats.web import read_page
from reports.reading.formats.word import read_word

__all__ = ["read_odt", "read_page", "read_pdf", "read_rtf", "read_text", "read_word"]
