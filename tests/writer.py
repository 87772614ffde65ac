"""An officer at the entry desk of a served site. Runs in processes of its own: no Django here."""

import re
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from typing import Any

from tests.visitor import Answer, Visitor

PASSWORD = "kq7-ridge-plum"
DESK = "/admin/indicators/collection/2020/desk/justice_bureau/"
SAVED = re.compile(r"已保存(\d+)项数据")
CONFLICT = "请核对后再操作"
TURN = 1_000_000
"""A number says in which round who typed it: the round in millions, then the writer's key."""


@dataclass(frozen=True)
class Said:
    """What one click was answered: how many figures were saved, and whether another's entry stood in the way."""

    user: int
    shared: int
    own: int
    number: int
    status: int
    saved: int
    is_conflict: bool


def save(visitor: Visitor, page: Answer, typed: dict[int, int]) -> Answer:
    """Type numbers into the desk as the page showed it, and press 保存草稿."""
    numbers = {f"figure-{figure}-value": [str(number)] for figure, number in typed.items()}
    return visitor.post(DESK, page.fields | numbers | {"action": ["save"]})


def saved_in(answer: Answer) -> int:
    """How many figures the page says were saved."""
    told = SAVED.search(answer.html)
    return int(told[1]) if told else 0


def write(site: str, user: int, username: str, shared: list[int], own: int, barrier: Barrier, said: Any) -> None:
    """In every round all writers look at the same desk, then all press 保存草稿 at once.

    Each changes one figure that all of them change and one that nobody else touches.
    """
    visitor = Visitor(site)
    visitor.sign_in(username, PASSWORD)
    for turn, figure in enumerate(shared, 1):
        barrier.wait()
        page = visitor.get(DESK)
        number = TURN * turn + user
        barrier.wait()
        answer = save(visitor, page, {figure: number, own: number})
        said.put(Said(user, figure, own, number, answer.status, saved_in(answer), CONFLICT in answer.html))
