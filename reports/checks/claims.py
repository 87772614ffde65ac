"""What a sentence says of its figures: which way they went, by how much, how far they reach. Pure.

A word speaks of a figure only where the clause gives it no other subject: the figure stands before it in the clause,
or the clause names the figure's own noun (化解率), or nothing but 数量 and the like. Brackets are passed over, hopes
and plans say nothing, and what is compared with anything but a named year can't be judged and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reports.checks import claim_words as words
from reports.checks.claim import Claim, Kind, claim_of, past, past_tail
from reports.checks.over_years import kept, records, running
from reports.checks.sizes import Size, size_of
from reports.checks.spoken import FIGURE, Clause, Mention, Spoken
from reports.checks.topics import Topics, stands_alone


def claims(sentence: Spoken) -> Iterator[Claim]:
    """What a sentence says of the figures of its own year, in order."""
    topics = Topics(sentence)
    for clause in sentence.clauses:
        found = [] if words.HOPED.search(clause.text) else _in_clause(sentence, clause, topics)
        yield from found
        topics.pass_by(clause, has_claim=bool(found))


def _in_clause(sentence: Spoken, clause: Clause, topics: Topics) -> list[Claim]:
    """Each reader blanks what it has read, so that no word is read twice."""
    text, found = clause.text, []
    for read in (kept, running, records, _one_each, _times, _than, _was, _moves, _first, _all):
        for claim in read(sentence, clause, text, topics):
            found.append(claim)
            text = _blanked(text, claim.start - clause.start, claim.end - clause.start)
    return found


def _blanked(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{' ' * (end - start)}{text[end:]}"


def _since(sentence: Spoken, text: str) -> int | None:
    """The year a clause compares with: last year unless it names one; None where it names something else."""
    if words.OTHER_BASE.search(text):
        return None
    named = [found["year"] for found in words.COMPARED.finditer(text) if found["year"]]
    years = [int(year) for year in named if int(year) < sentence.year]
    return years[0] if years else sentence.year - 1


# ── a move ──

_MOVE = re.compile(
    rf"(?P<word>{words.MOVES})|(?P<short>{words.SHORT_UP}|{words.SHORT_DOWN})(?=(?:{words.DONE})?(?:了|约|近|超)*[\d一二两三四五六七八九十])"
)
_TO_FIGURE = re.compile(rf"(?:了|到|至|为|达到?|约|近|超过?|[今本当]年度?的?)*(?P<figure>{FIGURE})")
_TO = re.compile(r"(?:了|约|近)*(?:到|至|为|达)")
_LINK = re.compile(rf"(?:{words.DONE})?(?:了|为|达到?|达|出)?")
_NEEDS_SIZE = ("增幅", "降幅", "涨幅", "减幅", "增速", "净增", "新增", "高出")


def _moves(sentence: Spoken, clause: Clause, text: str, topics: Topics) -> Iterator[Claim]:
    since = _since(sentence, text)
    found = [move for move in _MOVE.finditer(text) if _is_move(move, text)]
    if since is None or not found:
        return
    turns = _in_turn(sentence, clause, text, found, topics)
    for move, about, size, end in turns:
        before = text[: move.start()]
        word = move["word"] or move["short"]
        says = words.says(word) if not re.fullmatch(words.FOLDS, word) else "up"
        denied = bool(words.DENIED.search(before))
        if word == "保持上年水平" and denied:
            says, denied = "down", False
        rough = bool(words.ROUGHLY.search(before[-4:]))
        for mention in about:
            yield claim_of(
                "move",
                says,
                mention,
                sentence,
                clause,
                (move.start(), end),
                since=since,
                size=size,
                is_denied=denied,
                is_rough=rough,
            )


_RIGHT_BEHIND = re.compile(rf"(?:{words.COMPARED.pattern})(?:{words.SAME_THING.pattern}|基本|大体|大致|完全)*\s*$")


def _is_move(move: re.Match[str], text: str) -> bool:
    before = text[: move.start()]
    if words.NOT_MUCH.search(before):
        return False
    if move[0] in (*words.ALIKE, *words.SIGNS):
        return bool(_RIGHT_BEHIND.search(before))
    return not move["short"] or bool(words.COMPARED.search(before) and not before.endswith(("最", "至", "不")))


Turn = tuple[re.Match[str], list[Mention], Size | None, int]


def _in_turn(sentence: Spoken, clause: Clause, text: str, found: list[re.Match[str]], topics: Topics) -> Iterator[Turn]:
    """Each move with what it is about; 分别 hands moves and sizes out to the figures in their order."""
    if "分别" in text:
        yield from _respectively(sentence, clause, text, found, topics)
        return
    for move in found:
        if turn := _turn(sentence, clause, text, move, topics):
            yield turn


def _turn(sentence: Spoken, clause: Clause, text: str, move: re.Match[str], topics: Topics) -> Turn | None:
    word, after = move["word"] or move["short"], text[move.end() :]
    if figure := _TO_FIGURE.match(after):
        leads = word.endswith(("至", "为")) or _TO.match(after)
        mention = sentence.mentions[figure["figure"]]
        return (move, [mention], None, move.end()) if leads and mention.year == sentence.year else None
    size, end = _size(sentence, clause, text, move)
    compared = bool(words.COMPARED.search(text))
    if word in _NEEDS_SIZE and size is None:
        return None
    if not stands_alone(text[end:], words.MOVES):
        return None
    about = topics.about(clause, text, move.start())
    if size:
        about = [m for m in about if _measures(size, m)]
    says_alone = (
        compared or size is not None or words.says(word) == "level" or topics.is_only_a_move(clause, text, move)
    )
    return (move, about, size, end) if about and says_alone else None


def _size(sentence: Spoken, clause: Clause, text: str, move: re.Match[str]) -> tuple[Size | None, int]:
    """The size behind a move, and where it ends: 增长22%, 减少600余件, 翻一番."""
    word = move["word"] or move["short"]
    if re.fullmatch(rf"{words.FOLDS}|翻番|倍增|减半", word):
        numeral = sentence.numeral_at(clause.start + move.start(), 0)
        return (size_of(numeral, sentence.text) if numeral else None), past_tail(text, move.end())
    link = _LINK.match(text, move.end())
    at = clause.start + (link.end() if link else move.end())
    numeral = sentence.numeral_at(at, 0)
    if numeral is None or numeral.start >= clause.end:
        return None, move.end()
    if _TO.match(text, move.end()) and word not in _NEEDS_SIZE:
        return None, past(sentence, numeral, clause)
    return size_of(numeral, sentence.text), past(sentence, numeral, clause)


_PER = {"百分点": "%", "千分点": "‰", "万分点": "‱"}
_POINTS = re.compile("|".join(_PER))


def _measures(size: Size, mention: Mention) -> bool:
    """Whether a size can be one of a figure: in its unit, in 百分点 and the like for a rate, else a share or a multiple."""
    if size.unit in ("%", "倍", "番"):
        return True
    if point := _POINTS.search(size.unit):
        return mention.unit == _PER[point[0]]
    own = mention.unit.lstrip("万亿")
    return size.unit == own or (bool(own) and size.unit.startswith(own)) or own.startswith(size.unit or "\0")


def _respectively(
    sentence: Spoken, clause: Clause, text: str, found: list[re.Match[str]], topics: Topics
) -> Iterator[Turn]:
    listed = topics.listed(clause)
    if len(found) == len(listed):
        for move, mention in zip(found, listed, strict=True):
            size, end = _size(sentence, clause, text, move)
            yield move, [mention], size, end
    elif len(found) == 1:
        sizes = [n for n in sentence.numerals if clause.start + found[0].end() <= n.start < clause.end]
        read = [size_of(n, sentence.text) for n in sizes]
        if len(read) == len(listed):
            unit = read[-1].unit if read[-1] else ""
            for size, mention in zip(read, listed, strict=True):
                yield found[0], [mention], _in_unit(size, unit), found[0].end()
        elif not read:
            yield found[0], listed, None, found[0].end()


def _in_unit(size: Size | None, unit: str) -> Size | None:
    """分别提高4个和5个百分点: the unit stands once, behind the last."""
    return Size(size.value, unit, size.qualifier, size.step, size.room) if size else None


_SHORT_SAYS: dict[str, words.Says] = {"升": "up", "增": "up", "降": "down", "减": "down"}


def _one_each(sentence: Spoken, clause: Clause, text: str, topics: Topics) -> Iterator[Claim]:
    """一升一降: the two figures before it, in their order."""
    listed = topics.listed(clause)
    if (found := words.ONE_EACH.search(text)) and len(listed) == 2:
        for mention, way in zip(listed, (found["first"], found["second"]), strict=True):
            yield claim_of("move", _SHORT_SAYS[way], mention, sentence, clause, found.span())


# ── against a year ──

_THAN = re.compile(
    rf"(?P<word>{words.THAN_UP}|{words.THAN_DOWN})(?:了)?(?:{words.NAMED_YEAR}|{words.YEAR_BEFORE})(?:水平)?(?P<of>的)?"
)
_WAS = re.compile(
    rf"(?:{words.NAMED_YEAR}|{words.YEAR_BEFORE})(?:的|为|是|仅为?)+(?P<zero>零|没有)?|(?:由|从)(?=[\d一二两三四五六七八九十百千])"
)
_TIMES = re.compile(
    rf"(?:[仅只约]?[是为]|只有|达到?|相当于|(?P<how>超过|接近|不到|不足))?(?:{words.NAMED_YEAR}|{words.YEAR_BEFORE})(?:的?{FIGURE}[^，。；\d]{{1,3}})?的"
)
_HOW = {"超过": "at_least", "接近": "nearly", "不到": "at_most", "不足": "at_most"}


def _than(sentence: Spoken, clause: Clause, text: str, topics: Topics) -> Iterator[Claim]:
    for found in _THAN.finditer(text):
        says: words.Says = "up" if re.fullmatch(words.THAN_UP, found["word"]) else "down"
        numeral = sentence.numeral_at(clause.start + found.end(), 0)
        size = size_of(numeral, sentence.text) if numeral and not found["of"] else None
        since = int(found["year"]) if found["year"] else None
        denied = bool(words.DENIED.search(text[: found.start()]))
        for mention in topics.about(clause, text, found.start()):
            yield claim_of(
                "than", says, mention, sentence, clause, found.span(), size=size, since=since, is_denied=denied
            )


def _was(sentence: Spoken, clause: Clause, text: str, topics: Topics) -> Iterator[Claim]:
    """上年的38件, 上年为零, 由38件: what the earlier year is said to have been."""
    for found in _WAS.finditer(text):
        numeral = sentence.numeral_at(clause.start + found.end(), 0)
        size = size_of(numeral, sentence.text) if numeral else None
        if found["zero"]:
            size = Size(Decimal(0), "", "", Decimal(1), Decimal(1))
        about = topics.with_unit(clause, text[: found.start()], size.unit if size else "")
        if size is None or about is None or (numeral and numeral.unit in ("倍", "番")):
            continue
        since = int(found["year"]) if found["year"] else None
        end = found.end() if numeral is None else past(sentence, numeral, clause)
        yield claim_of("was", "level", about, sentence, clause, (found.start(), end), size=size, since=since)


def _times(sentence: Spoken, clause: Clause, text: str, topics: Topics) -> Iterator[Claim]:
    """是上年的两倍, 不到上年的一半: how much of the earlier year's it is."""
    for found in _TIMES.finditer(text):
        numeral = sentence.numeral_at(clause.start + found.end(), 0)
        size = size_of(numeral, sentence.text) if numeral else None
        if numeral is None or size is None or size.unit not in ("倍", "%"):
            continue
        size = replace(size, qualifier=size.qualifier or _HOW.get(found["how"] or "", ""))
        since = int(found["year"]) if found["year"] else None
        span = (found.start(), past(sentence, numeral, clause))
        for mention in topics.about(clause, text, found.start()):
            yield claim_of("times", "up", mention, sentence, clause, span, size=size, since=since)


