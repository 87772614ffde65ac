"""The measure words of report prose: what may stand right behind a number. Pure data.

Chinese counts nothing without a classifier, so these lists decide what is a count at all. A district that counts in
something else loses nothing with Arabic digits, which count before any word; 汉字 digits count only before these.
"""

from __future__ import annotations

import re

COMPOUND = (
    # Shares and spans that begin like a plain 个, and counts of turns (人次, 件次), which are read whole.
    *(
        "个百分点",
        "百分点",
        "个千分点",
        "千分点",
        "个万分点",
        "万分点",
        "个工作日",
        "个方面",
        "个月",
        "个小时",
        "大类",
        "大项",
        "方面",
        "部委",
    ),
    *("人次", "件次", "户次", "家次", "场次", "批次", "班次", "车次", "台次", "条次", "起次", "点次", "篇次"),
    *("平方公里", "平方米", "立方米", "公里", "公顷", "公斤", "千米", "千瓦时", "学时", "课时", "小时", "分钟"),
    *("连降", "连升", "连增", "连冠", "站次", "处次", "艘次", "架次", "字节", "工作日", "美元", "人民币"),
)
COUNTED = (
    # Classifiers that follow 汉字 digits as well as Arabic ones.
    *("个", "件", "次", "项", "名", "人", "条", "家", "年", "起", "宗", "份", "场", "期", "部", "位", "所", "支", "张"),
    *("处", "篇", "户", "批", "类", "种", "轮", "倍", "元", "天", "座", "台", "辆", "套", "堂", "节", "门", "例", "块"),
    *("枚", "卷", "册", "幅", "栋", "间", "艘", "只", "亩", "吨", "封", "笔", "桩", "款", "例", "组", "村", "趟"),
)
ARABIC_ONLY = (
    # Too much else in 汉字 (十分, 三级, 一度, 一本): measures only behind Arabic digits.
    *("分", "度", "米", "秒", "岁", "班", "通", "单", "本", "对", "番", "头", "株", "尾", "盏", "架", "幢", "颗", "把"),
    *("字", "站", "席", "队", "镇", "乡", "街道", "社区", "层", "级", "步", "道", "万", "亿", "集", "档", "瓶", "箱"),
)


PARTED = (
    # What comes in fractions: 三点五个百分点, 一点二亿元; 九点三人到场 is an hour.
    *(
        "个百分点",
        "百分点",
        "个千分点",
        "千分点",
        "倍",
        "元",
        "公里",
        "平方公里",
        "平方米",
        "公顷",
        "亩",
        "吨",
        "个工作日",
        "小时",
        "天",
    ),
)


def any_of(words: tuple[str, ...]) -> str:
    """A pattern of alternatives, the longest first."""
    return "|".join(sorted(map(re.escape, dict.fromkeys(words)), key=len, reverse=True))


BEHIND_HAN = any_of((*COMPOUND, *COUNTED))
BEHIND_FRACTION = any_of(PARTED)
BEHIND_ANY = any_of((*COMPOUND, *COUNTED, *ARABIC_ONLY))
_UNIT = re.compile(BEHIND_ANY)
_PER = re.compile("[%‰‱]")
_SPACE = re.compile("[ \u00a0]*")
_REACH = 4


def unit_at(text: str, at: int) -> str:
    """The measure word that starts at a place; where none is known the few characters that could be one."""
    at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
    if found := _UNIT.match(text, at) or _PER.match(text, at):
        return found[0]
    return re.split(r"[\s\0，。；：、（）()“”{}]", text[at : at + _REACH])[0]
