"""A plan's sentences → proposals, tried on the plan of 2019, whose 21 tasks people cut by hand."""

import pytest

from reports.tracker.planning import LONGEST_TITLE, proposals, title


def phrases(*paragraphs: str) -> list[str]:
    return [proposal.phrase for proposal in proposals(paragraphs)]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("", []),
        ("完善信用体系建设。", ["完善信用体系建设"]),
        ("完善信用体系建设，加大知识产权保护力度。", ["完善信用体系建设", "加大知识产权保护力度"]),
        ("健全审核制度，保障决策合法性。", ["健全审核制度，保障决策合法性"]),  # what for stays with what
        ("开展业务培训，全面提升综合素质，严格落实三项制度。", ["开展业务培训，全面提升综合素质", "严格落实三项制度"]),
        ("一是加强学习；二是强化监督。", ["加强学习", "强化监督"]),
        ("（1）推进改革。（2）推进改革。", ["推进改革"]),  # said twice, proposed once
        ("2021年，我区法治政府建设将继续向前。", ["2021年，我区法治政府建设将继续向前"]),
    ],
)
def test_a_sentence_is_cut_where_something_new_is_done(paragraph: str, expected: list[str]) -> None:
    assert phrases(paragraph) == expected


def test_every_proposal_stands_word_for_word_in_its_paragraph() -> None:
    paragraph = "大力推行多方监管，积极实施行政复议体制改革，持续开展行政执法案卷评查，化解程序不规范难题。"
    assert all(phrase in paragraph for phrase in phrases(paragraph))


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("进一步健全事中事后监管机制", "健全事中事后监管机制"),
        ("积极实施行政复议体制改革", "实施行政复议体制改革"),
        ("持续开展业务培训，全面提升综合素质", "开展业务培训"),
        ("深入推进“四办”改革", "深入推进“四办”改革"),  # 推进 needs its adverb
        ("继续", "继续"),
        ("开展" + "很长" * 60, ("开展" + "很长" * 60)[:LONGEST_TITLE]),
    ],
)
def test_a_title_is_the_first_clause_without_its_adverbs(phrase: str, name: str) -> None:
    assert title(phrase) == name
