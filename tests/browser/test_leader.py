"""A district leader with three minutes and a phone, on the simulated district: what moved, why, and who answers."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import BrowserContext, Page, expect

from indicators.models import FigureInstruction
from tests import cast
from tests.browser.accessibility import violations
from tests.database import Rows, put_rows

DESK = "/dashboard/"
PHONE = {"width": 390, "height": 844}
WALL = {"width": 1920, "height": 1080}
THUMB = 44
PAGES = [DESK, "/dashboard/brief/", "/explore/?i=audit_advice_count", "/dashboard/figures/2020/audit_advice_count/"]

# What a thumb may miss: links inside a sentence, which WCAG exempts, and what is hidden or off the page.
SMALL_TARGETS = """least => [...document.querySelectorAll("main a, main button, main summary, main select, main input, main label, .thumb a")]
    .filter(one => one.checkVisibility() && !one.closest("blockquote, p, svg, .breadcrumb, .visually-hidden"))
    .filter(one => !(one.matches("input") && one.closest("label")) && one.type !== "hidden")
    .map(one => [one, one.getBoundingClientRect()])
    .filter(([_, box]) => box.width && Math.round(box.height) < least)
    .map(([one, box]) => `${Math.round(box.height)}px ${one.outerHTML.slice(0, 90)}`)"""

LONG_TASK = 0.05  # seconds after which a task counts as long


@pytest.fixture
def loaded(db: None, demo_rows: Rows) -> None:
    """Here the site shows the simulated district."""
    put_rows(demo_rows)
    cache.clear()


@pytest.fixture
def leader(sign_in) -> None:
    sign_in(cast.leader())


@pytest.fixture
def phone(page: Page, leader: None) -> Page:
    page.set_viewport_size(PHONE)
    return page


# ── from a number to its sentence and its officer ──


def test_from_the_desk_to_sentence_and_officer_is_one_click(phone: Page) -> None:
    phone.goto(DESK)
    phone.locator(".matter__link", has_text="提出审计建议条数").click()
    expect(phone.locator(".trace__quote blockquote").first).to_contain_text("提出审计建议")
    expect(phone.locator("[data-officer]").first).to_contain_text("钱填报")
    expect(phone.get_by_role("heading", name="校验说明")).to_be_visible()
    expect(phone.get_by_role("heading", name="填报与审核记录")).to_be_visible()


def test_every_number_on_the_desk_has_sentence_and_officer_within_two_clicks(page: Page, leader: None) -> None:
    """The first click may be the one that unfolds a theme; every address is opened, no number is a dead end."""
    page.goto(DESK)
    links = page.locator("a.year-row, a.matter__link[href*='/figures/'], .gallery a[href*='/figures/']")
    addresses = sorted(set(links.evaluate_all("links => links.map(link => link.getAttribute('href'))")))
    assert len(addresses) == 38
    for address in addresses:
        answer = page.request.get(address)
        story = answer.text()
        assert answer.ok, address
        assert "trace__quote" in story, address
        assert re.search(r"data-officer>[^<]*\S", story), address


def test_from_the_sentence_the_report_itself_is_the_second_click(phone: Page) -> None:
    phone.goto(DESK)
    phone.locator("a.year-row").first.click()
    phone.locator(".trace__quote figcaption a").first.click()
    expect(phone).to_have_url(re.compile(r"/reports/\d{4}/(draft/)?#s1"))


def test_a_departments_people_are_one_click_from_its_bar(phone: Page) -> None:
    phone.goto(DESK)
    phone.locator(".departments__name", has_text="司法局").click()
    expect(phone.locator("[data-officer]").first).to_contain_text("赵填报")
    expect(phone.get_by_role("heading", name="还没有交")).to_be_visible()


def test_a_leader_writes_where_the_number_stands(phone: Page) -> None:
    phone.goto(DESK)
    matter = phone.locator(".matter", has_text="提出审计建议条数")
    matter.locator("summary").click()
    matter.get_by_role("textbox").fill("请核实新增的专项审计。")
    matter.get_by_role("button", name="交办").click()
    expect(phone.get_by_text("批示已记下，已列入区审计局的待办。")).to_be_visible()
    given = FigureInstruction.objects.get(text="请核实新增的专项审计。")
    assert given.about.indicator.name == "提出审计建议条数"
    expect(matter.locator("summary")).to_contain_text("条待办")


# ── under a thumb ──


@pytest.mark.parametrize("address", PAGES)
def test_what_is_touched_on_a_phone_is_as_large_as_a_thumb(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert phone.evaluate(SMALL_TARGETS, THUMB) == []
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_parts_of_the_desk_lie_under_the_thumb(phone: Page) -> None:
    phone.goto(DESK)
    for name, part in (("数据", "主要数据"), ("填报", "填报进度"), ("任务", "年度任务"), ("图", "图示")):
        phone.locator(".thumb").get_by_role("link", name=name, exact=True).click()
        expect(phone.get_by_role("heading", name=part, level=2)).to_be_in_viewport()


def test_the_first_exception_is_in_view_on_a_phone_before_any_scrolling(phone: Page) -> None:
    phone.goto(DESK)
    expect(phone.get_by_role("heading", name="需要关注")).to_be_in_viewport()


# ── at first paint ──


def test_twelve_charts_are_there_without_a_script(
    browser, base_url: str, leader: None, context: BrowserContext
) -> None:
    plain = browser.new_context(java_script_enabled=False, base_url=base_url, storage_state=context.storage_state())
    page = plain.new_page()
    page.goto(DESK)
    drawings = page.locator(".gallery svg.chart-svg")
    expect(drawings).to_have_count(12)
    boxes = [drawing.bounding_box() for drawing in drawings.all()]
    assert all(box and box["width"] > 150 and box["height"] > 60 for box in boxes)
    assert all(drawing.locator("line").count() for drawing in drawings.all())
    plain.close()


def test_nothing_of_plotly_is_fetched_before_anybody_asks(page: Page, leader: None) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(DESK)
    assert [url for url in asked if "plotly" in url] == []


def test_the_scripts_of_the_desk_block_nobody(page: Page, leader: None) -> None:
    """None is a long task, for all of them together are none: counted in the page's own time, which another's load
    leaves alone."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(DESK)
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))")
    spent = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
    assert 0 < spent["ScriptDuration"] < LONG_TASK


