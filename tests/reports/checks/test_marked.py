"""Where findings begin and end the text is cut, and nothing of it is lost."""

from reports.checks.finding import Severity
from reports.checks.marked import AROUND, MarkedRun, marked, placed
from reports.checks.texts import TextFinding

TEXT = "标题\n\n受理由50件增至41件。\n末行"


def finding(start: int, end: int, severity: Severity = Severity.WARNING) -> TextFinding:
    return TextFinding("unbound-number", severity, TEXT[start:end], start, end, "不对。")


def read(found: list[TextFinding]) -> str:
    return "\n".join("".join(stretch.text for stretch in line) for line in marked(TEXT, found))


def test_a_line_is_cut_where_a_finding_begins_and_ends() -> None:
    _title, blank, line, _last = marked(TEXT, [finding(7, 9)])
    assert blank == ()
    assert line == (MarkedRun("受理由"), MarkedRun("50", (1,), (1,)), MarkedRun("件增至41件。"))


def test_findings_that_overlap_are_both_named_where_they_do() -> None:
    line = list(marked(TEXT, [finding(7, 12), finding(9, 14, Severity.ERROR)]))[2]
    assert [(s.text, s.numbers, s.begins, s.is_error) for s in line[1:4]] == [
        ("50", (1,), (1,), False),
        ("件增至", (1, 2), (2,), True),
        ("41", (2,), (), True),
    ]


def test_a_finding_over_two_lines_is_marked_on_both_and_begins_once() -> None:
    lines = list(marked(TEXT, [finding(14, 18)]))
    assert [s.text for line in lines for s in line if s.numbers] == ["件。", "末"]
    assert [s.begins for line in lines for s in line if s.numbers] == [(1,), ()]


def test_a_finding_that_begins_with_the_line_break_begins_on_the_line_after() -> None:
    *_, last = marked(TEXT, [finding(16, 18)])
    assert last[0] == MarkedRun("末", (1,), (1,))


def test_nothing_of_the_text_is_lost() -> None:
    for found in ([], [finding(0, len(TEXT))], [finding(0, 1), finding(1, 2), finding(0, 0)]):
        assert read(found) == TEXT


def test_what_stands_round_a_place_ends_with_its_line() -> None:
    (one,) = placed(TEXT, [finding(7, 9)])
    assert (one.before, one.text, one.after) == ("受理由", "50", "件增至41件。")
    long = "甲" * 100
    (middle,) = placed(long, [finding(50, 51)])
    assert (len(middle.before), len(middle.after)) == (AROUND, AROUND)


def test_what_concerns_the_whole_stands_nowhere() -> None:
    (one,) = placed(TEXT, [finding(0, 0)])
    assert one.is_of_whole
    assert [s for line in marked(TEXT, [finding(0, 0)]) for s in line if s.numbers] == []
