"""Who writes after all, and about whom: what a first message left, or was read otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.of_others import PERSON
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from bot.intake.questions import Answers

#: In what quality somebody refers, whatever the work.
_AS_FAMILY = re.compile(
    r"\b(?:niet (?:voor|van|vanuit|via) mijn werk"
    r"|niet (?:als|vanuit|voor) (?:een |de |mijn )?dienst"
    r"|(?:doe|meld|schrijf|vraag) (?:ik )?(?:dat|dit|het|hem|haar)? ?(?:\w+ )?(?:als (?:familie"
    r"|vriend|vriendin|kennis|buur\w*|tante|nonkel|oma|opa|moeder|vader|ouder|zus|broer)|prive)"
    r"|als (?:familie|tante|nonkel|kennis|buur\w*|ouder), niet)\b"
)
_LEAD = r"^(?:(?:oei|ah|oh?|nee|neen|wacht|sorry|ja|maar|mo|euh|allee|zeg|eigenlijk)[ ,.!]+)*"
_SOMEBODY = rf"(?:mijn|mijne|een|ne|nen|ons|onze) (?:\w+ )?{PERSON}"
#: "Tis voor mijn zus", "dat gaat niet over mij".
_FOR_ANOTHER = re.compile(
    r"\b(?:gaat(?: (?:wel|eigenlijk|dus))* niet over (?:mij|mijzelf|mezelf)(?=$|[,.!]| maar\b)"
    r"|niet (?:voor|over) (?:mij|mijzelf|mezelf)(?: he| hoor)?,? (?:(?:maar|het|dat|dit|is) )*"
    rf"(?:voor|over) {_SOMEBODY})"
    rf"|{_LEAD}(?:het|dit|dat) (?:is|gaat)(?: (?:eigenlijk|wel|dus))* (?:voor|over) {_SOMEBODY}"
    r"(?= eigenlijk| he\b| hoor\b| niet\b|[,.!]| *$)"
)
#: "Nee nee, het gaat over mijzelf".
_FOR_ONESELF = re.compile(
    rf"{_LEAD}(?:het|dit|dat) (?:is|gaat)(?: (?:eigenlijk|wel|gewoon|dus))* (?:voor|over)"
    r" (?:mijzelf|mezelf|mij zelf|mijn eigen)\b"
    r"|\bik (?:meld|schrijf) (?:mijzelf|mezelf|mij zelf)\b"
)
#: What of the youth was the own of who writes.
_OWN = {"youth_name": "referrer_name", "youth_phone": "referrer_phone"}


def who_after_all(answers: Answers, text: str) -> dict[str, object]:
    """Return who refers after all, and not who it was taken to be.

    "Ik werk wel bij het OCMW, maar ik doe dit als familie"; "oei nee, het is voor mijn zus": the
    name and number that were given are those of who writes.
    """
    said, who = normalise(text), answers.get("referrer_type")
    if who == "service" and _AS_FAMILY.search(said):
        return {"referrer_type": "private_network"}
    if who == "self" and _FOR_ANOTHER.search(said):
        own = {theirs: answers[slot] for slot, theirs in _OWN.items() if answers.get(slot)}
        gone = {slot: None for slot in _OWN if answers.get(slot)}
        return {"referrer_type": "private_network", **gone, **own}
    if who == "private_network" and _FOR_ONESELF.search(said):
        own = {slot: answers[one] for slot, one in _OWN.items() if answers.get(one)}
        return {"referrer_type": "self", **own}
    return {}
