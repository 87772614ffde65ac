"""The words of an edition's sections, written once for what they say."""

import re

import pytest
from django.test import Client

from indicators.models import Figure
from reports.document.notes import gathered_codes
from reports.models import Edition, Report
from reports.templatetags.block_words import words_of_any_edition
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


def test_a_correction_writes_the_block_it_mends_and_no_other(client: Client):
    document = Edition.objects.get().document
    assert written_by(client) == sum(len(part.children) for part in document.parts)
    corrected(Report.objects.get(year=2019))
    assert written_by(client) == 1
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
        assert set(re.findall(r'class="cite-here" href="[^"]*/reports/2019/editions/(\d+)/#', page)) == {str(number)}
        assert set(re.findall(r"来源：《[^》]+》第(\d+)版", page)) == {str(number)}
        assert "\0" not in page


def test_what_is_remembered_reads_as_what_is_written_anew(client: Client):
    first, again = read(client), read(client)
    words_of_any_edition.cache_clear()
    assert first == again == read(client)
