"""The words of an edition's sections, written once for what they say."""

import re

import pytest
from django.template import Context
from django.template.loader import render_to_string
from django.test import Client

from indicators.models import Figure
from reports.document.alignment import places_of
from reports.document.notes import gathered_codes, notes_of
from reports.document.tree import Block
from reports.models import Edition, Report
from reports.publishing.live import shown
from reports.templatetags.block_words import TEMPLATE, block_words, words_of_any_edition
from tests.pressed import words
from tests.published import corrected

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture(autouse=True)
def nothing_written() -> None:
    words_of_any_edition.cache_clear()


def read(client: Client, address: str = "/reports/2019/") -> str:
    return client.get(address).content.decode()


def written_by(client: Client, address: str = "/reports/2019/") -> int:
    before = words_of_any_edition.cache_info().misses
    read(client, address)
    return words_of_any_edition.cache_info().misses - before


def sections(edition: Edition) -> set[Block]:
    return {child for part in edition.document.parts for child in part.children}


def test_a_correction_writes_the_section_it_mends_and_no_other(client: Client):
    first = Edition.objects.get()
    assert written_by(client) == len([*first.document.walk()])
    corrected(Report.objects.get(year=2019))
    [mended] = sections(Edition.objects.newest().get(report__year=2019)) - sections(first)
    assert written_by(client) == len([*mended.walk()])
    assert "改正后的正文。" in words(client.get("/reports/2019/"))
    assert "改正后的正文。" not in words(client.get("/reports/2019/editions/1/"))


def test_an_earlier_years_figure_writes_the_blocks_that_show_it(client: Client):
    read(client)
    figure = Figure.objects.get(indicator__code="legality_review_decision_count", year=2019)
    sections = sum(
        figure.indicator.code in gathered_codes(block)
        for part in Edition.objects.get().document.parts
        for block in part.children
    )
    Figure.objects.filter(pk=figure.pk).update(year=2018, published_value=1000)
    assert written_by(client) == sections


def test_each_edition_is_cited_as_itself(client: Client):
    read(client)
    corrected(Report.objects.get(year=2019))
    for number in (1, 2):
        page = read(client, f"/reports/2019/editions/{number}/")
        cited = set(re.findall(r'class="cite-here" href="([^"#]*)#', page))
        assert cited == {Edition.objects.get(report__year=2019, number=number).permalink}
        assert set(re.findall(r"来源：《[^》]+》第(\d+)版", page)) == {str(number)}
        assert "\0" not in page


def test_every_block_reads_as_its_template_writes_it_for_the_edition():
    """Written for any edition and filled in, remembered or not, it is what the edition itself gives."""
    corrected(Report.objects.get(year=2019))
    edition = Edition.objects.newest().get(report__year=2019)
    document = shown(edition)
    gathered = {
        "edition": edition,
        "document": document,
        "notes": notes_of(document),
        "places": dict(places_of(document)),
    }
    for block in document.walk():
        own = render_to_string(TEMPLATE, {**gathered, "block": block}).split()
        assert [block_words(Context(gathered), block).split() for _ in range(2)] == [own, own]
