"""`{% url %}` says what Django's would, and looks it up once."""

from typing import Any

import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
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


@pytest.mark.parametrize("words", [(1, True, 1.0, "1"), (True, 1, "1", 1.0)])
def test_words_that_equal_each_other_and_are_written_otherwise_are_not_taken_for_each_other(words: tuple[Any, ...]):
    assert [shown("{% url 'task' word %}", word=word)[0] for word in words] == [f"/tasks/{word}/" for word in words]


@pytest.mark.urls("tests.indicators.office.two_ways")
def test_of_a_name_with_two_addresses_the_one_that_the_words_ask_for_is_said():
    assert (
        shown("{% url 'either' %}{% url 'either' number=3 %}{% url 'either' 3 %}")
        == ["/either//either/3//either/3/"] * 3
    )


@pytest.mark.urls("tests.indicators.office.two_ways")
@pytest.mark.parametrize("name", ["first", "second"])
def test_within_an_app_that_stands_at_two_places_the_one_is_said_that_a_page_belongs_to(name: str):
    request = RequestFactory().get("/")
    request.current_app = name
    assert Template("{% url 'app:page' %}").render(RequestContext(request)) == f"/{name}/page/"
