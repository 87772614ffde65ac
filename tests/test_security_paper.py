"""What docs/security.md says is held by tests is held by tests: each it names is there, and each answer names one."""

import re

import pytest
from django.conf import settings

PAPER = (settings.BASE_DIR / "docs" / "security.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAPER)))
ANSWERS = [line for line in PAPER.partition("## 数据留多久")[0].splitlines() if re.match(r"\| [^|-]", line)]


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_a_test_that_is_named_is_there(file: str, test: str):
    assert re.search(rf"^def {test}\(", (settings.BASE_DIR / file).read_text("utf-8"), re.MULTILINE)


def test_every_answer_names_the_test_that_holds_it():
    without = [line for line in ANSWERS if not line.startswith("| 威胁") and "`tests/" not in line]
    assert without == []
    assert len(ANSWERS) > 15


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([A-Z][A-Z_]{5,})", PAPER))))
def test_a_setting_that_is_named_is_one(name: str):
    assert name in (settings.BASE_DIR / ".env.example").read_text("utf-8")
