"""Rich text: paragraphs, tables as Word, WPS and LibreOffice write them, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.reading.formats.sniffing import read_file
from reports.reading.lines import Source, Table
from reports.reading.refusals import RICH, Refused

DATA = (("指标", "数量"), ("许可", "5"), ("处罚", "12"))
TABLE = Table(DATA)


def rtf(body: str) -> bytes:
    escaped = "".join(sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in body)
    return f"{{\\rtf1\\ansi\\ansicpg936 {escaped}}}".encode()


def test_rich_text_gives_its_paragraphs_and_joins_broken_lines() -> None:
    source = read_file(rtf("一、工作\\par 推进，\\line 取得成效。\\par 甲。\\line 乙。"))
    assert [line.text for line in source.lines if line.text] == ["一、工作", "推进，取得成效。", "甲。", "乙。"]


@pytest.mark.parametrize("body", ["{\\deleted 旧}新", "{\\v 暗}明"])
def test_what_the_library_would_pass_off_as_text_is_refused(body: str) -> None:
    with pytest.raises(Refused, match=RICH[:12]):
        read_file(rtf(body))


def test_switched_off_properties_refuse_nothing() -> None:
    assert read_file(rtf("{\\v0 明}\\viewkind4\\par")).lines


# ── tables ──


def cells(row: tuple[str, ...]) -> str:
    return "".join(f"\\pard\\intbl {text}\\cell" for text in row)


def edges(row: tuple[str, ...]) -> str:
    return "".join(f"\\cellx{1000 * at}" for at, _ in enumerate(row, 1))


def defined_before(row: tuple[str, ...]) -> str:
    """As LibreOffice writes a row."""
    return f"\\trowd\\trql{edges(row)}{cells(row)}\\row"


def defined_twice(row: tuple[str, ...]) -> str:
    """As Word does."""
    return f"\\trowd{edges(row)}{cells(row)}{{\\trowd{edges(row)}\\row }}"


def defined_behind(row: tuple[str, ...]) -> str:
    return f"{cells(row)}\\pard\\intbl\\trowd{edges(row)}\\row"


WRITERS = (defined_before, defined_twice, defined_behind)


def read(body: str) -> Source:
    return read_file(rtf(body))


def told(source: Source) -> list[str | Table]:
    return [line.table or line.text for line in source.lines if line.table or line.text.strip()]


@pytest.mark.parametrize("write", WRITERS)
def test_a_table_stands_between_its_paragraphs(write) -> None:
    rows = "\n".join(map(write, DATA))
    assert told(read(f"\\pard 表前。\\par {rows}\\pard 表后。\\par")) == ["表前。", TABLE, "表后。"]


@pytest.mark.parametrize("write", WRITERS)
def test_an_empty_paragraph_parts_two_tables(write) -> None:
    rows = "".join(map(write, DATA))
    assert told(read(f"字\\par {rows}\\pard\\par {rows}")) == ["字", TABLE, TABLE]


@given(
    rows=st.lists(st.tuples(*[st.text("甲乙件0159%", min_size=1, max_size=6)] * 3), min_size=2, max_size=5),
    write=st.sampled_from(WRITERS),
    skipped=st.sampled_from(["", "\\uc0 ", "\\uc2 "]),
)
def test_every_table_is_read_as_it_was_written(rows: list[tuple[str, ...]], write, skipped: str) -> None:
    """However many characters stand in for one that the file says by its number."""
    stand_in = {"": "?", "\\uc0 ": "", "\\uc2 ": "??"}[skipped]
    body = f"{skipped}文。\\par {''.join(map(write, rows))}\\pard 完。\\par"
    escaped = "".join(sign if ord(sign) < 128 else f"\\u{ord(sign)} {stand_in}" for sign in body)
    source = read_file(f"{{\\rtf1\\ansi\\ansicpg936 {escaped}}}".encode())
    assert told(source) == ["文。", Table(tuple(rows)), "完。"]


def test_a_cell_joined_to_the_one_before_it_is_none() -> None:
    joined = "\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\pard\\intbl 主要数据\\cell\\cell\\row"
    [table] = told(read(joined + "".join(map(defined_before, DATA))))
    assert table == Table(DATA, "主要数据")


def test_a_row_defined_anew_is_not_joined_as_the_one_before_it() -> None:
    joined = "\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\pard\\intbl 总\\cell\\cell\\row"
    [table] = told(read(f"{''.join(map(defined_before, DATA))}{joined}{defined_twice(DATA[1])}"))
    assert table == Table((*DATA, ("总",), DATA[1]))


def test_a_joined_cell_is_as_wide_as_those_it_is_joined_of() -> None:
    def row(kind: str, *cells: str) -> str:
        return f"\\trowd{kind}\\pard\\intbl " + "".join(f"{cell}\\cell " for cell in cells) + "\\row"

    plain = "\\cellx1000\\cellx2000\\cellx3000"
    wide = "\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000"
    body = row(wide, "领域", "处罚", "") + row(plain, "", "立案", "结案") + row(plain, "市监", "12", "9")
    assert told(read(body)) == [Table((("领域", "处罚：立案", "处罚：结案"), ("市监", "12", "9")))]


def drawn(*cells: tuple[str, int]) -> str:
    """A row whose cells end where they say."""
    edges = "".join(f"\\cellx{end}" for _text, end in cells)
    return f"\\trowd{edges}\\pard\\intbl " + "".join(f"{text}\\cell " for text, _end in cells) + "\\row"


def test_a_cell_that_ends_where_a_later_column_does_is_that_wide() -> None:
    body = drawn(("领域", 2052), ("处罚", 6372)) + drawn(("", 2052), ("立案", 4212), ("结案", 6372))
    body += drawn(("市监", 2052), ("12", 4212), ("9", 6372))
    assert told(read(body)) == [Table((("领域", "处罚：立案", "处罚：结案"), ("市监", "12", "9")))]


@pytest.mark.parametrize(("off", "width"), [(30, 2), (31, 3)])
def test_edges_that_nearly_meet_are_one(off: int, width: int) -> None:
    [table] = told(read(drawn(("指标", 1000), ("数量", 3000)) + drawn(("许可", 1000 + off), ("5", 3000))))
    assert isinstance(table, Table)
    assert {len(row) for row in table.rows} == {width}


@pytest.mark.parametrize("end", [-40, 70000])
def test_an_edge_beyond_any_page_breaks_nothing(end: int) -> None:
    [table] = told(read(drawn(("指标", 1000), ("数量", end)) + drawn(("许可", 1000), ("5", end))))
    assert isinstance(table, Table)
    assert [[text for text in row if text] for row in table.rows] == [["指标", "数量"], ["许可", "5"]]


def test_several_paragraphs_of_a_cell_are_its_words() -> None:
    rows = "".join(map(defined_before, (("指标", "说明"), ("许可", "含街道。\\par 不含变更。"))))
    assert told(read(rows)) == [Table((("指标", "说明"), ("许可", "含街道。不含变更。")))]


def test_a_table_inside_a_cell_is_the_words_of_that_cell() -> None:
    def inner(row: str) -> str:
        return f"\\pard\\intbl\\itap2 {row}{{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}}{{\\nonesttables\\par }}"

    nested = inner("本级\\nestcell 12\\nestcell") + inner("下级\\nestcell 8\\nestcell")
    rows = "".join(map(defined_before, (("项目", "件数"), ("受理", nested), ("审结", "18"))))
    assert told(read(rows)) == [Table((("项目", "件数"), ("受理", "本级 12；下级 8"), ("审结", "18")))]


def test_a_table_that_only_arranges_text_gives_its_paragraphs() -> None:
    arranged = defined_before(("一、工作\\par 召开会议2次。\\par 二、问题\\par 力量不足。",))
    assert told(read(arranged)) == ["一、工作", "召开会议2次。", "二、问题", "力量不足。"]


def test_a_row_that_is_cut_off_keeps_its_words() -> None:
    assert told(read("文。\\par\\trowd\\cellx1\\pard\\intbl 甲\\cell 乙")) == ["文。", "甲", "乙"]


def test_a_word_that_only_begins_like_a_tables_is_none() -> None:
    assert told(read("\\rowband0\\cellbrdr1\\trowdx 甲\\par")) == ["甲"]


@pytest.mark.parametrize("word", ["pntext", "listtext"])
def test_a_number_written_beside_a_list_is_the_paragraphs(word: str) -> None:
    [line] = told(read(f"{{\\{word} 1.\\tab }}开展轮训。\\par"))
    assert line.split() == ["1.", "开展轮训。"]
