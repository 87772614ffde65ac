"""How an edition is written on a page."""

from types import SimpleNamespace

import pytest
from django.utils.html import strip_tags

from reports.templatetags.editions import title_of


@pytest.mark.parametrize(
    ("issuer", "title", "pieces"),
    [
        ("某县人民政府", "某县人民政府2024年度法治政府建设报告", ["某县人民政府", "2024年度", "法治政府建设报告"]),
        ("某县人民政府", "某县人民政府关于2024年度法治建设的报告", ["某县人民政府", "关于2024年度", "法治建设的报告"]),
        ("", "2024年度法治政府建设报告", ["2024年度", "法治政府建设报告"]),
        ("某县人民政府", "某县2024年度法治政府建设报告", ["2024年度", "报告"]),
        ("某县人民政府", "某县人民政府2023年度法治政府建设报告", ["2023年度", "报告"]),
        ("某县人民政府", "某县人民政府2024年度", ["2024年度"]),
        ("某县人民政府", "<b>2024年度</b>", ["2024年度"]),
    ],
)
def test_a_title_breaks_between_issuer_year_and_kind(issuer: str, title: str, pieces: list[str]) -> None:
    document = SimpleNamespace(meta={"issuer": issuer}, year=2024, title=title)
    written = title_of(document)
    assert "<b>" not in written
    assert strip_tags(written) == strip_tags(title) if "<" not in title else "&lt;b&gt;" in written
    assert [piece.partition("</span>")[0].rpartition(">")[2] for piece in written.split("<span ")[1:]] == pieces
