"""Years that a rolled-over draft has left behind, and other years that stand where they stand by right."""

import pytest

from reports.checks.years import stale_years


@pytest.mark.parametrize(
    "text",
    [
        "2019年，区政府受理行政复议41件。",
        "加强领导。2019年全区开展培训3次。",
        "2019年度，完成审计项目22个。",
        "二〇一九年，审核文件6件。",
        "２０１９年，我区稳步推进。",
    ],
)
def test_last_year_as_the_sentences_own_time_is_left_behind(text: str) -> None:
    assert [year for *_, year in stale_years(text, 2020)] == [2019]


@pytest.mark.parametrize(
    "text",
    [
        "落实《法治政府建设实施方案（2019—2020年）》。",
        "《2019年，我们这样走过》一书出版。",
        "2019年7月，区行政复议中心挂牌。",
        "2019年12月31日前完成整改。",
        "与2019年相比，受理量增加。",
        "受理41件，较2019年下降。",
        "2019年、2020年分别受理41件、50件。",
        "2019年以来，累计受理91件。",
        "2019年，区行政复议中心成立。",
        "2019年度工作要点已全部落实。",
        "2019年立案的案件全部结案。",
        "2020年，受理50件。",
        "2018年，受理38件。",
        "对2019年，上级督察反馈的问题逐项整改。",
    ],
)
def test_another_year_by_right_is_left_alone(text: str) -> None:
    assert list(stale_years(text, 2020)) == []


def test_the_plan_is_about_next_year() -> None:
    assert [year for *_, year in stale_years("2020年，我区将继续努力。", 2020, is_plan=True)] == [2020]
    assert list(stale_years("2021年，我区将继续努力。", 2020, is_plan=True)) == []
    assert list(stale_years("2019年，我区将继续努力。", 2020, is_plan=True)) == []


def test_the_place_is_the_years() -> None:
    assert list(stale_years("好。2019年，办理。", 2020)) == [(2, 6, 2019)]
