"""One change to a report under review: words stay in their order, and what cannot be done is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from reports.reading import amending
from reports.reading.amending import LONGEST_HEADING, CannotAmend
from reports.reading.row_doubts import LONG_HEADING, SHORT_TEXT, doubts_by_row
from reports.reading.rows import ReviewRow, RowRole
from reports.reading.wording import differences

PART = ReviewRow(1, RowRole.PART, "主要举措", "一、", kind="achievements")
SECTION = ReviewRow(2, RowRole.SECTION, "健全机制", "（一）")
ITEM = ReviewRow(3, RowRole.ITEM, "统筹部署。", "1.", run_on=True)
TEXT = ReviewRow(4, RowRole.TEXT, "召开会议2次。督办事项3件。")
ASIDE = ReviewRow(5, RowRole.FURNITURE, "— 1 —", kind="页码")
LAST = ReviewRow(6, RowRole.TEXT, "2.抓住关键少数。全年学法6期。")
ROWS = [PART, SECTION, ITEM, TEXT, ASIDE, LAST]


def words(rows: Sequence[ReviewRow]) -> str:
    return "".join(row.full for row in rows)


def told(rows: Sequence[ReviewRow]) -> list[tuple[str, str, str]]:
    return [(row.role.value, row.marker, row.text) for row in rows]


@pytest.mark.parametrize(
    ("change", "id", "more"),
    [
        (amending.raised, 2, {}),
        (amending.raised, 4, {}),
        (amending.raised, 6, {}),
        (amending.lowered, 1, {}),
        (amending.lowered, 3, {}),
        (amending.split, 4, {"place": 7}),
        (amending.split, 2, {"place": 2}),
        (amending.joined, 6, {}),
        (amending.joined, 4, {}),
        (amending.set_aside, 4, {}),
        (amending.taken_back, 5, {}),
        (amending.of_kind, 1, {"kind": "plan"}),
        (amending.checked, 4, {}),
    ],
)
def test_no_change_moves_or_loses_a_word(change: Callable[..., Any], id: int, more: dict[str, Any]) -> None:
    now = change(ROWS, id, **more)
    assert now != ROWS
    assert sorted(words(now)) == sorted(words(ROWS))
    if change is not amending.joined:  # what is joined passes the furniture between
        assert differences(ROWS, now) == []
    assert len({row.id for row in now}) == len(now)


def test_a_paragraph_with_a_number_becomes_a_heading_its_text_running_on() -> None:
    assert told(amending.raised(ROWS, 6)[-2:]) == [
        ("item", "2.", "抓住关键少数。"),
        ("text", "", "全年学法6期。"),
    ]
    assert amending.raised(ROWS, 6)[-2].run_on


def test_a_heading_lowered_to_text_takes_back_what_ran_on_behind_it() -> None:
    lowered = amending.lowered(ROWS, 3)
    assert told(lowered)[2] == ("text", "", "1.统筹部署。召开会议2次。督办事项3件。")
    assert amending.raised(lowered, 3)[2].marker == "1."


def test_only_a_part_has_a_kind() -> None:
    assert amending.raised(ROWS, 2)[1].kind == "other"
    assert amending.lowered(ROWS, 1)[0].kind == ""
    with pytest.raises(CannotAmend, match="只有一级标题"):
        amending.of_kind(ROWS, 2, "plan")
    with pytest.raises(CannotAmend):
        amending.of_kind(ROWS, 1, "nonsense")


@pytest.mark.parametrize(("place", "is_refused"), [(0, True), (1, False), (13, False), (14, True), (-1, True)])
def test_a_text_is_cut_between_two_characters(place: int, is_refused: bool) -> None:
    assert len(TEXT.text) == 14
    if is_refused:
        with pytest.raises(CannotAmend, match="光标"):
            amending.split(ROWS, 4, place)
    else:
        first, second = amending.split(ROWS, 4, place)[3:5]
        assert (first.text, second.text) == (TEXT.text[:place], TEXT.text[place:])


def test_below_a_heading_text_runs_on_and_then_becomes_part_of_it() -> None:
    rows = [PART, ReviewRow(2, RowRole.TEXT, "和成效")]
    once = amending.joined(rows, 2)
    assert once[0].run_on
    assert told(amending.joined(once, 2)) == [("part", "一、", "主要举措和成效")]


@pytest.mark.parametrize(("length", "is_refused"), [(LONGEST_HEADING, False), (LONGEST_HEADING + 1, True)])
def test_a_heading_has_room_for_what_the_report_holds(length: int, is_refused: bool) -> None:
    rows = [PART, ReviewRow(2, RowRole.TEXT, "长" * length)]
    if is_refused:
        with pytest.raises(CannotAmend, match="最长400个字"):
            amending.raised(rows, 2)
    else:
        assert amending.raised(rows, 2)[1].role is RowRole.ITEM


@pytest.mark.parametrize(
    ("change", "id", "why"),
    [
        (amending.raised, 1, "最高一级"),
        (amending.lowered, 4, "已经是正文"),
        (amending.raised, 5, "只有标题和段落"),
        (amending.joined, 1, "上面没有"),
        (amending.joined, 5, "不能与上文合并"),
        (amending.raised, 99, "已经不在了"),
    ],
)
def test_what_cannot_be_done_is_said(change: Callable[..., Any], id: int, why: str) -> None:
    with pytest.raises(CannotAmend, match=why):
        change(ROWS, id)


def test_words_are_not_emptied() -> None:
    with pytest.raises(CannotAmend, match="不能为空"):
        amending.reworded(ROWS, 4, "", "  ")
    assert amending.reworded(ROWS, 3, "2.", "统筹。")[2].full == "2.统筹。"


# ── what is doubted ──


@pytest.mark.parametrize(
    ("row", "is_doubted"),
    [
        (ReviewRow(9, RowRole.TEXT, "长" * SHORT_TEXT), True),
        (ReviewRow(9, RowRole.TEXT, "长" * (SHORT_TEXT + 1)), False),
        (ReviewRow(9, RowRole.TEXT, "已完成。"), False),
        (ReviewRow(9, RowRole.TEXT, "（二）规范执法，全年办理案件12件。"), True),
        (ReviewRow(9, RowRole.TEXT, "2.规范执法，全年办理案件12件。"), False),
        (ReviewRow(9, RowRole.SECTION, "长" * LONG_HEADING, "（二）"), False),
        (ReviewRow(9, RowRole.SECTION, "长" * (LONG_HEADING + 1), "（二）"), True),
        (ReviewRow(9, RowRole.SECTION, "规范执法", "（二）"), False),
        (ReviewRow(9, RowRole.SECTION, "规范执法", "（三）"), True),
        (ReviewRow(9, RowRole.SECTION, "规范执法"), True),
        (ReviewRow(9, RowRole.FURNITURE, "全" * 29 + "。"), True),
        (ReviewRow(9, RowRole.FURNITURE, "全" * 28 + "。"), False),
        (ReviewRow(9, RowRole.PART, "工作", "二、", kind="other"), True),
    ],
)
def test_what_a_person_should_look_at(row: ReviewRow, is_doubted: bool) -> None:
    end = ReviewRow(10, RowRole.TEXT, "工作取得明显成效，群众满意度稳步提高。")
    assert (9 in doubts_by_row([PART, SECTION, TEXT, row, end])) is is_doubted
    checked = ReviewRow(9, row.role, row.text, row.marker, row.kind, is_checked=True)
    assert 9 not in doubts_by_row([PART, SECTION, TEXT, checked, end])
