"""Mending what printing, copying and recognition do to a text: one named rule per kind of damage. Pure.

The rules know shapes, not words. They move spaces and line ends, drop marks of other notations, and put back two signs that recognition
loses; they never touch the wording, and what they put back is noted. `tests/reports/reading/test_mending.py` shows each to be needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from indicators.office.characters import visible
from reports.reading.flattened import split_flattened
from reports.reading.lines import Line, Table, recut
from reports.reading.markers import HAN, Rank, marker_at_start
from reports.reading.wrapping import join_printed_lines

Rule = tuple[str, Callable[[list[Line]], list[Line]]]

_HANZI = r"\u4e00-\u9fff"
_CJK = _HANZI + r"\u3001-\u3011（），：；“”—"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
_FINISHED = re.compile(r"[。！？：；…）)》”]\s*$")
_LABEL = re.compile(r"(?:附?[表图]|附件)\d{1,2} ")
_CONTROLS, _WIDE_BLANKS = re.compile(r"[\x0b-\x1f]"), re.compile(r"[\t\u00a0\u2002-\u200a]")
_IS_WIDE, _WIDE = re.compile(r"[０-９％．]"), re.compile(r"[０-９％]")
_WIDE_POINT = re.compile(r"(?<=[0-9０-９])．(?=[0-9０-９])")
_BESIDE_DIGIT = re.compile(rf"(?<=[{_CJK}]) +(?=\d)|(?<=[\d%]) +(?=[{_CJK}])")
_BETWEEN_HANZI = re.compile(rf"(?<=[{_CJK}]) {{1,2}}(?=[{_CJK}])")
_TWO_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)((?:19|20)\d\d)(?=年)")
_HALF_A_BRACKET = re.compile(rf"^(?=[{HAN}]{{1,3}}）)")
LONGEST_TAIL = 20
LONGEST_NUMBER = 8
"""Before a heading set apart stands its number at most."""
_HASHES = re.compile(r"[ \u3000]{0,3}(#{1,4}) +(?=[^\s#])")
_EMPHASIS = re.compile(r"(?<!\*)\*\*(?!\*)(.+?)(?<!\*)\*\*(?!\*)")


def _each(mend: Callable[[str], str]) -> Callable[[list[Line]], list[Line]]:
    """A rule for one text, as a rule for all lines."""

    def rule(lines: list[Line]) -> list[Line]:
        return [_mended_table(line, line.table, mend) if line.table else recut(line, mend(line.text)) for line in lines]

    return rule


def _mended_table(line: Line, table: Table, mend: Callable[[str], str]) -> Line:
    line.table = Table(tuple(tuple(map(mend, row)) for row in table.rows), mend(table.caption))
    return line


def plain_spaces(text: str) -> str:
    """Tabs, no-break and other wide blanks are blanks; invisible characters are nothing."""
    return visible(_CONTROLS.sub("", _WIDE_BLANKS.sub(" ", text)))


def plain_digits(text: str) -> str:
    """Full-width digits are digits; a full-width point only between two of them."""
    if not _IS_WIDE.search(text):
        return text
    return _WIDE.sub(lambda digit: digit[0].translate(_FULL_WIDTH), _WIDE_POINT.sub(".", text))


def close_up_digits(text: str) -> str:
    """Chinese sets no space between a digit and the 汉字 or mark beside it; `1. ` is followed by none of these.

    The number of a table keeps its distance from the caption: 表1 案件情况.
    """
    if " " not in text:
        return text
    label = _LABEL.match(text)
    start = label.end() if label else 0
    return text[:start] + _BESIDE_DIGIT.sub("", text[start:])


def close_up_hanzi(text: str) -> str:
    """A blank between two 汉字 is where two printed lines met."""
    return _BETWEEN_HANZI.sub("", text) if " " in text else text


def strip_ends(text: str) -> str:
    """Indents and trailing blanks are layout."""
    return text.strip(" \u3000")


def restore_span_of_years(text: str) -> str:
    """（20212025年）: recognition lost the dash between two years."""
    return _TWO_YEARS.sub(r"\1—\2", text)


def drop_emphasis(lines: list[Line]) -> list[Line]:
    """`**` is bold in another notation, `##` a heading: what stands between is bold, what stands behind of that level below
    the title. Longer rows of either hide something, and stay."""
    for line in lines:
        if found := _HASHES.match(line.text):
            line.text, line.level = line.text[found.end() :], line.level or len(found[1]) - 1
        if "**" not in line.text:
            continue
        if (found := _EMPHASIS.search(line.text)) and found.start() <= LONGEST_NUMBER:
            line.bold = found.start() + len(found[1])
        line.text = _EMPHASIS.sub(r"\1", line.text)
    return lines


def split_glued_sections(lines: list[Line]) -> list[Line]:
    """A heading glued to the end of the text before it opens a line of its own: …重点做好以下工作：（一）强化组织保障."""
    return [piece for line in lines for piece in _unglued(line)]


_GLUED = re.compile(rf"(?<=[：:。；;])(?=[（(][{HAN}]{{1,3}}[）)][^。；：:;]{{2,40}}$)")


def _unglued(line: Line) -> list[Line]:
    if line.table or not _GLUED.search(line.text):
        return [line]
    before, after = _GLUED.split(line.text, maxsplit=1)
    return [recut(line, before), Line(after, page=line.page)]


def rejoin_torn_paragraphs(lines: list[Line]) -> list[Line]:
    """A paragraph that breaks off inside a sentence goes on in the next, unmarked one.

    A heading ends without a mark too, but no sentence ends inside one; so 。 tells the two apart. A number whose fellows
    run on into their text and that itself has neither mark nor text is torn as well.
    """
    kept: list[Line] = []
    running = _running_ranks(lines)
    for line in lines:
        if kept and _is_torn(kept[-1], line, running):
            kept[-1].text += line.text
        else:
            kept.append(line)
    return kept


def _running_ranks(lines: list[Line]) -> set[Rank]:
    """The kinds of numbers that mostly have their text on the same line."""
    marked = [(marker.rank, "。" in line.text) for line in lines if (marker := marker_at_start(line.text))]
    counts = {rank: [runs for other, runs in marked if other is rank] for rank in (Rank.ITEM, Rank.DETAIL)}
    return {rank for rank, runs in counts.items() if sum(runs) > 0.7 * len(runs) > 0}


def _is_torn(line: Line, following: Line, running: set[Rank]) -> bool:
    if line.table or following.table or following.align or not following.text or marker_at_start(following.text):
        return False
    if _FINISHED.search(line.text) or not line.text:
        return False
    marker = marker_at_start(line.text)
    if "。" in line.text:
        return len(following.text) > LONGEST_TAIL or bool(re.search(r"[。；，]", following.text))
    return bool(marker and marker.rank in running and "。" in following.text and len(line.text) < LONGEST_TAIL)


def full_stops(lines: list[Line]) -> list[Line]:
    """A text without a single 。 ends its sentences with a point of half width; the point of a number is none."""
    if any("。" in line.text for line in lines) or sum(map(_points, lines)) < FEWEST_POINTS:
        return lines
    return [line if line.table else recut(line, _POINT.sub("。", line.text)) for line in lines]


FEWEST_POINTS = 3
_POINT = re.compile(rf"(?<=[{_HANZI}）)”%])(?<!^[{HAN}])(?<!^[{HAN}]{{2}})\. ?(?=[{_HANZI}“（(]|\d+[.、．]|\s*$)")


def _points(line: Line) -> int:
    return 0 if line.table else len(_POINT.findall(line.text))


def restore_bracket(text: str) -> str:
    """二）简政放权: recognition lost the opening bracket."""
    return _HALF_A_BRACKET.sub("（", text)


def drop_blank_lines(lines: list[Line]) -> list[Line]:
    """Empty lines part paragraphs that the line end already parts; what follows remembers it."""
    kept: list[Line] = []
    is_apart = False
    for line in lines:
        if line.text or line.table or line.marker:
            line.is_apart = line.is_apart or is_apart
            kept.append(line)
        is_apart = not (line.text or line.table or line.marker)
    return kept


RESTORING = frozenset({"restore a bracket", "restore a span of years"})
"""Rules that put a sign back: what they do is said."""

EVERYWHERE: tuple[Rule, ...] = (
    ("plain spaces", _each(plain_spaces)),
    ("plain digits", _each(plain_digits)),
    ("drop emphasis", drop_emphasis),
    ("full stops", full_stops),
    ("split a flattened text", split_flattened),
)
"""What is done to every file, before anything else."""

PRINTED: tuple[Rule, ...] = (("join printed lines", join_printed_lines),)
"""What is done only where a file knows no paragraphs of its own."""

AFTERWARDS: tuple[Rule, ...] = (
    ("strip the ends", _each(strip_ends)),
    ("close up digits", _each(close_up_digits)),
    ("close up 汉字", _each(close_up_hanzi)),
    ("drop blank lines", drop_blank_lines),
    ("break before a section", split_glued_sections),
    ("restore a span of years", _each(restore_span_of_years)),
)

TORN: tuple[Rule, ...] = (
    ("restore a bracket", _each(restore_bracket)),
    ("rejoin a torn paragraph", rejoin_torn_paragraphs),
)
"""Only where paragraphs may be torn."""


def rules(*, is_printed: bool) -> tuple[Rule, ...]:
    """The rules for a file, in their order."""
    return (*EVERYWHERE, *(PRINTED if is_printed else ()), *AFTERWARDS, *(TORN if is_printed else ()))


def mend(lines: list[Line], rules: Sequence[Rule], notes: list[str] | None = None) -> list[Line]:
    """The lines with the given rules applied in their order; what was put back is noted."""
    for name, rule in rules:
        before = [line.text for line in lines] if name in RESTORING else []
        lines = rule(lines)
        if notes is not None:
            changed = [line.text for old, line in zip(before, lines, strict=False) if old != line.text]
            notes += [f"补上了识别时漏掉的符号，请核对：“{text[:24]}……”" for text in changed]
    return lines


def mended(text: str) -> str:
    """A text of its own, such as a footnote, as it should stand."""
    [line] = mend([Line(text)], (*EVERYWHERE[:2], *AFTERWARDS[:3]))
    return line.text
