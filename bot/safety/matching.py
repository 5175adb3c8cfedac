"""The small language of the pattern files, compiled to regular expressions.

A pattern is a row of words with these signs:

- ``word`` is itself in every spelling that ``plain.key`` joins;
- ``slap*`` begins so, ``*plek`` ends so;
- ``a|b`` is one of these; ``<hit>`` is one of the words of that name in ``vocabulary.yml``;
- ``(word)`` may be left out;
- ``..`` is up to four other words, ``...`` up to seven, within one sentence and without a denial;
- ``left & right`` is both within one sentence, in either order, not more than nine words apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, reduce
from itertools import permutations
from operator import itemgetter

from bot.safety.plain import key

#: Words that deny; a gap never skips one, so that "ik wil niet dood" is not "ik wil dood".
DENIALS = (
    "niet",
    "gen",
    "noit",
    "niemand",
    "niks",
    "niets",
    "not",
    "never",
    "dont",
    "jamais",
    "pas",
)

_WORD = r"[^ .?]+ "
_FREE = rf"(?!(?:{'|'.join(DENIALS)}) ){_WORD}"
_GAPS = {"..": f"(?:{_FREE}){{0,4}}?", "...": f"(?:{_FREE}){{0,7}}?"}
_BETWEEN = f"(?:{_WORD}){{0,9}}?"

Vocabulary = Mapping[str, tuple[str, ...]]


class Pattern:
    """One pattern; ``needs`` holds, per required item, the number the lexicon gave it.

    The regular expression is compiled when a message first has all that the pattern needs.
    """

    def __init__(self, regex: str, needs: frozenset[int]) -> None:
        """Remember the regular expression, not yet compiled."""
        self.needs = needs
        self._regex = regex

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Return the compiled regular expression."""
        return re.compile(self._regex)


class PatternIndex:
    """Patterns of several groups by the item that is rarest among them.

    Most messages have the rarest item of no pattern, so that none has to be looked at.
    """

    def __init__(self, groups: Sequence[Sequence[Pattern]]) -> None:
        """Look at what each of the patterns needs."""
        placed = [(place, pattern) for place, group in enumerate(groups) for pattern in group]
        how_often = Counter(number for _, pattern in placed for number in pattern.needs)
        self._of_item: dict[int | None, list[tuple[int, int, Pattern]]] = {}
        for order, (place, pattern) in enumerate(placed):
            rarest = min(sorted(pattern.needs), key=how_often.__getitem__, default=None)
            self._of_item.setdefault(rarest, []).append((place, order, pattern))

    def possible(self, present: frozenset[int]) -> dict[int, list[Pattern]]:
        """Return the patterns of which all that they need is present, by the place of the group.

        Groups and patterns keep their order.
        """
        found = [
            one
            for item in (None, *present)
            for one in self._of_item.get(item, ())
            if one[2].needs <= present
        ]
        of_group: dict[int, list[Pattern]] = {}
        for place, _, pattern in sorted(found, key=itemgetter(0, 1)):
            of_group.setdefault(place, []).append(pattern)
        return of_group


class Lexicon:
    """The words of all patterns, so that most patterns are ruled out without being run."""

    def __init__(self, vocabulary: Mapping[str, Iterable[str]]) -> None:
        """Remember the named word lists of ``vocabulary.yml``."""
        self._vocabulary = {name: tuple(words) for name, words in vocabulary.items()}
        self._items: dict[tuple[str, ...], int] = {}
        self._whole: dict[str, set[int]] = {}
        self._prefixes: dict[str, set[int]] = {}
        self._suffixes: dict[str, set[int]] = {}
        self._numbers_of = lru_cache(maxsize=20_000)(self._look_up)

    def compile(self, source: str) -> Pattern:
        """Compile one pattern.

        Raises:
            KeyError: the pattern names a word list that ``vocabulary.yml`` does not have.
        """
        parts = [part.split() for part in source.split(" & ")]
        needs = frozenset(number for part in parts for number in self._needs(part))
        orders = (_BETWEEN.join(map(self._expression, order)) for order in permutations(parts))
        return Pattern(f"(?<= )(?:{'|'.join(orders)})", needs)

    def present(self, plain_text: str) -> frozenset[int]:
        """Return the numbers of all items of which a word stands in the text."""
        return frozenset().union(*map(self._numbers_of, set(plain_text.split())))

    def _look_up(self, token: str) -> set[int]:
        found = set(self._whole.get(token, ()))
        for length in range(1, len(token) + 1):
            found |= self._prefixes.get(token[:length], set())
            found |= self._suffixes.get(token[-length:], set())
        return found

    def _needs(self, part: list[str]) -> Iterator[int]:
        for item in part:
            if item not in _GAPS and not item.startswith("("):
                yield self._number(self._alternatives(item))

    def _expression(self, part: list[str]) -> str:
        return reduce(lambda built, item: built + self._item(item), part, "")

    def _item(self, item: str) -> str:
        if item in _GAPS:
            return _GAPS[item]
        if item.startswith("("):
            return f"(?:{self._item(item[1:-1])})?"
        words = "|".join(map(_as_expression, self._alternatives(item)))
        return f"(?:{words}) "

    def _alternatives(self, item: str) -> tuple[str, ...]:
        words: list[str] = []
        for word in item.split("|"):
            named = word.startswith("<")
            words.extend(self._vocabulary[word[1:-1]] if named else (word,))
        return tuple(map(_in_plain_form, words))

    def _number(self, alternatives: tuple[str, ...]) -> int:
        if alternatives not in self._items:
            number = self._items[alternatives] = len(self._items)
            for word in alternatives:
                self._table_for(word).setdefault(word.strip("*"), set()).add(number)
        return self._items[alternatives]

    def _table_for(self, word: str) -> dict[str, set[int]]:
        if word.endswith("*"):
            return self._prefixes
        return self._suffixes if word.startswith("*") else self._whole


def _in_plain_form(word: str) -> str:
    """Return a word of a pattern as ``plain`` would write it; the sign ``*`` stays."""
    if word.endswith("*"):
        return f"{key(word[:-1] + '-')[:-1]}*"
    return f"*{key(word[1:])}" if word.startswith("*") else key(word)


def _as_expression(word: str) -> str:
    return re.escape(word).replace(r"\*", "[^ .?]*")
