"""A text held against itself: moves, sizes, sums and shares that don't follow from the numbers beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checks.within import on_text


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("受理行政复议由41件增至50件，增长45%。", "size-contradicted", "增长45%"),
        ("受理行政复议由50件增至41件。", "direction-contradicted", "增至"),
        ("化解率从90%下降到95%。", "direction-contradicted", "下降"),
        ("受理行政复议50件，较上年的41件下降。", "direction-contradicted", "下降"),
        ("办理时限由20天压缩至5天，减少80%。", "size-contradicted", "减少80%"),
        ("受理行政复议50件，其中撤销60件。", "sum-contradicted", "60"),
        ("办理信访件4000件，其中涉法信访120件，占13%。", "ratio-contradicted", "13%"),
        ("社区律师调解1200件，占调解总数3600件的30%。", "ratio-contradicted", "30%"),
        ("依申请公开57件、区长信箱742件，两项共789件。", "sum-contradicted", "789"),
        ("罚款100万元、没收50万元，合计160万元。", "sum-contradicted", "160万"),
        ("调解3600件，律师参与1200件，其余2300件。", "sum-contradicted", "2300"),
        ("完成项目20个，提出建议80条，平均每个项目5条。", "ratio-contradicted", "5"),
    ],
)
def test_what_does_not_follow_is_found_where_it_stands(text: str, code: str, where: str) -> None:
    text = f"加强领导。{text}"
    [remark] = on_text(text, 2020)
    assert (remark.code, text[remark.start : remark.end]) == (code, where)


@pytest.mark.parametrize(
    "text",
    [
        "受理行政复议由41件增至50件，增长22%。",
        "办理时限由20天压缩至5天，压缩75%。",
        "由3项增加到5项，增加2项。",
        "办理信访件4000件，其中涉法信访120件，占3%。",
        "罚款100万元、没收50万元，合计150万元。",
        "调解3600件，律师参与1200件，其余2400件。",
        # One reading that fits is enough.
        "督察4轮，走访10个部门、22个乡镇，发现问题96个，年内整改91个，其余5个转入下年。",
        "受理10件，其中甲类4件、乙类6件，另受理5件，合计15件。",
        # 占 has a subject of its own.
        "梳理事项52项、承诺办结事项27项，“零跑腿”事项占比86%。",
        "完成项目20个，提出建议80条，平均每个项目4条。",
        "受理50件，其中维持20件、撤销10件、调解20件。",
        "全年办案36件，审结30件，撤销3件，纠错率10%。",
        "参加培训1200人次，其中领导干部300人次，占25%，较上年提高5个百分点。",
        "执法人员1260名，其中持证1180名，占93.7%。",
        "行政处罚1862件，占全市的12%。",
        "收到申请73件，上年结转4件，本年办结70件，结转下年度7件。",
    ],
)
def test_what_follows_or_cannot_be_told_is_left_alone(text: str) -> None:
    assert list(on_text(text, 2020)) == []


@given(st.text(alphabet="受理由上年的增至降到其中占合计共两项平均每个41件50%万，。；（）\n", max_size=60))
def test_no_text_breaks_it_and_places_are_places(text: str) -> None:
    for remark in on_text(text, 2020):
        assert 0 <= remark.start < remark.end <= len(text)
