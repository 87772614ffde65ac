"""Of which edition a file is: by the fingerprint it names, else by what it says; of two alike, the newer."""

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest

from reports.document.tree import Block, Document, Fact
from reports.verifying.comparison import Stream
from reports.verifying.extract import Extract
from reports.verifying.json_file import json_texts
from reports.verifying.judging import JSON, TABLE, Judged, Published, judge

LINES = [f"第{number}件事办好了。" for number in "一二三四五六七八九"]
FACT = Fact("decisions", "合法性审核件数", "依法决策", "件", "count", 0, "neutral", "全年的件数", "", "1235", "")


def edition(lines: list[str] = LINES, previous: str = "") -> Published:
    """One sentence is the title's, the others are these."""
    paragraphs = tuple((line,) for line in lines)
    text = Document(
        2019, "年度报告。", (), (Block("part", "plan", "p1", "", (), paragraphs, False),), (FACT,)
    ).to_json()
    return Published(text, previous, hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest())


FIRST = edition()
SECOND = edition([*LINES[:-1], "最后一件也办好了。"], FIRST.hash)
NEWEST_FIRST = [SECOND, FIRST]


def file(lines: list[str], **other: Any) -> Extract:
    return Extract("txt", lines, **other)


def told(found: Judged) -> list[tuple[str, str, str, str]]:
    return [(one.place, one.what, one.old, one.new) for one in found.alterations]


# ── which ──


def test_the_fingerprint_a_file_names_decides_and_unknown_ones_are_passed_over() -> None:
    assert judge(file(["年度报告。", *LINES], hashes=["f" * 64, FIRST.hash]), NEWEST_FIRST).edition == 1
    assert judge(file(["另说。"], hashes=[SECOND.hash, FIRST.hash]), NEWEST_FIRST).edition == 0


def test_without_a_fingerprint_the_edition_it_is_most_like_is_its_own() -> None:
    assert judge(file(["年度报告。", *LINES]), NEWEST_FIRST).edition == 1
    assert judge(file(["年度报告。", *LINES[:-1], "最后一件也办好了。"]), NEWEST_FIRST).edition == 0


def test_of_two_equally_like_it_is_the_newer() -> None:
    assert judge(file(["年度报告。", *LINES[:-1]]), NEWEST_FIRST).edition == 0
    assert judge(file(["年度报告。", *LINES[:-1]]), NEWEST_FIRST[::-1]).edition == 0


@pytest.mark.parametrize(("kept", "edition"), [(2, None), (3, 0), (4, 0)])
def test_three_of_ten_sentences_make_it_an_edition_of_ours(kept: int, edition: int | None) -> None:
    assert judge(file(LINES[:kept]), [FIRST]).edition == edition


def test_where_nothing_was_published_a_file_is_of_no_edition() -> None:
    assert judge(file(LINES), []) == Judged("txt", None, [])


def test_an_edition_that_only_names_what_it_is_like_none_of_says_nothing_more() -> None:
    found = judge(file(["毫不相干。"]), NEWEST_FIRST)
    assert (found.edition, found.alterations) == (None, [])


# ── what it says otherwise ──


def test_an_unchanged_file_says_nothing_otherwise() -> None:
    assert told(judge(file([Stream(FIRST.document()).text]), [FIRST])) == []


def workbook(**cells: str) -> Extract:
    row = dict(code="decisions", name="合法性审核件数", theme="依法决策", value="1235", unit="件", year="2019年", qualifier="", definition="全年的件数")  # noqa: C408  # fmt: skip
    lines = [Stream(FIRST.document(), is_workbook=True).text]
    return Extract("xlsx", lines, rows={"decisions": tuple((row | cells).values())}, hashes=[FIRST.hash])


@pytest.mark.parametrize(
    ("changed", "alteration"),
    [
        ({}, None),
        ({"theme": "另一个主题"}, None),
        ({"value": "1235.0"}, None),
        ({"definition": "'全年的件数"}, None),
        ({"value": "1236"}, ("合法性审核件数", "1235", "1236")),
        ({"value": ""}, ("合法性审核件数", "1235", "")),
        ({"value": "约1235"}, ("合法性审核件数", "1235", "约1235")),
        ({"name": "审核件数"}, ("合法性审核件数·指标", "合法性审核件数", "审核件数")),
        ({"unit": "次"}, ("合法性审核件数·单位", "件", "次")),
        ({"year": "2018年"}, ("合法性审核件数·年度", "2019年", "2018年")),
        ({"qualifier": "约（≈）"}, ("合法性审核件数·修饰", "", "约（≈）")),
        ({"definition": "半年的件数"}, ("合法性审核件数·口径", "全年的件数", "半年的件数")),
    ],
)
def test_each_cell_of_the_table_is_held_against_the_edition_but_a_theme_may_be_renamed(
    changed: dict[str, str], alteration: tuple[str, str, str] | None
) -> None:
    assert told(judge(workbook(**changed), [FIRST])) == ([(TABLE, *alteration)] if alteration else [])


