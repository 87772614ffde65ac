"""From every number of the report to its indicator and back: each page names the sentence that quotes it."""

from html import unescape

from django.test import Client
from django.utils.html import strip_tags

from reports.document.tree import Document, plain_text, sentences
from reports.models import Edition


def words(html: str) -> str:
    return "".join(unescape(strip_tags(html)).split())


def quotations(document: Document) -> set[tuple[str, str, str]]:
    """Each indicator's code with the anchor and the words of a sentence that quotes it."""
    return {
        (quote.code, anchor, words(plain_text(sentence)))
        for anchor, paragraph in document.paragraphs()
        for sentence in sentences(paragraph)
        for quote in sentence
        if not isinstance(quote, str)
    }


def test_each_of_the_37_indicators_names_every_sentence_that_quotes_it_and_leads_there(
    client: Client, loaded: None
) -> None:
    quoted = quotations(Edition.objects.get().document)
    pages = {code: client.get(f"/indicators/{code}/").content.decode() for code, *_ in quoted}
    assert len(pages) == 37
    for code, anchor, sentence in quoted:
        assert sentence in words(pages[code]), code
        assert f'href="/reports/2019/#{anchor}' in pages[code], code