# ── for everybody ──


@pytest.mark.parametrize("address", [*PAGES, "/dashboard/screen/", "/indicators/community_lawyer_share/"])
def test_everybody_can_use_the_leaders_pages(page: Page, width: int, leader: None, address: str) -> None:
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("document.documentElement.dataset.type = 'large'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# ── one page ──


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("year", [2021, 2020, 2019])
def test_the_brief_is_one_sheet_of_a4(page: Page, leader: None, year: int) -> None:
    page.goto(f"/dashboard/brief/?year={year}")
    assert pages_of(page.pdf(format="A4", prefer_css_page_size=True, print_background=True)) == 1


@pytest.mark.parametrize("year", [2021, 2020, 2019])
def test_the_brief_in_word_opens_again_as_one_page(page: Page, leader: None, year: int, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice was not found")
    page.goto(f"/dashboard/brief/?year={year}")
    with page.expect_download() as begun:
        page.get_by_role("link", name="下载 Word").click()
    begun.value.save_as(tmp_path / "brief.docx")
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "brief.docx"]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path, timeout=120)
    assert pages_of((tmp_path / "brief.pdf").read_bytes()) == 1


# ── the wall ──


@pytest.fixture
def wall(page: Page, leader: None) -> Page:
    page.set_viewport_size(WALL)
    page.clock.install()
    return page


def shown(page: Page) -> str:
    return page.locator(".slide.is-shown h1").text_content() or ""


def test_the_wall_turns_by_itself_and_begins_anew(wall: Page) -> None:
    wall.goto("/dashboard/screen/")
    titles = wall.locator("[data-slide] h1").all_text_contents()
    assert len(titles) == 8
    seen = []
    for _ in titles:
        seen.append(shown(wall))
        wall.clock.run_for(20_000)
    assert seen == titles
    assert shown(wall) == titles[0]


def test_no_slide_needs_a_scrollbar(wall: Page) -> None:
    wall.goto("/dashboard/screen/")
    for slide in wall.locator("[data-slide]").all():
        assert slide.evaluate("one => one.scrollHeight <= one.clientHeight && one.scrollWidth <= one.clientWidth")
        room = wall.locator(".screen__slides").evaluate("one => one.clientHeight")
        assert slide.evaluate(
            "one => Math.max(...[...one.querySelectorAll('*')].map(x => x.getBoundingClientRect().bottom))"
        ) <= (room + wall.locator(".screen__slides").evaluate("one => one.getBoundingClientRect().top") + 1)
    assert wall.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]") == [
        1080,
        1920,
    ]


def test_the_wall_fetches_itself_and_keeps_its_place(wall: Page) -> None:
    wall.goto("/dashboard/screen/")
    wall.keyboard.press("ArrowRight")
    wall.locator(".slide.is-shown h1").evaluate("one => one.textContent = '旧'")
    with wall.expect_response("**/dashboard/screen/"):
        wall.clock.run_for(300_000)
    expect(wall.locator("h1", has_text="旧")).to_have_count(0)
    expect(wall.locator(".slide.is-shown")).to_have_count(1)


def test_the_wall_says_when_it_can_no_longer_reach_the_site(wall: Page) -> None:
    wall.goto("/dashboard/screen/")
    wall.route("**/dashboard/screen/", lambda route: route.abort())
    wall.clock.run_for(300_000)
    expect(wall.locator("[data-screen-stamp]")).to_contain_text("暂时连不上")


def test_who_asked_for_less_motion_gets_a_wall_that_stands(wall: Page) -> None:
    wall.emulate_media(reduced_motion="reduce")
    wall.goto("/dashboard/screen/")
    first = shown(wall)
    wall.clock.run_for(120_000)
    assert shown(wall) == first
    expect(wall.get_by_role("button", name="继续")).to_be_visible()
    wall.keyboard.press("ArrowRight")
    assert shown(wall) != first


def test_a_pause_holds_and_is_lifted(wall: Page) -> None:
    wall.goto("/dashboard/screen/")
    wall.get_by_role("button", name="暂停").click()
    first = shown(wall)
    wall.clock.run_for(60_000)
    assert shown(wall) == first
    wall.get_by_role("button", name="继续").click()
    wall.clock.run_for(20_000)
    assert shown(wall) != first
