"""A module that stands for another until one of its names is asked for."""

import sys

import pytest

from indicators.office.later import Later


def test_a_module_is_loaded_when_a_name_of_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "this", raising=False)
    poem = Later("this")
    assert "this" not in sys.modules
    assert "Beautiful" in poem.s or poem.d["N"] == "A"
    assert "this" in sys.modules
    with pytest.raises(AttributeError):
        _ = poem.nothing_of_the_kind
