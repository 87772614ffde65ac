"""One recipient's head: one a recipient, by who may file it, and next year's begins with what holds for every year."""

from datetime import date

import pytest

from indicators.office.steps import Refused
from reports.models import Report
from reports.models.paper_head import PaperHead
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(loaded: None) -> Report:
    return Report.objects.get(year=2019)


def written(report: Report, recipient: str, **words: object) -> PaperHead:
    head = PaperHead(report=report)
    head.write(by=cast.editor(), recipient=recipient, **words)
    return head


def test_words_are_kept_without_the_space_around_them_and_with_who_wrote_them(report: Report):
    head = written(report, " 区委 ", copies="　区人大 ", has_figures=True)
    assert (head.recipient, head.copies, head.has_figures, head.version) == ("区委", "区人大", True, 1)
    assert head.edited_by is not None
    head.write(by=cast.publisher(), seen=1, copies="")
    assert (head.copies, head.version) == ("", 2)


def test_a_recipient_has_one_head_and_its_own_does_not_stand_in_its_way(report: Report):
    head = written(report, "区委")
    with pytest.raises(Refused, match="“区委”已经有版头"):
        written(report, "区委")
    head.write(by=cast.editor(), seen=1, recipient="区委")
    written(report, "区人大")


def test_only_who_files_writes_it(report: Report):
    for other in (cast.reviewer(), cast.administrator(), cast.leader()):
        with pytest.raises(Refused, match="须由编辑或发布人办理"):
            PaperHead(report=report).write(by=other, recipient="区委")
    assert not report.heads.exists()


def test_next_year_takes_over_what_holds_for_every_year_and_nothing_of_that_one_alone(report: Report):
    of_that_year = {"number": "某政〔2020〕1号", "signer": "甲", "printed_on": date(2020, 3, 1)}
    written(
        report, "区委", addressees="区委", masthead="文件", note="注", copies="区人大", printer="办", **of_that_year
    )
    following = Report.objects.create(year=2020, title="2020年报告")
    (head,) = PaperHead.take_over(following, by=cast.editor())
    assert (head.recipient, head.addressees, head.masthead) == ("区委", "区委", "文件")
    assert (head.note, head.copies, head.printer) == ("注", "区人大", "办")
    assert (head.number, head.signer, head.printed_on) == ("", "", None)
    with pytest.raises(Refused, match="本年度已经有版头"):
        PaperHead.take_over(following, by=cast.editor())


def test_where_last_year_had_none_there_is_nothing_to_take_over(report: Report):
    with pytest.raises(Refused, match="2018年度没有版头可以沿用"):
        PaperHead.take_over(report, by=cast.editor())
