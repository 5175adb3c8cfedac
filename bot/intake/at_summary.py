"""What is written at the summary beside yes, no and a new value: a remark, or words of a label.

What a coach has to know is often thought of when everything stands in a list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.asides import sounds_asked
from bot.intake.corrections import given_anew
from bot.intake.heard import SETTLED, Heard, Turn, forget, put_at
from bot.intake.questions import QUESTIONS
from bot.intake.stored import is_youth_informed
from bot.language.answers import asks
from bot.language.normalise import normalise
from bot.language.readers.words import is_said_in_between

if TYPE_CHECKING:
    from bot.intake.unasked import Answers, Reader

CONFIRM, REMARKS = "confirm", "remarks"
_NAME = r"(?:voor)?naam(?: van (?:de jongere|de jongen|het meisje|hem|haar))?"
#: What may stand between a name's label and its colon: "is met een Y".
_SPELLED = r"(?: (?:is|schrijf\w*|wordt|moet|hoort|spel\w*)(?: \w+){0,4})?"
_NAMES = frozenset({"referrer_name", "youth_name"})
#: How the list calls the answers that are kept as typed, and names.
_LABELS = {
    "referrer_name": rf"mijn (?:eigen )?{_NAME}",
    "youth_name": rf"(?:(?:zijn|haar|mijn) )?{_NAME}",
    REMARKS: r"(?:nog te weten|opmerking(?:en)?)",
    "contact_way": r"hoe (?:je |jij )?te bereiken(?: bent)?",
}
#: Fewer words are a yes or a no that was not understood.
_FEW_WORDS = 4
#: "Zet er nog bij: mijn hond moet mee", "noteer ook dat hij in Gent werkt".
_ADDS = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:(?:zet|schrijf|voeg|vul)\w*(?: \w+){0,3}? (?:bij|erbij|toe)|noteer\w*"
    r" (?:ook|nog|er ?bij|dat))\b[^:]{0,20}?(?P<mark>:| dat (?=\w)|(?=\s))\s*",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:niet|nie|ni|geen)\b", re.IGNORECASE)
_REMOVES = re.compile(
    r"\b(?:moet|mag|mogen|moeten) (?:\w+ )?(?:weg|eruit|uit)\b|\b(?:schrap|wis|verwijder)\w*\b"
    r"|\bhaal\b.*\b(?:weg|uit|eruit)\b|\b(?:aanpassen|veranderen|weglaten)\b"
)
_QUOTES = re.compile(r"[\"'‘’“”]")
#: Whoever withdraws or does not want it sent says nothing to the coach.
_WITHDRAWS = re.compile(
    r"\b(?:stop\w*|trek\w*|intrek\w*|annul\w*|verwijder\w*|wis\w*)\b"
    r"|\b(?:ver|op|door)?(?:stuur|zend|sturen|zenden)\b.*\bniet\b"
    r"|\bniet (?:\w+ ){0,2}(?:ver|op|door)?(?:stuur\w*|sturen|zend\w*)\b"
    r"|\bdoe (?:het |dat |dan )?(?:maar |toch )*niet\b"
)
#: "Ja pas maar aan", "aanpassen aub": something has to change, and nobody said what.
_CHANGES = re.compile(
    r"^(?:(?:ja|nee|wacht|oei),? )?(?:pas (?:het |dat |dan |maar )*aan|(?:iets )?(?:aanpassen"
    r"|wijzigen|verbeteren|corrigeren))(?: (?:aub|graag|maar|dan))?$"
)
#: Only asks for time, or says that more follows.
_WAITS = re.compile(
    r"^(?:(?:ja|nee),? )?(?:wacht|momentje|even (?:wachten|geduld)|efkes)\b(?!.*\d)"
    r"|^ik (?:moet|wil) nog iets (?:zeggen|toevoegen|vragen)$"
)


def at_summary(open_slot: str, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Take words that add a remark or name an answer that is kept as typed; else None.

    What is to be added and puts an answer right is no remark but a correction.
    """
    text = heard.text
    if open_slot != CONFIRM or heard.is_button or asks(text):
        return None
    if _CHANGES.match(normalise(text).strip(" .!")):
        return put_at("change")
    adds = _ADDS.match(text)
    if adds:
        return _added(answers, text, adds, read)
    for slot, label in _LABELS.items():
        if slot in answers:
            turn = _labelled(slot, label, answers, text, read)
            if turn:
                return turn
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
    if _WAITS.match(normalise(text).strip(" .!")) or is_said_in_between(text):
        return False
    return not asks(text) and not sounds_asked(text) and len(text.split()) >= _FEW_WORDS


def withdraws(text: str) -> bool:
    """Say whether words want nothing to be sent: that is asked, and never a remark."""
    return _WITHDRAWS.search(normalise(text)) is not None


def _added(answers: Answers, text: str, adds: re.Match[str], read: Reader) -> Turn | None:
    if _NOT.search(adds[0]):
        # "Zet er niet bij dat ik drink": what has to go, only they know.
        return put_at("change")
    new = text[adds.end() :]
    is_number = not read("youth_phone", new).is_empty
    if adds["mark"] != ":" or is_number:
        summary = QUESTIONS[CONFIRM]
        # "Zet bij wonen toch maar Gent": what is behind "zet bij" says less than all of it.
        changes = given_anew(summary, answers, new, read)
        changes = changes or given_anew(summary, answers, text, read)
        if changes:
            return Turn(changes={**changes, **SETTLED}, say="corrected")
    added = with_remark(answers, new)
    return Turn(changes={**added, **SETTLED}, say="noted") if added else None


def _labelled(slot: str, label: str, answers: Answers, text: str, read: Reader) -> Turn | None:
    normal = normalise(_QUOTES.sub(" ", text)).strip(" .!")
    before, colon, _ = normal.partition(":")
    behind = _SPELLED if slot in _NAMES else r"(?: (?:moet|hoort|klopt)(?: \w+)?)?"
    if colon and re.search(rf"\b{label}{behind}\s*$", before):
        new = text.partition(":")[2].strip()
        if slot in _NAMES:
            new = str(read(slot, new).value or "")
            _, _, family = str(answers[slot]).partition(" ")
            # "Voornaam: Yari" leaves the family name as it is.
            new = f"{new} {family}" if "voornaam" in before and family and " " not in new else new
        is_anew = re.search(r"\b(?:moet|hoort|klopt)\b", before) is not None
        changes = {slot: new} if slot != REMARKS or is_anew else with_remark(answers, new)
        is_kept = bool(new) and is_youth_informed(answers)
        return Turn(changes={**changes, **SETTLED}, say="corrected") if is_kept else None
    is_label = re.fullmatch(rf"(?:de |die |dat |het )?{label}", normal) is not None
    if is_label or (re.search(rf"\b{label}\b", normal) and _REMOVES.search(normal)):
        return Turn(changes={**forget(slot, answers), **SETTLED})
    return None
