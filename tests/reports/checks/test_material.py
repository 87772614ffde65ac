"""What the checks look at: of this report and year, of what is public, and each field where it stands."""

from datetime import date

import pytest

from indicators.models import Indicator, Target
from reports.checks.material import CheckedPassage, Material, gather
from reports.drafting.rollover import start_report
from reports.models import Filing, Item, Report, TextBlock
from reports.publishing.verbs import withdraw
from reports.tracker.deliberating import Opinion, take_up
from tests import cast
from tests.published import corrected

pytestmark = pytest.mark.django_db


TABLE = {"after": 1, "caption": "表一", "header": ["甲"], "rows": [["乙"]]}


@pytest.fixture
def draft(report: Report) -> Report:
    """Of 2020, begun from the one that is published."""
    return start_report(2020, by=cast.editor())


@pytest.fixture
def item(draft: Report) -> Item:
    """Its first, with a table."""
    first = Item.objects.filter(section__part__report=draft)[0]
    Item.objects.filter(pk=first.pk).update(tables=[TABLE])
    return first


def passages(material: Material, row: Report | TextBlock) -> dict[str, CheckedPassage]:
    return {passage.field: passage for passage in material.passages if passage.row == row}


def test_last_years_report_is_the_one_that_everybody_reads(report: Report, draft: Report) -> None:
    corrected(report)
    previous = gather(draft).previous
    assert previous is not None
    assert "改正后的正文。" in previous.to_json()
    withdraw(report, by=cast.publisher(), reason="数据有误。")
    assert gather(draft).previous is None


def test_what_was_asked_of_a_report_is_none_of_its_promises(report: Report, draft: Report) -> None:
    promised = gather(draft).promises
    paper = {"organ": "区人大常委会", "number": "某人常〔2020〕5号", "on": date(2020, 5, 20)}
    take_up(report, [Opinion("健全执法监督机制。", "健全执法监督机制")], by=cast.publisher(), **paper)
    assert gather(draft).promises == promised
    assert {one.year for one in promised} == {2020}


def test_targets_are_those_for_its_own_year(report: Report, draft: Report) -> None:
    indicator = Indicator.objects.order_by("pk")[0]
    own, _ = (Target.objects.create(indicator=indicator, year=year, value=9) for year in (2020, 2021))
    assert gather(draft).targets == (own,)


def test_editions_are_its_own_from_the_first_and_only_its_own_filing_counts(report: Report, draft: Report) -> None:
    corrected(report)
    Filing.objects.create(report=report, recipient="区委", filed_on=date(2020, 3, 1), recorded_by=cast.editor())
    own, other = gather(report), gather(draft)
    assert ([edition.number for edition in own.editions], own.is_filed) == ([1, 2], True)
    assert (other.editions, other.is_filed) == ((), False)


def test_headings_are_those_of_the_report_and_of_its_blocks(draft: Report, item: Item) -> None:
    material = gather(draft)
    head, own = passages(material, draft), passages(material, item)
    assert {field: one.is_heading for field, one in head.items()} == {"title": True, "lead": False}
    assert {field: one.is_heading for field, one in own.items()} == {"heading": True, "body": False, "tables": False}
    assert own["tables"].source == "表一\n甲\n乙"


def test_one_click_mends_heading_and_body_of_a_block_and_neither_its_tables_nor_the_head(
    draft: Report, item: Item
) -> None:
    material = gather(draft)
    head, own = passages(material, draft), passages(material, item)
    assert {field: one.mendable for field, one in head.items()} == {"title": None, "lead": None}
    assert {field: one.mendable for field, one in own.items()} == {"heading": item, "body": item, "tables": None}
