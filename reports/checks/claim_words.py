"""The words with which reports say how a figure moved, sorted by what they say. Pure data.

Each table is one class of words; the grammar that reads them is in `reports.checks.claims`.
"""

from __future__ import annotations

import re
from typing import Literal

Says = Literal["up", "down", "level"]

UP = (
    "上升|增长|提高|增加|提升|攀升|上涨|增多|走高|激增|猛增|剧增|大增|攀高|递增|回升|上扬|扩大|扩充|增至|升至|增为|上浮|跃升|高出|连升|连增|"
    "翻番|倍增|增幅|涨幅|增速|净增|新增|稳中有升|稳中有增|稳中向上|不降反升|不减反增"
)
DOWN = "下降|减少|降低|回落|下滑|减至|降至|减为|降为|锐减|骤减|骤降|走低|递减|缩减|收窄|压降|下跌|减半|降幅|减幅|缩小|连降|连减|缩短|压缩|压减|削减|精简|稳中有降|稳中趋降|不升反降|不增反降|不增反减"
LEVEL = "持平|保持不变|没有变化|保持上年水平|保持稳定|相当|一致|相同"
ALIKE = ("一致", "相同")
"""Level only right behind what is compared with: 与上年相同, not 意见一致."""
SHORT_UP, SHORT_DOWN = "多|高|增|升|[+＋↑]", "少|低|减|降|[-－−↓]"
"""Single characters that are a move only before a size: 比上年多2次, 少公开390条; signs only right behind 同比: 同比-8.6%."""
SIGNS = "+＋↑-－−↓"
DONE = "完成|办理|受理|公开|发布|调解|化解|回复|审结|办结|提出|开展|组织|召开|举办|培训|移送|报备|审核|撤销|查出"

FOLDS = r"翻了?[一二两三四五\d]番"
MOVES = f"{FOLDS}|{UP}|{DOWN}|{LEVEL}"

THAN_UP = "高于|多于|超过|大于|好于|优于"
THAN_DOWN = "低于|少于|小于|不及|不如|逊于"

YEAR_BEFORE = r"(?:上年|去年|上一年|前一年|上年度|上一年度)(?:同期)?"
NAMED_YEAR = r"(?P<year>(?:19|20)\d\d)\s*年(?:同期)?"
COMPARED = re.compile(
    rf"(?:与|同|较|比|和|于|相较于|相比)?(?:{NAMED_YEAR}|{YEAR_BEFORE})(?:的?水平)?(?:相比|相较|比较)?|同比|较之"
)
# Compared with something no yearly figure can answer for.
OTHER_BASE = re.compile(
    r"环比|[一二三四五六七八九十\d]年前|初期|上月|上季|上半年|目标|计划|全市|全省|全国|平均水平|平均|周边|兄弟|同类|考核|省定|国定|法定|往年|"
    r"各类案件|名次|位次|排名"
)
# What is hoped for, planned or to be prevented.
HOPED = re.compile(
    r"力争|争取|确保|目标|预期|预计|计划|明年|下一?年|下一步|今后|防止|避免|遏制|扭转|减缓|努力|着力|不断(?=提高|提升)|持续(?=提高|提升)(?!了)|"
    r"力求|有望|将(?=[^，]{0,10}(?:提高|增加|下降|减少|提升))|要(?=[^，]{0,4}(?:提高|增加|降低|减少))"
)
_NOT = r"(?:未|没有|没|不再|不曾|并非|并未|尚未|未能)(?:能|实现|出现|做到|有所|完全|再)*"
DENIED = re.compile(f"{_NOT}$")
NOT_MUCH = re.compile(f"{_NOT}(?:明显|大幅度?|显著|较大|较快|太大|过快)的?$")
"""没有明显上升 says neither that it rose nor that it did not."""

# Adverbs, aspects and link verbs that may stand round a move without meaning anything else.
FILLER = re.compile(
    r"尚未|并未|未能|未曾|没有|未|不再|有所|双双|明显|大幅度?|显著|略有|小幅|持续|稳步|均|都|分别|各|呈现?|实现|保持|逐步|逐年|连年|连续|进一步|已|又|也|再|基本|大体|大致|快速|较快|较大|"
    r"稳中|总体|整体|态势|趋势|势头|幅度|出现|不断|继续|其中|而|则|并|且|为|是|达到?|约|近|了|的|在|由|从|因此|同时|以来|全年|年度|本年|今年|"
    r"增长率|上年|去年|呈|创|列|居|到|至|[、：“”（）()\s]"
)
# Nouns that stand for whatever figure was just spoken of.
SAME_THING = re.compile(
    r"数量|总量|总数|案件量|案件数|受理量|收案量|办件量|业务量|发布量|总体数量|比率|比例|数值|指标|年数|连续年数|数据|两者|二者|三者|两项|三项|四项|各项|"
    r"两类|三类|以上各项|上述各项|力度持续加大"
)
COUNT_NOUNS = {
    "件": "件数|案件|案件数|案件量",
    "次": "次数|场次",
    "名": "人数",
    "人": "人数",
    "个": "个数|数目",
    "条": "条数",
    "项": "项数",
}
ALL_OF_THEM = re.compile("双双|均|都|分别|各(?!类|级|部|街)|全都")
ROUGHLY = re.compile("基本|大体|大致|总体|约")

RECORD = re.compile(
    r"(?:创|再创|刷新|达到?|为|是|列|居)?(?:下|了)?(?:(?:近|最近)(?P<years>[一二三四五六七八九十\d]+)年(?:来|以来)?(?:的)?|(?P<ever>历史|历年|有史以来))?"
    r"(?:的)?(?P<what>新高|新低|最高|最低|最多|最少|最好|峰值|谷值)(?:水平|纪录|记录|值|位|点)?"
)
RUNNING = re.compile(
    rf"(?:已|实现|呈)?(?:连续第?(?P<years>[一二两三四五六七八九十\d]+|多|数)年(?:实现|保持|呈)?(?:[^，]{{0,4}}?)(?P<move>{UP}|{DOWN})"
    rf"|(?P<many>[二两三四五六七八九十])(?P<run>连[升增降减])|(?:逐年|连年)(?:[^，]{{0,3}}?)(?P<each>{UP}|{DOWN})"
    rf"|(?:近|最近)?(?P<within>[二两三四五六七八九十\d]+)年(?:来|以来)(?:持续|不断|稳步)(?P<grown>{UP}|{DOWN}))"
)
KEPT = re.compile(
    r"已?(?:连续|近|最近)第?(?P<years>[一二两三四五六七八九十\d]+)年(?:来|以来)?(?:均|都|始终|一直|实现|持续)*(?:保持|稳定|维持|控制)*"
    r"(?:在|为|低于|少于|不高于|不多于|高于|多于|(?P<reached>达到?|突破))*"
)
FIRST = re.compile("首次|首度|第一次")
ALL = re.compile("全部|全数|悉数|件件|全覆盖|无一例外|百分之百")
ONE_EACH = re.compile("一(?P<first>[升增降减])一(?P<second>[升增降减])")

_UP_WORD = re.compile(f"(?:{UP}|{SHORT_UP}|连升|连增)")


def says(word: str) -> Says:
    """Which way a word of the tables goes."""
    if re.fullmatch(LEVEL, word):
        return "level"
    return "up" if _UP_WORD.fullmatch(word) else "down"
