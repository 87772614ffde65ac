"""Every sentence that an officer can be told: Chinese, without codes, without the names of exceptions.

They are collected from the code itself, so a new one can't be forgotten, and heard once where values are put into them.
"""

import ast
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from indicators.excel import reader
from indicators.models import Figure
from indicators.models.explaining import explain
from indicators.models.figure_limits import FIGURE_LIMITS
from indicators.models.rule_findings import screen
from indicators.numbers.comparison import Measured
from indicators.numbers.parsing import Unclear, read
from indicators.office.files import guard
from indicators.round.confirmation import attach_scan, sheet_of
from indicators.round.evidence import attach
from tests import cast
from tests.fixture_files import rows
from tests.uploads import DOCX, archive, upload

ROOT = Path(__file__).parent.parent
OFFICERS = [
    "numbers/parsing.py",
    "office/records.py",
    "office/steps.py",
    "office/files/archive.py",
    "office/files/contents.py",
    "office/files/guard.py",
    "office/files/small_tables.py",
    "rules/*.py",
    "models/figure*.py",
    "models/collection.py",
    "models/round_steps.py",
    "models/rule_findings.py",
    "models/explaining.py",
    "round/**/*.py",
    "excel/**/*.py",
    "views/desk.py",
    "views/rounds/*.py",
    "views/confirmation.py",
    "views/exchange/*.py",
    "office/sending.py",
    "views/review_desk.py",
]
FILES = [path for pattern in OFFICERS for path in sorted((ROOT / "indicators").glob(pattern))]
SAYING = {"Unclear", "Refused", "Unreadable", "ValidationError", "Fault", "Http404", "PermissionDenied"}
KNOWN = re.compile(
    r"Excel|WPS|LibreOffice|Word|PDF|PNG|JPG|DOCX|XLSX|OFD|CSV|MB|KB|TRUE|FALSE|Ctrl\+C|[A-Z]\d+|\.(xlsx?|xlsb|csv|ods|et)\b"
)
"""What officers know by its Latin name: programs, kinds of file, keys, the address of a cell."""

FILLED = re.compile(r"%\(\w+\)d|%-?[YmdHM]|&[PN]")
"""What a date, a count or a page number takes the place of."""

GAP = "〇"
HAN = re.compile(r"[\u4e00-\u9fff]")


def strangers(sentence: str) -> list[str]:
    """Latin words in a sentence that no officer knows."""
    return re.findall(r"[A-Za-z_][A-Za-z_.]*", KNOWN.sub("", FILLED.sub("", sentence)))


# ── collected from the code ────────────────────────────────────────────────────────────────────────────────


def docstrings(tree: ast.AST) -> set[int]:
    return {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def said(node: ast.expr) -> str:
    """A text as it stands in the code, values left open."""
    if isinstance(node, ast.JoinedStr):
        return "".join(said(part) if isinstance(part, ast.Constant) else GAP for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def texts(path: Path) -> Iterator[tuple[str, ast.expr]]:
    """Every Chinese text of a file with its place in the code; docstrings are for developers."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped = docstrings(tree)
    joined = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    skipped |= {
        id(part) for node in joined for part in ast.walk(node) if part is not node and isinstance(part, ast.Constant)
    }
    for node in ast.walk(tree):
        text = said(node) if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in skipped else ""
        if HAN.search(text) and "(?P<" not in text:  # a grammar is no sentence
            yield text, node


COLLECTED = [(path.relative_to(ROOT).as_posix(), text, node) for path in FILES for text, node in texts(path)]


def test_there_is_something_to_hear():
    files = {path for path, _, _ in COLLECTED}
    assert len(COLLECTED) > 200
    assert {"indicators/numbers/parsing.py", "indicators/models/figure.py", "indicators/office/files/guard.py"} <= files
    assert [pattern for pattern in OFFICERS if not list((ROOT / "indicators").glob(pattern))] == []


def test_no_sentence_speaks_english():
    assert [f"{path}: {text}" for path, text, _ in COLLECTED if strangers(text)] == []


def test_no_sentence_is_given_a_code_or_an_exception_to_say():
    raw = re.compile(r"\.(code|pk|slug|__name__|__class__)$|^(error|exception|exc)$")
    values = [
        f"{path}: {ast.unparse(part.value)}"
        for path, _, node in COLLECTED
        if isinstance(node, ast.JoinedStr)
        for part in node.values
        if isinstance(part, ast.FormattedValue) and (part.conversion == ord("r") or raw.search(ast.unparse(part.value)))
    ]
    assert values == []


def test_whatever_is_refused_is_refused_in_words():
    """Each call that ends in a person's face says its sentence there, or passes on one that was said elsewhere."""
    silent = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if called in SAYING and not node.args:
                silent.append(f"{path.name}:{node.lineno}")
    assert silent == []


def test_the_rules_speak_plainly():
    assert [row["instruction"] for row in rows("rules.csv") if strangers(row["instruction"])] == []
    limits = [str(getattr(limit, "violation_error_message", "")) for limit in FIGURE_LIMITS]
    assert all(HAN.search(sentence) for sentence in limits)
    assert [sentence for sentence in limits if strangers(sentence)] == []


# ── heard with values in them ──────────────────────────────────────────────────────────────────────────────

COUNT = {"kind": "count", "unit": "件", "decimals": 0}
RATE = {"kind": "rate", "unit": "%", "decimals": 2}
AMOUNT = {"kind": "amount", "unit": "亿元", "decimals": 2}
STREAK = {"kind": "streak", "unit": "年", "decimals": 0}
TYPED = [
    *((text, COUNT) for text in ("无", "-5", "1 2", "3-5", "=1+2", "一二", "1,23", "007", "5人", "1.5", "约5余", "abc", "9" * 13, "字" * 50)),
    *((text, RATE) for text in ("0.985", "120", "98.555", "5件", "九成")),
    *((text, AMOUNT) for text in ("32.275", "5亿美元", "三亿")),
    ("2019", STREAK),
]  # fmt: skip


@pytest.mark.parametrize(("text", "spec"), TYPED)
def test_a_number_that_is_not_understood_is_answered_in_chinese(text, spec):
    with pytest.raises(Unclear) as unclear:
        read(text, **spec)
    sentence = str(unclear.value)
    assert strangers(sentence) == []
    assert sentence.endswith("。")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xd0\xcf\x11\xe0" + b"0" * 600,
        b"PK\x03\x04 nothing",
        archive("xl/workbook.xml", "xl/vbaProject.bin"),
        b"a,b,c",
    ],
)
def test_a_file_that_is_not_taken_in_is_answered_in_chinese(content):
    with pytest.raises(guard.Unreadable) as unreadable:
        reader.read(content)
    assert HAN.search(str(unreadable.value))
    assert strangers(str(unreadable.value)) == []


