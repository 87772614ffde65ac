"""An indicator prepared once for comparing it with clauses: what must be said of it and what may be. Pure.

Chinese is compared by runs of two and more characters, so no word list of a district's own subjects is needed. What
an indicator is called must be said; what its 口径, its department and last year's sentence say of it may be said
besides; everything else in a clause speaks of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from indicators.numbers.series import Series

_MEASURE = re.compile(
    r"(?:连续年数|(?:人|件|次|项|条|个|街道|科室站所|方面|份|场|家|户|名|起|宗|年|天)数|数量|总数|总量|数)$"
)
_MEASURED_NOUN = re.compile(
    r"(?P<noun>街道|科室站所|方面|乡镇|社区|单位|项目|事项|(?<![结立办破审断])案件|文件|企业|人员)数$"
)
# Words a report may leave out: the scope that goes without saying, and verbs that only carry the noun.
_MAY_BE_LEFT_OUT = re.compile(
    r"全区|全县|全市|全年|年度|本年|区级|县级|市级|本级|行政(?=决策|执法|规范|复议|审判)|工作|涉及|覆盖|参与|(?<=回复)办理|事项|活动|情况|各类|专项"
)
# Words that change nothing about what is counted: carriers, adverbs, connecting words.
NEUTRAL = (
    *(
        "全年",
        "全区",
        "全县",
        "我区",
        "我县",
        "本区",
        "本县",
        "区级",
        "县级",
        "一年来",
        "今年",
        "本年度",
        "本年",
        "当年",
        "年内",
        "年度",
    ),
    *(
        "共计",
        "总计",
        "合计",
        "总共",
        "先后",
        "相继",
        "组织",
        "开展",
        "进行",
        "举办",
        "举行",
        "召开",
        "实施",
        "完成",
        "达到",
        "达成",
    ),
    *(
        "保持",
        "依法",
        "及时",
        "积极",
        "认真",
        "扎实",
        "严格",
        "持续",
        "深入",
        "全面",
        "稳步",
        "有序",
        "有效",
        "大力",
        "切实",
        "集中",
    ),
    *(
        "工作",
        "情况",
        "活动",
        "各类",
        "各级",
        "各部门",
        "职能部门",
        "渠道",
        "发现",
        "取得",
        "机关",
        "机构",
        "涉及",
        "包括",
        "明确",
        "列入",
        "列明",
        "列出",
    ),
    *(
        "纳入",
        "确定",
        "发出",
        "下发",
        "印发",
        "发布",
        "部署",
        "提出",
        "安排",
        "其中",
        "以及",
        "全部",
        "参加",
        "参与",
        "实现",
        "推动",
    ),
    *(
        "推进",
        "落实",
        "强化",
        "加强",
        "坚持",
        "作出",
        "做出",
        "给予",
        "通过",
        "围绕",
        "针对",
        "为主",
        "共有",
        "现有",
        "分别",
        "累计办理",
    ),
    *(
        "案件",
        "事项",
        "问题",
        "数量",
        "总数",
        "次数",
        "件数",
        "人数",
        "名单",
        "各项",
        "相关",
        "有关",
        "编制",
        "制定",
        "办理",
        "省市区",
        "社会公布",
        "我们",
        "双",
        "集体",
        "专门",
        "按规定",
        "按要求",
        "按时",
        "按期",
        "如期",
        "依规",
        "严格",
        "无一",
    ),
)
# A body named by its field is the field's own (审计部门); 政府部门 and 各单位 are others.
_BODIES = "(?<!政府)(?<!各)(?:部门|单位|机关|机构)"
_NEUTRAL = re.compile("|".join([*sorted(map(re.escape, NEUTRAL), key=len, reverse=True), _BODIES]))
_FUNCTION = set(
    "的了是为在对将把被由向与和及或等并也都均共有从到经以中上下各本该至则而又再还就已曾可能会要其年度日内外间后前时起去做作达区县同发出于着过每即该此计第"
)


SHORTEST_NAME = 4
"""What may be left out of a name is left in where less than this would remain."""

# Who acts: a stranger in front of a verb makes it somebody else's number.
_ACTOR = re.compile(
    r"[局委院所办部队]$|企业|公司|学校|街道|乡镇|[镇乡村市省]|律师|法院|协会|商会|中心|组织|检察|公安|政协|人大|书记|单位"
)


# The steps and kinds of procedures, of which a clause means exactly the one it names.
_STEP = re.compile(
    "申请|收到|受理|立案|审结|结案|撤销|维持|驳回|终止|变更|确认|责令|移送|备案|报备|废止|修改|修订|失效|诉讼|仲裁|公证|赔偿|"
    "刑事|民事|检察|采纳|整改|延期|结转|撤回|和解|征求|起草|听证|评估|举报|投诉"
)
_DONE = re.compile("(完成|落实|推进|办结|整改|兑现|达标)了?$")
_BELOW = re.compile("部门|单位|街道|乡镇|镇街|派出机构")
_SENT = re.compile(r"(?:移送|移交|报送|抄送|抄告|通报).{2}")

# What a clause begins with that names means and not who acts: 发挥社区律师等力量，…
_MEANS = re.compile(
    "组织|引导|动员|邀请|聘请|选派|安排|引入|吸纳|发挥|依托|依靠|借助|利用|运用|整合|组建|成立|建立|制定|出台|修订|围绕|针对|按照|根据|落实|推行|推进|实施|开展|加强|完善|健全|深化"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """`name` is what must be said, in runs; `said` the pairs of characters of all that has been said of it."""

    code: str
    title: str
    series: Series
    name: str
    said: frozenset[str]
    departments: tuple[str, ...]
    is_rate: bool
    is_streak: bool

    def coverage(self, said: frozenset[str]) -> Decimal:
        """The share of its name that a text says, given the pairs of characters in it: 0 to 1."""
        return Decimal(len(_covered(self.name, said))) / len(self.name) if self.name else Decimal(0)

    def unsaid(self, said: frozenset[str]) -> str:
        """What of its name a text leaves out, given the pairs of characters in it."""
        places = _covered(self.name, said)
        return "".join(c for at, c in enumerate(self.name) if at not in places)

    def foreign(self, words: str) -> str:
        """What a text says that nobody ever said of this indicator."""
        for department in self.departments:
            words = words.replace(department, "")
        return unsaid(words, self.said)

    def is_another_step(self, words: str) -> bool:
        """Whether a text names a step of a procedure that is not this one's: 受理 is not 审结."""
        return bool(_STEP.search(self.foreign(words)))

    def is_counted_done(self, words: str) -> bool:
        """重点任务完成28项: whether a text counts what was carried out, where the name counts what there is."""
        done = _DONE.search(words)
        return done is not None and done[1] not in self.said

    def is_of_another_body(self, words: str) -> bool:
        """部门受理: whether a text names a body below the government, where the name is of the government itself."""
        return "政府" in self.name and "政府" not in words and bool(_BELOW.search(words))

    def is_sent_elsewhere(self, words: str) -> bool:
        """移送纪检监察机关: whether a text lets the recipient act instead of receive."""
        sent = _SENT.search(self.name)
        return sent is not None and not re.search(f"[向给往至到]|{sent[0]}", words)

    def strangers(self, words: str) -> bool:
        """Whether a text names somebody else who could be the one that acts."""
        return not _MEANS.match(words) and bool(_ACTOR.search(self.foreign(words)))


