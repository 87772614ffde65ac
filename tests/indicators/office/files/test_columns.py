"""Letters of columns, there and back, the borders of one, two and three letters among them."""

import pytest

from indicators.office.files.columns import column_letters, column_number


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA")]
)
def test_a_column_is_found_by_its_letters_and_named_by_them(number: int, letters: str) -> None:
    assert column_letters(number) == letters
    assert column_number(letters) == number
    assert column_number(letters.lower()) == number
