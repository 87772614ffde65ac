"""Finding words and numbers in Chinese text, and where to mark them. Pure.

A query is a few words, all of which must be found. Full-width characters, letter case, thousands separators, the
shape of quotation marks and characters that nobody sees make no difference. A number matches a whole number only
(10 does not find 2010, nor 4件 54件), alone also where a sentence writes it in 汉字 and its value is known, beside
other words however it is written (6个方面, 六个方面).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from indicators.numbers.formatting import han, parse_han
from indicators.office.characters import visible
from reports.document.tree import Paragraph, Quote, plain_text

LONGEST_QUERY = 60
MOST_WORDS = 8

_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
_HAN_DIGITS = "零一二两三四五六七八九十百千万亿"
_NUMBERS = re.compile(rf"{_NUMBER.pattern}|[{_HAN_DIGITS}]+")
_QUOTATION_MARKS = str.maketrans("“”„‟″〝〞‘’‚‛′", '"' * 7 + "'" * 5)
_SEPARATED = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared, and for each of its characters the place in the original it came from."""

    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, original: str) -> Folded:
        pairs = [(folded, place) for place, character in enumerate(original) for folded in _folded(character)]
        text = "".join(folded for folded, _ in pairs)
        dropped = {at for number in _SEPARATED.finditer(text) for at in range(*number.span()) if text[at] == ","}
        kept = [pair for at, pair in enumerate(pairs) if at not in dropped]
        return cls("".join(folded for folded, _ in kept), tuple(place for _, place in kept))

    def original(self, start: int, end: int) -> Range:
        """Where a stretch of the folded text stands in the original."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=20_000)
def _folded(character: str) -> str:
    """What is compared of one character; nothing of one that nobody sees."""
    return unicodedata.normalize("NFKC", visible(character.translate(_QUOTATION_MARKS))).casefold()


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for; every word must be found."""

    words: tuple[str, ...]

    @classmethod
    def read(cls, typed: str) -> Query:
        """At most 60 characters and 8 words of what was typed, folded."""
        words = Folded.of(" ".join(visible(typed)[:LONGEST_QUERY].split())).text.split()
        return cls(tuple(dict.fromkeys(words))[:MOST_WORDS])

    def __bool__(self) -> bool:
        return bool(self.words)

    def finds(self, *texts: str) -> bool:
        """Whether each word stands in at least one of the texts."""
        folded = [Folded.of(text).text for text in texts]
        return all(any(pattern.search(text) for text in folded) for pattern in self._patterns())

    def ranges(self, text: str) -> list[Range]:
        """Where the words stand in the text, in order, none overlapping another."""
        folded = Folded.of(text)
        hits = (hit.span() for pattern in self._patterns() for hit in pattern.finditer(folded.text))
        return merged(folded.original(*hit) for hit in hits)

    def marked(self, text: str) -> SafeString:
        """The text as HTML with the words marked."""
        return marked(text, self.ranges(text))

    def finds_sentence(self, sentence: Paragraph) -> bool:
        """Whether a sentence says all the words; a figure counts as read (六) and as its value (6)."""
        return self.finds(plain_text(sentence), *(quote.value for _, quote in placed_quotes(sentence)))

    def marked_sentence(self, sentence: Paragraph) -> SafeString:
        """A sentence as HTML with the words marked, and the figures whose value was asked for."""
        text = plain_text(sentence)
        valued = [span for span, quote in placed_quotes(sentence) if quote.value in self.words]
        return marked(text, merged([*self.ranges(text), *valued]))

    def _patterns(self) -> Iterator[re.Pattern[str]]:
        return (_pattern(word) for word in self.words)


@lru_cache(maxsize=500)
def _pattern(word: str) -> re.Pattern[str]:
    if _NUMBER.fullmatch(word):
        return re.compile(_whole(word))
    at, pieces = 0, []
    for number in _NUMBERS.finditer(word):
        pieces += [re.escape(word[at : number.start()]), _however_written(number[0])]
        at = number.end()
    return re.compile("".join([*pieces, re.escape(word[at:])]))


def _however_written(number: str) -> str:
    """A number beside other words, in digits or in 汉字: 6个方面 is 六个方面, 2次 is 二次 and 两次."""
    if number[0] in _HAN_DIGITS:
        return f"(?:{number}{_in_digits(number)})"
    is_plain = number.isdigit() and len(number) < 12 and str(int(number)) == number
    in_han = {han(int(number)), han(int(number), liang=True)} if is_plain else set()
    return f"(?:{'|'.join([_whole(number), *(_whole_han(each) for each in sorted(in_han))])})"


def _in_digits(number: str) -> str:
    """The alternative in digits of a number in 汉字; "" for 四五 and what else is no number."""
    try:
        return f"|{_whole(str(parse_han(number)))}"
    except ValueError:
        return ""


def _whole(number: str) -> str:
    """The number, not a part of a longer one."""
    return rf"(?<![\d.]){re.escape(number)}(?!\d|\.\d)"


def _whole_han(number: str) -> str:
    return f"(?<![{_HAN_DIGITS}]){number}(?![{_HAN_DIGITS}])"


def placed_quotes(paragraph: Paragraph) -> Iterator[tuple[Range, Quote]]:
    """The figures of a paragraph with where they stand in its plain text."""
    at = 0
    for span in paragraph:
        length = len(span if isinstance(span, str) else span.text)
        if isinstance(span, Quote):
            yield (at, at + length), span
        at += length


def merged(ranges: Iterable[Range]) -> list[Range]:
    """Ranges in order, those that touch or overlap made one."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def marked(text: str, ranges: Iterable[Range]) -> SafeString:
    """Text as HTML, everything escaped, the ranges (in order, apart) inside <mark>."""
    pieces: list[str | SafeString] = []
    at = 0
    for start, end in ranges:
        pieces += [text[at:start], format_html("<mark>{}</mark>", text[start:end])]
        at = end
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, text[at:]]))
