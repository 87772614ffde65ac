"""What a clause is about: the figure its noun names, or the one just spoken of, or something else altogether. Pure."""

from __future__ import annotations

import re

from reports.checks import claim_words as words
from reports.checks.spoken import FIGURE, Clause, Mention, Spoken
from reports.checks.subjects import unsaid
from reports.narrative.measures import unit_at

# Nouns that count something: a figure in another unit is not meant by them.
_UNIT_NOUNS = {
    "人员": ("人", "名", "人次", "位"),
    "人数": ("人", "名", "人次", "位"),
    "次数": ("次", "场", "期"),
    "场次": ("场", "次", "场次"),
    "件数": ("件", "起", "宗", "件次"),
    "案件": ("件", "起", "宗"),
    "户数": ("户",),
    "金额": ("元", "万元", "亿元"),
    "年数": ("年",),
    "个数": ("个",),
    "站点": ("个", "处"),
    "时间": ("天", "日"),
    "期限": ("天", "日"),
}
_AMOUNT = re.compile("(?:数量|数|量)$")
_COUNT_NOUN = re.compile("数量|总量|总数|案件量|受理量|发案量|件数|次数")
_RATE_NOUN = re.compile(r"[率度]$")
_MOVED = re.compile(
    rf"(?P<subject>.*?)(?:{words.UP}|{words.DOWN})(?:了|约|近|超过?|到|至|为)*[\d一二两三四五六七八九十]"
)


