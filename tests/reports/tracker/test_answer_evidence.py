"""What is offered as evidence for an answer: linked figures, the task's log, sentences of the draft; and taking it over."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from indicators.models import Figure, FigureStatus, Indicator
from reports.models import Answer, AnswerDraft, Item, Part, Report, Section, Task, TaskTarget
from reports.narrative.binding import FigureBook
from reports.tracker.answer_evidence import MOST_SENTENCES, AnswerEvidence, DraftSentences, evidence_of
from reports.tracker.promise_facts import PromiseFacts, facts_of
from tests import cast
from tests.posted import fields
from tests.pressed import signed_in, text
from tests.promises import reported, task
from tests.uploads import upload

pytestmark = pytest.mark.django_db
PAGE = reverse("admin:reports_answers", args=[2020])
MEETINGS = "exec_meeting_law_gov_count"


def items() -> list[Item]:
    return list(Item.objects.filter(section__part__report__year=2020).select_related("section__part"))


def offered(code: str, book: FigureBook | None = None) -> AnswerEvidence:
    return DraftSentences(items(), book or FigureBook.for_draft(2020)).evidence(told(code))


def told(code: str) -> PromiseFacts:
    return facts_of(2020)[task(code).pk]


def book(**values: int | None) -> FigureBook:
    """The meetings of two years: `book(before=10, after=9)`."""
    indicator = Indicator.objects.get(code=MEETINGS)
    rows = [(2019, values["before"]), (2020, values["after"])]
    series = indicator.series([(year, None if one is None else Decimal(one), "") for year, one in rows])
    return FigureBook(2020, {MEETINGS: indicator}, {MEETINGS: series})


# ── figures ──


def test_a_linked_figure_is_offered_with_how_it_moved(report: Report) -> None:
    [figure] = offered("T1-1", book(before=10, after=9)).figures
    assert (figure.name, figure.value) == ("区政府常务会议研究法治政府建设次数", "9次")
    assert figure.change == "由10次减为9次，减少1次（10%）"
    assert (figure.target, figure.is_met) == ("", None)


@pytest.mark.parametrize("status", FigureStatus)
def test_a_figure_that_is_not_approved_is_said_to_be_so(report: Report, status: FigureStatus) -> None:
    cast.opened_round(2020)
    Figure.objects.filter(indicator__code=MEETINGS, year=2020).update(status=status, value=9)
    [figure] = dict(evidence_of(2020))[task("T1-1").pk].figures
    is_approved = status in (FigureStatus.APPROVED, FigureStatus.LOCKED)
    assert (figure.value, figure.pending) == ("9次", "" if is_approved else status.label)
    reader = Client()
    reader.force_login(cast.editor())
    assert (f"{status.label}，还没有审核通过" in reader.get(PAGE).content.decode()) is not is_approved


@pytest.mark.parametrize(("after", "is_met"), [(9, True), (8, False), (0, False), (None, None)])
def test_a_target_says_whether_it_is_reached(report: Report, after: int | None, is_met: bool | None) -> None:
    TaskTarget.objects.create(task=task("T1-1"), indicator=Indicator.objects.get(code=MEETINGS), value=9)
    [figure] = offered("T1-1", book(before=10, after=after)).figures
    assert figure.is_met is is_met
    assert figure.target == "不低于9次"
    assert bool(figure.value) is (after is not None), "nought is a value"


# ── the log ──


def test_what_the_log_tells_is_offered_with_its_files(report: Report) -> None:
    reported("T1-2", "制度已印发。", uploads=(upload("制度.pdf"),))
    [entry] = offered("T1-2").entries
    assert entry.text == "制度已印发。"
    page = text(signed_in(cast.editor()).get(PAGE))
    row = page.split('id="2020-T1-2"')[1].split("</section>")[0]
    assert "制度已印发。" in row
    assert "制度.pdf</a>" in row


# ── sentences ──


def rewritten(body: str, at: int = 0) -> Item:
    item = items()[at]
    item.body = body
    item.save()
    return item


def test_the_sentence_that_quotes_a_linked_figure_comes_first(report: Report) -> None:
    rewritten(task("T1-1").source_phrase + "。", at=-1)
    first, second = offered("T1-1").sentences[:2]
    assert first.quotes
    assert "区政府常务会议" in first.text
    assert not second.quotes
    assert second.item == items()[-1].pk


def test_a_figure_of_another_year_does_not_speak_for_this_one(report: Report) -> None:
    Item.objects.update(body="")
    rewritten(f"上年研究{{{{{MEETINGS}:-1}}}}次。")
    assert not any(one.quotes for one in offered("T1-1").sentences)


def test_a_sentence_is_found_by_its_words_in_its_item(report: Report) -> None:
    item = rewritten("召开会议。信用体系建设进一步完善，建成信用信息平台。")
    [found] = offered("T2-4").sentences
    assert (found.item, found.text) == (item.pk, "信用体系建设进一步完善，建成信用信息平台。")


def test_other_words_are_not_offered(report: Report) -> None:
    assert not offered("T2-4").sentences


def test_what_the_draft_plans_is_no_evidence(report: Report) -> None:
    plan = Section.objects.filter(part__report=report, part__kind=Part.Kind.PLAN)[0]
    Item.objects.create(section=plan, marker="1. ", heading="信用。", body="完善信用体系建设。", order=1)
    assert not offered("T2-4").sentences


def test_no_more_than_three_are_offered(report: Report) -> None:
    for at in range(MOST_SENTENCES + 1):
        rewritten("完善信用体系建设。", at)
    assert len(offered("T2-4").sentences) == 3


# ── taking over ──


@pytest.fixture
def desk(report: Report) -> Client:
    rewritten("完善信用体系建设，建成信用信息平台。")
    return signed_in(cast.editor())


def use(desk: Client, what: str, one: Task, **typed: str) -> str:
    key = f"p{one.pk}"
    posted = dict(fields(text(desk.get(PAGE)))) | {f"{key}-{name}": value for name, value in typed.items()}
    return text(desk.post(PAGE, posted | {f"{key}-use": what}, follow=True))


def test_an_offered_item_is_taken_over_and_the_rest_is_still_asked(desk: Client) -> None:
    use(desk, f"item-{items()[0].pk}", task("T2-4"))
    begun = AnswerDraft.objects.get()
    assert (begun.task, begun.item, begun.outcome) == (task("T2-4"), items()[0], "")


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("健全信用体系。", "见“健全信用体系”。"),
        ("{{year}}年信用体系。", "见“2020年信用体系”。"),
        ("{{normative_doc_filed_count}}件文件。", ""),
        ("", ""),
    ],
)
def test_who_writes_nothing_is_offered_where_it_is_told_and_no_copied_figure(
    desk: Client, heading: str, words: str
) -> None:
    cast.opened_round(2020)
    Figure.objects.filter(indicator__code="normative_doc_filed_count", year=2020).update(value=3)
    Item.objects.filter(pk=items()[0].pk).update(heading=heading)
    use(desk, f"item-{items()[0].pk}", task("T2-4"))
    assert AnswerDraft.objects.get().words == words


def test_with_outcome_and_words_it_is_an_answer(desk: Client) -> None:
    use(desk, f"item-{items()[0].pk}", task("T2-4"), outcome="kept", words="平台已建成。")
    given = Answer.objects.get()
    assert (given.item, given.outcome, given.words) == (items()[0], "kept", "平台已建成。")


def test_an_entry_of_the_log_is_written_behind_what_was_typed_once(desk: Client) -> None:
    entry = reported("T1-2", "制度已印发。").updates.all()[0]
    for _ in range(2):
        use(
            desk,
            f"log-{entry.pk}",
            task("T1-2"),
            outcome="partly",
            words="正在推进。" if not _ else "正在推进。制度已印发。",
        )
        assert Answer.objects.get().words == "正在推进。制度已印发。"


@pytest.mark.parametrize("what", ["item-0", "item-x", "log-0", "log-", "", "item-"])
def test_nothing_that_was_not_offered_is_taken_over(desk: Client, what: str) -> None:
    assert "没有改动" in use(desk, what, task("T2-4"))
    assert not AnswerDraft.objects.exists()


def test_an_item_that_was_not_offered_here_leaves_the_chosen_one(desk: Client) -> None:
    mine, other = items()[1], items()[2]
    use(desk, f"item-{other.pk}", task("T2-4"), item=str(mine.pk), outcome="kept", words="已完成。")
    assert Answer.objects.get().item == mine


def test_who_only_reads_sees_the_evidence_without_buttons(desk: Client) -> None:
    page = text(signed_in(cast.publisher()).get(PAGE))
    assert "建成信用信息平台" in page
    assert "-use" not in page
