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
        ("办理时限由20天缩短至5天，缩短80%。", "size-contradicted", "缩短80%"),
        ("受理案件由上年的320件增至今年的384件，增长25%。", "size-contradicted", "增长25%"),
        ("受理案件由上年的320件降至今年的384件。", "direction-contradicted", "降至"),
        ("民事案件412件、刑事案件198件、行政案件30件，共650件。", "sum-contradicted", "650"),
        ("收到行政复议申请257件、受理231件、不予受理26件，受理率79.9%。", "ratio-contradicted", "79.9%"),
        ("万人成讼率由38.2‰降至31.6‰，下降5个千分点。", "size-contradicted", "下降5个千分点"),
        ("万人成讼率由38.2‱降至31.6‱，下降5个万分点。", "size-contradicted", "下降5个万分点"),
        ("罚没收入由360万元下降到270万元，降幅为三成五。", "size-contradicted", "降幅为三成五"),
        ("调解3600件；其中婚姻类1200件，邻里类900件，其他1400件。", "sum-contradicted", "1400"),
        # What it was before stands in brackets, behind a comma, after its year.
        ("受理35件，同比增长45%（上年20件）。", "size-contradicted", "增长45%"),
        ("受理35件（上年20件），同比增长45%。", "size-contradicted", "增长45%"),
        ("受理50件，较上年（40件）增长30%。", "size-contradicted", "增长30%"),
        ("召开会议3次，上年5次，同比增加2次。", "direction-contradicted", "增加2次"),
        ("审查文件120件，比2019年的100件多30件。", "size-contradicted", "多30件"),
        ("审查文件120件，比2017年的100件增加30件。", "size-contradicted", "增加30件"),
        ("受理50件，2019年为40件，增长30%。", "size-contradicted", "增长30%"),
        ("罚没收入120万元，比上年减少30万元，上年为160万元。", "size-contradicted", "减少30万元"),
        ("受理复议69件，是去年30件的2.8倍。", "size-contradicted", "是去年30件的2.8倍"),
        # A rate is what its word says of one of the figures before it.
        ("审结135件，直接纠错29件，纠错率25%。", "ratio-contradicted", "25%"),
        ("应出庭36件，实际出庭35件，出庭率100%。", "ratio-contradicted", "100%"),
        ("抽检1200批次，合格1188批次，合格率98%。", "ratio-contradicted", "98%"),
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
        "案件由上年的320件增至今年的384件，增长20%。",
        "民事案件412件、刑事案件198件、行政案件30件，共640件。",
        "撤销0件，确认违法1件，其余34件全部维持。",
        "收到行政复议申请257件、受理231件、不予受理26件，受理率89.9%。",
        "收到申请257件、办结231件、未能办结26件、待办结3件，办结率89.9%。",
        # One reading that fits is enough.
        "评查案卷150卷，其中优秀52卷、合格94卷、不合格4卷，合格率97.3%。",
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
        "撤销0件，确认违法1件，其余34件全部维持；信访量下降，其中初次信访513件次。",
        "调解3600件；其中婚姻类1200件，邻里类900件，其他1500件。",
        "万人成讼率由38.2‰降至31.6‰，下降6.6个千分点。",
        "万人成讼率由38.2‰降至31.6‰，下降5个百分点。",
        "罚没收入由360万元下降到270万元，降幅为两成五。",
        "受理35件，同比增长75%（上年20件）。",
        "审查文件120件，比2019年的100件多20件。",
        "审查文件120件，比2021年的100件多30件。",
        "审结135件，直接纠错29件，纠错率21.5%。",
        "受理复议69件，是去年30件的2.3倍。",
        # Said of another number, which is in no pair.
        "组织培训12期（上年10期），参训1200人次，同比增长50%。",
        "发布信息3310条，较上年增加390条，回应关切29件，上年35件。",
        # A rate of something else, of more than is written, of two together, of the other part.
        "受理52件，上年结转4件，审结50件，审结率88%。",
        "受理投诉4535件，办结4500件，按时办结率100%。",
        "一审80件，二审20件，败诉10件，败诉率10%。",
        "抽检1200批次，不合格12批次，合格率99%。",
        "败诉5件，审结50件，败诉率20%。",
        "行政机关负责人应出庭36件、实际出庭36件，出庭率达100%。",
    ],
)
def test_what_follows_or_cannot_be_told_is_left_alone(text: str) -> None:
    assert list(on_text(text, 2020)) == []


def test_money_is_said_again_as_it_is_written() -> None:
    [remark] = on_text("罚没收入120万元，比上年减少30万元，上年为160万元。", 2020)
    assert remark.message == "写的是“减少30万元”，而由160万元减为120万元，减少40万元（25%）。"


@given(
    st.text(
        alphabet="受理率应由上年2019的增至降到其中占合计共两项平均每个人均分别第位升41件50%万，。；（）\n", max_size=60
    )
)
def test_no_text_breaks_it_and_places_are_places(text: str) -> None:
    for remark in on_text(text, 2020):
        assert 0 <= remark.start < remark.end <= len(text)
