"""占…%: of which figure, however far before it that stands; and of which it is not said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.numbers.formatting import share
from reports.checks.within import on_text


def told(text: str) -> list[str]:
    return [text[r.start : r.end] for r in on_text(text, 2020) if r.code == "ratio-contradicted"]


@pytest.mark.parametrize("mark", ["，", "；", "。"])
@pytest.mark.parametrize(("written", "is_told"), [("25%", False), ("26%", True), ("24.9%", True), ("四分之一", False)])
def test_a_share_is_of_what_is_parted_in_whichever_clause_or_sentence(mark: str, written: str, is_told: bool) -> None:
    assert told(f"受理案件200件{mark}其中治安案件50件，占{written}。") == ([written] if is_told else [])


@pytest.mark.parametrize("mark", ["，", "；"])
def test_in_a_list_of_shares_each_is_of_the_one_whole(mark: str) -> None:
    assert told(f"受理案件200件；其中治安50件，占25%{mark}交通80件，占40%。") == []
    assert told(f"受理案件200件；其中治安50件，占25%{mark}交通80件，占45%。") == ["45%"]


def test_a_whole_in_another_stretch_may_be_called_by_its_words() -> None:
    assert told("受理复议88件，增长10%；审结80件，占受理数的90.9%。") == []
    assert told("受理复议88件，增长10%；审结80件，占受理数的80%。") == ["80%"]
    assert told("受理复议88件，增长10%；审结80件，占结案数的80%。") == []


@pytest.mark.parametrize(
    "text",
    [
        "受理复议88件；应诉40件，占30%。",
        "受理复议88件，其中撤销8件；应诉40件，占30%。",
        "受理复议88件；办理情况良好，其中应诉40件，占30%。",
        "受理复议88件。应诉40件，占30%。",
        "受理复议88件；应诉40件，占受理诉讼数的30%。",
        "婚姻类920件，邻里类690件，分别占40%、30%和20%。",
        "民事20件、刑事30件，合计占40%。",
        "办理信访件5200件，接待200件，占比86%的诉求当场答复。",
        "调解3600件，律师参与1200件，占全部案件的40%。",
        "立案600件，其中一般程序420件，占比由65%提高到70%。",
        "受理90件，其中公安36件，占40%，其他36件，占40%。",
        "受理90件，其中公安18件，占20%，较上年增加36件，占40%。",
        "新收案件310件，旧存20件；其中审结300件，占90.9%。",
    ],
)
def test_a_share_of_what_is_not_plainly_said_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_all_of_a_figure_that_is_named_is_that_figure() -> None:
    assert told("律师参与调解1200件，占全部3600件纠纷的三分之一。") == []
    assert told("律师参与调解1200件，占全部3600件纠纷的40%。") == ["40%"]
    assert told("民事20件、刑事30件，共占全部100件的50%。") == []
    assert told("民事20件、刑事30件，共占全部100件的40%。") == ["40%"]


@pytest.mark.parametrize("mark", ["，", "；", "。"])
def test_shares_are_handed_out_in_the_order_of_their_figures(mark: str) -> None:
    said = f"排查纠纷2300件{mark}其中婚姻类920件、邻里类690件，分别占"
    assert told(f"{said}40%和30%。") == []
    assert told(f"{said}30%和40%。") == ["30%", "40%"]
    assert told(f"{said}40%、35%。") == ["35%"]


def test_shares_handed_out_with_no_whole_before_them_can_not_be_worked_out() -> None:
    assert told("婚姻类920件，邻里类690件，分别占40%和30%。") == []


@given(st.integers(2, 9999), st.data())
def test_a_share_that_was_worked_out_is_never_called_wrong(whole: int, data: st.DataObject) -> None:
    parts = [data.draw(st.integers(1, whole)) for _ in range(2)]
    one, other = (share(part, whole, 2) for part in parts)
    assert told(f"受理{whole}件；其中甲类{parts[0]}件，占{one}；乙类{parts[1]}件，占{other}。") == []
    assert told(f"受理{whole}件。其中甲类{parts[0]}件、乙类{parts[1]}件，分别占{one}和{other}。") == []