HEARINGS, REVIEWED = "court_hearing_observation_count", "legality_review_decision_count"


def enter(code: str, value: int, by) -> Figure:
    figure = cast.figure(code)
    figure.enter(Measured(Decimal(value)), note="", source="", by=by, seen=figure.version)
    return figure


def approve_own(officer) -> None:
    reviewer = cast.reviewer()
    figure = enter(HEARINGS, 9, reviewer)
    figure.submit(by=reviewer, seen=figure.version)
    figure.approve(by=reviewer, seen=figure.version)


def write_over(officer) -> None:
    enter(HEARINGS, 9, officer)
    cast.figure(HEARINGS).enter(Measured(Decimal(8)), note="", source="", by=officer, seen=0)


def explain_nothing(officer) -> None:
    figure = enter(REVIEWED, 612, officer)
    [point] = screen(2020).open_about(REVIEWED)
    explain(figure, rule=point.finding.rule.pk, basis=point.finding.basis, text="", by=officer)


def send_back_silently(officer) -> None:
    figure = enter(HEARINGS, 9, officer)
    figure.submit(by=officer, seen=figure.version)
    figure.send_back(by=cast.reviewer(), reason="", seen=figure.version)


def attach_wrongly(officer) -> None:
    figure = enter(HEARINGS, 9, officer)
    files = [upload("a.exe"), upload("空.pdf", b""), upload("台账.png"), upload("台账.docx", DOCX[:40])]
    raise ValidationError(attach(figure, files, by=officer, seen=figure.version))


VERBS: dict[str, Callable] = {
    "empty": lambda officer: cast.figure(HEARINGS).submit(by=officer, seen=0),
    "doubted": lambda officer: (figure := enter(REVIEWED, 612, officer)).submit(by=officer, seen=figure.version),
    "foreign": lambda officer: enter("audit_project_count", 5, officer),
    "locked": lambda officer: Figure.objects.get(indicator__code=HEARINGS, year=2019).submit(by=officer, seen=0),
    "early": lambda officer: cast.figure(HEARINGS).approve(by=cast.reviewer(), seen=0),
    "own": approve_own,
    "stale": write_over,
    "unexplained": explain_nothing,
    "silent return": send_back_silently,
    "evidence": attach_wrongly,
    "unsigned": lambda officer: attach_scan(
        sheet_of(cast.opened_round(2021, due_on=date(2022, 1, 31)), cast.department()), upload(), by=officer
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("case", VERBS)
def test_a_verb_refuses_in_chinese(loaded, case):
    cast.opened_round(2020, with_rules=True)
    with pytest.raises(ValidationError) as refused:
        VERBS[case](cast.officer(cast.department(), name="王芳"))
    for sentence in refused.value.messages:
        assert strangers(sentence.replace("a.exe", "").replace("台账.docx", "").replace("台账.png", "").replace("空.pdf", "")) == []  # fmt: skip
        assert sentence.endswith("。")
