"""An officer who types on while the server dies under their hands. Runs in a process of its own: no Django here."""

import time
from collections.abc import Callable
from typing import Any

from tests.visitor import Answer, Visitor
from tests.writer import saved_in


def write_on(site: str, session: str, desk: str, figure: int, first: int, seconds: float, said: Any) -> None:
    """Save one number after the other into a figure of one's own until the time is up; tell those acknowledged."""
    visitor, end = Visitor(site), time.monotonic() + seconds
    visitor.bring_session(session)
    acknowledged, number = [], first
    while time.monotonic() < end:
        page = until_answered(lambda: visitor.get(desk))
        number += 1
        typed = page.fields | {f"figure-{figure}-value": [str(number)], "action": ["save"]}
        try:
            if saved_in(visitor.post(desk, typed)) == 1:
                acknowledged.append(number)
        except OSError:
            pass  # the server died before it answered: written or not, nobody was told
    said.put((figure, acknowledged))


def prove_on(
    site: str, session: str, desk: str, figure: int, first: int, proofs: list[bytes], seconds: float, said: Any
) -> None:
    """The same where no server dies, the first numbers each with a file that proves it; tell when each was acknowledged."""
    visitor, end = Visitor(site), time.monotonic() + seconds
    visitor.bring_session(session)
    acknowledged, number = [], first
    while time.monotonic() < end:
        page = visitor.get(desk)
        number += 1
        typed = page.fields | {f"figure-{figure}-value": [str(number)], "action": ["save"]}
        if proofs:
            answer = visitor.upload(desk, typed, f"figure-{figure}-evidence", proofs.pop())
        else:
            answer = visitor.post(desk, typed)
        if saved_in(answer) == 1:
            acknowledged.append((number, time.monotonic()))
    said.put((figure, acknowledged))


def until_answered(ask: Callable[[], Answer]) -> Answer:
    """Ask again while nobody is there."""
    while True:
        try:
            return ask()
        except OSError:
            time.sleep(0.2)
