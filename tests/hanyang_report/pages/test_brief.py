"""一页纸: the year on one sheet, its sentences made by the comparison itself, the same on the page and in Word."""

from html import unescape
from io import BytesIO

import docx
import pytest
from django.test import Client
from django.utils.html import strip_tags
from docx.shared import Mm

from tests import cast

SENTENCE = "由10次减为9次，减少1次（10%）"


@pytest.fixture
def leader(client: Client) -> Client:
    client.force_login(cast.leader())
    return client


def words(client: Client, address: str = "/dashboard/brief/") -> str:
    return " ".join(unescape(strip_tags(client.get(address).content.decode())).split())


def written(client: Client, address: str = "/dashboard/brief.docx") -> str:
    """The Word file's paragraphs and cells, opened again."""
    file = docx.Document(BytesIO(client.get(address).content))
    cells = (cell.text for table in file.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in file.paragraphs), *cells])


@pytest.mark.usefixtures("loaded")
def test_one_year_makes_a_sheet_without_comparison(leader: Client) -> None:
    page = words(leader)
    assert "2019年共37项指标，已有数据37项；没有上年数据，不作比较。" in page
    assert "主要变动" not in page
    assert "2020年度任务共21项：未启动21项。" in page
    assert "2019年各项比率" in page
    assert "逾期" not in page


@pytest.mark.usefixtures("demo")
def test_changes_are_said_by_the_comparison_five_at_most(leader: Client) -> None:
    brief = leader.get("/dashboard/brief/").context["brief"]
    assert brief.sentences == [f"{one.name}{one.change.sentence()}。" for one in brief.changes]
    assert 0 < len(brief.sentences) <= 5
    assert brief.changes[0].is_against
    assert not any(one.is_derived for one in brief.changes)


@pytest.mark.usefixtures("demo")
def test_drafts_are_said_to_be_drafts_and_simulated_to_be_simulated(leader: Client) -> None:
    for found in (words(leader), written(leader)):
        assert "部分数据尚未发布，供内部参考" in found
        assert "模拟数据" in found


@pytest.mark.usefixtures("demo")
def test_word_says_what_the_page_says(leader: Client) -> None:
    brief = leader.get("/dashboard/brief/").context["brief"]
    file = written(leader)
    expected = [brief.title, brief.opening, brief.promises, *brief.sentences, *(one.text for one in brief.figures)]
    assert [said for said in expected if said not in file] == []


@pytest.mark.usefixtures("loaded")
def test_the_file_is_called_by_the_year(leader: Client) -> None:
    response = leader.get("/dashboard/brief.docx?year=2019")
    assert "2019%E5%B9%B4" in response.headers["Content-Disposition"]
    assert "模拟" not in written(leader)


@pytest.mark.usefixtures("loaded")
def test_it_is_for_readers_of_drafts(client: Client) -> None:
    for address in ("/dashboard/brief/", "/dashboard/brief.docx"):
        assert client.get(address).headers["Location"].startswith("/login/")


@pytest.mark.usefixtures("demo")
def test_every_table_is_as_wide_as_the_text_for_word_too(leader: Client) -> None:
    file = docx.Document(BytesIO(leader.get("/dashboard/brief.docx").content))
    assert len(file.tables) == 2
    for table in file.tables:
        widths = [[cell.width for cell in row.cells] for row in table.rows]
        assert widths == [[column.width for column in table.columns]] * len(widths)
        assert sum(widths[0]) == pytest.approx(Mm(170), abs=Mm(0.1))
