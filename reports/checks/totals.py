"""`parts-over-total`: the rules between figures that officers meet at entry, asked once more of the whole year."""

from __future__ import annotations

from collections.abc import Iterator

from indicators import rules
from indicators.rules import Context, RuleKind, RuleSeverity, RuleSubject
from reports.checks.addresses import figure_page
from reports.checks.finding import Finding, Severity
from reports.checks.material import Material


def parts_over_totals(material: Material) -> Iterator[Finding]:
    """A hard rule blocks; of the others the publisher answers for what the department explained."""
    asked = [rule for rule in material.rules if rule.kind == RuleKind.PART]
    for found in rules.evaluate(asked, _context(material)):
        if found.rule.severity == RuleSeverity.NOTE:
            continue
        figure = material.figures[found.codes[0]]
        yield Finding.of(
            "parts-over-total",
            found.message,
            material.place_of(found.codes[0]),
            figure_page(figure, material.collection),
            severity=Severity.ERROR if found.is_hard else None,
        )


def _context(material: Material) -> Context:
    return Context({code: _subject(material, code) for code in material.figures})


def _subject(material: Material, code: str) -> RuleSubject:
    figure = material.figures[code]
    change = material.book.series[code].change(material.year)
    return RuleSubject(code, figure.indicator.name, str(figure.department), change)
