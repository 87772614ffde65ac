"""What was published elsewhere joins the shelf as it is: its words to the letter, its figures in the series, by four eyes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from indicators.models import Collection, Figure, FigureMove, Indicator
from indicators.models.figure_steps import FigureStatus, FigureVerb
from indicators.numbers import Measured
from indicators.office.steps import Refused, Stale
from reports.document.tree import plain_text
from reports.models import Edition, ImportedReport, ImportStage, Item, Part, Report, Section
from reports.publishing import verification
from reports.publishing.imported import hindrances, publish_import
from reports.publishing.imported_figures import UNSAID, measured_in
from reports.publishing.verbs import open_correction
from reports.tracker.promising import add_tasks, found_in
from tests import cast
from tests.importing import BOUND, EARLIER, figure, handed_in, reviewed

pytestmark = pytest.mark.django_db

REVIEWED = "legality_review_decision_count"


# ── the text ──


def test_its_words_are_the_files_to_the_letter(edition: Edition) -> None:
    said = edition.document.to_text().replace(" ", "")
    assert said == "\n".join(EARLIER[:-2]).replace(" ", "") + "\n"
    assert edition.document.meta["issued_on"] == "2019-03-20"


def test_numbers_as_written_stay_and_items_stand_in_their_part(edition: Edition) -> None:
    achievements, problems, _plan = edition.document.parts
    assert [item.marker for item in achievements.children[0].children] == ["1．", "3．"]
    assert [(item.level, item.marker) for item in problems.children] == [("item", "1．"), ("item", "2．")]
    assert Section.objects.get(part__report__year=2018, part__kind="achievements").own_marker is False


def test_a_number_is_quoted_where_the_quotation_reads_as_the_words_do(edition: Edition) -> None:
    quoted = {quote.code: (quote.text, quote.style) for quote in edition.document.quotes()}
    assert quoted == {
        "legality_review_decision_count": ("1,186", "grouped"),
        "audit_project_count": ("18", "number"),
        "audit_irregular_amount": ("30.5", "number"),
        "n2018_001": ("12", "number"),
        "open_gov_info_published_count": ("近3万", "wan"),
    }
    bodies = "".join(Item.objects.filter(section__part__report__year=2018).values_list("body", flat=True))
    assert "{{legality_review_decision_count|grouped}}件" in bodies
    assert "{{audit_project_count}}个" in bodies


def test_where_no_quotation_reads_as_the_words_do_they_stay_and_the_figure_is_there(editor: Any) -> None:
    parted = tuple(line.replace("1,186", "1，186") for line in EARLIER)
    edition = publish_import(handed_in(parted, by=editor, bound=BOUND | {"1，186件": REVIEWED}), by=cast.publisher())
    assert "全年对1，186件行政决策" in edition.document.to_text()
    assert REVIEWED not in {quote.code for quote in edition.document.quotes()}
    assert figure(REVIEWED).value == Decimal(1186)


def test_what_a_plan_aims_at_is_no_figure_of_the_year(edition: Edition) -> None:
    assert not Figure.objects.filter(indicator__code="reconsideration_accepted_count", year=2018).exists()


def test_a_heading_quotes_its_figure_and_its_year_moves_with_the_next_draft(editor: Any) -> None:
    headed = (*EARLIER[:5], "（二）2018年举办法治夜市12场", "居民踊跃参加。", *EARLIER[6:])
    edition = publish_import(handed_in(headed, by=editor), by=cast.publisher())
    section = Section.objects.get(part__report=edition.report, body="居民踊跃参加。")
    assert section.heading == "{{year}}年举办法治夜市{{n2018_001}}场"
    assert "（二）2018年举办法治夜市12场\n" in edition.document.to_text()


# ── the figures ──


def test_a_figure_is_as_if_it_had_been_published_here(edition: Edition) -> None:
    one = figure("legality_review_decision_count")
    assert (one.value, one.published_value, one.status) == (Decimal(1186), Decimal(1186), FigureStatus.LOCKED)
    assert one.source == one.published_source == EARLIER[0]
    move = FigureMove.objects.get(figure=one)
    assert (move.verb, move.get_verb_display()) == (FigureVerb.IMPORT, "导入")
    assert move.note.startswith("全年对1,186件行政决策开展合法性审核")
    assert move.by == edition.published_by


def test_a_qualified_figure_keeps_its_qualifier(edition: Edition) -> None:
    one = figure("open_gov_info_published_count")
    assert (one.published_value, one.published_qualifier) == (Decimal(30000), "nearly")


def test_a_new_indicator_joins_the_catalogue(edition: Edition) -> None:
    made = Indicator.objects.get(code="n2018_001")
    assert "法治夜市" in made.name
    assert figure("n2018_001").published_value == 12


def test_its_edition_holds_what_it_says_and_nothing_else(edition: Edition) -> None:
    assert {fact.code for fact in edition.document.facts} == {
        "legality_review_decision_count",
        "audit_project_count",
        "open_gov_info_published_count",
        "audit_irregular_amount",
        "n2018_001",
    }
    assert all(len(fact.history) == 1 and not fact.change for fact in edition.document.facts)
    assert list(verification.faults()) == []


# ── four eyes, and what it is refused for ──


def test_who_read_it_in_does_not_confirm_it(editor: Any, imported: ImportedReport) -> None:
    both = cast.publisher()
    imported.read_in_by = both
    imported.save()
    with pytest.raises(Refused, match="另一位发布人"):
        publish_import(imported, by=both)
    with pytest.raises(Refused, match="另一位发布人"):
        publish_import(imported, by=editor)
    assert not Report.objects.filter(year=2018).exists()


def test_an_import_in_review_is_not_confirmed(editor: Any) -> None:
    with pytest.raises(Refused, match="待核对"):
        publish_import(reviewed(by=editor), by=cast.publisher())


def test_nobody_confirms_twice_or_what_they_have_not_seen(imported: ImportedReport) -> None:
    with pytest.raises(Stale):
        publish_import(imported, by=cast.publisher(), seen=imported.version - 1)
    publish_import(imported, by=cast.publisher(), seen=imported.version)
    with pytest.raises(Refused, match="已发布"):
        publish_import(imported, by=cast.publisher())
    assert imported.stage == ImportStage.PUBLISHED
    assert imported.confirmed_by is not None


def test_a_year_that_was_begun_here_meanwhile_is_refused_and_nothing_is_written(imported: ImportedReport) -> None:
    Report.objects.create(year=2018, title="草稿")
    indicators = Indicator.objects.count()
    with pytest.raises(Refused, match="起草"):
        publish_import(imported, by=cast.publisher())
    assert (Indicator.objects.count(), Figure.objects.filter(year=2018).count()) == (indicators, 0)


def test_a_year_with_a_round_is_refused(imported: ImportedReport) -> None:
    today = timezone.localdate()
    Collection.objects.create(
        year=2018, opens_on=today, due_on=today, opened_at=timezone.now(), opened_by=cast.administrator()
    )
    with pytest.raises(Refused, match="填报"):
        publish_import(imported, by=cast.publisher())


def test_an_edition_of_the_year_refuses_the_next(edition: Edition, editor: Any) -> None:
    second = reviewed(by=editor)
    assert any("已在本站发布" in said for said in hindrances(second))


def test_a_day_to_come_and_another_issuer_are_refused(imported: ImportedReport) -> None:
    imported.published_on = timezone.localdate() + timedelta(days=1)
    imported.head = imported.head | {"issuer": "临江区人民政府"}
    imported.save()
    with pytest.raises(Refused) as refused:
        publish_import(imported, by=cast.publisher())
    said = "".join(refused.value.messages)
    assert "不能晚于今天" in said
    assert "体检" in said


def test_today_is_no_day_to_come(imported: ImportedReport) -> None:
    imported.published_on = timezone.localdate()
    imported.save()
    assert publish_import(imported, by=cast.publisher()).number == 1


def test_one_indicator_with_two_numbers_is_refused(editor: Any) -> None:
    imported = handed_in(by=editor)
    imported.numbers = [
        n | ({"code": "audit_project_count"} if n["text"] == "30.5亿元" else {}) for n in imported.numbers
    ]
    imported.save()
    with pytest.raises(Refused) as refused:
        publish_import(imported, by=cast.publisher())
    assert "以“个”计，原文是“30.5亿元”" in "".join(refused.value.messages)


# ── other years ──


def test_other_years_are_read_live_and_the_fingerprint_stays(client: Client, loaded: None, editor: Any) -> None:
    before = Edition.objects.get(report__year=2019)
    html = client.get(reverse("report", args=[2019])).content.decode()
    assert "历年走势和增减取自" not in html
    publish_import(handed_in(by=editor), by=cast.publisher())
    html = client.get(reverse("report", args=[2019])).content.decode()
    assert "历年走势和增减取自" in html
    assert "比2018年" in html or "上年" in html
    after = Edition.objects.get(report__year=2019)
    assert (after.hash, after.text) == (before.hash, before.text)
    assert after.is_intact


def test_a_year_whose_figures_are_partly_there_leaves_them_as_they_are(editor: Any) -> None:
    other = Indicator.objects.get(code="audit_advice_count")
    Figure(indicator=other, year=2018).publish_from_source(Decimal(41), source="统计公报", by=editor)
    edition = publish_import(handed_in(by=editor), by=cast.publisher())
    assert edition.document.fact("audit_advice_count") is None
    assert figure("audit_advice_count").published_value == 41
    assert list(verification.faults()) == []


def test_measures_are_turned_into_the_indicators_own() -> None:
    indicator = Indicator(unit="亿元", kind="amount", decimals=2)
    number = UNSAID | {"value": 3500, "unit": "万元", "qualifier": "约"}
    assert measured_in(number, indicator) == Measured(Decimal("0.35"), "approx")
    assert measured_in(UNSAID, indicator) == Measured()


def test_the_plan_of_the_newest_year_becomes_tasks_by_a_correction(edition: Edition) -> None:
    report = edition.report
    open_correction(report, by=cast.publisher(), reason="增列任务。", tasks=True)
    found = found_in(report)
    assert [one.proposal.phrase for one in found] == ["下一年", "组织法治宣传进社区，受理行政复议案件力争不超过50件"]
    chosen = [(found[1].section, found[1].proposal.phrase, found[1].proposal.title)]
    [task] = add_tasks(report, chosen, by=cast.editor())
    assert task.year == 2019


def test_two_readings_of_one_year_are_told_apart(edition: Edition) -> None:
    report = edition.report
    assert report.original.published_on == date(2019, 3, 29)
    assert report.original.sha256 == report.original.imported.sha256
    assert plain_text(edition.document.lead[0]) == EARLIER[1]
    assert report.parts.get(kind=Part.Kind.PLAN).sections.get().is_bare
