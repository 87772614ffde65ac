"""What looks like a figure and is none: years, dates, phone numbers, ordinals, slogans, names. Pure.

`cover` blots such stretches out and keeps every other character in its place, so that whoever counts afterwards
needs to know nothing of them. Each row of the tables says what class of expression it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from reports.narrative.measures import BEHIND_ANY, BEHIND_HAN

COVER = "\0"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９％．", "0123456789%.")

_D = "一二两三四五六七八九十"
_HAN = f"{_D}零〇百千万亿"
_N = rf"(?:\d+|[{_HAN}]+)"
_YEAR = r"(?:19|20)\d\d"
_HAN_YEAR = r"[一二][零〇○OＯ一二三四五六七八九]{3}"
_TO = r"\s*[—–－\-~～至到]+\s*"
_IN_CLAUSE = r"[^，。；：！？\n]"

# Times and dates.
_TIMES = {
    "day": rf"{_YEAR}(?P<stroke>[-./])\d{{1,2}}(?P=stroke)\d{{1,2}}",
    "span of years": rf"{_YEAR}\s*年?{_TO}{_YEAR}\s*年?",
    "year": rf"{_YEAR}\s*年(?:度|底|末|初)?|{_HAN_YEAR}年",
    "year in short": rf"(?<!\d)[0-2]\d年(?:底|初|末)(?:{_IN_CLAUSE}{{0,6}}?、[0-2]\d年)?",
    "year without 年": rf"(?<![\d.]){_YEAR}(?=\s*(?!{BEHIND_ANY}|余|多|来|级|届)[\u4e00-\u9fff])(?!\s*\d)",
    "plan period": rf"十[一二三四五六七八九]五(?![{_HAN}])|[一二三四五六七八九十]五(?=普法|规划|法治宣传)",
    "stretch of time": rf"(?:近|过去|未来|今后|最近|前|后|以往|这)\s*{_N}\s*(?:个)?年|[百千]年(?=之际|大计|来|奋斗|变局|征程|目标|华诞)|{_N}年(?:间|行动|规划|计划|来|以来|期|一度|攻坚|规划)"
    rf"|[上前下这]一?个[{_D}]年",
    "date": rf"\d{{1,2}}{_TO}\d{{1,2}}\s*月(?:份)?|(?:\d{{1,2}}、)+\d{{1,2}}\s*月(?:份)?"
    rf"|\d{{1,2}}\s*月(?:份|底|初|\s*\d{{1,2}}\s*日)?|(?<![\d.])\d{{1,2}}\s*日(?![均内])"
    rf"|[{_HAN}]+月(?:份|底|初|[{_HAN}]+日)?",
    "day of the calendar": r"\d{1,2}[·•‧・∙]\d{1,2}"
    rf"|\d{{1,2}}\.\d{{1,2}}(?!\d|%|{BEHIND_ANY})(?=(?:国际|全国|国家|世界|宪法|消费|禁毒|安全|保密|学雷锋)|[^，。；\d]{{0,6}}(?:期间|宣传|日|主题))",
    "holiday": rf"(?<![{_HAN}])(?:五一|十一|六一|七一|八一|三八|五四|双十一)(?=期间|假期|长假|小长假|前后|前夕|节|国际|劳动|国庆|建党|建军|儿童|妇女|青年)",
    "time of day": r"\d{1,2}[:：]\d{2}(?!\d)|\d{1,2}(?:时|点)(?:\d{1,2}分|半)?(?!\d|[^，。]{0,2}[件个])",
    "quarter": rf"前?{_N}季度|[上下]半年",
    "round the clock": r"(?:7|5)\s*[×xX*＊]\s*(?:24|8)(?:\s*小时)?|24\s*小时|365\s*天(?=[^，。；]{0,6}(?:不打烊|全天|无休))",
    "time within which": rf"{_N}\s*(?:个)?(?:小时|工作日|日|天|分钟|月|年|周)(?:之)?内",
    "term": rf"(?:期限|为期|限期|有效期|任期|过渡期|试用期|缓刑期)(?:为|均为|至)?\s*{_N}\s*(?:个)?(?:月|年|天|日|工作日)|满{_N}年",
    "circle": rf"(?:{_N}|半)\s*(?:分钟|小时|公里|里)(?=[^，。；]{{0,24}}圈)",
    "anniversary": rf"{_N}\s*周年",
}
# Places in an order.
_ORDER = {
    "ordinal": rf"(?<!连续)第\s*{_N}\s*(?:(?:{BEHIND_HAN})(?:、{_N}次)*|[条款章节目届批号])?(?:、第?\s*{_N}\s*次)*|其[{_D}]|[{_D}]期(?:工程|项目|建设)",
    "list number": rf"[（(](?:\d{{1,2}}|[{_D}]{{1,3}})[）)]|^\s*(?:\d{{1,2}}\s*[.．、]\s*(?!\d)|[{_D}]{{1,3}}、)|[①-⑳]|\t\d+\s*$",
    "enumeration": rf"(?<![^，。；：、\s])[{_D}]{{1,3}}(?:是|要|则|来)|[一另]一?方面",
    "session": rf"[{_D}]+届(?:[^，。；、{{}}\s\d]{{0,8}}?(?:[{_D}]+|\d+)(?:中全会|次全会|次常委会|次会议|次常务会议))?"
    rf"|[{_D}]+中(?:、[{_D}]+中)*全会|[一二三四五六七八九十]中(?=、)|[{_D}]+次(?:全会|全体会议|党代会|人代会)(?=[^，。；]{{0,4}}(?:精神|审议|通过))",
    "rank": rf"前{_N}(?:名|位|强|列|佳)?(?=$|[，。；、的行]|{COVER})|{_N}强|百佳|前{_N}(?:名|位|强)|(?:位|排名?|名)列?{_N}(?=$|[，。；])",
    "table": rf"(?:附件|附表|附图|附录|专栏|(?<!代)表|图)\s*(?:\d+(?:[-—.]\d+)?(?!\d|\s*[个张份幅期])|[{_D}]{{1,2}}(?![{_HAN}]|[年月件个次项期]))",
}
# Numbers that call something.
_NAMES = {
    "quotation": r"\{\{[^{}]*\}\}",
    "document number": rf"[〔﹝\[【（(]{_YEAR}[〕﹞\]】）)](?:[^\s，。；、《》]{{0,8}}?\d+号)?|(?:第\s*)?\d+\s*号(?:楼|院|门|窗口)?|(?:No\.?|编号)\s*\d+",
    "phone or post code": r"(?:0\d{2,3}|400|800)[-—－]\d{3,4}-?\d{3,8}(?:转\d+)?|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|(?:电话|邮编|邮政编码|传真|热线|微信|QQ群?|手机|分机|拨打|拨通|致电)(?:号码?)?[为是：:]?\s*\d[\d \-—]{1,19}\d(?:转\d+)?",
    "hotline": rf"(?<![\d.,，])(?:110|119|120|122|12\d{{3}}|96\d{{3}})(?!\d|\.|[,，]\d|[%‰余多万亿千—~～-]|{BEHIND_ANY})",
    "address": r"\d+\s*(?:楼|室|单元|栋|弄|路|层(?!次|级))",
    "name with letters": r"[A-Z]+\d*/T\s*[\d.\-]+|[A-Za-z][A-Za-z0-9./\-@_]*\d[A-Za-z0-9./\-@_]*|[A-Z]{2,}\s\d[\d.\-]*"
    r"|(?<![\d.])(?<!\d[,，])(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?[A-Za-z]+[A-Za-z0-9]*|\d+(?:\+(?:\d+|[A-Z]))+",
    "generation": r"(?<![\d.])[015-9]0后",
    "last digits": r"尾号(?:[为是])?\s*\d+(?:[、和]\d+)*",
    "version": rf"\d\.0(?!\d|%|\s*(?:{BEHIND_ANY}))",
    "method": r"(?<![\d.])\d{2,5}(?=(?:工作|调解|信访|服务|治理|监管|普法)?(?:法|机制|模式|体系|工程|工作法|矩阵|架构)(?!律|规|院|治|定|官|学))",
    "threshold": r"(?:不足|满|超过|低于|达到)?\d[\d.]*\s*[万亿千百]?(?:元|岁|周岁|平方米|吨|公里|千瓦)(?:\s*[（(]含[^）)]*[）)])?\s*(?:以上|以下|以内)(?=的?[\u4e00-\u9fff])",
    "threshold of people": rf"(?:不足|不满|超过)?{_N}(?:人|户|年|天|次|名)(?:以上|以下)的(?=[\u4e00-\u9fff])|不[足满]{_N}(?:人|户|名)的"
    rf"|(?:年?满|不满)\s*{_N}周?岁|{_N}(?:年|亩|公顷|米|层)以[上下](?=[\u4e00-\u9fff])|{_N}人以上(?=集体|群体|聚集|规模|企业|场所|单位|活动)",
    "frequency": rf"[{_D}]年一(?:轮|次|届|换)|每(?:半?年|个?季度?|[半]?个?月|周|日|天|学期|两年|[{_D}]年){_IN_CLAUSE}{{0,10}}?{_N}(?:次|轮|期|场|遍)",
    "policy": rf"(?:落实|执行|兑现|贯彻|用好){_IN_CLAUSE}{{0,10}}?(?:政策|稳经济|稳增长|助企|惠企|纾困|减税降费|营商环境){_IN_CLAUSE}{{0,6}}?\d+条(?:、{_IN_CLAUSE}{{1,10}}?\d+条)*"
    r"|(?:助企纾困|惠企|助企|纾困|稳增长|稳经济|营商环境|民营经济|高质量发展)\d+条(?=政策|新政|、|和|等)",
    "rule": rf"(?:不少于|不低于|不超过|不得少于|不得超过|至少)\s*{_N}\s*(?:{BEHIND_ANY})(?:以上)?的?(?:制度|规定|要求|标准|规则|底线|红线|硬指标)",
    "ratio": rf"(?<![\d.])(?:1\s*[:：∶]\s*\d+(?:\.\d+)?|\d+(?:\.\d+)?\s*[:：∶]\s*1)(?!\d|\.\d|\s*(?:{BEHIND_ANY}))",
    "denominator": rf"每\s*(?:\d[\d.]*|[{_HAN}]+)\s*[万千百]?(?:人|名|户|件|平方公里|公里|亿元|万元|元)|(?:满分|百分制)(?:为)?\s*\d*\s*分?|\d+分(?:制|(?:为|是)满分)"
    rf"|全(?:省|市|国|州){_N}个[^，。；]{{0,12}}?(?=第|中?排名|中?排|中?位[居列])"
    rf"|位[列居]{_N}个[^，。；]{{0,8}}?(?=第)",
}
# Numbers of slogans and of speech. The nouns of 个 are those of political formulas, never of things counted.
_FORMULA = (
    "意识|自信|维护|确立|全面|坚持|必须|务必|责任(?!单位|部门|人|主体|科室)|下降|到位|文明|代表|功夫|强区|强国|强县|转变|转型|突破|优先|不变|不放过|"
    "严禁|从严|过硬|一律|敢于|善于|离不开|牢牢|先行区|高地|倍增|不减|同步|确保|着力|聚焦|注重|统筹|打通|最严|零|一"
)
_SPEECH = {
    "formula": rf"(?:[{_D}]{{1,2}}|\d{{1,2}})个(?:{_FORMULA})",
    "great n": rf"[{_D}]{{1,2}}大(?!类|项)[\u4e00-\u9fff]|\d{{1,2}}大(?:攻坚战|行动|工程|体系|任务|战略|举措|平台|中心|领域|产业|支柱|理念)",
    "named systems": rf"[{_D}]项(?:工作|基本|重点|长效)?(?:制度|机制)(?!措施|文件|建设任务)",
    "great matters": rf"(?:[{_D}]|\d)件(?:大事|要事)|(?:[{_D}]|\d)道(?:关口?|防线|屏障|红线|坎)",
    "one of a kind": rf"[每同任某这那另再逐统首唯专]一(?:{BEHIND_HAN})?|一(?:{BEHIND_HAN})(?=一[^，。；])|一(?:{BEHIND_HAN})[\u4e00-\u9fff]{{1,3}}一[\u4e00-\u9fff](?=[\u4e00-\u9fff，。；、])|(?<=一[^{_HAN}，。；、])一[\u4e00-\u9fff](?=[，。；、])",
    "one of each": rf"一(?:{BEHIND_HAN})[^{_HAN}，。；、]{{1,6}}(?:、一(?:{BEHIND_HAN})[^{_HAN}，。；、]{{1,6}})+",
    "once and for all": r"一次(?:性|办|通过|过关|告知|申[报请]|受理|审[批核]|填报|提交|采集|评价|又一次|次)|跑一次|一件事|一网|一窗|最后一公里|一站|一揽子|一把手|又一次|一个个|一件件|一次次|进一步",
    "time of speech": r"(?:上|下|这|那|同|首|末|历|多|几|数)[一]?次(?=[^\d])",
}
STARTS = (
    r"\d\sA-Za-z({\[（【〔﹝①-⑳"
    "〇一七万三上下不专两为九二五亿今以任传位低兑全八六其再几分前助十千半历又双另同名后唯四图多尾年微惠"
    "手执拨排数最有期未末某每民满热用电百稳第纾统缓编至致营落表试贯超跑达过近这进逐那邮附限零首高"
)
"""All that any of them begins with: where none of these stands, sixty expressions needn't be tried."""
CLASSES = {"name": _NAMES, "time": _TIMES, "order": _ORDER, "speech": _SPEECH}
_LOOKALIKE = re.compile(
    rf"(?=[{STARTS}])(?:%s)"
    % "|".join(
        rf"(?P<{name}>%s)" % "|".join(f"(?:{pattern})" for pattern in patterns.values())
        for name, patterns in CLASSES.items()
    ),
    re.MULTILINE,
)
_IN_QUOTES = re.compile(r"“[^“”。；{}]{1,24}”|「[^「」。；]{1,24}」|\"[^\"。；{}]{1,24}\"")
_SAYS_MUCH = re.compile(r"，")
_COVERED = re.compile(f"{COVER}+")


