"""A change from paper is written where its place is certain, and never over a quoted figure."""

import pytest

from reports.drafting.passage import Words
from reports.drafting.redlining import changed


@pytest.mark.parametrize(
    ("body", "paragraph", "at", "old", "new", "becomes"),
    [
        ("区政府认真推进。", "区政府认真推进。", 3, "认真", "扎实", "区政府扎实推进。"),
        ("区政府推进。", "区政府推进。", 3, "", "扎实", "区政府扎实推进。"),
        ("认真抓，认真管。", "认真抓，认真管。", 4, "认真", "严格", "认真抓，严格管。"),
        ("完成{{a}}个项目，认真总结。", "完成9个项目，认真总结。", 7, "认真", "及时", "完成{{a}}个项目，及时总结。"),
        ("第一段。\n第二段。", "第二段。", 0, "第二", "第三", "第一段。\n第三段。"),
        ("甲。", "（一）标题。甲。", 6, "甲", "乙", "乙。"),
        ("完成{{a}}个项目。", "完成9个项目。", 2, "9", "10", None),
        ("完成{{count}}个。", "完成9个。", 2, "count", "x", None),
        ("甲乙。甲乙。", "甲乙。", 0, "甲乙", "丙", None),
        ("改写过了。", "区政府认真推进。", 3, "认真", "扎实", None),
        ("甲。", "甲。", 0, "甲", "{{a}}", None),
        ("甲。", "甲。", 0, "甲", "乙\n丙", None),
    ],
)
def test_a_change_is_written_where_its_place_is_certain(
    body: str, paragraph: str, at: int, old: str, new: str, becomes: str | None
) -> None:
    words = changed(Words("标题。", body), paragraph, at, old, new)
    assert (words.body if words else None) == becomes


def test_a_heading_is_changed_too() -> None:
    words = changed(Words("加强领导。", "甲。"), "1. 加强领导。甲。", 5, "领导", "统筹")
    assert words == Words("加强统筹。", "甲。")
