"""What is written at the summary beside yes, no and a new value: a remark, or words of a label.

What a coach has to know is often thought of when everything stands in a list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.heard import SETTLED, Heard, Turn, forget
from bot.intake.stored import is_youth_informed
from bot.language.answers import asks
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from bot.intake.unasked import Answers

REMARKS = "remarks"
#: How the list calls the answers that are kept as typed.
_LABELS = {
    REMARKS: re.compile(r"\b(?:nog te weten|opmerking(?:en)?)\b"),
    "contact_way": re.compile(r"\bhoe (?:je |jij )?te bereiken(?: bent)?\b"),
}
#: Fewer words are a yes or a no that was not understood, or a label.
_FEW_WORDS = 4
#: "Zet er nog bij: mijn hond moet mee", "noteer ook dat hij in Gent werkt".
_ADDS = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:(?:zet|schrijf|voeg|vul)\w*(?: \w+){0,3}? (?:bij|erbij|toe)|noteer\w*"
    r" (?:ook|nog|er ?bij|dat))\b[^:]{0,20}?(?::| dat (?=\w)|(?=\s))\s*",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"[\"'‘’“”]")
#: "Dat van het drinken moet weg uit die nog te weten".
_REMOVES = re.compile(
    r"\b(?:weg|schrap\w*|wis\w*|verwijder\w*|haal|uit|anders|aanpassen|fout|niet)\b"
)


def at_summary(open_slot: str, answers: Answers, heard: Heard) -> Turn | None:
    """Take words that add a remark or name an answer that is kept as typed; else None."""
    text = heard.text
    if open_slot != "confirm" or heard.is_button or asks(text):
        return None
    if _ADDS.match(text):
        added = with_remark(answers, _ADDS.sub("", text, count=1))
        return Turn(changes={**added, **SETTLED}, say="noted") if added else None
    normal = normalise(_QUOTES.sub(" ", text))
    slot = next((one for one, label in _LABELS.items() if label.search(normal)), "")
    if slot not in answers:
        return None
    _, colon, new = text.partition(":")
    if colon and new.strip():
        changes = with_remark(answers, new) if slot == REMARKS else {slot: new.strip()}
        return Turn(changes={**changes, **SETTLED}, say="corrected")
    if len(text.split()) <= _FEW_WORDS or _REMOVES.search(normal):
        return Turn(changes={**forget(slot, answers), **SETTLED})
    return None


def with_remark(answers: Answers, text: str) -> dict[str, object]:
    """Return the remarks with these words; empty where they would not be kept (``stored``)."""
    new = text.strip()
    if not new or not is_youth_informed(answers):
        return {}
    before = str(answers.get(REMARKS) or "none")
    return {REMARKS: new if before == "none" else f"{before}; {new}"}


def is_remark(text: str) -> bool:
    """Say whether words that say nothing of the list are worth a remark: no question, no name."""
    return not asks(text) and len(text.split()) >= _FEW_WORDS
