"""How much of a text is looked at: what would keep the checker busy for minutes is refused at once."""

import pickle
import subprocess
import sys

import pytest
from django.conf import settings

from reports.checks import district
from reports.checks.examined import CROWDED, MOST_NUMBERS, MOST_WORK, TANGLED, TOO_HARD, examine_again
from reports.checks.texts import check_text
from reports.narrative.binding import FigureBook
from reports.reading import limits, process
from reports.reading.refusals import FAILED, NO_TEXT, TOO_LONG, TOO_MUCH, TOO_SLOW, Refused
from reports.reading.sizes import MOST_CHARACTERS

pytestmark = pytest.mark.django_db


def refusal(text: str) -> str:
    try:
        examine_again(text, (), 2020)
    except Refused as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" \r\n\0", NO_TEXT),
        ("甲。" * (MOST_CHARACTERS // 2), ""),
        ("甲。" * (MOST_CHARACTERS // 2) + "乙", TOO_LONG),
        ("1" * 100, ""),
        ("1" * 101, TANGLED),
        ("甲" * int(MOST_WORK**0.5), ""),
        ("甲" * (int(MOST_WORK**0.5) + 1), TANGLED),
        ("附件1。" * MOST_NUMBERS, ""),
        ("附件1。" * (MOST_NUMBERS + 1), CROWDED),
    ],
)
def test_a_text_is_checked_or_refused(text: str, sentence: str) -> None:
    assert refusal(text) == sentence


def test_a_report_flattened_to_one_line_is_no_long_sentence() -> None:
    assert refusal("全区受理行政复议41件，审结38件，其中维持20件、撤销2件。" * 1000) == ""


# ── the process that checks ──


@pytest.mark.usefixtures("loaded")
def test_the_process_finds_what_the_checker_finds() -> None:
    text = "全区办理行政复议案件50件，受理由50件增至41件。\n国发〔2020〕5号第二条，《中华人民共和国行政诉讼法》。\n"
    known = district.known(FigureBook.for_draft(2020))
    found = examine_again(text, (), 2020).findings
    assert found == tuple(check_text(text, known))
    assert {finding.severity.label for finding in found} == {"错误", "提醒"}


def test_it_needs_no_database_and_no_django() -> None:
    command = "import sys, reports.checks.worker; print([m for m in sys.modules if m.startswith('django')])"
    done = subprocess.run([sys.executable, "-c", command], cwd=settings.BASE_DIR, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


@pytest.mark.parametrize(("said", "shown"), [(TOO_SLOW, TOO_HARD), (TOO_MUCH, TOO_HARD), (FAILED, FAILED)])
def test_a_process_that_was_stopped_says_what_to_do(monkeypatch: pytest.MonkeyPatch, said: str, shown: str) -> None:
    def stopped(*_: object) -> bytes:
        raise Refused(said)

    monkeypatch.setattr(process, "limited", stopped)
    assert refusal("受理41件。") == shown


STARVED = "from reports.reading import limits; limits.MOST_MEMORY = {}; import reports.checks.worker as w; w.main()"


@pytest.mark.parametrize(("most", "survives"), [(limits.MOST_MEMORY, True), (limits.MEGABYTE, False)])
def test_it_keeps_to_the_limits_of_a_process_that_reads(most: int, survives: bool) -> None:
    known = district.known(FigureBook.for_draft(2020))
    asked = pickle.dumps(("受理行政复议案件。" * 40_000, known, None))
    command = [sys.executable, "-c", STARVED.format(most)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, input=asked, capture_output=True)
    assert (done.returncode == 0) is survives
    assert (b"MemoryError" in done.stderr) is not survives