class Term(Protocol):
    """A row that says what a term stands for; kind is `word` or `unit`."""

    kind: str
    term: str
    stands_for: str


class Synonyms:
    """Terms and what they stand for, units apart: 信访事项 → 信访件, 旁听 → 观摩; 起 → 件, 项 → 个."""

    _words: Mapping[str, str]
    _units: Mapping[str, str]
    _pattern: re.Pattern[str] | None

    def __init__(self, words: Mapping[str, str], units: Mapping[str, str]) -> None:
        self._words = dict(words)
        self._units = dict(units)
        longest_first = sorted(self._words, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    @classmethod
    def of(cls, rows: Iterable[Term]) -> Synonyms:
        """From rows of the catalogue."""
        table = list(rows)
        return cls(
            {row.term: row.stands_for for row in table if row.kind == "word"},
            {row.term: row.stands_for for row in table if row.kind == "unit"},
        )

    def plain(self, text: str) -> str:
        """A text with every term in the catalogue's own word."""
        return self._pattern.sub(lambda term: self._words[term[0]], text) if self._pattern else text

    def unit(self, unit: str) -> str:
        """A unit in the catalogue's own word."""
        return self._units.get(unit, unit)


def subject(
    code: str,
    title: str,
    definition: str,
    series: Series,
    synonyms: Synonyms,
    *,
    departments: Iterable[str] = (),
    sentences: Iterable[str] = (),
) -> Subject:
    """`departments` are the names of who answers for it, `sentences` quoted it before."""
    plain_title = synonyms.plain(title)
    first = synonyms.plain(re.split("[。；]", definition)[0])
    return Subject(
        code=code,
        title=title,
        series=series,
        name=_essential(plain_title, series),
        said=pairs("\n".join((plain_title, first, title, definition.split("。")[0], *map(synonyms.plain, sentences)))),
        departments=tuple(sorted(departments, key=len, reverse=True)),
        is_rate=series.kind == "rate",
        is_streak=series.kind == "streak",
    )


def _essential(title: str, series: Series) -> str:
    """A name without its measure and without what may be left out: 区政府常务会议研究法治政府建设."""
    noun = _MEASURED_NOUN.search(title)
    core = title[: noun.end() - 1] if noun else _MEASURE.sub("", title)
    if series.kind == "streak":
        core += "连续"
    core = core.removesuffix("率") if series.kind == "rate" else core
    left = _MAY_BE_LEFT_OUT.sub("", core).replace("的", "")
    return left if len(left) >= SHORTEST_NAME else core


def pairs(text: str) -> frozenset[str]:
    """All two characters that stand together in a text."""
    return frozenset(map("".join, pairwise(text)))


def _covered(text: str, known: frozenset[str]) -> set[int]:
    """The places of a text whose characters stand in a pair that is known."""
    places: set[int] = set()
    for at in range(len(text) - 1):
        if text[at : at + 2] in known:
            places |= {at, at + 1}
    return places


@lru_cache(maxsize=4096)
def says_nothing(words: str) -> bool:
    """Whether a text has only words that change nothing about what is counted: 共计, 涉及."""
    return not unsaid(words, frozenset())


def unsaid(words: str, said: frozenset[str]) -> str:
    """What is neither said elsewhere nor neutral."""
    places = _covered(words, said)
    for found in _NEUTRAL.finditer(words):
        places |= set(range(*found.span()))
    return "".join(c for at, c in enumerate(words) if at not in places and c not in _FUNCTION)
