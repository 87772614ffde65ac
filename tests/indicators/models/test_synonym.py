"""A word for a word has two characters on either side; a unit may have one."""

import pytest
from django.core.exceptions import ValidationError

from indicators.models.synonym import Synonym


@pytest.mark.parametrize(
    ("kind", "term", "stands_for"), [("word", "旁听", "观摩"), ("unit", "起", "件"), ("unit", "起", "个项目")]
)
def test_what_cannot_be_mistaken_is_taken(kind: str, term: str, stands_for: str):
    Synonym(kind=kind, term=term, stands_for=stands_for).clean()


@pytest.mark.parametrize(("term", "stands_for"), [("听", "观摩"), ("旁听", "看"), ("听", "看")])
def test_a_word_of_one_character_is_refused(term: str, stands_for: str):
    with pytest.raises(ValidationError, match="至少两个字"):
        Synonym(kind="word", term=term, stands_for=stands_for).clean()


@pytest.mark.django_db
def test_what_bindings_propose_is_not_in_use_until_somebody_confirms_it():
    proposed = Synonym.objects.create(term="旁听", stands_for="观摩", is_confirmed=False)
    used = Synonym.objects.create(term="信访事项", stands_for="信访件", is_confirmed=True)
    assert list(Synonym.objects.proposed()) == [proposed]
    assert list(Synonym.objects.in_use()) == [used]
