"""The three parts, counted as the corpus asks: hits, precision, recall, and the rows that fell short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from benchmarks.truth.checker import Offered, against_itself, claimed, left_behind, misnamed, numbers_in, offered
from benchmarks.truth.gold import Row, Span, data, figures

ZERO_WORDS = "zero_words"


@dataclass
class Part:
    """One table's result: counts by name, shares in percent, and `short`: (id, what went wrong, sentence)."""

    name: str
    rows: int
    counts: Counter[str] = field(default_factory=Counter)
    shares: dict[str, float] = field(default_factory=dict)
    short: list[tuple[str, str, str]] = field(default_factory=list)

    def fell_short(self, row: Row, what: str) -> None:
        self.short.append((row["id"], what, row["sentence"]))


def numbers(name: str, table: Iterable[Row]) -> Part:
    chosen = list(table)
    part = Part(name, len(chosen))
    for row in chosen:
        _number_row(part, row)
    counts = part.counts
    part.shares = {
        "precision": share(counts["hit"], counts["found"]),
        "recall": share(counts["hit"], counts["meant"]),
        "value and unit right": share(counts["read right"], counts["hit"]),
        "rows without fault": share(counts["clean"], len(chosen)),
    }
    return part


def _number_row(part: Part, row: Row) -> None:
    meant, found = figures(row), numbers_in(row["sentence"])
    asked = [span for span in meant if not span.is_optional]
    counted = [span for span in found if not any(span.touches(o) for o in meant if o.is_optional)]
    places = {(span.at, span.text): span for span in asked}
    hits = [span for span in counted if (span.at, span.text) in places]
    false = [span for span in counted if not any(span.touches(a) for a in asked)]
    missed = [span for span in asked if not any(span.touches(f) for f in found)]
    extent = len(counted) - len(hits) - len(false)
    right = [span for span in hits if reads_as(span, places[span.at, span.text])]
    part.counts.update(
        {"found": len(counted), "meant": len(asked), "hit": len(hits), "false alarm": len(false)}
        | {"missed": len(missed), "other extent": extent, "read right": len(right)}
    )
    wrong = [
        *(f"false alarm {s.text}" for s in false),
        *(f"missed {s.text}" for s in missed),
        *(f"other extent {s.text}" for s in counted if s not in hits and s not in false),
        *(f"{s.text} read as {s.value} {s.unit} {s.qualifier}" for s in hits if s not in right),
    ]
    if wrong:
        part.fell_short(row, "; ".join(wrong))
    part.counts["clean"] += not (false or missed or extent)


def reads_as(found: Span, meant: Span) -> bool:
    """Whether value and unit are the ones meant; 个 for 个方面 and 件 for 件次 are."""
    units = found.unit.startswith(meant.unit) or (bool(found.unit) and meant.unit.startswith(found.unit))
    return same_value(found.value, meant.value) and (units or not meant.unit)


def same_value(one: str, other: str) -> bool:
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return one == other


def bindings(table: Iterable[Row]) -> Part:
    chosen = list(table)
    part = Part("bindings", len(chosen))
    for row in chosen:
        _binding_row(part, row, offered(row["sentence"], int(row["at"])))
    counts = part.counts
    part.shares = {
        "certain that are right": share(counts["right"], counts["right"] + counts["wrong"] + counts["unproven"]),
        "certain recall": share(counts["right"], counts["certain meant"]),
        "first offer right": share(counts["first right"], counts["with code"]),
        "offers nothing where none is meant": share(counts["without code"] - counts["offered"], counts["without code"]),
    }
    return part


def _binding_row(part: Part, row: Row, given: Offered | None) -> None:
    code, certain = row["code"], row["certain"] == "yes"
    part.counts.update({"certain meant": certain, "with code": bool(code), "without code": not code})
    first = given.code if given else ""
    part.counts["first right"] += bool(code) and first == code
    part.counts["offered"] += not code and bool(given)
    if given and given.is_certain:
        verdict = "wrong" if first != code else "right" if certain else "unproven"
        part.counts[verdict] += 1
        if verdict != "right":
            part.fell_short(row, f"{verdict}: {row['number']} certain as {first}, meant {code or 'none'}")
    elif certain:
        part.fell_short(row, f"not certain: {row['number']} as {first or 'nothing'}, meant {code}")
    elif code != first:
        part.fell_short(row, f"offered {row['number']} as {first or 'nothing'}, meant {code or 'none'}")


def claims(table: Iterable[Row]) -> Part:
    chosen = list(table)
    part = Part("claims", len(chosen))
    for row in chosen:
        _claim_row(part, row)
    counts = part.counts
    part.shares = {
        "false errors": share(counts["true: error"], counts["true"]),
        "warnings on true": share(counts["true: warning"], counts["true"]),
        "untrue caught": share(counts["untrue: error"], counts["untrue"]),
        "errors where none can say": share(counts["cannot_say: error"], counts["cannot_say"]),
    }
    return part


def _claim_row(part: Part, row: Row) -> None:
    said = claimed(row["sentence"], data(row))
    verdict = row["verdict"]
    errors, warnings = [s for s in said if s.is_error], [s for s in said if not s.is_error]
    part.counts[verdict] += 1
    if errors:
        part.counts[f"{verdict}: error"] += 1
    elif warnings:
        part.counts[f"{verdict}: warning"] += 1
    if verdict == "untrue" and not errors:
        part.fell_short(row, f"not caught ({row['kind']})" + "".join(f" [warned: {w.message}]" for w in warnings))
    if verdict != "untrue" and (errors or (verdict == "true" and warnings)):
        part.fell_short(row, f"{verdict}: " + " / ".join(s.message for s in said))


def titles(table: Iterable[Row]) -> Part:
    """Titles in 《》, and 法制 for 法治: `wrong` is what is misnamed in a sentence, empty where nothing is."""
    return _pointed_out("titles", [(row, misnamed(row["sentence"])) for row in table])


def years(table: Iterable[Row]) -> Part:
    """Years a copied text left behind: `wrong` is the year as it is written, empty where none is."""
    return _pointed_out(
        "years", [(r, left_behind(r["sentence"], int(r["year"]), is_plan=r["plan"] == "yes")) for r in table]
    )


def within(table: Iterable[Row]) -> Part:
    """Sentences that quote nothing, held against themselves: `wrong` is what doesn't follow, empty where all does."""
    return _pointed_out("within", [(row, against_itself(row["sentence"])) for row in table])


def _pointed_out(name: str, asked: list[tuple[Row, list[str]]]) -> Part:
    part = Part(name, len(asked))
    for row, found in asked:
        wrong = row["wrong"]
        right = [text for text in found if wrong and (text in wrong or wrong in text)]
        part.counts.update({"meant": bool(wrong), "found": len(found), "right": len(right), "caught": bool(right)})
        if len(right) < len(found):
            part.fell_short(row, f"false alarm {found}")
        elif wrong and not right:
            part.fell_short(row, f"missed {wrong}")
    counts = part.counts
    part.shares = {
        "findings that are right": share(counts["right"], counts["found"]),
        "caught": share(counts["caught"], counts["meant"]),
    }
    return part


def share(some: int, all_: int) -> float:
    """Percent, one decimal; 100 of nothing."""
    return round(100 * some / all_, 1) if all_ else 100.0
