"""The only place where a number becomes text.

Every sentence, tile, table, chart, document and export gets its numbers from here, so that one figure never
reads two ways. All functions are pure; values are ``Decimal`` (an ``int`` will do), rounding is half up, and
a missing value is never written as zero. Kinds and qualifiers are the strings of `indicators.numbers.measure`.
"""

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

MISSING = "—"
MINUS = "−"

_ROOMY = Context(prec=60, rounding=ROUND_HALF_UP)

# A qualifier is a word before the number; only 余 follows it (see `_qualified`).
_PREFIXES = {"": "", "approx": "约", "over": "超", "nearly": "近", "at_least": "不少于", "at_most": "不超过"}


def quantized(value: Decimal | int, decimals: int) -> Decimal:
    """Round half up to `decimals` places; ValueError for NaN and infinity."""
    exact = Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"not a finite number: {exact}")
    return exact.quantize(_step(decimals), context=_ROOMY)


def roughness(value: Decimal) -> Decimal:
    """How far off a rounded number may be: half of its last place that isn't zero; 约3300 may be 3250."""
    exponent = int(value.normalize().as_tuple().exponent) if value else 0
    return Decimal(1).scaleb(exponent) / 2


@lru_cache(maxsize=32)
def _step(decimals: int) -> Decimal:
    """A one in the last of so many places."""
    return Decimal(1).scaleb(-decimals)


def plain(value: Decimal | int | None, decimals: int) -> str:
    """The bare number as documents store it: "1235", "32.27", "98.5", "100"; "" when missing, never "-0"."""
    if value is None:
        return ""
    return _shortened(f"{quantized(value, decimals):f}")


def grouped(value: Decimal | int | None, decimals: int) -> str:
    """The bare number with thousands separators, for tiles and tables: "1,235"; "—" when missing."""
    if value is None:
        return MISSING
    return _shortened(f"{quantized(value, decimals):,f}").replace("-", MINUS)


def number(value: Decimal | int | None, kind: str, decimals: int, qualifier: str = "") -> str:
    """The number as a narrative quotes it, without its classifier: "1235", "100%", "约3300", "100余"; "—"."""
    if value is None:
        return MISSING
    text = plain(value, decimals).replace("-", MINUS)
    return _qualified(text, value, kind, qualifier)


def measure(
    value: Decimal | int | None,
    unit: str,
    kind: str,
    decimals: int,
    qualifier: str = "",
    *,
    thousands: bool = False,
) -> str:
    """The number with its unit: "1235件", "32.27亿元", "100%", "约3300条"; "—" when missing.

    `thousands=True` is for tiles, tables and charts ("1,235件"); running text has no separators.
    """
    if value is None:
        return MISSING
    text = grouped(value, decimals) if thousands else plain(value, decimals).replace("-", MINUS)
    return _qualified(text, value, kind, qualifier) + ("" if kind == "rate" else unit)


def scaled(value: Decimal | int | None, kind: str, sign: str, qualifier: str = "") -> str:
    """The number in 万 or 亿 with at most one decimal: "1.2万", "约32.3亿" where it was rounded; ValueError for rates
    and for what is less than one of them."""
    if value is None:
        return MISSING
    unit = Decimal(10_000 if sign == "万" else 100_000_000)
    if kind == "rate" or abs(Decimal(value)) < unit:
        raise ValueError(f"这个数不足1{sign}，不能以{sign}为单位")
    text = plain(value / unit, 1)
    is_exact = Decimal(text) * unit == value
    return f"{'' if is_exact or qualifier else '约'}{_qualified(text + sign, 1, kind, qualifier)}"


def signed(value: Decimal | int, decimals: int, suffix: str = "") -> str:
    """A difference with its sign, for tables and charts: "+5", "−1,002", "0"; `suffix` is a unit, "%" or "个百分点"."""
    text = grouped(value, decimals)
    if text.startswith(MINUS):
        return text + suffix
    return text + suffix if text == "0" else f"+{text}{suffix}"


def percentage(change: Decimal, decimals: int = 1, *, thousands: bool = False) -> str:
    """The size of a relative change in percent, unsigned: "33.3%"; beside separated numbers "21,944.6%".

    What would round to nothing is "不足0.1%", and a fall that leaves something "99.9%以上", never 100%.
    """
    size = abs(change)
    smallest = Decimal(1).scaleb(-decimals)
    if size > 0 and quantized(size, decimals) == 0:
        return f"不足{smallest:f}%"
    if leaves_something(change, decimals):
        return f"{100 - smallest:f}%以上"
    return f"{(grouped if thousands else plain)(size, decimals)}%"