def plain_digits(text: str) -> str:
    """The text with full-width digits and marks made plain; every character keeps its place."""
    return text.translate(_FULL_WIDTH)


def cover(text: str, phrases: Iterable[str] = ()) -> str:
    """The text, as long as before, with full-width digits made plain and all that is no count blotted out."""
    covered = covered_titles(plain_digits(text))
    covered = _IN_QUOTES.sub(lambda found: found[0] if _SAYS_MUCH.search(found[0]) else _blot(found), covered)
    for pattern in (_any_phrase(tuple(phrases)), _LOOKALIKE):
        if pattern:
            covered = pattern.sub(_blot, covered)
    return covered


def why_covered(text: str, start: int, end: int) -> str:
    """What a stretch that `cover` blots out is: title, quote, name, time, order or speech; "" if it is none of them."""
    return next((why for first, last, why in blots(text) if first <= start and end <= last), "")


def blots(text: str) -> list[tuple[int, int, str]]:
    """(start, end, what it is) of all that `cover` may blot out: titles first, then quotes, then the rest."""
    plain = plain_digits(text)
    titles = [(*found.span(), "title") for found in _COVERED.finditer(covered_titles(plain))]
    quotes = [(*found.span(), "quote") for found in _IN_QUOTES.finditer(plain)]
    return [*titles, *quotes, *((*found.span(), found.lastgroup or "") for found in _LOOKALIKE.finditer(plain))]


def _blot(found: re.Match[str]) -> str:
    return COVER * len(found[0])


def covered_titles(text: str) -> str:
    """Blot out titles with their 《》, one inside another too; a 《 that is never closed covers nothing."""
    if "《" not in text:
        return text
    opened: list[int] = []
    for at, character in enumerate(text):
        if character == "《":
            opened.append(at)
        elif character == "》" and opened:
            start = opened.pop()
            text = text[:start] + COVER * (at + 1 - start) + text[at + 1 :]
    return text


@lru_cache(maxsize=8)
def _any_phrase(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """Longest first; a phrase that ends in a digit is not found inside a longer number."""
    longest_first = sorted({plain_digits(phrase) for phrase in phrases if phrase}, key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile("|".join(rf"(?<!\d){re.escape(p)}(?!\d)" for p in longest_first))
