"""Next year's draft: everything that can be kept is, what belongs to one year is not."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from indicators.models import Indicator, User
from indicators.office.steps import Refused
from reports.drafting.composition import compose
from reports.drafting.rollover import next_title, next_year, start_report
from reports.drafting.todo import todo
from reports.models import Edition, Item, KeyFigure, Report, Section
from reports.models.report_steps import Stage
from reports.narrative.binding import FigureBook
from tests.cast import administrator, editor, leader, opened_round, publisher
from tests.queries import asks_at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def last(loaded: None) -> Report:
    return Report.objects.get(year=2019)


def texts(report: Report) -> list[tuple[str, ...]]:
    """Every block in reading order: level by level, marker, heading, body."""
    rows: list[tuple[str, ...]] = []
    for part in report.parts.all():
        rows.append((part.kind, part.marker, part.heading, part.body))
        for section in part.sections.all():
            rows.append(("section", section.marker, section.heading, section.body))
            rows += [("item", item.marker, item.heading, item.body) for item in section.items.all()]
    return rows


def test_structure_texts_and_quotations_are_copied_word_for_word(last: Report):
    draft = start_report(2020, by=editor())
    assert texts(draft) == texts(last)
    assert draft.lead == last.lead
    assert Item.objects.filter(section__part__report=draft).count() == 19


def test_every_block_begins_its_own_history(last: Report):
    by = editor()
    draft = start_report(2020, by=by)
    blocks = [*draft.parts.all(), *Section.objects.filter(part__report=draft)]
    blocks += Item.objects.filter(section__part__report=draft)
    assert [[line.history_type for line in block.history.all()] for block in blocks] == [["+"]] * len(blocks)
    assert [block.history.get().body for block in blocks] == [block.body for block in blocks]


def test_a_report_without_items_is_begun_as_it_is(last: Report):
    Item.objects.filter(section__part__report=last).delete()
    draft = start_report(2020, by=editor())
    assert texts(draft) == texts(last)
    assert not Item.objects.filter(section__part__report=draft).exists()


def test_how_long_a_report_is_does_not_make_it_dear(last: Report):
    by = editor()
    with asks_at_most(30):
        start_report(2020, by=by)


@pytest.mark.parametrize(
    ("title", "following"),
    [
        ("汉阳区二〇一九年法治政府建设情况报告", "汉阳区二〇二〇年法治政府建设情况报告"),
        ("汉阳区二○一九年度法治政府建设报告", "汉阳区二○二○年度法治政府建设报告"),
        ("汉阳区二零一九年法治政府建设报告", "汉阳区二零二零年法治政府建设报告"),
        ("2019年汉阳区法治政府建设报告", "2020年汉阳区法治政府建设报告"),
        ("汉阳区法治政府建设年度报告", "汉阳区法治政府建设年度报告"),
    ],
)
def test_a_title_moves_on_as_its_year_is_written(title: str, following: str):
    assert next_title(Report(year=2019, title=title)) == following


def test_the_year_moves_on_where_it_is_the_reports_own_and_nowhere_else(last: Report):
    draft = start_report(2020, by=editor())
    assert draft.title == "汉阳区人民政府2020年度法治政府建设工作报告"
    text = compose(draft, FigureBook.for_draft(2020)).to_text()
    assert text.splitlines()[1].startswith("2020年，在区委的坚强领导下")
    assert "一、2020年工作完成情况" in text
    assert "2021年，我区法治政府建设将" in text
    assert "（2015—2020年）" in text
    assert "2019" not in text


def test_charts_and_key_figures_come_along(last: Report):
    draft = start_report(2020, by=editor())
    for old, new in zip(
        Section.objects.filter(part__report=last), Section.objects.filter(part__report=draft), strict=True
    ):
        assert [(c.kind, c.title, [s.indicator_id for s in c.series.all()]) for c in new.charts.all()] == [
            (c.kind, c.title, [s.indicator_id for s in c.series.all()]) for c in old.charts.all()
        ]
    assert list(draft.key_figures.values_list("indicator", "order")) == list(
        last.key_figures.values_list("indicator", "order")
    )


def test_what_belongs_to_one_document_stays_blank(last: Report):
    Report.objects.filter(pk=last.pk).update(
        addressees="市人民政府", category="法治政府", document_number="阳政〔2020〕1号", index_number="A1"
    )
    Report.objects.filter(pk=last.pk).update(issued_on=date(2020, 3, 1))
    draft = start_report(2020, by=editor())
    assert (draft.addressees, draft.category, draft.issuer) == ("市人民政府", "法治政府", "汉阳区人民政府")
    assert (draft.document_number, draft.index_number, draft.issued_on) == ("", "", None)
    assert (draft.stage, draft.version) == (Stage.DRAFT, 0)


def test_a_retired_indicator_gives_way_to_its_successor_in_charts_and_key_figures(last: Report):
    key = KeyFigure.objects.filter(report=last).first()
    assert key
    old = key.indicator
    fields = {"theme": old.theme, "department": old.department, "unit": old.unit, "kind": old.kind}
    new = Indicator.objects.create(code="its_heir", name="接替者", order=99, **fields)
    Indicator.objects.filter(pk=old.pk).update(is_active=False, successor=new)
    draft = start_report(2020, by=editor())
    codes = list(draft.key_figures.values_list("indicator__code", flat=True))
    assert codes[0] == "its_heir"
    assert len(codes) == last.key_figures.count()
    assert [indicator.code for indicator in todo(draft).retired] == [old.code]


def test_last_years_report_and_its_edition_do_not_move(last: Report):
    before = Edition.objects.get(report=last).text
    start_report(2020, by=editor())
    now = compose(last, FigureBook.for_publication(2019))
    assert replace(now, points=()).to_json() == before, "the first edition is older than its key points"


def test_who_started_it_is_remembered_and_does_not_approve_it(last: Report):
    writer = editor()
    assert start_report(2020, by=writer).edited_by == writer


@pytest.mark.parametrize("who", [publisher, leader, administrator])
def test_only_an_editor_starts_a_report(last: Report, who):
    with pytest.raises(Refused, match="须由编辑"):
        start_report(2020, by=who())


def test_it_starts_once_and_only_from_a_published_year(last: Report):
    writer = editor()
    with pytest.raises(Refused, match="没有2020年度报告"):
        start_report(2021, by=writer)
    start_report(2020, by=writer)
    with pytest.raises(Refused, match="已经有了"):
        start_report(2020, by=writer)
    with pytest.raises(Refused, match="还没有发布过"):
        start_report(2021, by=writer)
    assert next_year() == 2021


def test_the_command_runs_the_same_verb(last: Report, capsys: pytest.CaptureFixture[str]):
    User.objects.filter(pk=editor().pk).update(username="wangfang")
    call_command("start_report", "2020", "--by", "wangfang")
    assert "已起草《汉阳区人民政府2020年度法治政府建设工作报告》" in capsys.readouterr().out
    with pytest.raises(CommandError, match="已经有了"):
        call_command("start_report", "2020", "--by", "wangfang")
    with pytest.raises(CommandError, match="没有用户"):
        call_command("start_report", "2020", "--by", "nobody")


def test_the_list_says_what_is_still_open(last: Report):
    draft = start_report(2020, by=editor())
    opened_round(2020)
    found = todo(draft)
    assert found.missing == found.figures == 37
    assert found.unapproved == 0
    assert [line.title[:2] for line in found.anew] == ["二、", "三、", "（一", "（二", "（三", "（四", "（五"]
    assert len(found.to_look_at) == 20  # the lead and 19 items
    assert len(found.promises) == 21
    assert found.head == ["主送", "文号", "成文日期", "索引号", "信息分类"]
    assert not found.is_done


def test_a_rewritten_passage_leaves_the_list(last: Report):
    writer = editor()
    draft = start_report(2020, by=writer)
    part = draft.parts.get(kind="problems")
    part.rewrite(heading=part.heading, body="一是新的不足。", run_on=False, by=writer, seen=0)
    assert "二、存在的主要问题" not in [line.title for line in todo(draft).anew]
