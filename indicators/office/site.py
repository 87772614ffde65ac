"""Whose site this is: one row. The environment gives its first values; from the day a person has saved it, it counts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from django.conf import settings
from django.db import connection, models
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone
from simple_history.models import HistoricalRecords

from indicators.office.kept.composed import composed
from indicators.office.kept.held import held
from indicators.office.public import Public, PublicQuerySet
from indicators.office.shipped import SAMPLE, SIMULATED, LoadedFixture

THE_ONE = 1
VARIABLES = {
    "district": "DISTRICT_NAME",
    "name": "SITE_NAME",
    "organiser": "SITE_ORGANISER",
    "record_number": "SITE_RECORD_NUMBER",
}
"""Field → the variable that gives its first value. The government's name is made from the district's."""
MARKS = {"simulated": SIMULATED, "shows_sample": SAMPLE}
"""What a row of the loaded sets says of all data here."""


@dataclass(frozen=True, slots=True)
class SaidElsewhere:
    """What the environment says otherwise than the row."""

    variable: str
    label: str
    here: str
    there: str


class SiteQuerySet(PublicQuerySet["Site"]):
    def here(self) -> Site:
        """The row, and with the same question what its data are; before the first start, the environment's."""
        return next(iter(_marked_row()), None) or self._unsaved()

    def begin(self, **words: str) -> Site:
        """The row as the environment has it, where nobody has saved it yet. `words` go before the environment's."""
        site = self.filter(pk=THE_ONE).first() or Site.of_environment()
        named = {field: getattr(settings, variable) for field, variable in _said()}
        is_news = site.take(**_consistent(named | words)) if not site.is_settled else False
        if is_news or site._state.adding:
            site.save()
        return site

    def _unsaved(self) -> Site:
        site = Site.of_environment()
        site.simulated, site.shows_sample = LoadedFixture.objects.is_simulated(), False
        return site


class Site(Public):
    district = models.CharField("本地区名称", max_length=30, help_text="简称，如“江岸区”，用在标题和表头里。")
    government = models.CharField(
        "本级政府名称", max_length=60, help_text="全称，如“武汉市江岸区人民政府”。报告的发文机关，导入的报告据此核对。"
    )
    name = models.CharField("网站名称", max_length=60, help_text="显示在每页的上方。")
    organiser = models.CharField("主办单位", max_length=60, blank=True, help_text="显示在页首和页脚，空着则不显示。")
    record_number = models.CharField("备案号", max_length=60, blank=True, help_text="显示在页脚，空着则不显示。")
    settled_at = models.DateTimeField("确认时间", null=True, blank=True, editable=False)
    """Since when a person's words stand here; the environment's until then."""

    history = HistoricalRecords(verbose_name="修改记录")
    objects = SiteQuerySet.as_manager()

    # Both there only on the row of `here`: 模拟数据, or the report of another district shown as an example.
    simulated: bool
    shows_sample: bool

    class Meta:
        base_manager_name = "objects"
        verbose_name = "本站"
        verbose_name_plural = "本站"
        constraints = [models.CheckConstraint(condition=Q(pk=THE_ONE), name="site_is_one_row")]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of_environment(cls) -> Site:
        """What the settings say; not saved."""
        words = {field: getattr(settings, variable) for field, variable in VARIABLES.items()}
        return cls(pk=THE_ONE, government=government_of(settings.DISTRICT_NAME), **words)

    @property
    def is_settled(self) -> bool:
        return self.settled_at is not None

    @property
    def differences(self) -> list[SaidElsewhere]:
        """Where a variable that is set says something else: what stands here counts."""
        return [
            SaidElsewhere(variable, str(getattr(self._meta.get_field(field), "verbose_name", field)), here, there)
            for field, variable in _said()
            if (here := getattr(self, field)) != (there := getattr(settings, variable))
        ]

    def take(self, **words: str) -> bool:
        """Have these words, and whether any of them is new; not saved."""
        is_news = any(getattr(self, field) != word for field, word in words.items())
        for field, word in words.items():
            setattr(self, field, word)
        return is_news

    def settle(self, **words: str) -> None:
        """A person has read and saved it: from now on no environment changes it."""
        self.take(**words)
        self.settled_at = timezone.now()
        self.save()


@dataclass(frozen=True, slots=True)
class SiteWords:
    """The row as every page's frame says it; nothing in it reads later."""

    district: str
    government: str
    name: str
    organiser: str
    record_number: str
    is_settled: bool
    simulated: bool
    shows_sample: bool


@composed
def _marked_row() -> QuerySet[Site]:
    return Site.objects.annotate(**{field: _is_loaded(name) for field, name in MARKS.items()})[:1]


@held
def words_of_the_site() -> SiteWords:
    """Of the row, or of the environment before there is one. One query."""
    site = Site.objects.here()
    return SiteWords(**{one.name: getattr(site, one.name) for one in fields(SiteWords)})


def government_of(district: str) -> str:
    return f"{district}人民政府"


def _is_loaded(name: str) -> RawSQL:
    """Whether a data set is here. In words of SQL: every page asks, and composing an `Exists` costs more than answering it."""
    table = connection.ops.quote_name(LoadedFixture._meta.db_table)
    return RawSQL(f"EXISTS(SELECT 1 FROM {table} WHERE name = %s)", [name], models.BooleanField())  # noqa: S608, S611


def _said() -> list[tuple[str, str]]:
    """Which variables the environment really sets, by the field they are for."""
    return [(field, variable) for field, variable in VARIABLES.items() if variable in settings.NAMED_BY_ENVIRONMENT]


def _consistent(words: dict[str, Any]) -> dict[str, Any]:
    """With a district come its government, and its site's name where none is said."""
    if "district" not in words:
        return words
    district = words["district"]
    return {"government": government_of(district), "name": f"{district}法治政府建设年度报告"} | words
