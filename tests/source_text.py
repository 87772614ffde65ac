"""Mending the marks that a text conversion left on the raw source, one named rule per kind of damage.

The rules know shapes, not words: they move spaces and line ends and drop emphasis marks, and never touch the
wording. The result is plain text: one paragraph a line, no blank lines, one final newline.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

Rule = tuple[str, Callable[[str], str]]

RAW_SOURCE = Path(__file__).parent / "data" / "hanyang-2019-report.txt"

HAN = r"\u4e00-\u9fff"
CJK = HAN + r"\u3001-\u3011（），：；“”—"
MARKER = r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\. "


def join_title(text: str) -> str:
    """The title is the first paragraph; a space between two 汉字 is where its two printed lines met."""
    return re.sub(r"\A\s*.+", lambda title: re.sub(rf"(?<=[{HAN}]) +(?=[{HAN}])", "", title[0]), text)


def close_up_digits(text: str) -> str:
    """Chinese sets no space between a digit and the 汉字 or mark beside it; `1. ` is followed by none of these."""
    return re.sub(rf"(?<=[{CJK}]) +(?=\d)|(?<=[\d%]) +(?=[{CJK}])", "", text)


def drop_emphasis(text: str) -> str:
    """`**` is bold in another notation."""
    return text.replace("**", "")


def break_before_section(text: str) -> str:
    """A section marker that follows the colon of an announcement opens a line of its own."""
    return re.sub(r"(?<=：)(?=（[一二三四五六七八九十]+）)", "\n", text)


def rejoin_split_paragraph(text: str) -> str:
    """A paragraph that holds a finished sentence and then breaks off goes on in the next, unmarked one.

    A heading ends without a mark too, but no sentence ends inside one; so 。 tells the two apart.
    """
    return re.sub(rf"^(.*。.*[^。！？：；\n])\n+(?!{MARKER})(?=.)", r"\1", text, flags=re.MULTILINE)


def drop_blank_lines(text: str) -> str:
    """Blank lines, also those above the title, part paragraphs that the line end already parts."""
    return re.sub(r"\n{2,}", "\n", text).removeprefix("\n")


def end_with_newline(text: str) -> str:
    """The last paragraph ends like every other."""
    return text.rstrip("\n") + "\n"


RULES: tuple[Rule, ...] = (
    ("join the title", join_title),
    ("close up digits", close_up_digits),
    ("drop emphasis", drop_emphasis),
    ("break before a section", break_before_section),
    ("rejoin a split paragraph", rejoin_split_paragraph),
    ("drop blank lines", drop_blank_lines),
    ("end with a newline", end_with_newline),
)


def mend(raw: str, rules: Sequence[Rule] = RULES) -> str:
    """The raw source with the given rules applied in their order."""
    for _name, rule in rules:
        raw = rule(raw)
    return raw
