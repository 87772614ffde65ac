"""平均每…, 人均, 场均: one figure by another, where it is plain which."""

import pytest

from reports.checks.within import on_text


def told(text: str) -> list[str]:
    return [text[r.start : r.end] for r in on_text(text, 2020) if r.code == "ratio-contradicted"]


@pytest.mark.parametrize(
    ("said", "average"),
    [
        ("24名调解员调解纠纷96件", "人均"),
        ("24位调解员调解纠纷96件", "人均"),
        ("24名调解员调解纠纷96件", "人均调解"),
        ("讲座24场，提出意见96件", "场均"),
        ("讲座24场，提出意见96件", "平均每场"),
        ("联系企业24家，解决问题96件", "平均每家"),
        ("联系困难群众24户，解决问题96件", "户均"),
        ("接访24批次，解决问题96件", "平均每批"),
        ("走访单位6个、企业24家，解决问题96件", "平均每家"),
    ],
)
def test_one_figure_is_divided_by_the_one_that_an_average_counts_in(said: str, average: str) -> None:
    assert told(f"{said}，{average}4件。") == []
    assert told(f"{said}，{average}约4件。") == []
    assert told(f"{said}，{average}5件。") == ["5"]


def test_money_is_divided_in_whichever_scale_it_is_written() -> None:
    assert told("慰问80户，发放慰问金16万元，户均2000元。") == []
    assert told("慰问80户，发放慰问金16万元，户均0.2万元。") == []
    assert told("慰问80户，发放慰问金16万元，户均3000元。") == ["3000"]


@pytest.mark.parametrize(
    "text",
    [
        # two that could be meant, above or below
        "24名调解员、12名律师调解纠纷96件，人均5件。",
        "24名调解员调解纠纷96件、信访48件，人均5件。",
        # something else that was not said, or is somebody else's
        "24名调解员获补贴96元，人均可支配收入5元。",
        "24名调解员调解纠纷96件，全区居民人均5件。",
        # nothing counted in it, or in another stretch
        "讲座24场，提出意见96件，人均5件。",
        "24名调解员调解纠纷96件；人均5件。",
        "24名调解员获补贴96元，人均收入5元。",
        "0名调解员调解纠纷96件，人均5件。",
        "24名调解员调解纠纷96件，人均5小时。",
    ],
)
def test_what_may_be_an_average_of_something_else_is_left_alone(text: str) -> None:
    assert told(text) == []
