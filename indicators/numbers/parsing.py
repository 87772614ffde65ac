"""What an officer typed → a number, or one plain sentence that says what to do. Pure.

Nothing is guessed: a text has one reading or it is refused. Entry desk and workbook read through here, so that
both understand the same and say the same.
"""

from __future__ import annotations

import re
from decimal import Decimal

from indicators.numbers.comparison import Measured
from indicators.numbers.formatting import parse_han, plain, quantized
from indicators.numbers.measure import WHOLE_KINDS, Kind, Qualifier
from indicators.office.characters import visible

LONGEST = 40
LIMIT = Decimal(10) ** 12
LONGEST_STREAK = 100
MOST_DECIMALS = 4
"""What an indicator can be given."""


class Unclear(ValueError):
    """The text has no reading, or more than one. The message is a Chinese sentence for whoever typed it.

    `choices` are texts that would each be understood, where the text may mean one of a few things.
    """

    def __init__(self, sentence: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.choices = choices


# ── the words beside a number ──────────────────────────────────────────────────────────────────────────────

_BEFORE = {
    "约": Qualifier.APPROX,
    "大约": Qualifier.APPROX,
    "≈": Qualifier.APPROX,
    "近": Qualifier.NEARLY,
    "将近": Qualifier.NEARLY,
    "超": Qualifier.OVER,
    "超过": Qualifier.OVER,
    "不少于": Qualifier.AT_LEAST,
    "不低于": Qualifier.AT_LEAST,
    "至少": Qualifier.AT_LEAST,
    "≥": Qualifier.AT_LEAST,
    "不超过": Qualifier.AT_MOST,
    "不高于": Qualifier.AT_MOST,
    "至多": Qualifier.AT_MOST,
    "≤": Qualifier.AT_MOST,
}
_AFTER = {
    "左右": Qualifier.APPROX,
    "上下": Qualifier.APPROX,
    "以上": Qualifier.AT_LEAST,
    "以下": Qualifier.AT_MOST,
    "以内": Qualifier.AT_MOST,
}
_NOTHING = {"无", "没有", "暂无", "未统计", "未发生", "不详", "-", "--", "/", "n/a", "na", "null", "none"}
_SCALES = {
    "": 0,
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
}
_SCALES |= {"万亿": 12}

_WORDS = "|".join(sorted(_BEFORE, key=len, reverse=True))
_SCALE = "|".join(sorted(filter(None, _SCALES), key=len, reverse=True))
_GRAMMAR = re.compile(
    rf"(?P<word>{_WORDS})?"
    r"(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?|(?P<han>[零一二两三四五六七八九十百千万亿]+))"
    rf"(?P<over>[余多])?(?P<scale>{_SCALE})?(?P<over_scaled>[余多])?"
    rf"(?P<base>[^0-9]*?)(?P<after>{'|'.join(_AFTER)})?"
)
_PLAIN = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_UNIT = re.compile(rf"({_SCALE})?(.+)")
_SCIENTIFIC = re.compile(r"[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{1,3}")
_CIRCLED = re.compile(r"[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]")

# Full-width forms, the dashes and signs that keyboards put in place of the plain ones.
_SAME: dict[int, int | str | None] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SAME |= str.maketrans("−–—―‐‑≧≦⩾⩽﹪٪｡", "------≥≤≥≤%%。")
_STOP = re.compile(r"(?<=.)[.。;；]$")


def read(text: str, *, kind: str, unit: str, decimals: int) -> Measured:
    """The number and qualifier a text states, in the indicator's unit; an empty text is an empty `Measured`.

    Understood: `1235`, `１２３５`, `1,235`, `1235件。`, `98.5%`, `1.2万`, `3227万元`, `约300`, `100余件`, `300件左右`, `三`.
    Raises Unclear for everything else.
    """
    normal = _normal(text)
    if not normal:
        return Measured()
    _refuse_at_sight(normal)
    found = _GRAMMAR.fullmatch(re.sub(r"\s", "", normal))
    if not found:
        raise _diagnosis(normal, kind, unit)
    value = _value(found, kind, unit)
    _require_fit(value, kind, unit, decimals, converted=bool(found["scale"] or found["base"] not in ("", unit)))
    return Measured(value, _qualifier(found))


def combined(measured: Measured, chosen: str) -> Measured:
    """The number with the qualifier chosen beside it. Raises Unclear when that is none, or the text says another one."""
    if measured.value is None:
        return Measured()
    if chosen not in Qualifier.values:
        raise Unclear("修饰只能从列表中选择。")
    if measured.qualifier and chosen and measured.qualifier != chosen:
        raise Unclear(
            f"填报值里写的是“{Qualifier(measured.qualifier).label}”，修饰选的是“{Qualifier(chosen).label}”，请只保留一个。"
        )
    return Measured(measured.value, measured.qualifier or chosen)


def loosened(typed: Measured, chosen: str, held: Measured) -> str:
    """The qualifier chosen for a number that was typed, given what was held before it.

    约 of an earlier 约300 says nothing about a 310 typed plainly in its place, if it was only left standing.
    """
    is_overtyped = None not in (typed.value, held.value) and typed.value != held.value
    is_left_over = is_overtyped and not typed.qualifier and chosen == held.qualifier
    return "" if is_left_over else chosen


def written(value: Decimal | None, kind: str, decimals: int) -> str:
    """The shortest text that reads back as the value: what an input holds. "" when missing."""
    text = plain(value, decimals)
    return f"{text}%" if value and kind == Kind.RATE and value <= 1 else text


# ── steps ──────────────────────────────────────────────────────────────────────────────────────────────────


def _normal(text: str) -> str:
    """Plain characters that can be seen, without the stop of the sentence the number was copied from."""
    return _STOP.sub("", visible(text).translate(_SAME).strip()).strip()


def _refuse_at_sight(normal: str) -> None:
    if normal.lower() in _NOTHING:
        raise Unclear("确实没有发生请填0；还没有数据，请先空着。")
    if len(normal) > LONGEST:
        raise Unclear("内容太长。请只填一个数字，说明文字写在备注里。")
    if normal.startswith(("=", "+")) or re.search(r"[0-9][*×÷+]", normal):
        raise Unclear("这里不能填算式，请填算好的结果。")
    if normal.startswith(("-", "负")):
        raise Unclear("这里不能填负数，请核对。")
    if re.search(r"[0-9.,]\s+[0-9.,]", normal):
        raise Unclear("数字中间有空格，看不出是一个数还是两个数。请去掉空格，只填一个数。")


def _diagnosis(normal: str, kind: str, unit: str) -> Unclear:
    """Why a text is not one number with its unit."""
    if scientific := _SCIENTIFIC.search(normal):
        return _scientific(Decimal(scientific[0]), unit)
    if _CIRCLED.search(normal):
        return Unclear("带圈、带括号的数字是序号，不能当作数。请用阿拉伯数字填写，例如1235。")
    example = {Kind.RATE: "98.5%", Kind.AMOUNT: f"32.27{unit}", Kind.STREAK: "3"}.get(Kind(kind), "1235")
    if len(re.findall(r"[0-9]+(?:[.,][0-9]+)*", normal)) > 1:
        return Unclear("这里只能填一个数，不能填两个数或一个范围。拿不准时，可选“约”“不少于”等修饰。")
    if re.search(r"[0-9]", normal):
        return Unclear(f"看不懂这样的写法。请只填一个数字，例如{example}，说明文字写在备注里。")
    return Unclear(f"这里要填数字，例如{example}；说明文字写在备注里。")


def _scientific(value: Decimal, unit: str) -> Unclear:
    """A spreadsheet that wrote a number short may have dropped digits: the whole number is offered, not taken."""
    what = "这是科学计数法，表格软件这样写时可能省去了后面的数字"
    if not Decimal("0.0001") <= value < LIMIT and value:
        return Unclear(f"{what}。请核对原来的数，填写完整的数字。")
    whole = f"{value.normalize():f}"
    return Unclear(f"{what}。请核对是不是{whole}{unit}，填写完整的数字。", (whole,))


def _value(found: re.Match[str], kind: str, unit: str) -> Decimal:
    if found["base"] == "%" and kind == Kind.RATE and not found["scale"]:
        return _number(found, kind, unit)
    scale, base = _scale_and_base(unit)
    if kind == Kind.RATE and (found["scale"] or found["base"]):
        raise Unclear("这一项是比率，请填百分数，例如98.5%。")
    if found["base"] not in ("", unit, base):
        raise Unclear(f"这一项的单位是“{unit}”，与填写的单位不同。请换算后只填数字。")
    number = _number(found, kind, unit)
    if kind == Kind.RATE:
        _refuse_ambiguous_rate(number)
    if kind in WHOLE_KINDS and "." in found["digits"] and not found["scale"]:
        raise Unclear("这一项应填整数，不能有小数，请核对。")
    if found["scale"] is None and found["base"] != base:
        return number
    # The unit is written out in full, or a bare scale stands for it: 3227万 is 3227万元.
    return number.scaleb(_SCALES[found["scale"] or ""] - scale)


def _scale_and_base(unit: str) -> tuple[int, str]:
    """亿元 → (8, 元), 件 → (0, 件)."""
    found = _UNIT.fullmatch(unit)
    return (_SCALES[found[1] or ""], found[2]) if found else (0, unit)


def _number(found: re.Match[str], kind: str, unit: str) -> Decimal:
    digits = found["digits"]
    if found["han"]:
        return _han(digits, kind, unit)
    if "," in digits and not _GROUPED.fullmatch(digits):
        raise Unclear("千位逗号的位置不对，看不出是哪个数。请去掉逗号，只填一个数。")
    if "," not in digits and not _PLAIN.fullmatch(digits):
        raise Unclear("数字前面多了0，请核对后去掉。")
    return Decimal(digits.replace(",", ""))


def _han(digits: str, kind: str, unit: str) -> Decimal:
    # 三亿 in 亿元 could be 3 or 300000000; only whole things are counted in words.
    if kind not in WHOLE_KINDS or _scale_and_base(unit)[0]:
        raise Unclear(f"请用阿拉伯数字填写，例如{'98.5%' if kind == Kind.RATE else '98.5'}。")
    try:
        return Decimal(parse_han(digits))
    except ValueError:
        raise Unclear("看不懂这样的汉字数字，请用阿拉伯数字填写，例如1235。") from None


def _qualifier(found: re.Match[str]) -> str:
    words = [word for word in (found["word"], found["over"], found["over_scaled"], found["after"]) if word]
    meant = {(_BEFORE | _AFTER).get(word, Qualifier.OVER) for word in words}  # 约300左右 says one thing twice
    if len(meant) > 1 or (found["over"] and found["over_scaled"]):
        raise Unclear("修饰词只能用一个，例如“约300”或“300余”。")
    return meant.pop().value if meant else Qualifier.EXACT.value


def _refuse_ambiguous_rate(number: Decimal) -> None:
    if 0 < number <= 1:
        choices = (f"{(number * 100).normalize():f}%", f"{number}%")
        raise Unclear(f"是{choices[0]}还是{choices[1]}？请带上百分号再填。", choices)


def _require_fit(value: Decimal, kind: str, unit: str, decimals: int, *, converted: bool) -> None:
    """What the database would refuse, said before it has to."""
    if kind == Kind.RATE and value > 100:
        raise Unclear("比率应在0%到100%之间，请核对。")
    if kind == Kind.STREAK and value > LONGEST_STREAK:
        raise Unclear("连续年数不会这么大，是不是填成了年份？请填连续了几年。")
    if value >= LIMIT:
        raise Unclear(f"这个数太大了，请核对是不是多写了几位，单位是不是“{unit}”。")
    if value == round(value, decimals):
        return
    result = f"换算后是{value.normalize():f}{unit}，" if converted else ""
    if decimals == 0 and kind in WHOLE_KINDS:
        raise Unclear(f"{result}这一项应填整数，请核对。")
    if _would_lose_its_meaning(value, kind, decimals):
        raise Unclear(result + _too_coarse(value, kind, unit, decimals))
    if decimals == 0:
        raise Unclear(f"{result}这一项应填整数，请核对。")
    raise Unclear(f"{result}这一项最多保留{decimals}位小数，请四舍五入后再填。")


def _would_lose_its_meaning(value: Decimal, kind: str, decimals: int) -> bool:
    """Something is not nothing, and a rate short of 100% is not the whole: neither is rounded away."""
    rounded = quantized(value, decimals)
    return rounded == 0 or (kind == Kind.RATE and rounded == 100)


def _too_coarse(value: Decimal, kind: str, unit: str, decimals: int) -> str:
    end = "100" if value > 1 and kind == Kind.RATE else "0"
    lost = f"照{decimals}位小数四舍五入就成了{end}，不是原来的数。" if decimals else f"取整就成了{end}，不是原来的数。"
    places = next((places for places in range(decimals, MOST_DECIMALS + 1) if value == round(value, places)), None)
    if places:
        return f"{lost}请联系管理员把这项指标的小数位数增加到{places}位。"
    return f"{lost}单位“{unit}”对这个数太大，请联系管理员改用小一些的单位。"
