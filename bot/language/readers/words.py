"""Read an answer that is the words themselves, without the lead-in before them."""

from __future__ import annotations

import re

from bot.language.cues import has
from bot.language.normalise import normalise
from bot.language.reading import NOTHING, Reading
from bot.language.sentences import is_question

#: A name longer than this is a sentence about something else.
_LONGEST_NAME = 5
#: Without capitals only a first name and one more are believed.
_LOWER_WORDS = 2
_NAME_LEAD = re.compile(
    r"^\W*(?:(?:ja|awel|euh|oke|ok|dag|hallo|hoi)[ ,.!]+)*"
    r"(?:(?:zijn|haar|hun|mijn|de|m'n|mn|z'n|zn)? ?(?:voor)?naam(?: van \w+)? ?(?:is|=|:)"
    r"|(?:hij|zij|ze|de jongere|'?k|ik|tis|'t is|het is|dit is|dat is) ?"
    r"(?:noemt|heet|ben|noem|is)?|(?:noem|zeg|schrijf|zet)(?: \w+)? maar|doe maar"
    r"|heet|noemt|iedereen (?:zegt|noemt) \w+)(?!\w)[ :]*",
    re.IGNORECASE,
)
_TEXT_LEAD = re.compile(r"^\s*(?:(?:opmerking|bericht|antwoord|ps|nog dit)\s*:)\s*", re.IGNORECASE)
_NAME_END = re.compile(
    r"[,.;:!?()\n]|\s+(?:maar|ma|en|want|hij|ze|zij|is|zonder|aub)\b", re.IGNORECASE
)
_RESUME = re.compile(
    r"verder|doorgaan|ga door|doe door|voortdoen|gebleven|vervolg|hervat|continue"
)
_RESTART = re.compile(
    r"opnieuw|herbegin|van voor af|van nul|nieuwe|restart|overnieuw|vanaf het begin"
)


def read_text(text: str) -> Reading:
    """Read the words as they are typed."""
    words = re.sub(r"[ \t]+", " ", _TEXT_LEAD.sub("", text)).strip()
    return Reading(words, matched=words) if words else NOTHING


def read_way(text: str) -> Reading:
    """Read the words, unless they ask something back."""
    return NOTHING if is_question(normalise(text)) else read_text(text)


def read_name(text: str) -> Reading:
    """Read a name without "hij heet"; nothing where the words say something else."""
    if is_question(normalise(text)):
        return NOTHING
    bare = _NAME_LEAD.sub("", " ".join(text.split()), count=1)
    name = _NAME_END.split(bare, maxsplit=1)[0].strip(" '\"-")
    return Reading(name, matched=name) if _is_name(name, text) else NOTHING


def _is_name(name: str, text: str) -> bool:
    """Tell whether words can be a name: few, with letters only, none of them ordinary."""
    words = name.split()
    if not words or len(words) > _LONGEST_NAME or "?" in text:
        return False
    if not all(re.fullmatch(r"[^\W\d_](?:[^\W\d_]|['’.-])*", word) for word in words):
        return False
    ordinary = [word for word in words if word.islower() and has("name", "ordinary", word)]
    return not ordinary and (len(words) <= _LOWER_WORDS or words[-1][0].isupper())


def read_resume_choice(text: str) -> Reading:
    """Read whether to go on where one stopped, or to begin again."""
    normal = normalise(text)
    goes_on, again = _RESUME.search(normal), _RESTART.search(normal)
    if goes_on and again:
        return Reading(None, ("continue", "restart"), normal)
    if goes_on or again:
        return Reading("continue" if goes_on else "restart", matched=normal)
    return NOTHING
