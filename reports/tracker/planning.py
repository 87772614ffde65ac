"""A plan's sentences → proposed tasks. Pure: nothing is decided here, a person confirms, changes or adds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST_TITLE = 60
_SENTENCE = re.compile(r"[^。；！？]+")
_CLAUSE = re.compile(r"[^，]+")
_ADVERBS = re.compile(r"^(?:(?:继续|进一步|持续|不断|切实|积极|大力|全面|着力|深入)(?!推进))+")
_FILLERS = re.compile(r"^(?:一是|二是|三是|四是|五是|六是|同时|此外|[（(]?[一二三四五六七八九十\d]+[）)、.])\s*")
_MEANS = re.compile(
    r"^(?:不断|进一步|继续|持续|大力|积极|切实|全面|深入|着力|扎实|有序|严格|依法|坚持)*"
    r"(?:推进|推行|推动|加快|加强|加大|健全|完善|落实|实施|开展|强化|深化|优化|规范|建立|建设|组织|编制|制定|出台|打造|探索|巩固)"
)
_ENDS = re.compile(
    r"^(?:不断|进一步|切实|全面|有效)*(?:提升|提高|保障|确保|推动|压实|实现|促进|增强|营造|形成|化解|为)"
)


@dataclass(frozen=True, slots=True)
class TaskProposal:
    """`phrase` is a stretch of the plan, word for word; `title` the same with its adverbs off, to be edited."""

    phrase: str
    title: str


def proposals(paragraphs: Iterable[str]) -> list[TaskProposal]:
    """One for each thing the sentences promise to do, in their order.

    A sentence is cut where a clause begins with a new verb of doing; what it is done for (提升…, 保障…) stays with it.
    """
    phrases = [phrase for paragraph in paragraphs for sentence in _sentences(paragraph) for phrase in _cut(sentence)]
    return [TaskProposal(phrase, title(phrase)) for phrase in dict.fromkeys(phrases)]


def title(phrase: str) -> str:
    """A short name: the first clause without its adverbs."""
    first = phrase.partition("，")[0]
    return _ADVERBS.sub("", first)[:LONGEST_TITLE] or phrase[:LONGEST_TITLE]


def _sentences(paragraph: str) -> Iterator[str]:
    for sentence in _SENTENCE.findall(paragraph):
        yield _FILLERS.sub("", sentence.strip())


def _cut(sentence: str) -> Iterator[str]:
    phrase = ""
    for clause in _CLAUSE.findall(sentence):
        if phrase and _MEANS.match(clause) and not _ENDS.match(clause):
            yield phrase
            phrase = clause
        else:
            phrase = f"{phrase}，{clause}" if phrase else clause
    if phrase:
        yield phrase
