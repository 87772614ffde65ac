"""100 connections that stop half-way: nobody else notices, and after a while they are gone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hanyang_report.door.limits import PATIENCE
from tests.faults.half_open import half_open, is_closed, slowest_answer
from tests.served import served


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seconds", [3, pytest.param(60, marks=pytest.mark.long)])
def test_half_sent_requests_stop_nobody(
    seconds: int, tmp_path: Path, static: Path, record_property: Callable[[str, object], None]
):
    with served(tmp_path, static) as site, half_open(site.port, 100) as connections:
        slowest = slowest_answer(site.address, seconds)
        closed = sum(is_closed(connection) for connection in connections)
    assert slowest < 1
    assert closed == (100 if seconds > PATIENCE + 5 else 0)
    record_property(f"100 half-sent requests for {seconds} s", f"/healthz within {slowest:.3f} s")
