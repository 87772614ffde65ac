"""How far the first day has come, as the database itself says."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.models import Collection, Department, Indicator, LoadedFixture, Site
from indicators.office.permissions import Person, user_can_administer
from indicators.office.shipped import SAMPLE
from reports.models import Report

START_EMPTY = "empty-catalogue"
"""The row that says that the catalogue was left empty on purpose, to grow from what is imported."""


@dataclass(frozen=True, slots=True)
class FirstDay:
    """Counts and answers of one moment."""

    site: Site
    departments: int
    indicators: int
    starts_empty: bool
    has_sample: bool
    has_report: bool
    has_round: bool

    @property
    def has_begun(self) -> bool:
        """A report or a round of the district's own is there: the first day is over."""
        return self.has_round or (self.has_report and not self.has_sample)

    @property
    def has_catalogue(self) -> bool:
        return bool(self.indicators) or self.starts_empty

    @property
    def is_ready(self) -> bool:
        """Name, departments and catalogue are there: a report can be imported or begun."""
        return self.site.is_settled and bool(self.departments) and self.has_catalogue

    @property
    def can_take_sample(self) -> bool:
        """The example comes into an empty place only, so that it can go again whole."""
        return not (self.has_report or self.has_round or self.departments or self.indicators or self.has_sample)

    @property
    def next_address(self) -> str:
        """The name of the page where the first thing that is missing is done."""
        if not self.site.is_settled:
            return "start_site"
        if not self.departments:
            return "start_departments"
        return "start" if self.has_catalogue else "start_catalogue"


def first_day() -> FirstDay:
    sets = set(LoadedFixture.objects.values_list("name", flat=True))
    return FirstDay(
        site=Site.objects.here(),
        departments=Department.objects.count(),
        indicators=Indicator.objects.count(),
        starts_empty=START_EMPTY in sets,
        has_sample=SAMPLE in sets,
        has_report=Report.objects.exists(),
        has_round=Collection.objects.exists(),
    )


def awaits_its_first_day(person: Person) -> bool:
    """Whether an administrator still has the first day before them."""
    return user_can_administer(person) and is_empty()


def is_empty() -> bool:
    """Nothing to read and nothing begun: neither a report nor a round."""
    return not (Report.objects.exists() or Collection.objects.exists())
