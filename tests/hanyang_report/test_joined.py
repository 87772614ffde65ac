"""A kind of page asks for one stylesheet and one script, and they say what the small files say."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from hanyang_report.joined import NotJoined, joined_script, joined_sheet

STATIC = settings.BASE_DIR / "static"
FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
HASHED = settings.STORAGES | {"staticfiles": {"BACKEND": "hanyang_report.staticfiles.HashedStaticFiles"}}
KINDS = sorted(str(path.relative_to(STATIC)) for path in STATIC.glob("*/kinds/*"))


def files(**texts: str):
    return {name.replace("__", "/").replace("_", "."): text for name, text in texts.items()}.__getitem__


# ── sheets ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_sheet_stands_where_it_was_imported_and_one_for_paper_in_its_rule():
    read = files(
        css__kinds__a_css='/* A kind. */\n@import "../one.css";\n@import "../two.css" print;\n@import "../three.css";\n',
        css__one_css="/* One. */\na { b: c }\n",
        css__two_css="d { e: f }\n",
        css__three_css="g { h: i }\n",
    )
    assert joined_sheet("css/kinds/a.css", read) == "a { b: c }\n@media print {\nd { e: f }\n}\ng { h: i }\n"


@pytest.mark.parametrize("rules", ['@import "deeper.css";', "a { background: url(b.svg) }"])
def test_a_sheet_that_would_mean_something_else_when_joined_is_refused(rules: str):
    read = files(css__kinds__a_css='@import "../one.css";\n', css__one_css=rules)
    with pytest.raises(NotJoined, match=r"css/one\.css"):
        joined_sheet("css/kinds/a.css", read)


# ── scripts ────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_module_is_there_once_before_those_that_need_it_and_keeps_its_names_to_itself():
    read = files(
        js__kinds__a_js='// A kind.\n\nimport "../one.js";\nimport "../two.js";\n',
        js__one_js='import { draw as paint } from "./ink.js";\n\nconst own = 1;\npaint(own);\n',
        js__two_js='import { draw } from "./ink.js";\n\nconst own = 2;\ndraw(own);\n',
        js__ink_js="export function draw(what) {\n  // aside\n  return what;\n}\n",
    )
    assert joined_script("js/kinds/a.js", read) == (
        "const js_ink = (() => {\nfunction draw(what) {\nreturn what;\n}\nreturn { draw };\n})();\n"
        "{\nconst { draw: paint } = js_ink;\n\nconst own = 1;\npaint(own);\n}\n"
        "{\nconst { draw } = js_ink;\n\nconst own = 2;\ndraw(own);\n}\n"
    )


@pytest.mark.parametrize(
    "line", ["export default 1;", 'import * as all from "./b.js";', 'const a = await import("./b.js");']
)
def test_a_module_in_a_form_that_is_not_joined_is_refused(line: str):
    with pytest.raises(NotJoined, match=r"js/a\.js"):
        joined_script("js/a.js", files(js__a_js=f"{line}\n"))


def test_indents_stay_behind_but_a_text_over_several_lines_that_would_lose_its_own_is_refused():
    joined = joined_script("js/a.js", files(js__a_js="if (1) {\n  say(`a ${1}`,\n    2);\n}\n"))
    assert joined == "{\nif (1) {\nsay(`a ${1}`,\n2);\n}\n}\n"
    with pytest.raises(NotJoined, match=r"js/a\.js"):
        joined_script("js/a.js", files(js__a_js="say(`a\n  b`);\n"))


# ── what is collected ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_is_collected_whole(static: Path, name: str):
    listed = re.findall(r'^@?import "\.\./([^"]+)"', (STATIC / name).read_text("utf-8"), re.MULTILINE)
    assert listed
    assert not re.search(r"^@?import\b", (static / name).read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", KINDS)
def test_no_kind_is_without_a_page(name: str):
    pages = (path.read_text("utf-8") for path in (settings.BASE_DIR / "templates").rglob("*.html"))
    assert any(f'"{name}"' in page for page in pages)


def test_a_file_that_changed_is_joined_anew_though_the_list_did_not(tmp_path: Path):
    """A list of imports that is older than what was joined from it passes for current, were it not read again."""
    source, collected = tmp_path / "source", tmp_path / "collected"
    (source / "css/kinds").mkdir(parents=True)
    (source / "css/kinds/a.css").write_text('@import "../b.css";\n')
    for colour in ("red", "blue"):
        (source / "css/b.css").write_text(f"a {{ color: {colour} }}\n")
        with override_settings(
            STATICFILES_DIRS=[source], STATICFILES_FINDERS=FINDERS, STATIC_ROOT=collected, STORAGES=HASHED
        ):
            call_command("collectstatic", interactive=False, verbosity=0)
        assert (collected / "css/kinds/a.css").read_text() == f"a {{ color: {colour} }}\n"
