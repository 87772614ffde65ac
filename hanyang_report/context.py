"""What every template knows about the site it is part of."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from indicators.models import Site


@dataclass(frozen=True)
class Furniture:
    """What the settings add to every page's frame."""

    checkup_public: bool


def site(request: HttpRequest) -> dict[str, SimpleLazyObject | Furniture]:
    """Context processor: `site` in every template, asked for by those that name it; `furniture` from the settings."""
    return {"site": SimpleLazyObject(Site.objects.here), "furniture": Furniture(settings.CHECKUP_PUBLIC)}
