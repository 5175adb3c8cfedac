"""Read an answer that is the words themselves, without the lead-in before them."""

from __future__ import annotations

import re

from bot.language.cues import has
from bot.language.judged import judged, weighable
from bot.language.normalise import normalise
from bot.language.reading import NOTHING, Reading
from bot.language.sentences import is_question, sentences
from bot.language.signals import tells_nothing

#: A question to the coach of more words ("..., weet je, die woont daar, ja?") is a remark.
_LONGEST_QUESTION = 12
#: As many words of a no tell nothing; more do, unless they say that it is enough.
_BARE_NO = 3
_TELLS_MORE = re.compile(r"\b(?:maar|alleen|behalve|tenzij|wel|enkel|want)\b")
_IS_ENOUGH = re.compile(
    r"\b(?:genoeg (?:verteld|gezegd|geweest)|toe te voegen|volstaat"
    r"|alles (?:is |werd )?(?:al )?(?:gezegd|verteld)"
    r"|(?:mopp?\w*|grap\w*|inspiratie|woorden|ideeen|vragen|verhaal) (?:is|zijn) (?:op|gedaan|uit)"
    r"|de rest (?:vertel|zeg|hoor|leg)\w*|d[ai]t (?:was|is) (?:het|alles)$|meer is er niet"
    r"|al (?:verteld|gezegd|doorgegeven))\b"
)
#: Says at the way to be reached how somebody feels about all of it, or to go on.
_BESIDE_A_WAY = re.compile(
    r"\b(?:twijfel\w*|schrik|bang|beu|zenuwachtig|onzeker|dit (?:iets|wel iets|niets) voor"
    r"|(?:doe|ga|vraag) maar (?:verder|door|voort))\b"
)
#: "Wanneer ge wilt" asks nothing.
_WHENEVER = re.compile(
    r"(?:wanneer|waar|hoe) (?:ge|gij|je|jij|u|jullie) (?:maar )?(?:wilt?|kunt?|past)"
)
#: The weights for whether words tell a coach something at the last question.
REMARKS, _REMARK = "told_remarks", "remark"
#: As likely it must be that a no tells something more; words that no example holds count for it.
#: Of 1,672 such noes of strangers two are kept ("nee, mijn moppen zijn op"), and of 297 remarks
#: none is lost.
_SOMETHING, _SURELY_MORE, _STRANGE = 0.15, 0.8, 1.0
#: The weights for what words at the last question are, and how unlikely it must be that they tell
#: something: of 405 remarks of strangers left out in turn five were less likely (docs/nlu.md).
LAST_WORDS, NOTHING_MORE, ASIDE = "told_last_words", "none", "aside"
_HARDLY = 0.03
#: A number, or words that put something right, are told to somebody.
_FACT = re.compile(
    r"\d{2}|\b(?:fout|verkeerd|vergist|vergeten|nummer|gsm\w*|mail\w*|veranderd"
    r"|coach|weten|opgelet|let op|belangrijk|bang|schrik|allergi\w*|ziek\w*)\b"
)
#: One word that nobody knows is kept.
_FEWEST_WORDS = 2
_LABEL = (
    r"(?:opmerking(?:en)?|bericht|antwoord|ps|nota|(?:extra |bijkomende )?info(?:rmatie)?|extra"
    r"|nog dit|nog iets|let op|ja)"
)
_NOTE = (
    r"(?:(?:gelieve|graag|wil je|kan je)(?: (?:dit|dat|nog|ook))* (?:te )?(?:noteren|vermelden)"
    r"|te noteren|noteert?|schrijft?|zet(?: er| daar)?(?: bij)?|vul(?: in)?|typ)"
    r"(?: (?:er|erbij|dan|dit|dat|nog|aub|maar|ma|mo|moa|mor|gewoon|in|op))*"
)
_TEXT_LEAD = re.compile(
    rf"^\s*(?:(?:ja|awel|euh|oke|ok)[ ,.!]+)?"
    rf"(?:(?:{_LABEL}|{_NOTE})\s*:|noteert? (?:maar|ma|moa|mo)(?: dat)?(?!\w),?)\s*",
    re.IGNORECASE,
)


def read_text(text: str) -> Reading:
    """Read the words as they are typed."""
    words = re.sub(r"[ \t]+", " ", _TEXT_LEAD.sub("", text)).strip()
    return Reading(words, matched=words) if words else NOTHING


def read_way(text: str) -> Reading:
    """Read the words, unless they ask, doubt, or say that there is nothing to tell."""
    normal = normalise(text)
    if (is_question(normal) and not _WHENEVER.match(normal)) or tells_nothing(text):
        return NOTHING
    is_beside = _BESIDE_A_WAY.search(normal) and not has("told", "way", normal)
    return NOTHING if is_beside else read_text(text)


def read_remarks(text: str) -> Reading:
    """Read the words, unless all of them ask something back or there is nothing to tell."""
    parts = sentences(normalise(text))
    only_asks = all(is_question(part) for part in parts) and len(text.split()) <= _LONGEST_QUESTION
    if only_asks or tells_nothing(text) or adds_nothing(text):
        return NOTHING
    return read_text(text)


def adds_nothing(text: str) -> bool:
    """Tell whether nothing is told: "nee gij", "neen, ik heb al genoeg verteld", "merci he"."""
    normal = normalise(text)
    if not has("yes_no", "lead_no", normal):
        return "?" not in text and _kind(normal) == NOTHING_MORE
    is_short = len(normal.split()) <= _BARE_NO and not _TELLS_MORE.search(normal)
    if _IS_ENOUGH.search(normal) is not None:
        return True
    return _adds(normal) < (_SURELY_MORE if is_short else _SOMETHING)


def is_said_in_between(text: str) -> bool:
    """Tell whether words at the last question are rather for nobody: "wacht, de bel gaat"."""
    normal = normalise(text)
    return not has("yes_no", "lead_no", normal) and _kind(normal) == ASIDE


def _kind(normal: str) -> str:
    """Return what examples make of words at the last question: a remark unless they are sure."""
    if len(normal.split()) < _FEWEST_WORDS or _FACT.search(normal):
        return _REMARK
    likely = judged(weighable(normal), LAST_WORDS, _STRANGE).likely
    if likely[_REMARK] >= _HARDLY:
        return _REMARK
    return max((NOTHING_MORE, ASIDE), key=lambda kind: likely[kind])


def _adds(normal: str) -> float:
    """Return how likely normalised words tell a coach something, by examples."""
    return judged(weighable(normal), REMARKS, _STRANGE).likely[_REMARK]
