"""How changes stand beside each other in a table: what moved most, and one spelling of a number in a row."""

import pytest

from indicators.numbers.comparison import Change
from indicators.numbers.in_tables import tabular_sentence, weight
from tests.indicators.numbers.test_comparison import change, rate


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (change(20, 25), 25),
        (change(20, 15), 25),
        (change(19, 25), 0),  # a small base: one more or less reads as a large share
        (change("1.00", "1.50", "亿元", "amount", 2), 50),
        (rate("95.00", "95.50"), 5),
        (rate("95.50", "95.00"), 5),
        (change(0, 5), 0),
        (change(20, None), 0),
    ],
)
def test_a_change_weighs_by_its_share_or_by_tenfold_points_and_a_small_base_nothing(
    found: Change, expected: int
) -> None:
    assert weight(found) == expected


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (change(1235, 1134), "由1,235件减为1,134件，减少101件（8.2%）"),
        (change(1000, 2001), "由1,000件增至2,001件，增加1,001件（100.1%）"),
        (change(56, 12345), "由56件增至12,345件，增加12,289件（21,944.6%）"),
        (change(20, 219), "由20件增至219件，增加199件（995%）"),
        (change(20, 220), "由20件增至220件，增加200件（1,000%）"),
        (change(999, 998), "由999件减为998件，减少1件（0.1%）"),
        (change(1235, 1235), "与上年持平，均为1,235件"),
        (change(1235, None), "上年为1,235件，暂无本年数据"),
        (change(1235, 1134, before_year=2016), "由2016年的1,235件减为1,134件，减少101件（8.2%）"),
    ],
)
def test_in_a_table_a_number_has_separators_in_words_too_and_a_year_none(found: Change, words: str) -> None:
    assert tabular_sentence(found) == words
    assert found.sentence() == words.replace(",", "")
