"""What the checker remarks on one bound paragraph, wherever it comes from: a passage of a report or a typed text. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.checks.arithmetic import slips, summands
from reports.checks.claims import claims, clause_of
from reports.checks.judging import Verdict, judge
from reports.checks.spoken import Spoken, filled, spoken
from reports.checks.years import stale_years
from reports.document.tree import Paragraph, plain_text, sentences

if TYPE_CHECKING:
    from reports.checks.claim import Claim
    from reports.checks.laws import Register
    from reports.narrative.binding import FigureBook


@dataclass(frozen=True, slots=True)
class Remark:
    """A code of `finding.KINDS` about `paragraph[start:end]`. `token` writes rightly what stands there; "" where none does."""

    code: str
    message: str
    start: int
    end: int
    token: str = ""
    clause: tuple[int, int] = (0, 0)
    """The whole clause that the token can stand in place of; empty where the clause says more."""


def on_wording(paragraph: Paragraph, book: FigureBook, phrases: Iterable[str] = ()) -> Iterator[Remark]:
    """Claims and sums of a paragraph that its figures contradict or cannot prove."""
    names, units, kept = book.names, book.units, tuple(phrases)
    at = 0
    for stretch in _stretches(paragraph):
        begins = at
        read = [(sentence, spoken(sentence, book.year, names, units, kept)) for sentence in sentences(stretch)]
        for sentence, said in read:
            if said.mentions:
                yield from _of_claims(said, book, names, at)
            at += len(plain_text(sentence))
        whole = read[0][1] if len(read) == 1 else spoken(stretch, book.year, names, units, kept)
        yield from _of_sums(whole, begins)


def _stretches(paragraph: Paragraph) -> Iterator[Paragraph]:
    """As far as sums reach: over a ；, and into a sentence that 其中 begins."""
    current: Paragraph = ()
    for sentence in sentences(paragraph, "。！？"):
        if current and not plain_text(sentence).lstrip().startswith("其中"):
            yield current
            current = ()
        current = (*current, *sentence)
    if current:
        yield current


def on_titles(text: str, register: Register) -> Iterator[Remark]:
    """Titles of laws and plans that are misnamed."""
    for fault in register.faults(text):
        message = f"“{text[fault.start : fault.end]}”：{fault.why}。"
        yield Remark("law-title", message, fault.start, fault.end)


def on_years(text: str, own: int, *, is_plan: bool = False) -> Iterator[Remark]:
    """Years that a copied text has left behind."""
    for start, end, year in stale_years(text, own, is_plan=is_plan):
        if is_plan:
            message = f"下一年度安排从“{year}年”写起，而应为{own + 1}年。请写 {{{{year@+1}}}}年。"
        else:
            message = f"写的是“{year}年”，而本报告是{own}年度的。指报告年度的请写 {{{{year}}}}。"
        yield Remark("wrong-year", message, start, end)


def _of_claims(said: Spoken, book: FigureBook, names: dict[str, str], at: int) -> Iterator[Remark]:
    for claim in claims(said):
        code = claim.about.code
        if verdict := judge(claim, book.series[code], names[code]):
            yield _remark(claim, verdict, said, at)


def _remark(claim: Claim, verdict: Verdict, said: Spoken, at: int) -> Remark:
    start, end = said.place(claim.start, claim.end)
    written = f"{'未' if claim.is_denied else ''}{claim.text.strip()}"
    is_phrase = claim.kind == "move" and claim.since == said.year - 1 and verdict.code in CONTRADICTED
    token = f"{{{{{claim.about.code}|change}}}}" if is_phrase else ""
    advice = f"可写作 {token}，由数据自行成句。" if token else ""
    clause = clause_of(claim, said) if token else None
    first, last = said.place(*clause) if clause else (0, 0)
    message = f"写的是“{written}”，而{verdict.fact}。{advice}"
    return Remark(verdict.code, message, at + start, at + end, token, (at + first, at + last) if clause else (0, 0))


CONTRADICTED = ("direction-contradicted", "size-contradicted")


def _of_sums(said: Spoken, at: int) -> Iterator[Remark]:
    """Typed numbers stand beside the quoted figures: 受理{{…}}件，其中驳回7件."""
    whole = filled(said, summands(said.text, (n for n in said.numerals if n.counts))) if said.mentions else said
    for slip in slips(whole):
        start, end = whole.place(slip.start, slip.end)
        written = whole.text[slip.start : slip.end]
        mention = whole.mentions.get(written)
        yield Remark(
            slip.code, f"写的是“{mention.text if mention else written}”，而{slip.fact}。", at + start, at + end
        )
