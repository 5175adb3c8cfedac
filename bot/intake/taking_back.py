"""Words that take something back without saying what it should be instead."""

from __future__ import annotations

import re

from bot.language.normalise import normalise

_TO_QUESTION = re.compile(
    r"\bvraag(?:je)? terug\b|\b(?:terug\w*|nog eens|opnieuw|over)\b.*\b(?:vraag|antwoord)\b"
    r"|\b(?:vraag|antwoord) (?:over|van|op) .*\b(?:terug|opnieuw|nog eens|anders)\b"
)
#: Words that name an answer and say that it is wrong.
_IS_WRONG = re.compile(
    r"\b(?:klopt (?:\w+ )?niet|(?:nooit|niet) gezegd|is (?:\w+ )?(?:niet juist|fout|verkeerd)"
    r"|is (?:\w+ )?anders|vergist|aanpassen|veranderen|wijzigen|verbeteren|moet anders)\b"
)
#: "Nee, dat klopt niet!", right behind what was repeated.
_DENIES_IT = re.compile(
    r"(?:(?:nee|neen|maar|allee|wacht|hé|he)[ ,!.]+){0,3}(?:dat|dit|het|er) klopt (?:\w+ )?niet\b"
)


def is_called_wrong(text: str) -> bool:
    """Say whether words call an answer wrong, without its new value."""
    return _IS_WRONG.search(normalise(text)) is not None


def denies_what_was_said(text: str) -> bool:
    """Say whether words begin by denying what was just repeated: "nee, dat klopt niet"."""
    return _DENIES_IT.match(normalise(text)) is not None


def wants_back(text: str) -> bool:
    """Say whether somebody wants a question again: "terug naar de vraag over de huurgarantie"."""
    return _TO_QUESTION.search(normalise(text)) is not None
