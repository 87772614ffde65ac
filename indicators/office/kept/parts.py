"""Parts of public pages: each made once for its rows, and taken by every page until they say something else.

    @page_part("indicators/_newest.html")
    def newest(theme: str) -> dict[str, Any]:
        return {"figures": Figure.objects.published().filter(...)}

    newest("audit")  # its words, ready to stand in a page

A part gathers its own context from its arguments, the database as everybody sees it, the spoken settings and the civil
date, and from nothing else: it knows no request and no page around it, and is handed no object that reads later. So what
it shows is the same for everybody; who sees something else (drafts, a withdrawn edition) is shown `one.shown(context)`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property, update_wrapper
from typing import Any, ClassVar, Generic, ParamSpec

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from indicators.office.kept.asked_again import Heard, MarkedAnswer, listener, listening
from indicators.office.kept.store import ALLOWANCE, Store
from indicators.office.public import PublicVersion


@dataclass(frozen=True)
class KeptPart:
    """The words of a part, by their place where they stand in several, and what they were made of."""

    words: Mapping[str, SafeString]
    told: tuple[MarkedAnswer, ...]

    @cached_property
    def size(self) -> int:
        """Two bytes for a character: most are Chinese."""
        return 2 * sum(map(len, self.words.values())) + ALLOWANCE + sum(one.size for one in self.told)


PARTS: Store[KeptPart] = Store(8 * 1024 * 1024)
"""Parts of pages as they stand at their own address; a report's words are among them."""
ASKED: Store[KeptPart] = Store(4 * 1024 * 1024)
"""Parts for what was asked: whoever asks many different things crowds out other questions, never the pages. A page of
a comparison with its charts takes up to 250 kB."""

P = ParamSpec("P")


class PageParts(Generic[P]):
    """A function that gathers once for several places of a page, and the template of each place. Its arguments can be
    hashed and say all it is asked for."""

    known: ClassVar[list[PageParts[Any]]] = []

    def __init__(
        self, gather: Callable[P, Mapping[str, Any]], templates: Mapping[str, str], store: Store[KeptPart]
    ) -> None:
        update_wrapper(self, gather)
        self.gather, self.templates, self.store = gather, templates, store
        self.name = f"{gather.__module__}.{gather.__qualname__}"
        self.known.append(self)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Mapping[str, SafeString]:
        """Its words now, by their place. Where they are known to hold in this version, at once; else its questions are asked
        again; else they are made anew. Who listens to the page hears what its parts were told."""
        if heard := listener():
            return self._within(heard, *args, **kwargs)
        with listening(PublicVersion.objects.now()) as heard:
            return self._within(heard, *args, **kwargs)

    def shown(self, context: Mapping[str, Any]) -> Mapping[str, SafeString]:
        """The same of what somebody in particular sees; not kept. "" where a template says nothing."""
        return {place: written(template, context) for place, template in self.templates.items()}

    def _within(self, heard: Heard, *args: P.args, **kwargs: P.kwargs) -> Mapping[str, SafeString]:
        key = (self.name, args, tuple(kwargs.items()), heard.now)
        if kept := self._kept(heard, key):
            heard.take(kept.told)
            return kept.words
        with heard.apart():
            words = self.shown(self.gather(*args, **kwargs))
            told, is_whole = heard.told, heard.is_whole
        if is_whole:
            self.store.put(heard.version, key, KeptPart(words, told))
        return words

    def _kept(self, heard: Heard, key: Hashable) -> KeptPart | None:
        version = heard.version
        if version and (kept := self.store.get(version, key)):
            return kept
        since, kept = self.store.earlier(key) or ("", None)
        if kept is None or not heard.holds(kept.told, since):
            return None
        self.store.put(version or since, key, kept)
        return kept


class PagePart(Generic[P]):
    """The same for one place of a page."""

    def __init__(self, parts: PageParts[P]) -> None:
        update_wrapper(self, parts.gather)
        self.parts = parts

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> SafeString:
        return self.parts(*args, **kwargs)[""]

    def shown(self, context: Mapping[str, Any]) -> SafeString:
        return self.parts.shown(context)[""]


def page_parts(
    store: Store[KeptPart] = PARTS, **templates: str
) -> Callable[[Callable[P, Mapping[str, Any]]], PageParts[P]]:
    """Of what a function gathers, as a template shows it in each place."""
    return lambda gather: PageParts(gather, templates, store)


def page_part(template: str, store: Store[KeptPart] = PARTS) -> Callable[[Callable[P, Mapping[str, Any]]], PagePart[P]]:
    """Of what a function gathers, as the template shows it."""
    return lambda gather: PagePart(PageParts(gather, {"": template}, store))


def written(template: str, context: Mapping[str, Any]) -> SafeString:
    return mark_safe(render_to_string(template, {**context}).strip())  # noqa: S308  as the template wrote it
