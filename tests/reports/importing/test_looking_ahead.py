"""What a part on problems says of the next year is no figure of this one."""

from __future__ import annotations

from typing import Any

import pytest

from indicators.models import User
from reports.importing.looking_ahead import planned_places
from reports.importing.renumbering import numbers_of
from reports.importing.taking_in import take_in
from tests.reports.importing.conftest import OWN
from tests.reports.reading.documents import docx

LACKING = "仍有3个街道没有法制审核员。"


def block(heading: str, *body: str, kind: str = "", **below: list[dict[str, Any]]) -> dict[str, Any]:
    return {"heading": heading, "body": list(body), "kind": kind, "items": [], "sections": [], **below}


def problems(*body: str, **below: list[dict[str, Any]]) -> dict[str, Any]:
    return block("存在的问题和打算", *body, kind="problems", **below)


def places(parts: list[dict[str, Any]]) -> set[tuple[str, str]]:
    return planned_places({"year": 2023, "parts": parts})


@pytest.mark.parametrize(
    "announces",
    [
        "下一步，培训60场。",
        "下步将培训60场。",
        "下一阶段，培训60场。",
        "接下来，培训60场。",
        "今后，培训60场。",
        "2024年，培训60场。",
        "针对上述问题，下一步培训60场。",
    ],
)
def test_what_follows_an_announcement_is_planned(announces: str) -> None:
    parts = [block("主要工作", "下一步，已办。", kind="achievements"), problems(LACKING, announces, "配备6名。")]
    assert places(parts) == {("P2", announces), ("P2", "配备6名。")}
    assert places([problems(f"{LACKING}{announces}")]) == {("P1", announces)}


@pytest.mark.parametrize("says", ["2023年，培训60场。", "上一步已培训60场。", "培训60场，下一步继续。"])
def test_what_announces_nothing_is_of_the_year(says: str) -> None:
    assert places([problems(LACKING, says)]) == set()


def test_a_heading_announces_for_all_that_stands_below_and_behind_it() -> None:
    sections = [
        block("主要不足", LACKING, items=[block("人员偏少", "只有2名。")]),
        block("下一步打算", items=[block("强化培训", "培训60场。")]),
        block("保障", "拨付5万元。"),
    ]
    said = places([problems(sections=sections)])
    assert {where for where, _sentence in said} == {"P1.S2", "P1.S2.I1", "P1.S3"}


def test_no_announcement_reaches_into_the_next_part() -> None:
    assert places([problems("下一步，培训。"), problems(LACKING)]) == {("P1", "下一步，培训。")}


def test_such_a_number_is_decided_when_the_file_is_read(editor: User) -> None:
    told = (*OWN[:6], "二、存在的不足和下一步打算", LACKING, "下一步，组织法治夜市60场。", *OWN[-2:])
    said = {number.text: number for number in numbers_of(take_in(docx(told), "a.docx", by=editor))}
    assert (said["60场"].say, said["60场"].why) == ("none", "下一年度的安排，不是本年的数据")
    assert said["3个"].say == "new"
