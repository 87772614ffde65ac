"""The words around a number as its reviewer reads them."""

from types import SimpleNamespace

import pytest

from reports.importing.number_list import AROUND, NumberLine

FILL = "字" * AROUND


def line(before: str, after: str) -> NumberLine:
    return NumberLine(SimpleNamespace(before=before, after=after), "指标")


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("前", "后", ("前", "后")),
        (FILL, FILL, (FILL, FILL)),
        (f"甲{FILL}", f"{FILL}乙", (f"…{FILL}", f"{FILL}…")),
        (f"98.5%{FILL[2:]}", f"{FILL[3:]}98.5%", (f"…{FILL[2:]}", f"{FILL[3:]}…")),
        (f"甲1,235{FILL[5:]}", f"{FILL[5:]}1,235乙", (f"…1,235{FILL[5:]}", f"{FILL[5:]}1,235…")),
        (f"甲1,235{FILL[4:]}", f"{FILL[4:]}1,235乙", (f"…{FILL[4:]}", f"{FILL[4:]}…")),
    ],
)
def test_what_is_cut_off_cuts_no_other_number_in_two(before: str, after: str, shown: tuple[str, str]) -> None:
    cut = line(before, after)
    assert (cut.before, cut.after) == shown
