"""Read the prison that a youth leaves: the one where the youth is now, not the ones before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from bot.language.cues import cues, has
from bot.language.normalise import normalise
from bot.language.reading import NOTHING, Reading, either
from bot.language.sentences import is_question

_NAMES = (
    "ieper",
    "brugge",
    "ruiselede",
    "ruiselede_town",
    "oudenaarde",
    "gent",
    "kortrijk",
    "other",
)
_MOST_CHOICES = 2
#: Names that are long enough to be known with a letter wrong, in an answer of so few words.
_SPELLED = ("ieper", "brugge", "oudenaarde", "kortrijk")
_SHORTEST, _FEW_WORDS, _NEARNESS = 5, 4, 0.8
_BREAK = re.compile(
    r"[.,;:!?()]| maar | moar | want | omdat | en (?:nu|toen|hij|sinds|daarvoor|dan) | dus "
)
_UNCLEAR = Reading(None, ("ruiselede", "none"))


@dataclass(frozen=True)
class _Mention:
    prison: str
    start: int
    end: int


def read_prison(text: str) -> Reading:
    """Read one prison, "other" for one elsewhere, "none" for no prison at all."""
    normal = normalise(text)
    if is_question(normal):
        return NOTHING
    mentions = _mentions(normal) or _misspelt(normal)
    here = [one for one in mentions if _is_here(one, normal)]
    if len(here) != 1 or _in_clause("relative", here[0], normal):
        here = _without_asides(here or mentions, normal)
    elif len(mentions) > 1 and _in_clause("was", here[0], normal):
        here = _without_asides(mentions, normal) or here
    here = [one for one in here if len(mentions) > 1 or not _in_clause("writer", one, normal)]
    names = [one.prison for one in here]
    if "ruiselede_town" in names or (not names and has("prison", "farm", normal)):
        return _ruiselede(normal, names)
    if not here or has("prison", "no_prison", normal):
        return _no_prison(normal, here)
    now = cues("prison")["before"].sub(" ", normal)
    if has("prison", "youth", now) and not re.search(
        r"(?:niet|geen) (?:de |bij de kinderen van de )?zande", normal
    ):
        return Reading("none", matched=normal)
    return _choose(here, normal)


def _mentions(normal: str) -> list[_Mention]:
    found: list[_Mention] = []
    for name in _NAMES:
        for match in cues("prison")[name].finditer(normal):
            if not any(match.start() < one.end and one.start < match.end() for one in found):
                found.append(_Mention(name, match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


def _misspelt(normal: str) -> list[_Mention]:
    """Return the prison that an answer of a few words nearly names: "ipper", "oudenarde"."""
    words = [word for word in re.findall(r"[a-z]+", normal) if len(word) >= _SHORTEST]
    if len(words) > _FEW_WORDS:
        return []
    near = [(word, get_close_matches(word, _SPELLED, 1, _NEARNESS)) for word in words]
    found = [(word, close[0]) for word, close in near if close]
    return [
        _Mention(name, normal.index(word), normal.index(word) + len(word)) for word, name in found
    ]


def _is_here(one: _Mention, normal: str) -> bool:
    """Tell whether the words around a name say that the youth is there now."""
    before = re.split(
        r"[.,;:!?]| maar | en (?:nu|toen|hij|sinds) | moar ",
        normal[max(0, one.start - 48) : one.start],
    )[-1]
    after = re.split(
        r"[.,;:!?]| maar | en (?:nu|toen|hij|sinds) ", normal[one.end : one.end + 32]
    )[0]
    if re.search(r"(?<!\w)vanuit\s*$", before):
        return False
    if re.search(rf"(?<!\w){cues('prison')['from_here'].pattern}\s*$", before) and not re.search(
        r"transfer naar|overplaatsing|verzoek|op transfer|wil naar|vraagt", before
    ):
        return True
    if has("prison", "not_here_after", after):
        return "ik ben" in before
    refused = re.search(rf"{cues('prison')['not_here_before'].pattern}\s*$", before)
    return not refused or bool(re.match(r" was het", after))


def _without_asides(mentions: list[_Mention], normal: str) -> list[_Mention]:
    """Leave out where somebody else is, and where the youth was or wants to be.

    Where only somebody of the family is told of, that may be the youth.
    """
    asides = ("was", "wish", "aside")
    left = [one for one in mentions if not any(_in_clause(it, one, normal) for it in asides)]
    own = [one for one in left if not _in_clause("relative", one, normal)]
    only_theirs = len({one.prison for one in mentions}) == 1 or len(left) == 1
    return own or (left if only_theirs else [])


def _in_clause(label: str, one: _Mention, normal: str) -> bool:
    """Tell whether a cue stands in the clause around a name, which is written as "~"."""
    before = _BREAK.split(normal[: one.start])[-1]
    after = _BREAK.split(normal[one.end :])[0]
    return has("prison", label, f"{before}~{after}")


def _ruiselede(normal: str, names: list[str]) -> Reading:
    """Read Ruiselede, where a prison and a youth institution bear one name."""
    if has("prison", "unsure_youth", normal) and not has("prison", "youth", normal):
        return _UNCLEAR
    if has("prison", "farm", normal) or "ruiselede" in names:
        return _UNCLEAR if "of dat" in normal else Reading("ruiselede", matched="ruiselede")
    refused = re.search(r"(?:niet|geen)(?: \w+){0,6} (?:(?:de )?zande|\w*instelling)", normal)
    if has("prison", "youth", normal):
        return Reading("ruiselede" if refused else "none", matched="ruiselede")
    return _UNCLEAR


def _no_prison(normal: str, here: list[_Mention]) -> Reading:
    for label in ("no_prison", "youth") if here else ("no_prison", "youth", "awaits"):
        match = cues("prison")[label].search(normal)
        if match and not re.search(r"geen echte", normal):
            return Reading("none", matched=match.group())
    return _choose(here, normal) if here else NOTHING


def _choose(here: list[_Mention], normal: str) -> Reading:
    names = list(dict.fromkeys(one.prison for one in here))
    joined = re.search(r"(?<!\w)(?:of|ofwel)(?!\w)", normal[here[0].end : here[-1].start])
    if len(names) > 1 and not joined:
        recent = [
            one for one in here if has("prison", "now", normal[max(0, one.start - 40) : one.start])
        ]
        names = [recent[-1].prison] if recent else names
    return either(
        names if len(names) <= _MOST_CHOICES else [], normal[here[0].start : here[0].end]
    )
