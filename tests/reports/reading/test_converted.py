"""Files that passed through another program: a print turned into Word, a page saved by Word, points for full stops, tables in cells."""

from __future__ import annotations

from typing import Any

import pytest

from reports.reading.worker import answer
from tests.reports.reading import samples
from tests.reports.reading.documents import REPORT, docx, page, paragraph

PRINTED_WIDTH = 28
LONG = (
    "全区各级行政机关全面贯彻落实行政复议法，畅通复议渠道，优化办案流程，全年受理行政复议案件20件，审结18件，其中调解5件，群众满意度明显提升。",
    "各部门落实谁执法谁普法责任制，深入开展法治宣传进机关进乡村进社区进学校进企业进单位活动，全年举办讲座30场，发放资料2.6万份，受众12万人次。",
    "执法力量不足，一些部门执法人员少任务重，个别执法人员业务能力不强，执法程序不规范的问题仍然存在，需要在今后工作中认真加以解决，务求实效。",
)
TEXT = (
    *REPORT[:4],
    LONG[0],
    "（二）深化普法",
    LONG[1],
    "二、存在的不足和原因",
    LONG[2],
    *REPORT[8:],
)


def read(lines: tuple[str, ...] | list[str]) -> dict[str, Any]:
    return answer(docx(lines), "报告.docx")


@pytest.mark.parametrize("indent", ["", "\u3000\u3000"])
def test_a_word_file_made_from_a_print_has_its_paragraphs_again(indent: str) -> None:
    body = [
        line[at : at + PRINTED_WIDTH]
        for text in TEXT[1:-2]
        for line in [f"{indent}{text}"]
        for at in range(0, len(line), PRINTED_WIDTH)
    ]
    printed = answer(docx([TEXT[0], *body, *TEXT[-2:]]), "报告.docx")
    assert samples.all_text(printed) == samples.all_text(read(TEXT))
    assert list(samples.blocks(printed)) == list(samples.blocks(read(TEXT)))


def test_points_of_half_width_end_sentences_where_nothing_else_does() -> None:
    pointed = [line.replace("。", ".") for line in REPORT]
    assert list(samples.blocks(read(pointed))) == list(samples.blocks(read(REPORT)))


def test_a_page_saved_by_word_keeps_no_number_of_a_note_in_its_text() -> None:
    link = "<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span>[1]</span></a>"
    note = "<div id=ftn1><p><a href='#_ftnref1'>[1]</a> 含线上8次。</p></div>"
    body = "".join(f"<p>{line.replace('2次', f'2次{link}')}</p>" for line in REPORT)
    said = answer(page(f"{body}{note}"), "报告.htm")
    assert "召开会议2次。" in samples.all_text(said)
    assert said["footnotes"] == ["含线上8次。"]


def test_a_small_table_in_a_cell_is_the_words_of_that_cell() -> None:
    inner = table([["本级", "12"], ["下级", "8"]]) + "<w:p/>"
    whole = table([["项目", "件数"], ["受理", inner], ["审结", "18"]])
    inside = "".join(map(paragraph, REPORT[:6])) + whole + "".join(map(paragraph, REPORT[6:]))
    [read_table] = answer(docx(inside), "报告.docx")["tables"]
    assert (read_table["header"], read_table["rows"]) == (["项目", "件数"], [["受理", "本级12；下级8"], ["审结", "18"]])


def table(rows: list[list[str]]) -> str:
    cells = [[text if text.startswith("<") else paragraph(text) for text in row] for row in rows]
    inside = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in cells)
    return f"<w:tbl>{inside}</w:tbl>"


def test_the_number_behind_an_item_before_its_text_is_an_item_too() -> None:
    listed = (*REPORT[:7], "1.执法人员少。全区持证人员不足。", "2.普法形式单一。", *REPORT[8:])
    problems = read(listed)["parts"][1]
    assert [(item["marker"], item["heading"]) for item in problems["items"]] == [
        ("1.", "执法人员少。"),
        ("2.", "普法形式单一。"),
    ]
