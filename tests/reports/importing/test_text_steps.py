"""A review is saved step by step, by one at a time, and ends with nothing left to ask."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from django.utils import timezone

from indicators.models import Department, Theme, User
from indicators.office.steps import Refused, Stale
from reports.importing import number_steps, text_steps
from reports.importing.obstacles import obstacles, why_taken, word_differences
from reports.importing.renumbering import numbers_of
from reports.models import ImportedReport, ImportStage, ImportVerb, Report
from reports.reading import amending
from reports.reading.rows import RowRole
from tests import cast


def row_of(imported: ImportedReport, start: str) -> int:
    return next(row.id for row in imported.text_rows if row.text.startswith(start))


def amend(imported: ImportedReport, by: User, change: str, start: str, **more: object) -> None:
    step = partial(getattr(amending, change), id=row_of(imported, start), **more)
    text_steps.amend(imported, step, by=by, seen=imported.version)


def finish(imported: ImportedReport, by: User) -> None:
    """Everything that is asked before it is handed in."""
    facts = {"theme": Theme.objects.all()[0].pk, "department": Department.objects.all()[0].pk}
    number_steps.name_indicators(imported, list(imported.proposed), facts, by=by, seen=imported.version)
    for which in ("offers", "new"):
        number_steps.say_yes(imported, which, by=by, seen=imported.version)
    text_steps.rewrite_head(
        imported, imported.head, address="", published_on=date(2024, 3, 20), by=by, seen=imported.version
    )


def test_a_change_is_saved_at_once_and_the_review_goes_on_where_it_was(imported: ImportedReport, editor: User) -> None:
    amend(imported, editor, "raised", "强化统筹部署")
    again = ImportedReport.objects.get(pk=imported.pk)
    assert next(row for row in again.text_rows if row.text.startswith("强化统筹部署")).role is RowRole.SECTION
    assert [move.verb for move in again.moves.all()] == [ImportVerb.REVIEW, ImportVerb.READ_IN]
    amend(again, editor, "lowered", "强化统筹部署")
    assert again.moves.count() == 2
    assert again.reviewed_by == editor


def test_who_looked_at_something_older_changes_nothing(imported: ImportedReport, editor: User) -> None:
    other = cast.editor()
    amend(imported, other, "raised", "强化统筹部署")
    with pytest.raises(Stale, match="没有写入"):
        text_steps.amend(imported, partial(amending.raised, id=1), by=editor, seen=0)


def test_only_editors_review(imported: ImportedReport) -> None:
    with pytest.raises(Refused, match="没有权限"):
        amend(imported, cast.publisher(), "raised", "强化统筹部署")


def test_decisions_stay_with_their_sentences_when_the_text_is_cut_anew(imported: ImportedReport, editor: User) -> None:
    number = next(n for n in numbers_of(imported) if n.text == "6期")
    none = {"say": "none", "why": "不是本年度的数"}
    number_steps.decide(imported, [number.key], none, by=editor, seen=imported.version)
    amend(imported, editor, "raised", "抓住关键少数")
    again = next(n for n in numbers_of(imported) if n.text == "6期")
    assert (again.key, again.why, again.where) == (number.key, "不是本年度的数", "P1.S2")


def test_other_words_are_listed_and_need_a_reason(imported: ImportedReport, editor: User) -> None:
    finish(imported, editor)
    assert obstacles(imported) == []
    amend(imported, editor, "reworded", "基层执法力量", marker="", text="基层执法力量仍显不足。")
    (difference,) = word_differences(imported)
    assert (difference.before, difference.after) == ("基层执法力量不足。", "基层执法力量仍显不足。")
    with pytest.raises(Refused, match="有1处文字与原文件不同"):
        text_steps.hand_in(imported, by=editor, seen=imported.version)
    text_steps.give_reasons(imported, {difference.key: "原文件有漏字。"}, by=editor, seen=imported.version)
    text_steps.hand_in(imported, by=editor, seen=imported.version)
    assert imported.stage == ImportStage.CONFIRMING


def test_a_changed_number_is_a_new_number_with_a_new_decision(imported: ImportedReport, editor: User) -> None:
    finish(imported, editor)
    amend(imported, editor, "reworded", "召开会议2次", marker="", text="召开会议3次。")
    assert {n.text: n.is_decided for n in numbers_of(imported)} == {"3次": False, "6期": True, "2023年": True}


def test_what_is_left_is_said_all_at_once(imported: ImportedReport, editor: User) -> None:
    amend(imported, editor, "lowered", "存在的不足和原因")
    sentences = [obstacle.sentence for obstacle in obstacles(imported)]
    assert "没有填写原发布日期。" in sentences
    assert any("2个数拟作新指标" in sentence for sentence in sentences)
    with pytest.raises(Refused, match="还不能提请确认：没有填写原发布日期。"):
        text_steps.hand_in(imported, by=editor, seen=imported.version)


@pytest.mark.parametrize(("days", "is_refused"), [(0, False), (1, True)])
def test_a_report_was_not_published_tomorrow(
    imported: ImportedReport, editor: User, days: int, is_refused: bool
) -> None:
    finish(imported, editor)
    when = timezone.localdate() + timedelta(days=days)
    text_steps.rewrite_head(imported, imported.head, address="", published_on=when, by=editor, seen=imported.version)
    assert bool(obstacles(imported)) is is_refused


def test_a_year_that_is_taken_is_refused(imported: ImportedReport, editor: User) -> None:
    finish(imported, editor)
    Report.objects.create(year=2023, title="2023年度报告")
    assert [o.sentence for o in obstacles(imported)] == ["2023年度报告已在本站起草，不能补录。"]
    cast.opened_round(2022, due_on=date(2023, 1, 31))
    assert why_taken(2022) == "2022年度已在本站开启填报，不能补录。"
    assert why_taken(2019) == "2019年度报告已在本站发布，不能再补录；如有出入请走更正。"
    assert why_taken(2018) == ""


def test_another_districts_report_is_not_taken_in(imported: ImportedReport, editor: User) -> None:
    finish(imported, editor)
    imported.head["issuer"] = "临江区人民政府"
    first, *_ = obstacles(imported)
    assert "“临江区人民政府”不是本站的" in first.sentence


def test_an_indicator_with_two_values_is_refused(imported: ImportedReport, editor: User) -> None:
    finish(imported, editor)
    keys = [n.key for n in numbers_of(imported) if n.say == "new"]
    code = next(iter(imported.proposed))
    number_steps.decide(imported, keys, {"say": "new", "code": code}, by=editor, seen=imported.version)
    assert [o.sentence for o in obstacles(imported)] == ["同一指标在文中有几个不同的数：2次、6期。"]
    assert list(imported.proposed) == [code]


def test_no_figure_needs_its_reason(imported: ImportedReport, editor: User) -> None:
    key = numbers_of(imported)[0].key
    with pytest.raises(Refused, match="须写明理由"):
        number_steps.decide(imported, [key], {"say": "none", "why": " "}, by=editor, seen=imported.version)


def test_starting_over_brings_back_what_was_read(imported: ImportedReport, editor: User) -> None:
    before = imported.rows
    amend(imported, editor, "joined", "召开会议2次")
    amend(imported, editor, "set_aside", "基层执法力量")
    assert imported.rows != before
    text_steps.start_over(imported, by=editor, seen=imported.version)
    assert imported.rows == before