class Topics:
    """The figures a sentence has spoken of so far. `last` are those of the latest clause that had any, `list` all
    since something was last said of one."""

    def __init__(self, sentence: Spoken) -> None:
        self._sentence = sentence
        self._last: list[Mention] = []
        self._list: list[Mention] = []
        self._is_closed = False
        self._is_elsewhere = False
        """Whether a clause since then moved something else: 办理时间缩短2天，压缩30%."""

    def pass_by(self, clause: Clause, *, has_claim: bool) -> None:
        """Go on to the next clause."""
        own = self._own(clause)
        if own and not clause.is_bracket:
            self._list = [*own] if self._is_closed else [*self._list, *own]
            self._last, self._is_closed, self._is_elsewhere = own, False, False
        elif not own and not has_claim and not clause.is_bracket:
            self._is_elsewhere |= self._moves_another(clause)
        if has_claim and not clause.is_bracket:
            self._is_closed = True

    def listed(self, clause: Clause) -> list[Mention]:
        """All figures a 分别 or 均 can reach."""
        own = self._own(clause)
        return own if len(own) > 1 else [*self._list, *own]

    def about(self, clause: Clause, text: str, at: int) -> list[Mention]:
        """The figures that what stands at `at` of a clause speaks of; none where it has another subject."""
        before = text[:at]
        said = [self._sentence.mentions[c] for c in before if c in self._sentence.mentions]
        own = [m for m in said if m.year == self._sentence.year]
        for earlier in (m for m in said if m.year != self._sentence.year):
            head, _, tail = before.partition(earlier.sign)
            before = f"{head}{tail.removeprefix(unit_at(tail, 0))}"
        if own:
            rest = before[before.rindex(own[-1].sign) + 1 :]
            named = own if self._is_same(rest.removeprefix(unit_at(rest, 0)), own[-1]) else []
            return self._spread(clause, before, named)
        return self._spread(clause, before, self._meant(clause, before))

    def is_only_a_move(self, clause: Clause, text: str, move: re.Match[str]) -> bool:
        """明显上升: nothing in the clause but the move, or the noun of the figure it is about."""
        before = text[: move.start()]
        return not re.search(FIGURE, before)

    def with_unit(self, clause: Clause, before: str, unit: str) -> Mention | None:
        """The figure of this clause, else the last where the clause names no other, that is counted in a unit."""
        last = [m for m in self._last[::-1] if self._is_same(before, m)]
        for mention in [*self._own(clause)[::-1], *last]:
            if not unit or mention.unit.lstrip("万亿") == unit or mention.unit == unit:
                return mention
        return None

    def done_first(self, clause: Clause, after: str) -> Mention | None:
        """What 首次 is said of: the figure whose own words stand between the two, or a run of years that follows."""
        own = self._own(clause)
        if not own:
            streaks = [m for m in self._following(clause) if m.unit == "年"]
            return next((m for m in streaks if after.strip() and not self._foreign(after, m)), None)
        figure = own[0]
        between, sign, tail = after.partition(figure.sign)
        if not sign:
            return figure if figure.unit == "年" and not self._foreign(after, figure) else None
        said = _bare(f"{between}{tail.removeprefix(unit_at(tail, 0))}")
        return None if unsaid(said, figure.name) else figure

    def rate_called(self, clause: Clause, before: str, verb: str) -> Mention | None:
        """A rate that is named by the words before 全部 and the verb after it."""
        later = [m for c in self._sentence.clauses if c.start > clause.start for m in self._own(c)]
        rates = [m for m in [*self._own(clause), *later, *self._last] if m.unit == "%"]
        said = f"{_bare(before)}{verb}".replace("件", "")
        if len(said) < 2:
            return None
        return next((m for m in rates if not self._foreign(said, m) and (not verb or verb in m.words)), None)

    # ── within ──

    def _own(self, clause: Clause) -> list[Mention]:
        return [m for m in self._sentence.in_clause(clause) if m.year == self._sentence.year]

    def _following(self, clause: Clause) -> list[Mention]:
        """The figures of the next clause that has any."""
        later = (c for c in self._sentence.clauses if c.start > clause.start and not c.is_bracket)
        return next((own for c in later if (own := self._own(c))), [])

    def _meant(self, clause: Clause, before: str) -> list[Mention]:
        """Of what a clause without a figure speaks."""
        bare = _bare(before)
        if clause.is_bracket:
            earlier = [m for m in self._last if self._sentence.text.index(m.sign) < clause.start]
            return [] if bare else earlier
        following = self._following(clause)
        if not bare:
            return [] if self._is_elsewhere else self._last
        if words.SAME_THING.fullmatch(bare):
            return self._counted(self._last or following) if _COUNT_NOUN.search(bare) else self._last or following
        candidates = [*self._last[::-1], *self._list[::-1], *following]
        return next(([m] for m in candidates if self._is_same(bare, m)), [])

    def _moves_another(self, clause: Clause) -> bool:
        """Whether a clause without a figure says of a subject of its own by how much it moved."""
        found = _MOVED.match(clause.text)
        subject = _bare(found["subject"]) if found else ""
        return bool(subject) and not words.SAME_THING.fullmatch(subject)

    def _counted(self, meant: list[Mention]) -> list[Mention]:
        """What 数量 and 受理量 stand for: a count, and no rate."""
        counts = [m for m in meant if m.unit != "%"]
        return counts or [m for m in self._list if m.unit != "%"][-1:]

    def _spread(self, clause: Clause, before: str, meant: list[Mention]) -> list[Mention]:
        """均 and 都 speak of all figures listed; any other word of the last one."""
        if meant and words.ALL_OF_THEM.search(before) and not _bare(re.sub(FIGURE, "", before)).strip("件次个名条项"):
            return self.listed(clause)
        if meant and words.ALL_OF_THEM.search(before) and words.SAME_THING.fullmatch(_bare(before)):
            return self.listed(clause)
        return meant[-1:]

    def _is_same(self, said: str, mention: Mention) -> bool:
        bare = _bare(said)
        return not bare or bool(words.SAME_THING.fullmatch(bare)) or not self._foreign(bare, mention)

    @staticmethod
    def _foreign(said: str, mention: Mention) -> bool:
        """Whether words name something that is not the figure."""
        said = _bare(said)
        if _COUNT_NOUN.search(said) and mention.unit == "%":
            return True
        bare = _AMOUNT.sub("", words.SAME_THING.sub("", said))
        for noun, units in _UNIT_NOUNS.items():
            if noun in bare:
                if mention.unit not in units:
                    return True
                bare = bare.replace(noun, "")
        if _RATE_NOUN.search(bare) and mention.unit != "%":
            return True
        return bool(unsaid(bare, mention.words))


def _bare(text: str) -> str:
    """Without comparisons, adverbs, link verbs and figures: what is left is a subject."""
    return words.FILLER.sub("", words.COMPARED.sub("", re.sub(FIGURE, "", text)))


def stands_alone(after: str, moves: str) -> bool:
    """Whether nothing follows a move but adverbs, or the next move of a list: 提高能力 is no move of a figure."""
    rest = words.COMPARED.sub("", after)
    head = re.split(rf"{moves}|[、]", rest)[0]
    return not words.FILLER.sub("", re.sub(r"[了\d.%]", "", head))
