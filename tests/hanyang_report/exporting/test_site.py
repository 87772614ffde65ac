"""The static edition: everything public, no dead link, nothing of a server, the same bytes the second time."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from hanyang_report.addresses import PublicAddresses
from hanyang_report.exporting.site import questions
from indicators.models import Figure
from reports.models import Report
from tests.database import disordered
from tests.exported import dead_links, pages, reached
from tests.published import another_year, corrected

# An export reads everything of one moment, in a transaction of its own.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("loaded")]

BASE = "https://www.example.gov.cn/fzbg"


@pytest.fixture
def hashed(static: Path) -> Iterator[None]:
    kept = {"staticfiles": {"BACKEND": "hanyang_report.staticfiles.HashedStaticFiles"}}
    with override_settings(STORAGES=django_settings.STORAGES | kept, STATIC_ROOT=static):
        yield


def export(target: Path, *options: str) -> Path:
    call_command("export_site", target, *options, stdout=StringIO(), stderr=StringIO())
    return target


def manifest(site: Path) -> dict[str, str]:
    files: dict[str, str] = json.loads((site / "manifest.json").read_text("utf-8"))["files"]
    return files


@pytest.mark.usefixtures("hashed")
def test_everything_public_is_there_every_link_leads_somewhere_and_the_second_run_writes_the_same_bytes(tmp_path: Path):
    corrected(Report.objects.get(year=2019))
    another_year(Report.objects.get(year=2019).editions.earliest("number"), 2018)
    Figure.objects.filter(year=2019, indicator__code="audit_project_count").update(value=987654)
    site = export(tmp_path / "out")
    first = manifest(site)
    held = set(first)
    public = PublicAddresses.now()
    assert {f"reports/{year}/index.html" for year in (2018, 2019)} <= held
    assert {
        f"reports/2019/editions/{number}/report.{kind}" for number in (1, 2) for kind in ("docx", "txt", "json")
    } <= held
    assert {f"indicators/{code}/index.html" for code in (*public.entered, *public.derived)} <= held
    assert {f"tasks/{address}/index.html" for address in public.promises} <= held
    assert {"promises/index.html", "tasks.xlsx", "compare/from_2019_to_2020.html"} <= held
    assert "reports/compare/a_2018_b_2019.html" in held
    assert {"indicators/kind_rate.html", "tasks/year_2020.html"} <= held
    assert 'href="kind_rate.html"' in (site / "indicators/index.html").read_text("utf-8")
    narrowed = (site / "indicators/kind_rate.html").read_text("utf-8")
    assert 'href="kind_count.html"' in narrowed  # another answer to the same question
    assert ">主题：<" not in narrowed
    assert dead_links(site) == []
    assert unreached(site) <= {"reports/compare"}  # the pages of who is signed in lead there
    assert not any(name.startswith(("explore", "api/")) for name in held)
    no_trace_of_a_server(site)
    assert [name for name, text in pages(site).items() if "987654" in text] == []
    assert "987654" not in (site / "search-data.js").read_text("utf-8")
    disordered()
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        assert manifest(export(site)) == first


def unreached(site: Path) -> set[str]:
    """The folders of pages that nobody comes to from the front page."""
    return {name.rpartition("/")[0] for name in pages(site).keys() - reached(site)}


def no_trace_of_a_server(site: Path) -> None:
    for name, html in pages(site).items():
        assert "http://127.0.0.1" not in html, name
        assert 'type="module"' not in html, name
        assert not re.search(r"<link[^>]+canonical|ld\+json|og:url|/login/|csrfmiddlewaretoken", html), name
        assert name == "search/index.html" or "<form" not in html, name
    assert not {"sitemap.xml", "feed.xml", "robots.txt"} & set(manifest(site))


@pytest.mark.usefixtures("hashed")
def test_with_a_base_addresses_are_whole_and_each_is_written(tmp_path: Path):
    site = export(tmp_path / "out", "--url", f"{BASE}/", "--gzip")
    held = set(manifest(site))
    assert {"index.html.gz", "search-data.js.gz", "sitemap.xml.gz"} <= held
    said = [
        (site / name).read_text("utf-8")
        for name in ("sitemap.xml", "feed.xml", "robots.txt", "reports/2019/index.html")
    ]
    for text in said:
        named = [found.rstrip("．") for found in re.findall(rf"{BASE}/([^\s<\"'．]*)", text)]
        assert named
        assert set(named) <= held
    assert f"<loc>{BASE}/reports/2019/index.html</loc>" in said[0]
    assert "<loc></loc>" not in said[0]
    assert f'<link rel="canonical" href="{BASE}/reports/2019/index.html">' in said[3]
    assert '"@type": "Report"' in said[3]
    dead = {link for _, _, link in (each.partition(": ") for each in dead_links(site))}
    assert {link.removeprefix(f"{BASE}/") for link in dead} <= held  # canonical addresses, whole as they should be


@pytest.mark.usefixtures("hashed")
def test_an_export_that_fails_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("mine", "utf-8")
    with pytest.raises(CommandError, match="不是上次导出的文件"):
        export(tmp_path / "out")
    monkeypatch.setattr("hanyang_report.exporting.site.reverse", lambda name, **_: "/no-such-page/")
    with pytest.raises(CommandError, match="没有"):
        export(tmp_path / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_without_collected_files_nothing_is_written(tmp_path: Path):
    kept = {"staticfiles": {"BACKEND": "hanyang_report.staticfiles.HashedStaticFiles"}}
    with (
        override_settings(STORAGES=django_settings.STORAGES | kept, STATIC_ROOT=tmp_path / "static"),
        pytest.raises(CommandError, match="collectstatic"),
    ):
        export(tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "url", ["www.example.gov.cn", "ftp://example.gov.cn", "https://", "https://a.cn/?x=1", "https://a.cn/#x"]
)
def test_a_base_that_is_no_address_is_refused(tmp_path: Path, url: str):
    with pytest.raises(CommandError, match="不是网址"):
        export(tmp_path / "out", "--url", url)


def test_one_question_and_its_pages_are_followed():
    hrefs = (
        "?theme=a",
        "?theme=a&amp;page=2",
        "?sort=x&amp;theme=a",
        "?per_page=50",
        "/search/?q=x",
        "/b/?page=2",
        "#x",
        "/c/",
    )
    html = "".join(f'<a class="x" href="{href}">x</a>' for href in hrefs)
    assert list(questions("/a/", html)) == ["/a/?theme=a", "/a/?theme=a&page=2", "/b/?page=2"]


def test_a_page_that_is_an_answer_to_two_questions_leads_to_its_other_pages_and_to_no_third_question():
    own, nobody = "?from=2018&amp;to=2019", "?from=2018&amp;sort=x&amp;to=2019"
    html = "".join(
        f'<a href="{href}">x</a>'
        for href in (
            f"{own}&amp;page=2",
            "?page=3&amp;to=2019&amp;from=2018",
            nobody,
            f"{nobody}&amp;page=2",
            f"/b/{own}",
        )
    )
    pages = ["/a/?from=2018&to=2019&page=2", "/a/?page=3&to=2019&from=2018"]
    assert list(questions("/a/?from=2018&to=2019", html)) == pages
    assert list(questions("/a/?from=2018&to=2019&page=4", html)) == pages
    assert list(questions("/a/", html)) == []


@pytest.mark.usefixtures("hashed")
def test_a_comparison_of_more_rows_than_a_page_has_is_there_with_all_its_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("indicators.catalogue.compared_tables.ROWS", 15)
    site = export(tmp_path / "out")
    names = [f"compare/from_2019_to_2020{page}.html" for page in ("", "_page_2", "_page_3")]
    assert {*names} <= set(manifest(site))
    assert "compare/from_2019_to_2020_page_4.html" not in manifest(site)
    read = [(site / name).read_text("utf-8") for name in names]
    assert [code for code in PublicAddresses.now().entered if f"indicators/{code}/" not in "".join(read)] == []
    assert 'href="from_2019_to_2020_page_2.html" rel="next"' in read[0]
    assert 'href="from_2019_to_2020.html" rel="prev"' in read[1]
    chosen = [re.findall(r">([^<>]*—[^<>]*)年</a>", text) for text in pages(site).values() if "button-row" in text]
    assert {pair for each in chosen for pair in each} == {"2019—2020"}
    assert dead_links(site) == []
