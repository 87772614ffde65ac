"""Year, date, number and organ as reports write them."""

from __future__ import annotations

import pytest

from reports.reading import fields


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024年3月18日", "2024-03-18"),
        ("（2024年1月31日）", "2024-01-31"),
        ("二〇二一年三月五日", "2021-03-05"),
        ("二○二一年十二月三十一日", "2021-12-31"),
        ("2024-03-28", "2024-03-28"),
        ("二〇二四年元月八日", "2024-01-08"),
        ("2024年元月8日", "2024-01-08"),
        ("2023年2月30日", ""),
        ("二〇二一年三月", ""),
        ("3月18日", ""),
        ("二O二四年三月十八日", "2024-03-18"),
        ("二Ｏ二四年三月十八日", "2024-03-18"),
    ],
)
def test_a_date_is_read_or_left(text: str, date: str) -> None:
    assert fields.date_of(text) == date


@pytest.mark.parametrize(
    ("title", "year"), [("2020年松涛县报告", 2020), ("长堤区二〇二二年报告", 2022), ("法治政府建设报告", None)]
)
def test_the_year_of_a_title(title: str, year: int | None) -> None:
    assert fields.year_of(title) == year


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("临政〔2024〕6号", "临政〔2024〕6号"),
        ("文号：长交报〔2023〕2号", "长交报〔2023〕2号"),
        ("临政[2024]6 号", "临政[2024]6号"),
        ("临政办发﹝2024﹞6号", "临政办发﹝2024﹞6号"),
        ("2024年6号", ""),
    ],
)
def test_a_document_number(text: str, number: str) -> None:
    assert fields.document_number_of(text) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("临江区人民政府2024年3月18日", ("临江区人民政府", "2024年3月18日")),
        ("临江区司法局　2024年3月18日", ("临江区司法局", "2024年3月18日")),
        ("临江区人民政府办公室2024年3月18日印发", None),
        ("会议召开，临江区司法局2024年3月18日", None),
        ("2024年3月18日", None),
        ("临江区人民政府", None),
    ],
)
def test_an_organ_and_a_date_may_share_a_line(text: str, found: tuple[str, str] | None) -> None:
    assert fields.dated(text) == found


@pytest.mark.parametrize(
    ("title", "issuer", "place"),
    [
        ("临江区人民政府关于2023年度法治政府建设情况的报告", "临江区人民政府", ""),
        ("桥东街道办事处2024年度法治政府建设工作总结", "桥东街道办事处", ""),
        ("长堤区交通运输局二〇二二年法治政府部门建设年度报告", "长堤区交通运输局", ""),
        ("望湖区2024年度法治政府建设年度报告", "", "望湖区"),
        ("2020年松涛县法治政府建设情况报告", "", "松涛县"),
        ("临江区行政审批局（政务和大数据局）2023年法治政府建设年度报告", "临江区行政审批局", ""),
        ("临江区消防救援大队2023年法治政府建设情况报告", "临江区消防救援大队", ""),
        ("临江区政务服务中心关于2023年法治政府建设的报告", "临江区政务服务中心", ""),
        ("临江区档案馆二O二三年法治政府建设工作总结", "临江区档案馆", ""),
        ("关于望湖区2024年度法治政府建设情况的报告", "", "望湖区"),
        ("关于临江区司法局2023年法治政府建设情况的报告", "临江区司法局", ""),
        ("关于2023年度临江区司法局法治政府建设情况的报告", "临江区司法局", ""),
        ("坚持以人民为中心推进法治政府建设情况报告", "", ""),
        ("法治政府建设工作报告", "", ""),
    ],
)
def test_who_reports_by_the_title(title: str, issuer: str, place: str) -> None:
    assert fields.issuer_in_title(title) == issuer
    assert issuer or fields.place_in_title(title) == place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("临江区人民政府", True),
        ("南屏县司法局", True),
        ("南屏县残联", True),
        ("南屏县档案馆", True),
        ("南屏县红十字会", True),
        ("推动工作落实到位。", False),
        ("联系人：某局", False),
    ],
)
def test_a_signature(text: str, expected: bool) -> None:
    assert fields.is_signature(text) is expected
