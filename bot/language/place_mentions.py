"""Find places in a text, with what the words around them say about each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from rapidfuzz import fuzz, process

from bot.language.first_names import is_first_name
from bot.language.gazetteer import gazetteer, name_parts, plain_name, region_around, regions
from bot.language.normalise import word_in_full
from bot.language.tables import rows

#: A mistyped name has this many letters at least, and is this like the right one (0 to 100).
_SHORTEST, _LIKE, _VERY_LIKE = 6, 86, 90
_POSTAL = re.compile(r"(?<![\d+/.])([1-9]\d{3})(?![\d/.]\d|\d)")
_BEFORE_PLACE = re.compile(
    r"(?<!\w)(?:in|naar|te|rond|liefst|omgeving|buurt van|kant van|richting)\s+$"
)
_IN_PLACE = re.compile(r"(?<!\w)(?:in|naar)\s+$")
_LONGEST_NAME = 4
#: So many characters before a name say whether a place may follow.
_NEAR = 24
#: A name that opens the answer by itself stands out as one that is the whole answer does.
_ENDS = frozenset({" ,", " .", " !", " ("})


@dataclass(frozen=True)
class Mention:
    """A place or region in a text; ``names`` are the values it can stand for."""

    names: tuple[str, ...]
    start: int
    end: int
    is_region: bool = False

    def overlaps(self, other: Mention) -> bool:
        """Tell whether both stand at the same place in the text."""
        return self.start < other.end and other.start < self.end


class _Lookup(Protocol):
    """Returns the municipalities that a candidate can stand for."""

    def __call__(
        self, candidate: str, before: str, text: str, *, is_whole: bool
    ) -> tuple[str, ...]: ...


def find_places(text: str, plain: str) -> list[Mention]:
    """Return the places in a text, in order; mistyped ones where no other stands there.

    Args:
        text: As typed, to see capitals.
        plain: The same text by ``plain_text``; positions are in it.
    """
    in_regions = _regions_in(plain)
    return _walk(text, plain, in_regions, _names) or _walk(text, plain, in_regions, _likely_names)


def likely_places(text: str, plain: str, taken: list[Mention]) -> list[Mention]:
    """Return the places that were found, and with them mistyped ones and parts of names."""
    return _walk(text, plain, taken, _likely_names)


def _walk(text: str, plain: str, taken: list[Mention], names_of: _Lookup) -> list[Mention]:
    """Return the mentions, the longest name first at each word."""
    mentions = list(taken)
    words = list(re.finditer(r"\S+", plain))
    position = 0
    while position < len(words):
        mention, used = _at(words[position : position + _LONGEST_NAME], text, plain, names_of)
        if mention and not any(mention.overlaps(one) for one in mentions):
            mentions.append(mention)
        position += used
    return sorted(mentions, key=lambda one: one.start)


@cache
def _words(rule: str) -> frozenset[str]:
    """Return the ordinary words that look like a place, by what holds for them."""
    return frozenset(row["word"] for row in rows("not_places") if row["rule"] == rule)


def _regions_in(plain: str) -> list[Mention]:
    found = []
    around = re.finditer(
        r"(?<!\w)(?:regio|streek|arrondissement) "
        r"(?:van |rond )?(\w+(?: \w+)?)",
        plain,
    )
    for match in around:
        for name in (match[1], match[1].split()[0]):
            value = region_around(name)
            if value:
                found.append(
                    Mention((value,), match.start(), match.start(1) + len(name), is_region=True)
                )
                break
    for spoken in sorted(regions(), key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(spoken)}(?!\w)", plain):
            if not any(match.start() < one.end and one.start < match.end() for one in found):
                found.append(
                    Mention((regions()[spoken][0],), match.start(), match.end(), is_region=True)
                )
    return found


def _at(
    words: list[re.Match[str]], text: str, plain: str, names_of: _Lookup
) -> tuple[Mention | None, int]:
    """Return the longest name that begins here, and how many words it takes."""
    start = words[0].start()
    before = plain[max(0, start - _NEAR) : start]
    for count in range(len(words), 0, -1):
        end = words[count - 1].end()
        is_whole = start == 0 and (end == len(plain) or plain[end : end + 2] in _ENDS)
        names = names_of(plain[start:end], before, text, is_whole=is_whole)
        if names:
            return Mention(names, start, end), count
    return None, 1


def _names(candidate: str, before: str, text: str, *, is_whole: bool) -> tuple[str, ...]:
    """Return what a candidate that is written as a place name stands for."""
    if candidate.isdigit():
        return gazetteer().get(candidate, ()) if _POSTAL.fullmatch(candidate) else ()
    if candidate in _words("first_name") and not (is_whole or _BEFORE_PLACE.search(before)):
        return ()
    if candidate in _words("needs_capital"):
        stands_out = is_whole or candidate.capitalize() in text or _IN_PLACE.search(before)
        return gazetteer().get(candidate, ()) if stands_out else ()
    # "Deerlyk", "kortryk", "Yzegem": a "y" is typed for "ij", or for "i".
    spellings = (candidate, candidate.replace("y", "ij"), candidate.replace("y", "i"))
    return next((gazetteer()[one] for one in spellings if one in gazetteer()), ())


def _likely_names(candidate: str, before: str, text: str, *, is_whole: bool) -> tuple[str, ...]:
    """Return what a part of a name, or a mistyped one, stands for where a place may be told."""
    if " " in candidate or candidate in _words("needs_capital") | _words("first_name"):
        return ()
    is_told = _BEFORE_PLACE.search(before) is not None
    may_be_place = is_whole or not before or candidate.capitalize() in text
    # "Wouter" is nearly Outer, and "Joost" a part of Sint-Joost: mostly they are people.
    if not is_told and (not may_be_place or is_first_name(candidate)):
        return ()
    return name_parts().get(candidate) or _similar(candidate)


@lru_cache(maxsize=4096)
def _similar(word: str) -> tuple[str, ...]:
    """Return the place that a word of six letters or more, mistyped, must mean."""
    if len(word) < _SHORTEST or word in _words("never_mistyped") or not word.isalpha():
        return ()
    hits = process.extract(word, _single_names(), scorer=fuzz.ratio, limit=2, score_cutoff=_LIKE)
    hits = [hit for hit in hits if hit[0][0] == word[0] or hit[1] >= _VERY_LIKE]
    found = [gazetteer()[name] for name, score, _ in hits if score == hits[0][1]]
    return found[0] if len(set(found)) == 1 else ()


@cache
def _single_names() -> tuple[str, ...]:
    """Return the names of one word that are long enough to be told apart."""
    return tuple(name for name in gazetteer() if len(name) >= _SHORTEST - 1 and name.isalpha())


def plain_text(text: str) -> str:
    """Return a whole text in the form in which names are compared."""
    spaced = re.sub(r"[.,;:!?()\"]+(?=\s|$)", " \\g<0> ", text)
    marks = re.sub(r"(?<=\w)[.'’-](?=[\w-])", " ", spaced)
    plain = " ".join(_spoken(plain_name(part) or part) for part in marks.split())
    return re.sub(r"(?<!\w)(?:st|snt) (?=\w)", "sint ", plain)


@cache
def _words_of_names() -> frozenset[str]:
    """Return every word that stands in the name of a place."""
    return frozenset(word for name in gazetteer() for word in name.split())


def _spoken(word: str) -> str:
    """Write a word that is no part of a name as standard Dutch does: "noar", "moa", "weunt"."""
    return word if word in _words_of_names() else word_in_full(word)
