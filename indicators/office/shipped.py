"""Which shipped data sets this database has already received."""

from __future__ import annotations

from django.db import models

from indicators.office.public import Public, PublicQuerySet

SIMULATED = "simulated"
SAMPLE = "sample"
"""The shipped report is here as an example of another district; every page then says so."""


class LoadedFixtureQuerySet(PublicQuerySet["LoadedFixture"]):
    def is_simulated(self) -> bool:
        """Whether this database was filled with simulated data, as a row in it says."""
        return self.filter(name=SIMULATED).exists()

    def mark_simulated(self) -> None:
        """From now on every page and export of this database says 模拟数据."""
        self.get_or_create(name=SIMULATED)


class LoadedFixture(Public):
    """A data set is loaded once and then belongs to the people who edit it: it is never overwritten or resurrected."""

    name = models.CharField("数据集", max_length=100, unique=True)
    loaded_at = models.DateTimeField("载入时间", auto_now_add=True)

    objects = LoadedFixtureQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "已载入数据集"
        verbose_name_plural = "已载入数据集"
        ordering = ["loaded_at", "name"]

    def __str__(self) -> str:
        return self.name