# ── how far ──

_REACHED = re.compile(rf"(?:达到?|突破|超过|超|实现|为)(?P<figure>{FIGURE})")


def _first(sentence: Spoken, clause: Clause, text: str, topics: Topics) -> Iterator[Claim]:
    """首次达到95%: never so much before; 首次公开信息3642条: never any before."""
    for found in words.FIRST.finditer(text):
        if words.DENIED.search(text[: found.start()]):
            continue
        if reached := _REACHED.match(text, found.end()):
            figure = sentence.mentions[reached["figure"]]
            if figure.year == sentence.year:
                yield claim_of("reached", "up", figure, sentence, clause, (found.start(), reached.start("figure")))
        elif mention := topics.done_first(clause, text[found.end() :]):
            # A rate is never done for the first time, only reached.
            kind: Kind = "reached" if mention.unit == "%" else "first"
            yield claim_of(kind, "up", mention, sentence, clause, found.span())


_ALL = re.compile(rf"(?P<word>{words.ALL.pattern})(?P<verb>[^，。、\s{chr(0xE000)}-{chr(0xE3E7)}]{{0,2}})")


def _all(sentence: Spoken, clause: Clause, text: str, topics: Topics) -> Iterator[Claim]:
    """全部化解, 实现全覆盖: about a rate that is called so, here or in the clauses beside it."""
    for found in _ALL.finditer(text):
        before = text[: found.start()]
        said = found["verb"] if found["word"] != "全覆盖" else ""
        mention = topics.rate_called(clause, before, said)
        if mention is not None and not re.search(FIGURE, before):
            denied = bool(words.DENIED.search(before))
            yield claim_of("all", "up", mention, sentence, clause, found.span(), is_denied=denied)


# What may stand round a move in a clause that says nothing else: 同比, 较上年, 明显, 均 not.
_ONLY_COMPARES = re.compile(rf"(?:{words.COMPARED.pattern}|有所|明显|大幅|显著|略有|小幅|稳步|呈|了|数量|态势|趋势)*")


def clause_of(claim: Claim, said: Spoken) -> tuple[int, int] | None:
    """The clause a claim fills alone, so that a phrase made from the data can take its place."""
    for clause in said.clauses:
        if clause.start <= claim.start and claim.end <= clause.end:
            before = said.text[clause.start : claim.start]
            after = said.text[claim.end : clause.end]
            alone = _ONLY_COMPARES.fullmatch(before) and _ONLY_COMPARES.fullmatch(after)
            return (clause.start, clause.end) if alone else None
    return None
