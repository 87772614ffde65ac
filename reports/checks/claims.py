"""Words that say which way a figure went (上升, 持平) or how far it reaches (全部, 首次), as found in a sentence. Pure.

A direction word speaks of a figure only where the sentence makes it: beside a comparison (同比, 较上年), before the
figure (上升到7件), or alone in the clause after it (7件，明显上升). 提升执法水平 speaks of none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reports.document import Paragraph, Quote, plain_text
from reports.matching import Range, placed_quotes

Says = Literal["up", "down", "level", "all", "first", "most", "least"]
DIRECTIONS: tuple[Says, ...] = ("up", "down", "level")

_WORDS: dict[Says, str] = {
    "up": "上升|增长|提高|增加|提升|攀升|上涨|增至|升至",
    "down": "下降|减少|降低|回落|下滑|减至|降至|减为",
    "level": "持平|保持不变",
    "all": "全部|全覆盖|百分之百|件件|悉数|无一例外",
    "first": "首次|首度|第一次",
    "most": "新高|历史最高|历年最高|历年最多",
    "least": "新低|历史最低|历年最低|历年最少",
}
_WORD = re.compile("|".join(f"(?P<{says}>{words})" for says, words in _WORDS.items()))

_QUOTED = "\0"
_CLAUSE = re.compile(r"[^，。；：！？]+")
_COMPARED = re.compile(r"同比|环比|逐年|连年|[较比与同](?:于)?(?:上年|去年|上一年|往年|前一年|(?:19|20)\d\d年)")
_HOW = "有所|明显|大幅|显著|略有|小幅|持续|稳步|均|都|分别|呈|实现|保持"
_ALONE = re.compile(rf"(?:{_HOW})*(?:WORD)(?:明显|显著|较快|较大|趋势|态势|了|的?趋势)?")
_BEFORE_FIGURE = re.compile(rf"(?:了|到|至|为|达|约|近|超过?)*{_QUOTED}")
_ALL_OF_THEM = re.compile("均|都|分别|各")
_DENIED = re.compile(r"(?:未|没有|不再|不曾|并非|非)(?:能|实现|出现|做到|明显|有所|完全)?$")
_PREVENTED = re.compile(r"(?:防止|避免|遏制|扭转|减缓|不降反|不升反)$")
_HOPED = re.compile("力争|争取|确保|目标|预期|预计|计划")


@dataclass(frozen=True, slots=True)
class Claim:
    """`text` is what was written, `quotes` the figures it speaks of, `is_denied` that it says they did not."""

    says: Says
    text: str
    quotes: tuple[Quote, ...]
    is_denied: bool = False


def claims(sentence: Paragraph, year: int) -> Iterator[Claim]:
    """What a sentence says of the figures of its own year that it quotes; hopes and plans say nothing."""
    placed = list(placed_quotes(sentence))
    own = [(place, quote) for place, quote in placed if _is_own(quote, year)]
    if not own:
        return
    text = _without_figures(plain_text(sentence), [place for place, _ in placed])
    for clause in _CLAUSE.finditer(text):
        if not _HOPED.search(clause[0]):
            yield from _in_clause(text, clause, own)


def _is_own(quote: Quote, year: int) -> bool:
    return quote.year == year and not quote.fault and quote.style != "change"


def _without_figures(text: str, places: list[Range]) -> str:
    for start, end in places:
        text = text[:start] + _QUOTED * (end - start) + text[end:]
    return text


def _in_clause(text: str, clause: re.Match[str], own: list[tuple[Range, Quote]]) -> Iterator[Claim]:
    for word in _WORD.finditer(clause[0]):
        says: Says = next(name for name in _WORDS if word[name])
        start, end = clause.start() + word.start(), clause.start() + word.end()
        before = clause[0][: word.start()]
        if _PREVENTED.search(before):
            continue
        about = _about(says, text, clause, (start, end), own)
        if about:
            yield Claim(says, text[start:end], about, is_denied=bool(_DENIED.search(before)))


def _about(
    says: Says, text: str, clause: re.Match[str], word: Range, own: list[tuple[Range, Quote]]
) -> tuple[Quote, ...]:
    """The figures a word speaks of; none where it speaks of something else."""
    inside = [(place, quote) for place, quote in own if clause.start() <= place[0] < clause.end()]
    if says in ("first", "most", "least"):
        return _nearest(inside, word)
    if says == "all":
        return _nearest([(place, quote) for place, quote in own if quote.text.endswith("%")], word)
    following = text[word[1] :]
    if _BEFORE_FIGURE.match(following):
        return _nearest([(place, quote) for place, quote in own if place[0] >= word[1]], word)
    stands_alone = re.fullmatch(_ALONE.pattern.replace("WORD", re.escape(text[word[0] : word[1]])), clause[0].strip())
    if not (says == "level" or _COMPARED.search(clause[0]) or stands_alone):
        return ()
    earlier = [(place, quote) for place, quote in own if place[1] <= word[0]]
    if _ALL_OF_THEM.search(clause[0]):
        return tuple(quote for _, quote in earlier or own)
    return _nearest(earlier or own, word)


def _nearest(placed: list[tuple[Range, Quote]], word: Range) -> tuple[Quote, ...]:
    def distance(entry: tuple[Range, Quote]) -> int:
        (start, end), _ = entry
        return word[0] - end if end <= word[0] else start - word[1]

    return (min(placed, key=distance)[1],) if placed else ()
