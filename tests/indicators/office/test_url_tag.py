"""`{% url %}` says what Django's would, and looks it up once."""

from typing import Any

import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch
from django.utils.safestring import mark_safe


def shown(tag: str, **context: Any) -> list[str]:
    """What a template says with this tag, three times over."""
    return [Template(tag).render(Context(context)) for _ in range(3)]


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ('{% url "task_list" %}', "/tasks/"),
        ('{% url "report" 2019 %}', "/reports/2019/"),
        ('{% url "report" year=2019 %}', "/reports/2019/"),
        ('{% url "report" year %}', "/reports/2019/"),
        ('{% url "indicator" code %}', "/indicators/a_code/"),
        ('{% url "indicator" safe %}', "/indicators/a_code/"),
        ("{% url page %}", "/tasks/"),
        ('{% url "admin:index" %}', "/admin/"),
        ('{% url "report" year as address %}[{{ address }}]', "[/reports/2019/]"),
        ('{% url "no_such_page" as address %}[{{ address }}]', "[]"),
    ],
)
def test_a_template_says_the_address_that_django_would(tag: str, address: str):
    said = shown(tag, year=2019, code="a_code", safe=mark_safe("a_code"), page="task_list")
    assert said == [address] * 3


def test_a_template_that_names_no_page_is_refused_each_time():
    for _ in range(2):
        with pytest.raises(NoReverseMatch, match="no_such_page"):
            shown('{% url "no_such_page" %}')


def test_what_stands_in_an_address_is_escaped_where_the_template_escapes():
    escaped, bare = "{% url 'task' name %}", "{% autoescape off %}{% url 'task' name %}{% endautoescape %}"
    assert shown(escaped, name="a&b") == ["/tasks/a&amp;b/"] * 3
    assert shown(bare, name="a&b") == ["/tasks/a&b/"] * 3
