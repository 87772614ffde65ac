"""What every template knows about the site it is part of."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from indicators.models import Site


def site(request: HttpRequest) -> dict[str, SimpleLazyObject]:
    """Context processor: `site` in every template, asked for by those that name it."""
    return {"site": SimpleLazyObject(Site.objects.here)}
