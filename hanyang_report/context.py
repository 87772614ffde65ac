"""What every template knows about the site it is part of."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest

from indicators.models import LoadedFixture


@dataclass(frozen=True)
class Site:
    """Name and owner of the site, as the settings say."""

    name: str
    district: str
    organiser: str
    record_number: str

    @cached_property
    def simulated(self) -> bool:
        """Whether this database holds 模拟数据; every page then says so."""
        return LoadedFixture.objects.is_simulated()


def current_site() -> Site:
    return Site(
        name=settings.SITE_NAME,
        district=settings.DISTRICT_NAME,
        organiser=settings.SITE_ORGANISER,
        record_number=settings.SITE_RECORD_NUMBER,
    )


def site(request: HttpRequest) -> dict[str, Site]:
    """Context processor: `site` in every template."""
    return {"site": current_site()}