def test_a_row_that_is_gone_and_one_that_was_added_are_told() -> None:
    found = replace(workbook(), rows={"invented": ("invented", "编造的件数", "", "7", "件", "2019年", "", "")})
    assert told(judge(found, [FIRST])) == [(TABLE, "合法性审核件数", "1235", ""), (TABLE, "编造的件数", "", "7")]


def download(**changed: Any) -> Extract:
    lines, values, canonical = json_texts(json.dumps(json.loads(FIRST.text) | changed, ensure_ascii=False))
    return Extract("json", lines, leaves=values, canonical=canonical)


def test_a_json_is_of_the_edition_whose_fingerprint_it_has() -> None:
    found = judge(download(), NEWEST_FIRST)
    assert (found.edition, found.alterations) == (1, [])


def test_a_json_with_a_changed_value_is_of_the_edition_it_is_most_like_and_names_the_value() -> None:
    facts = json.loads(FIRST.text)["facts"]
    found = judge(download(facts=[facts[0] | {"value": "9"}]), NEWEST_FIRST)
    assert found.edition == 1
    assert told(found) == [(JSON, "facts/0/value", '"1235"', '"9"')]


def test_changed_words_of_a_json_are_named_once_with_their_place() -> None:
    [found] = judge(download(title="年度总结。"), NEWEST_FIRST).alterations
    assert (found.old, found.new) == ("年度报告。", "年度总结。")


@pytest.mark.parametrize("where", ["lead", "parts"])
def test_changed_words_of_lead_and_parts_are_not_told_again_as_values(where: str) -> None:
    text = json.loads(FIRST.text)
    changed = (
        [["另有一句。"]] if where == "lead" else [text["parts"][0] | {"paragraphs": [[line] for line in LINES[:-2]]}]
    )
    found = judge(download(**{where: changed}), NEWEST_FIRST)
    assert found.alterations
    assert not [one for one in found.alterations if one.what.startswith(where) or one.place == JSON]


def test_a_changed_anchor_is_told_although_no_word_changed() -> None:
    text = json.loads(FIRST.text)
    found = judge(download(parts=[text["parts"][0] | {"anchor": "p9"}]), NEWEST_FIRST)
    assert told(found) == [(JSON, "parts/0/anchor", '"p1"', '"p9"')]


def test_after_a_row_that_is_gone_the_others_are_still_compared() -> None:
    other = replace(FACT, code="zz", name="另一件数", value="7")
    document = replace(FIRST.document(), facts=(FACT, other))
    published = Published(document.to_json(), "", "e" * 64)
    row = ("zz", "另一件数", "", "8", "件", "2019年", "", "全年的件数")
    lines = [Stream(document, is_workbook=True).text]
    found = judge(Extract("xlsx", lines, rows={"zz": row}, hashes=["e" * 64]), [published])
    assert told(found) == [(TABLE, "合法性审核件数", "1235", ""), (TABLE, "另一件数", "7", "8")]


def test_what_was_added_to_a_json_is_named_too() -> None:
    facts = json.loads(FIRST.text)["facts"]
    found = judge(download(facts=[facts[0] | {"history": [[2018, "9"]]}]), NEWEST_FIRST)
    assert told(found) == [
        (JSON, "facts/0/history", "[]", ""),
        (JSON, "facts/0/history/0/0", "", "2018"),
        (JSON, "facts/0/history/0/1", "", '"9"'),
    ]


def test_a_judgement_travels_as_plain_values() -> None:
    found = judge(workbook(value="9"), [FIRST]).as_dict()
    assert found == {"kind": "xlsx", "edition": 0, "alterations": [{"place": TABLE, "what": "合法性审核件数", "old": "1235", "new": "9"}]}  # fmt: skip
