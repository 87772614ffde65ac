"""Which passage a person is led to from a page, and which ones speak of a word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.urls import reverse

from hanyang_report.manual.text import Manual, ManualPassage, every_passage, manuals
from indicators.office.characters import visible
from indicators.office.permissions import Person
from indicators.office.roles import Role

READER = "reader"
OF_ROLE = {
    Role.OFFICER.value: "officer",
    Role.HEAD.value: "officer",
    Role.REVIEWER.value: "reviewer",
    Role.EDITOR.value: "editor",
    Role.PUBLISHER.value: "publisher",
    Role.LEADER.value: "leader",
    Role.ADMINISTRATOR.value: "administrator",
}
AROUND = 40
"""Characters of a passage shown on either side of the word that was searched."""


@dataclass(frozen=True, slots=True)
class Found:
    passage: ManualPassage
    manual: str
    before: str
    word: str
    after: str


def own_manuals(person: Person) -> list[str]:
    """The manuals of a person's roles, then the one that is everybody's."""
    if not person.is_authenticated:
        return [READER]
    names = [slug for role, slug in OF_ROLE.items() if role in person.role_names]
    if person.is_superuser:
        names.append(OF_ROLE[Role.ADMINISTRATOR.value])
    return list(dict.fromkeys([*names, READER]))


def passage_on(page: str, person: Person) -> ManualPassage | None:
    """The passage that speaks of a page (the name of its address) to this person: from their own manuals first."""
    return _passage_from(tuple(own_manuals(person)), page)


@cache
def _passage_from(own: tuple[str, ...], page: str) -> ManualPassage | None:
    """The release brings the manuals and the names of pages: each question has one answer as long as a process runs."""
    order = [*own, *(slug for slug in manuals() if slug not in own)]
    for slug in order:
        fitting = [passage for passage in manuals()[slug].passages if passage.fit(page)]
        if fitting:
            return max(fitting, key=lambda passage: passage.fit(page))
    return None


def help_on(page: str, person: Person) -> str:
    """The address that 帮助 on a page leads to."""
    passage = passage_on(page, person)
    return passage.address if passage else reverse("help", args=[own_manuals(person)[0]])


def in_order(person: Person) -> list[Manual]:
    """Every manual, the person's own first."""
    own = own_manuals(person)
    return [*(manuals()[slug] for slug in own), *(one for slug, one in manuals().items() if slug not in own)]


def search(text: str) -> list[Found]:
    """Passages that hold every word; those that have one in the title first."""
    words = visible(text).lower().split()[:5]
    if not words:
        return []
    found = [one for one in every_passage() if all(word in f"{one.title} {one.plain}".lower() for word in words)]
    found.sort(key=lambda one: not any(word in one.title.lower() for word in words))
    return [_shown(one, words[0]) for one in found]


def _shown(passage: ManualPassage, word: str) -> Found:
    text, manual = passage.plain, manuals()[passage.manual].title
    at = text.lower().find(word)
    if at < 0:
        return Found(passage, manual, "", "", text[: 2 * AROUND])
    end = at + len(word)
    return Found(passage, manual, text[max(at - AROUND, 0) : at], text[at:end], text[end : end + AROUND])
