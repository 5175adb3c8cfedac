"""Find which of the answers that a question lists is meant: "het laatste", "houden".

"Ben je hulpverlener, familie of de jongere zelf?" lists three; who answers "het laatste" gives
the third.
"""

from __future__ import annotations

import re

from bot.language.normalise import normalise

_SEVERAL, _LONGEST_ECHO = 2, 3
_ORDER = ("eerste", "tweede", "derde", "vierde", "vijfde")
_CHOICE = re.compile(
    r"(?:(?:goh|euh|ja|allee|dan|dus|doe|neem|kies|ik|liever|liefst|eerder|maar|voor|toch"
    r"|dat is|het is|van|antwoord|mij|hij|ze|ben|is|wil|wilt)[, ]+)*"
    r"(?:(?:het|de|dat|die|den) (?P<name>eerste|tweede|derde|vierde|vijfde|laatste)"
    r"|(?:optie|nummer|keuze|antwoord) (?P<number>[1-5a-e]))"
    r"(?: (?:optie|keuze|van de (?:twee|drie|vier)|dan|maar|he|hoor|aub|denk ik|lijkt me))*[.! ]*"
)
#: How a question begins before the first answer that it lists.
_OPENING = re.compile(
    r"^(?:\w+ ){0,3}?"
    r"(?:ben|is|zijn|wil|wilt|heb|heeft|zou|zit|slaapt?|woont?|gaat|gaan|kies|kiest)"
    r" (?:je|jij|u|hij|ze|zij|het|dat|de jongere|(?:je|zijn|uw) \w+) (?:liefst |liever |zelf )?"
)
_ARTICLE = re.compile(r"de|het|een|ik|je|hij|ze|of|en|dat|die|zelf|maar|gewoon|graag|wel")


def chosen_answer(text: str, question: str) -> str | None:
    """Return the answer of the list that is chosen by its place in it."""
    choice = _CHOICE.fullmatch(normalise(text))
    listed = _listed(question) if choice else []
    if choice is None or len(listed) < _SEVERAL:
        return None
    place = _place(choice, len(listed))
    return listed[place] if place < len(listed) else None


def echoed_answer(text: str, question: str) -> str | None:
    """Return the one answer of the list in which all that was said stands."""
    said = [word for word in re.findall(r"\w+", normalise(text)) if not _ARTICLE.fullmatch(word)]
    if not said or len(said) > _LONGEST_ECHO:
        return None
    listed = _listed(question)
    fitting = [one for one in listed if set(said) <= set(re.findall(r"\w+", one))]
    return fitting[0] if len(listed) >= _SEVERAL and len(fitting) == 1 else None


def _place(choice: re.Match[str], several: int) -> int:
    """Return the place in the list, from 0."""
    number, name = choice["number"], choice["name"]
    if number:
        return int(number) - 1 if number.isdigit() else ord(number) - ord("a")
    return several - 1 if name == "laatste" else _ORDER.index(name)


def _listed(question: str) -> list[str]:
    """Return the answers between which a question lets choose, in its order."""
    asked = re.sub(r"\((?:en|in)\)", "", normalise(question)).rstrip("? ")
    asked = re.split(r"[:?.] ", asked)[-1]
    first, joined, last = asked.rpartition(" of ")
    if not joined:
        return []
    parts = [part.strip(" ,") for part in first.split(",")]
    return [_OPENING.sub("", part) for part in (*parts, last.strip()) if part]
