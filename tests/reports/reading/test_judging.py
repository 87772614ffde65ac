"""Whether a file is one annual report, and what of its reading a person should look at."""

import pytest

from reports.reading import kinds
from reports.reading.judging import FIRST_LINES, LONGEST_LINE, doubts, require_report
from reports.reading.lines import Line
from reports.reading.outline import Block, Outline
from reports.reading.refusals import NO_REPORT, OTHER_KIND, Refused

TITLE = "某某区2023年法治政府建设年度报告"


def part(marker: str, heading: str, kind: str = kinds.OTHER) -> Block:
    return Block("part", marker, heading, kind, body=["全年审查文件。"])


DONE = part("一、", "主要举措和成效", kinds.ACHIEVEMENTS)
LACKING = part("二、", "存在的不足", kinds.PROBLEMS)
NEXT = part("三、", "下一步安排", kinds.PLAN)


def outline(*parts: Block, title: str = TITLE) -> Outline:
    return Outline(title, 2023, "某某区人民政府", parts=list(parts))


def refusal(found: Outline, *texts: str) -> str:
    with pytest.raises(Refused) as refused:
        require_report(found, [Line(text) for text in texts])
    return str(refused.value)


# ── is it one ──


@pytest.mark.parametrize("parts", [(LACKING,), (NEXT,), (DONE, LACKING, NEXT)])
@pytest.mark.parametrize("title", [TITLE, "某某区依法行政工作情况"])
def test_a_title_and_what_only_a_report_has_make_a_report(parts: tuple[Block, ...], title: str) -> None:
    require_report(outline(*parts, title=title), [])


def test_a_report_without_its_title_is_known_by_three_kinds_of_parts() -> None:
    require_report(outline(DONE, LACKING, NEXT, title=""), [])
    assert refusal(outline(LACKING, NEXT, title="")) == NO_REPORT


@pytest.mark.parametrize("parts", [(), (DONE,)])
def test_achievements_alone_are_none(parts: tuple[Block, ...]) -> None:
    assert refusal(outline(*parts)) == NO_REPORT


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("请使用政务外网账号登录后访问", "一个登录页面"),
        ("忘记密码？", "一个登录页面"),
        ("统一身份认证平台", "一个登录页面"),
        ("403 Forbidden", "一个出错的网页"),
        ("您没有权限访问该页面", "一个出错的网页"),
        ("您访问的页面不存在", "一个出错的网页"),
        ("抱歉，找不到您要的页面", "一个出错的网页"),
        ("关于做好报告工作的通知", "一份通知"),
        ("关于征求意见的函", "一份来函"),
        ("2024年工作要点（征求意见稿）", "一份工作计划"),
        ("区政府常务会议纪要", "一份会议材料"),
        ("在全区法治工作会议上的讲话", "一份会议材料"),
        ("行政执法监督办法", "一份规定或意见"),
        ("本报讯　昨日", "一篇新闻"),
    ],
)
def test_another_kind_of_document_is_called_what_it_is(text: str, kind: str) -> None:
    assert refusal(outline(), text) == OTHER_KIND.format(kind=kind)


def test_only_its_first_lines_short_ones_and_no_headings_say_what_it_is() -> None:
    plan = "工作计划"
    assert refusal(outline(), *["甲"] * (FIRST_LINES - 1), plan) == OTHER_KIND.format(kind="一份工作计划")
    assert refusal(outline(), *["甲"] * FIRST_LINES, plan) == NO_REPORT
    assert refusal(outline(), plan.rjust(LONGEST_LINE, "甲")) == OTHER_KIND.format(kind="一份工作计划")
    assert refusal(outline(), plan.rjust(LONGEST_LINE + 1, "甲")) == NO_REPORT
    assert refusal(outline(), f"记者{'甲' * LONGEST_LINE}") == OTHER_KIND.format(kind="一篇新闻")
    assert refusal(outline(), f"一、{plan}") == NO_REPORT


def test_two_reports_in_one_file_are_refused_by_their_years() -> None:
    texts = [f"某某区{year}年法治政府建设年度报告" for year in (2023, 2022)]
    said = refusal(outline(DONE, LACKING), texts[0], "一、成效", "二、不足", texts[1], "一、成效")
    assert "2份报告（2022年、2023年）" in said
    require_report(outline(DONE, LACKING), [Line(text) for text in (texts[0], "一、成效", texts[0], "一、成效")])


# ── what to look at ──


def test_a_whole_report_is_not_doubted() -> None:
    assert list(doubts(outline(DONE, LACKING, NEXT))) == []


def test_what_the_head_lacks_is_named_in_order() -> None:
    said = list(doubts(Outline(parts=[DONE, LACKING, NEXT])))
    assert said == [f"没有找到{name}，请填写。" for name in ("标题", "年度", "发布机关")]


def test_contents_that_were_not_recognised_are_named_together() -> None:
    [said] = doubts(outline(part("一、", "主要举措和成效", kinds.ACHIEVEMENTS)))
    assert "“存在的不足和原因”、“下一年度安排”" in said


def test_a_part_that_tells_plans_too_is_named_where_plans_are_missing() -> None:
    mixed = part("二、", "存在的问题和下一步打算", kinds.PROBLEMS)
    [said] = doubts(outline(DONE, mixed))
    assert said.endswith("“二、存在的问题和下一步打算”兼写不足和安排，只归一类；其中下一年的数不作本年数据。")
    assert list(doubts(outline(DONE, mixed, NEXT))) == []
    [plain] = doubts(outline(DONE, LACKING))
    assert plain == "没有认出“下一年度安排”部分，请核对各部分的内容类别。"


@pytest.mark.parametrize(
    ("markers", "doubted"),
    [
        (("一、", "二、", "三、"), []),
        (("一、", "三、", "四、"), ["三、"]),
        (("一、", "一、", "二、"), ["一、"]),
        (("二、", "三、", "四、"), ["二、"]),
        (("一、", "", "三、"), []),
        (("", "", ""), []),
    ],
)
def test_a_number_that_repeats_or_skips_is_said(markers: tuple[str, ...], doubted: list[str]) -> None:
    kinds_of_parts = (kinds.ACHIEVEMENTS, kinds.PROBLEMS, kinds.PLAN)
    parts = [part(marker, "标题", kind) for marker, kind in zip(markers, kinds_of_parts, strict=True)]
    assert list(doubts(outline(*parts))) == [
        f"“{marker}标题”的序号与前面不连续，已照原文保留，请核对。" for marker in doubted
    ]


def test_of_a_section_the_part_is_named_and_a_part_without_text_is() -> None:
    sections = [Block("section", "（一）", "甲"), Block("section", "（三）", "乙")]
    first = Block("part", "一、", "成效", kinds.ACHIEVEMENTS, sections=sections)
    empty = Block("part", "二、", "不足", kinds.PROBLEMS)
    items = Block("part", "三、", "安排", kinds.PLAN, items=[Block("item", "1.", "丙")])
    assert list(doubts(outline(first, empty, items))) == [
        "“一、成效”中“（三）乙”的序号与前面不连续，已照原文保留，请核对。",
        "“二、不足”下面没有文字。",
    ]
