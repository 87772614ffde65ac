"""How long the checker takes over bare numbers: 775 of them in the prose of a report. `python -m benchmarks.checking`."""

from time import perf_counter

from benchmarks.truth.checker import PHRASES, catalogue
from benchmarks.truth.gold import rows
from reports.narrative.numerals import numerals
from tests.fixture_files import FIXTURES

NUMBERS = 775
RUNS = 3


def prose() -> list[str]:
    """Paragraphs with 775 bare numbers."""
    sentences = [row["sentence"] for row in rows(FIXTURES.parent / "tests" / "corpus" / "numbers.tsv", without="05")]
    paragraphs: list[str] = []
    left = NUMBERS
    while left > 0:
        for sentence in sentences:
            paragraphs.append(sentence)
            left -= len(numerals(sentence, PHRASES))
            if left <= 0:
                break
    return ["".join(paragraphs[at : at + 5]) for at in range(0, len(paragraphs), 5)]


def check(paragraphs: list[str]) -> int:
    known, count = catalogue(), 0
    for paragraph in paragraphs:
        found = numerals(paragraph, PHRASES)
        count += len(known.proposals(paragraph, found))
    return count


if __name__ == "__main__":
    text = prose()
    best = float("inf")
    for _ in range(RUNS):
        start = perf_counter()
        count = check(text)
        best = min(best, perf_counter() - start)
    print(f"{count} numbers in {best * 1000:.0f} ms")
