"""The manuals themselves: every page is spoken of, and every page and command they name is there."""

import re
import shlex
from fnmatch import fnmatchcase

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import get_commands, load_command_class
from django.test import Client
from django.urls import resolve, reverse

from hanyang_report.manual.finding import help_on, passage_on, search
from hanyang_report.manual.text import FOLDER, every_passage, manuals
from indicators.office.roles import Role
from tests import cast
from tests.addresses import model_routes, names, pages

pytestmark = pytest.mark.django_db

MANUALS = {"reader", "officer", "reviewer", "editor", "publisher", "leader", "administrator", "operations"}
NO_PAGE = re.compile(
    r"api\w*|\w*(download|export|official|_xlsx|template|evidence|receipt|signed_sheet|ledger|picture)|feed|robots|sitemap|healthz|jsi18n|autocomplete|logout|view_on_site|None"
)
OF_EXTRAS = ("second_factor", "sign_on", "indicators_claimmapping")
"""Pages that are there where a setting brings them; the tests of such a site look for them."""
COMMAND = re.compile(r"manage\.py ([a-z_]+(?: [^`\n]*)?)")
OURS = "\n".join(path.read_text("utf-8") for path in FOLDER.glob("*.md"))
OF_DJANGO = {"migrate", "collectstatic", "createsuperuser", "axes_reset"}


def read_pages() -> set[str]:
    """Names of the addresses that somebody can open as a page."""
    opened = {
        resolve("/" + re.sub(r"\{\w+\}", "1", page.address.partition("?")[0])).url_name
        for page in pages()
        if "." in page.reads
    }
    return {str(name) for name in opened if not NO_PAGE.fullmatch(str(name))}


def test_every_reader_of_the_list_has_a_manual() -> None:
    assert set(manuals()) == MANUALS
    anchors = [(one.manual, one.anchor) for one in every_passage()]
    assert len(anchors) == len(set(anchors))


def test_every_page_is_spoken_of() -> None:
    silent = {name for name in read_pages() if passage_on(name, AnonymousUser()) is None}
    admin = {f"{model._meta.label_lower.replace('.', '_')}_changelist" for model in model_routes().values()}
    assert sorted(silent | {name for name in admin if passage_on(name, AnonymousUser()) is None}) == []


def test_every_page_a_manual_names_is_there() -> None:
    known = names()
    named = {name for passage in every_passage() for name in passage.pages if not name.startswith(OF_EXTRAS)}
    assert sorted(name for name in named if not any(fnmatchcase(one, name) for one in known)) == []


def test_every_command_a_manual_names_runs() -> None:
    commands, wrong = get_commands(), []
    for line in COMMAND.findall(OURS):
        name, *words = shlex.split(line, comments=True)
        app = commands.get(name)
        if app is None:
            wrong.append(name)
            continue
        parser = load_command_class(str(app), name).create_parser("manage.py", name)
        assert parser.format_help()
        if words:
            parser.parse_args(words)  # SystemExit for an option that is not there
    assert wrong == []


def test_every_address_a_manual_spells_is_there() -> None:
    for address in re.findall(r"`(/[a-z][a-z0-9/]*)`", OURS):
        if not address.startswith("/srv"):
            assert resolve(address), address


@pytest.mark.parametrize("role", Role)
def test_help_leads_into_the_manual_of_ones_role(role: Role) -> None:
    address = help_on("inbox", cast.person(role))
    own = {Role.OFFICER: "officer", Role.HEAD: "officer", Role.ADMINISTRATOR: "administrator"}.get(
        role, role.name.lower()
    )
    assert address == f"/help/{own}/#{'first-steps' if role == Role.ADMINISTRATOR else 'inbox'}"


def test_a_page_nobody_wrote_of_leads_to_the_own_manual() -> None:
    assert help_on("unheard-of", cast.reviewer()) == "/help/reviewer/"
    assert help_on("unheard-of", AnonymousUser()) == "/help/reader/"


def test_what_is_searched_is_found_in_titles_first() -> None:
    assert search("更正")[0].passage.title in ("更正", "版次与更正")
    assert {"退回"} <= {one.word for one in search("退回")}
    assert search("没有人会写的词") == search("  ") == []


def test_manuals_are_served_to_everybody() -> None:
    client = Client()
    for slug in manuals():
        assert client.get(reverse("help", args=[slug])).status_code == 200
    assert client.get("/help/nobody/").status_code == 404
    assert "没有找到" in client.get("/help/?q=没有人会写的词").content.decode()
    assert "<mark>退回</mark>" in client.get("/help/?q=退回").content.decode()
    for name in ("no.webp", "../reader.md", "reader.md", "..%2Freader.md"):
        assert client.get(f"/help/pictures/{name}").status_code == 404


def test_the_link_stands_on_the_sites_and_the_admins_pages() -> None:
    client = Client()
    assert 'href="/help/reader/#indicators"' in client.get("/indicators/").content.decode()
    client.force_login(cast.administrator())
    assert 'href="/help/administrator/#accounts"' in client.get("/admin/indicators/user/").content.decode()
