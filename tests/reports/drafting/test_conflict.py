"""Two texts in one: nothing of either is lost."""

from hypothesis import given
from hypothesis import strategies as st

from reports.drafting.conflict import differences

texts = st.text(alphabet="甲乙丙。\n{}|a1%", max_size=30)


@given(texts, texts)
def test_both_texts_can_be_read_out_of_their_difference(theirs: str, mine: str):
    found = differences(theirs, mine)
    assert "".join(stretch.text for stretch in found if stretch.whose != "mine") == theirs
    assert "".join(stretch.text for stretch in found if stretch.whose != "theirs") == mine


def test_a_quotation_and_a_number_differ_as_a_whole():
    found = differences("共{{cases}}件，增长12%", "共{{cases|han}}件，增长15%")
    assert [(stretch.whose, stretch.text) for stretch in found] == [
        ("both", "共"),
        ("theirs", "{{cases}}"),
        ("mine", "{{cases|han}}"),
        ("both", "件，增长"),
        ("theirs", "12%"),
        ("mine", "15%"),
    ]