def leaves_something(change: Decimal, decimals: int = 1) -> bool:
    """Whether a fall, in percent, is not whole and yet would read as 100%."""
    return change > -100 and quantized(change, decimals) == -100


def telling(change: Decimal, decimals: int = 1) -> Decimal:
    """A relative change to calculate with: rounded, but with as many more places as keep it from 0 and from −100."""
    ends = {Decimal(0), Decimal(-100)} - {change}
    places = next(places for places in range(decimals, 60) if quantized(change, places) not in ends)
    return Decimal(plain(change, places))


def share(part: int, whole: int, decimals: int = 1) -> str:
    """So many of so many: "66.7%"; 0% is none and 100% is all, whatever they would round to; "—" of nothing."""
    if not whole:
        return MISSING
    exact, smallest = Decimal(part * 100) / whole, Decimal(1).scaleb(-decimals)
    if 0 < part < whole and quantized(exact, decimals) == 100:
        return f"{100 - smallest:f}%以上"
    return percentage(exact, decimals)


def points(difference: Decimal, decimals: int) -> str:
    """The size of a difference between two rates, unsigned: "1.5个百分点"."""
    return f"{plain(abs(difference), decimals)}个百分点"


def _shortened(text: str) -> str:
    """Drop a fraction's trailing zeros and the sign of a zero."""
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _qualified(text: str, value: Decimal | int, kind: str, qualifier: str) -> str:
    """Put the qualifier's word where Chinese puts it: 约100, 近100%, 100余, 不低于90%."""
    if kind == "rate":
        text += "%"
        if qualifier == "at_least":
            return f"不低于{text}"
    elif qualifier == "over" and value and Decimal(value) % 10 == 0:
        # 余 only follows a round number: 100余件, but 超1235件 and 超90%.
        return f"{text}余"
    try:
        return _PREFIXES[qualifier] + text
    except KeyError:
        raise ValueError(f"unknown qualifier: {qualifier!r}") from None


# ── 汉字 numerals ──────────────────────────────────────────────────────────────────────────────────────────

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿")
_HAN_LIMIT = 10**12


def han(value: Decimal | int | None, *, liang: bool = False) -> str:
    """A whole number in 汉字: 六, 十二, 二十, 一百零二; with `liang` a lone 2 is 两 (两次); "—" when missing.

    Raises ValueError for fractions, negatives and numbers from 10¹² up.
    """
    if value is None:
        return MISSING
    whole = int(value)
    if whole != value or not 0 <= whole < _HAN_LIMIT:
        raise ValueError(f"no 汉字 numeral for {value}")
    if liang and whole == 2:
        return "两"
    return _han(whole)


def parse_han(text: str) -> int:
    """Read back what `han` writes (两 counts as 二); ValueError for anything it would not write."""
    normal = text.replace("两", "二")
    total = group = digit = 0
    for character in normal:
        if character in _DIGITS:
            digit = _DIGITS.index(character)
        elif character in _PLACES:
            group += (digit or 1) * 10 ** _PLACES.index(character)
            digit = 0
        elif character in _GROUPS:
            total += (group + digit) * 10 ** (4 * _GROUPS.index(character))
            group = digit = 0
        else:
            raise ValueError(f"not a 汉字 numeral: {text!r}")
    total += group + digit
    if not normal or total >= _HAN_LIMIT or _han(total) != normal:
        raise ValueError(f"not a 汉字 numeral: {text!r}")
    return total


def _han(whole: int) -> str:
    if whole == 0:
        return "零"
    text, gap = "", False
    for power in reversed(range(len(_GROUPS))):
        group = whole // 10 ** (4 * power) % 10_000
        if group == 0:
            gap = bool(text)
            continue
        if text and (gap or group < 1000):
            text += "零"
        text += _han_group(group) + _GROUPS[power]
        gap = False
    return text.removeprefix("一") if text.startswith("一十") else text


def _han_group(group: int) -> str:
    """1–9999 in 汉字, one 零 for each run of empty places inside: 一千零一, 一百一十."""
    text, gap = "", False
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return text
