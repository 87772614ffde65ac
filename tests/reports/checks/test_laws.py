"""Titles of laws: one character off, another span of years, 法制 for 法治; and nothing about what isn't listed."""

import pytest

from reports.checks.laws import Misnamed, Register
from tests.fixture_files import DATA, rows


class Row:
    def __init__(self, title: str, short_titles: str, kind: str) -> None:
        self.kind = kind
        self.names = [title, *(name for name in short_titles.split(";") if name)]


REGISTER = Register(Row(row["title"], row["short_titles"], row["kind"]) for row in rows("laws.csv"))
TOLERATED = (
    # what is typed differently and is no fault, or can't be told from a title of its own
    "punctuation",
    "issuer left out",
    "issuer shortened",
    "document number",
    "two names joined",
    "bracket lost",
    "wrong issuer",
    "inner title marks",
    "descriptive name",
    "wrong dates",
    "homophone 法制; issuer 中宣部",
    "wrong subject",
)


def faults(text: str) -> list[Misnamed]:
    return list(REGISTER.faults(text))


def test_every_listed_title_has_a_source_and_is_right() -> None:
    for row in rows("laws.csv"):
        assert row["source"]
        for name in (row["title"], *filter(None, row["short_titles"].split(";"))):
            assert faults(f"学习《{name}》。") == []


@pytest.mark.parametrize("row", rows("laws-wrong.csv", DATA), ids=lambda row: row["wrong"])
def test_forms_met_in_real_reports(row: dict[str, str]) -> None:
    wrong = row["wrong"] if "《" in row["wrong"] else f"《{row['wrong']}》"
    found = faults(f"贯彻{wrong}。")
    assert bool(found) is not row["kind_of_error"].startswith(TOLERATED)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("法治政府建设实施纲（2015-2020年）", "法治政府建设实施纲要（2015—2020年）"),
        ("法治政府建设实施纲要（2022—2025年）", "法治政府建设实施纲要（2021—2025年）"),
        ("静海区法治政府建设实施纲要（20212025年）", "静海区法治政府建设实施纲要（2021—2025年）"),
        ("法制政府建设实施纲要（2021—2025年）", "法治政府建设实施纲要（2021—2025年）"),
        ("法制政府建设实施纲要", "法治政府建设实施纲要"),
        ("法制社会建设实施纲要（2020—2025年）", "法治社会建设实施纲要（2020—2025年）"),
        ("党政主要负责人履行推进法治建设第一责任职责规定", "党政主要负责人履行推进法治建设第一责任人职责规定"),
    ],
)
def test_the_right_title_is_said(wrong: str, right: str) -> None:
    [fault] = faults(f"落实《{wrong}》。")
    assert fault.right == right


@pytest.mark.parametrize(
    "title",
    [
        "中华人民共和国会计法",
        "会计法",
        "湖南省法治政府建设实施方案（2016—2020年）",
        "湖北省法治政府建设实施方案（2021—2025年）",
        "临江区三年普法规划",
        "重大行政决策程序规定",
        "行政执法监督办法",
        "法治政府建设实施纲要",
        "法治政府建设实施纲要（2015－2020年）",
        "法治政府建设实施纲要 (2015~2020 年)",
        "优化营商环境条例》实施细则",
    ],
)
def test_what_is_not_listed_or_only_typed_otherwise_is_left_alone(title: str) -> None:
    assert faults(f"制定《{title}》。") == []


def test_a_wrong_character_is_found_outside_titles_too() -> None:
    [fault] = faults("推进法制政府建设，开展法制教育和法制审核。")
    assert (fault.start, fault.right) == (2, "法治")


def test_places_stand_for_the_title_alone() -> None:
    text = "学习《民法典》《法治政府建设实施纲（2015-2020年）》。"
    [fault] = faults(text)
    assert text[fault.start : fault.end] == "法治政府建设实施纲（2015-2020年）"
