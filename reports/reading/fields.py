"""Small things a report states about itself: year, date, number, issuer. Pure."""

from __future__ import annotations

import re
from datetime import date

from indicators.numbers.formatting import parse_han

ORGAN = r"(?:人民政府|政府|委员会|常委会|办公室|办事处|管委会|管理局|[\u4e00-\u9fff]局|[\u4e00-\u9fff]厅|[\u4e00-\u9fff]委|[\u4e00-\u9fff]办|中心|支队|大队|总队|[\u4e00-\u9fff]馆|联合会|残联|红十字会|供销社)"
PLACE = r"[\u4e00-\u9fff]{1,12}?(?:省|自治区|自治州|[^\W\d_](?:市|州|盟)|[县区旗镇乡]|街道)"

_HAN_DIGITS = str.maketrans("〇○OＯ零一二三四五六七八九", "00000123456789")
HAN_YEAR = r"[一二][〇○OＯ零一二三四五六七八九]{3}"
"""With the letter O, which many type for 〇."""
_BEFORE_ORGAN = re.compile(rf"^(?:关于)?(?:(?:20\d\d|{HAN_YEAR})年(?:度)?)?")
"""What a title may begin with before it names the organ."""
_DATE = re.compile(
    rf"(?P<y>20\d\d|{HAN_YEAR})\s*年\s*(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|元)\s*月\s*(?P<d>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*日"
)
_PLAIN_DATE = re.compile(r"(20\d\d)[-./](\d{1,2})[-./](\d{1,2})")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔﹝\[【（(]20\d\d[〕﹞\]】）)]\s*(?:第\s*)?\d{1,4}\s*号")
_TITLE = re.compile(r"(?:法治|依法行政).*(?:报告|总结|年报|情况|白皮书)")
_ADDRESSEE = re.compile(r"[^。；]{2,60}[：:]")
_SIGNATURE = re.compile(rf"^[\u4e00-\u9fff（）()、\s]{{2,36}}{ORGAN}(?:[（(].{{1,8}}[）)])?$")


def year_of(text: str) -> int | None:
    """The first year a title names, also in 汉字."""
    found = re.search(rf"(?<!\d)(20\d\d)(?!\d)|({HAN_YEAR})(?=年)", text)
    return int(found[0].translate(_HAN_DIGITS)) if found else None


def date_of(text: str) -> str:
    """The first whole date as 2024-03-18, "" if there is none or it does not exist."""
    if found := _DATE.search(text):
        return _iso(_small(found["y"]), _small(found["m"]), _small(found["d"]))
    if found := _PLAIN_DATE.search(text):
        return _iso(*map(int, found.groups()))
    return ""


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing else, brackets aside."""
    bare = text.strip("（）() 　")
    return bool(_DATE.fullmatch(bare) or _PLAIN_DATE.fullmatch(bare))


def is_month(text: str) -> bool:
    """A cover's 二〇二一年三月."""
    return bool(
        re.fullmatch(
            rf"(?:20\d\d|{HAN_YEAR})\s*年(?:\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月)?",
            text.strip("（）() 　"),
        )
    )


def document_number_of(text: str) -> str:
    found = _NUMBER.search(re.sub(r"\s+", "", text))
    return re.sub(r"^(?:文号|发文字号)", "", found[0]) if found else ""


def is_signature(text: str) -> bool:
    """A line that is an organ's name and nothing else."""
    return bool(_SIGNATURE.match(text)) and not re.search(r"[。；，：]", text)


def dated(text: str) -> tuple[str, str] | None:
    """The organ and the date of a line that is both and nothing else."""
    found = _DATE.search(text)
    organ, day = (text[: found.start()].strip(" \u3000"), text[found.start() :]) if found else ("", "")
    return (organ, day) if is_signature(organ) and is_date(day) else None


def signing(text: str) -> str:
    """The organ of a signature, without what only says where its seal goes: （盖章）."""
    return re.sub(r"[（(](?:加?盖?公?章|印)[）)]$", "", text)


def names_report(text: str) -> bool:
    """Whether a text names such a report, as its title does."""
    return bool(_TITLE.search(text))


def is_addressee(text: str) -> bool:
    """A line that says to whom and nothing else: 市人民政府："""
    return bool(_ADDRESSEE.fullmatch(text)) and not re.search(r"现将|如下|以下|报告", text)


def issuer_in_title(title: str) -> str:
    """The organ a title names first: 临江区人民政府关于…, 桥东街道办事处2024年度…."""
    bare = _BEFORE_ORGAN.sub("", title)
    found = re.match(
        r"(?P<organ>[\u4e00-\u9fff]{2,24}?(?:人民政府|委员会|办事处|办公室|管委会|[局厅委馆]|(?<![为绕])中心|[支大总]队|联合会|红十字会))"
        rf"(?:[（(][^（）()]{{1,16}}[）)])?(?=关于|20\d\d|{HAN_YEAR}|年|法治|推进|依法)",
        bare,
    )
    return found["organ"] if found else ""


def place_in_title(title: str) -> str:
    """The district a title without an organ names: 望湖区2024年度…, 2020年松涛县…."""
    bare = _BEFORE_ORGAN.sub("", title)
    found = re.match(rf"{PLACE}(?=关于|20\d\d|{HAN_YEAR}|年|法治|推进|依法)", bare)
    return found[0] if found else ""


def _small(text: str) -> int:
    if text == "元":
        return 1
    if text.isdigit():
        return int(text)
    if len(text) == 4:
        return int(text.translate(_HAN_DIGITS))
    try:
        return parse_han(text)
    except ValueError:
        return 0


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
