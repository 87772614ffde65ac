"""Where a line may not break."""

import pytest

from indicators.numbers.unbroken import numbers_unbroken, unbroken


def held(text: str) -> list[str]:
    """What stands in one piece each."""
    return [piece.partition("</span>")[0] for piece in text.split('<span class="unbroken">')[1:]]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("由1,235件减为1,134件，", ["1,235件", "1,134件"]),
        ("下降1.6个百分点；", ["1.6个百分点"]),
        ("29.99亿元、3余万件", ["29.99亿元", "3余万件"]),
        ("2026年11月16日", ["2026年", "11月", "16日"]),
        ("关于2024年度法治政府建设情况的报告", ["2024年度"]),
        ("2024年，度量衡3个", ["2024年", "3个"]),
        ("增长12.3%，其中1、2项", ["2项"]),
        ("没有数字", []),
        ("", []),
    ],
)
def test_a_number_stays_with_its_classifier(text: str, pieces: list[str]) -> None:
    assert held(numbers_unbroken(text)) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("完成主要任务。", ["任务。"]),
        ("一支队伍、查多项事”。", ["项事”。"]),
        ("共受理3件。", ["3件"]),
        ("共受理3件次。", ["3件次。"]),
        ("共3件，办结", ["3件", "办结"]),
        ("好。", []),
        ("见ABC", []),
        ("", []),
    ],
)
def test_a_last_line_has_two_characters(text: str, pieces: list[str]) -> None:
    assert held(unbroken(text)) == pieces


def test_a_mark_stands_on_the_line_of_the_last_word() -> None:
    assert unbroken("主要任务。", "¶") == '主要<span class="unbroken">任务。¶</span>'
    assert unbroken("共3件。", "¶") == '共<span class="unbroken">3件</span>。¶'
    assert unbroken("", "¶") == "¶"


@pytest.mark.parametrize("text", ["<b>3件</b>", "<script>三件"])
def test_what_people_type_is_escaped(text: str) -> None:
    assert "<b" not in unbroken(text, "<b>")
    assert "<script" not in numbers_unbroken(text)
