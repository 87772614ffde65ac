"""Of a page only its links change, and what needs a server or an address goes."""

import pytest

from hanyang_report.exporting.page import NO_SERVER, Surroundings, as_file, classic_script

SITE = "https://report.example"
FILES = {"/": "../index.html", "/a/": "../a/index.html", "/static/x.js": "../static/x.js"}


def written(html: str, *, base: bool = False, choices: str = "", scripts: str = "") -> str:
    def absolute(href: str) -> str | None:
        return f"{SITE}{href}index.html" if href in FILES else None

    return as_file(html, Surroundings(FILES.get, absolute, SITE, base, choices, scripts))


@pytest.mark.parametrize(
    "html",
    [
        '<!DOCTYPE html>\n<p class="a">五 &amp; 六 &#8212; <b>七</b><br>\n</p>',
        '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
        '<script type="application/json">{"a": "<\\u003C"}</script>',
        '<a href="https://elsewhere.example/x?y=1&amp;z=2">外</a>',
        '<a name="here">没有链接</a>',
    ],
)
def test_what_leads_nowhere_in_particular_stays_byte_for_byte(html: str):
    assert written(html) == html


def test_links_lead_to_files():
    assert written('<a class="x" href="/a/">甲</a><img src="/a/" alt=""/>') == (
        '<a class="x" href="../a/index.html">甲</a><img src="../a/index.html" alt=""/>'
    )


def test_a_link_to_what_is_not_written_goes_with_its_entry_and_all_that_is_in_it():
    assert written('<ul><li><a href="/login/">登<b>录</b> &amp;</a></li><li>留</li></ul>') == "<ul><li>留</li></ul>"


def test_modules_run_as_deferred_scripts():
    assert (
        written('<script type="module" src="/static/x.js"></script>') == '<script defer src="../static/x.js"></script>'
    )
    assert classic_script("const a = 1;\n") == '(() => {\n"use strict";\nconst a = 1;\n})();\n'
    for text in ('import "./x.js";\n', "export const a = 1;\n", 'const a = import("./x.js");\n'):
        with pytest.raises(ValueError, match="not joined"):
            classic_script(text)


FORM = '<p>前</p><form method="get"><form><input name="q"></form><button>找</button></form><p>后</p>'


def test_a_form_that_needs_a_server_is_a_sentence():
    assert written(FORM.replace("<form><", "<p><").replace("></form><b", "></p><b")) == (
        f'<p>前</p><p class="quiet">{NO_SERVER}</p><p>后</p>'
    )
    assert written('<form action="/a/"></form>', choices="<ul></ul>") == "<ul></ul>"


def test_the_form_of_the_search_stays_where_a_script_answers_it():
    html = '<head></head><form class="search-form" action="/a/"></form>'
    assert written(html) == f'<head></head><p class="quiet">{NO_SERVER}</p>'
    assert written(html, scripts="<!>") == (
        '<head><!></head><form class="search-form" action="../a/index.html"></form>'
    )


OF_AN_ADDRESS = (
    f'<link rel="canonical" href="{SITE}/a/">',
    f'<meta property="og:url" content="{SITE}/a/">',
    '<link rel="alternate" href="/a/">',
    '<meta name="SiteDomain" content="report.example">',
    f'<script type="application/ld+json">{{"url": "{SITE}/a/"}}</script>',
    '<details class="cite share"><details></details><p>码</p></details>',
)


@pytest.mark.parametrize("html", OF_AN_ADDRESS)
def test_without_a_base_nothing_speaks_of_an_address(html: str):
    assert written(f"<p>前</p>{html}<p>后</p>") == "<p>前</p><p>后</p>"
    assert written(html, base=True) != ""


def test_a_citation_loses_its_address_or_gets_the_files():
    assert written(f"<p>标题[R/OL]．{SITE}/a/．</p>") == "<p>标题[R/OL]．</p>"
    assert written(f"<p>标题[R/OL]．{SITE}/a/．</p>", base=True) == f"<p>标题[R/OL]．{SITE}/a/index.html．</p>"


def test_with_a_base_canonical_addresses_end_in_files():
    assert written(OF_AN_ADDRESS[0], base=True) == f'<link rel="canonical" href="{SITE}/a/index.html">'
    assert written(OF_AN_ADDRESS[1], base=True) == f'<meta property="og:url" content="{SITE}/a/index.html">'


def test_linked_data_names_only_what_is_written_and_cannot_end_its_block():
    html = (
        f'<script type="application/ld+json">{{"url": "{SITE}/a/", "name": "\\u003C/script>", '
        f'"distribution": [{{"contentUrl": "{SITE}/a/"}}, {{"contentUrl": "{SITE}/api/"}}]}}</script>'
    )
    assert written(html, base=True) == (
        f'<script type="application/ld+json">{{"url": "{SITE}/a/index.html", "name": "\\u003C/script\\u003E", '
        f'"distribution": [{{"contentUrl": "{SITE}/a/index.html"}}]}}</script>'
    )
