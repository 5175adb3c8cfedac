"""Read what a youth lives on, as far as it matters: nothing, a leefloon, irregular, other."""

from __future__ import annotations

import re

from bot.language.cues import cues, found, has
from bot.language.normalise import normalise
from bot.language.reading import NOTHING, Reading, either
from bot.language.sentences import clauses, statements

_TOPIC = "income"
_SOURCES = ("leefloon", "irregular", "other")
#: A little is no nothing.
_NEARLY_NOTHING = re.compile(
    r"(?<!\w)(?:bijna|amper|zo goed als|haast) (?:niks|niets|geen)(?!\w)"
    r"|(?<!\w)nog geen (?=(?:\w+ )?(?:euro|cent|frank) (?:per|voor een|het))"
)
_NOTHING_FIXED = re.compile(
    r"(?<!\w)(?:niks|niets) (?:vasts?|officieels?|zekers?|regelmatigs?)(?!\w)"
)
#: What somebody keeps to themselves, or wishes for, is no income.
_NOT_TOLD = re.compile(
    r"(?<!\w)(?:(?:niks|niets|geen woord)(?: \w+){0,3}"
    r" (?:zeggen|vertellen|kwijt|antwoorden|melden)"
    r"|(?:zeg|zegt|vertelt?|antwoordt?|lost?) (?:\w+ ){0,3}(?:niks|niets)"
    r"|(?:wil|wilt|wou|zou|hoopt?|droomt?)(?: (?!niet|geen)\w+){0,4} (?:worden|werken|gaan werken)"
    r"|(?:niks|niets) (?:betaalbaars?|deftigs?|gevonden|te vinden|vinden|vindt|vrij)"
    r"|(?:vindt?|vinden) (?:\w+ ){0,2}(?:niks|niets)"
    r"|(?:kan|zal|zou|zouden) (?:\w+ ){0,8}(?:een )?leefloon (?:rekenen|krijgen|aanvragen|hebben)"
    r"|(?:ga|gaat|gaan|moet|moeten) (?:\w+ ){0,3}(?:naar|bij|nr) (?:het |t )?ocmw"
    r"(?: (?:voor|om|vr) (?:\w+ ){0,2}(?:leefloon|steun))?"
    r"|zonder iets (?:\w+ ){0,2}(?:geven|sturen|zeggen|vertellen|noteren)"
    r"|(?:niks|niets) voor (?:mij|hem|haar|ons)"
    r"|(?:sinds|omdat|want) (?:mijn|zijn|haar|ons|onze) (?:man|vrouw|moeder|vader|ma|pa|mama|papa"
    r"|lief|broer|zus) (?:\w+ ){0,3}(?:staat|is|zit|krijgt|werkt)"
    r"|zoekt?(?: \w+){0,2} werk|weet (?:\w+ ){0,3}(?:van )?(?:niks|niets)(?: af)?"
    r"|(?:bespreek\w*|vraag|vragen|navragen|overleg\w*|contact|nakijken)(?: \w+){0,4} ocmw)(?!\w)"
)
#: "Nu leefloon" holds, whatever has been stopped.
_RIGHT_NOW = re.compile(
    r"(?:nu|thans|momenteel|ondertussen|intussen) (?:een |op |van |de |het )*(\w+)"
)
_NOT_GIVEN = re.compile(
    r"(?<!\w)(?:het |van het )?ocmw (?:\w+ ){0,4}(?:niks|niets|geen|weigert?)(?: \w+)*"
    r"|(?:niks|niets|geen (?:cent|euro|geld)) (?:\w+ ){0,2}van (?:het )?ocmw"
)
#: What is only thought to come in, beside what is known to.
_GUESSED = re.compile(
    r"(?<!\w)(?:vermoed|denk ik|geloof ik|peins ik|misschien|wellicht|waarschijnlijk|vermoedelijk"
    r"|naar (?:het schijnt|verluidt)|hoor ik|zegt men|zou (?:hij|ze|zij))(?!\w)"
)
#: "Wat zwart werk, vermoed ik": the comma parts nothing.
_ADDED = re.compile(
    r",\s*(?=(?:vermoed|denk|geloof|peins) ik(?!\w))"
    # "Leefloon, aangevraagd maar nog niet goedgekeurd".
    r"|(?<=leefloon),\s*(?=(?:net |pas |al )?(?:aangevraagd|in aanvraag|nog niet)(?!\w))"
)
#: "Een leefloon heeft ze niet".
HAS_NOT = re.compile(
    r"(?<!\w)(?:een |het |dat )?(?:leefloon|uitkering|dop|steun)"
    r"(?: of \w+)? (?:heeft|heb|krijgt|krijg|trekt|trek) (?:ik|hij|ze|zij) (?:(?:nog|dus|zelf"
    r"|ook) )*(?:niet|geen)(?! (?:veel|genoeg|meer dan))(?!\w)"
    # "Ik niet krijg geld van OCMW", as who learns Dutch says it.
    r"|(?<!\w)niet (?:krijgt?|hebt?|heeft|trekt?) (?:geld|steun|leefloon|uitkering)"
    r"(?: (?:van|bij) (?:het )?ocmw)?(?!\w)"
)
#: "Leefloon sinds mijn stage gestopt is": what ended is something else.
_SINCE = re.compile(
    r"(?<!\w)(?:sinds|sedert|nadat|omdat|want) (?:mijn|zijn|haar|de|het) "
    r"(?!leefloon|uitkering|dop|loon)\w+ (?:\w+ ){0,2}(?:is|was|werd|ben)(?!\w)"
)
#: "Aangevraagd en goedgekeurd", "recht op een leefloon en het is al gestort".
_GRANTED = re.compile(
    r"(?<!\w)(?:aangevraagd(?= en (?:al |reeds |net )?(?:goedgekeurd|toegekend|gekregen)(?!\w))"
    r"|recht op(?=[^.,]* en (?:het|dat) is (?:al|reeds) (?:gestort|toegekend|goedgekeurd)))(?!\w)"
)
#: "Komt niet rond met zijn leefloon".
_NOT_ENOUGH = re.compile(r"(?<!\w)niet (?:rond|toe(?:komen)?|genoeg|veel)(?!\w)")
#: "Nauwelijks hoger dan een leefloon" is none.
COMPARED = re.compile(
    r"(?<!\w)(?:hoger|meer|lager|minder|groter|kleiner|evenveel|zoveel)(?: \w+)? (?:dan|als)"
    r" (?:een |het |mijn |zijn |haar )?leefloon(?!\w)"
)
_NOT_NOW = ("ended", "asked")


def read_income(text: str) -> Reading:
    """Read the income of now; choices where two are told, or where it is not clear which."""
    told = _NEARLY_NOTHING.sub("weinig", statements(normalise(text)))
    told = HAS_NOT.sub(" ", _NOTHING_FIXED.sub("onregelmatig", told))
    told = COMPARED.sub(" ", told)
    told = _NOT_ENOUGH.sub(" ", _GRANTED.sub(" ", _SINCE.sub(" ", told)))
    told = _ADDED.sub(" ", _NOT_TOLD.sub(" ", told))
    if not told or has(_TOPIC, "question_only", told):
        return NOTHING
    parts = _parts(told)
    stopped = any(set(_NOT_NOW) & set(found(_TOPIC, part)) for part in parts)
    current = _told_of([part for part in parts if not _GUESSED.search(part)]) or _told_of(parts)
    if has(_TOPIC, "gone", told):
        current, stopped = {}, True
    if current:
        return _choose(current, told)
    if has(_TOPIC, "none", told):
        return Reading("none", matched=cues(_TOPIC)["none"].search(told)[0])  # type: ignore[index]
    if stopped and any(has(_TOPIC, source, told) for source in (*_SOURCES, "unsure_benefit")):
        return Reading("none", matched=told)
    if has(_TOPIC, "work_only", told):
        return Reading(None, ("irregular", "other"), told)
    return (
        Reading(None, ("leefloon", "other"), told)
        if has(_TOPIC, "unsure_benefit", told)
        else NOTHING
    )


def _parts(told: str) -> list[str]:
    return [
        part
        for clause in clauses(told)
        for part in re.split(r" (?:en (?=nu|sinds|op|ik|hij|ze|sindsdien)|nu )", clause)
        if part
    ]


def _told_of(parts: list[str]) -> dict[str, str]:
    """Return the incomes that these parts tell of."""
    current: dict[str, str] = {}
    for part in parts:
        current = {**_sources(part), **current}
    return current


def _sources(clause: str) -> dict[str, str]:
    """Return the incomes that a clause tells of as coming in now."""
    if has(_TOPIC, "theirs", clause):
        return {}
    now = _RIGHT_NOW.match(clause)
    if now and (told := {one: it for one, it in found(_TOPIC, now[1]).items() if one in _SOURCES}):
        return told
    clause = _NOT_GIVEN.sub(" ", clause)
    hits = found(_TOPIC, clause)
    sources = {source: hits[source] for source in _SOURCES if source in hits}
    if re.search(r"art(?:ikel|\.)? ?60", clause):
        # Work through the OCMW that pays a wage, no leefloon.
        sources.pop("leefloon", None)
    if "given" in hits:
        sources.pop("irregular", None)
    if any(label in hits for label in _NOT_NOW):
        return {}
    for source, words in list(sources.items()):
        before = clause[: clause.find(words)]
        if re.search(
            r"(?<!\w)(?:(?:geen|niet|nooit|noch|zonder)(?: (?!ik |krijg)\w+){0,3}|niks|niets)\s*$",
            before,
        ) or re.search(r"krijgt? (?:hij|ze|ik) niet", clause):
            del sources[source]
    return sources


def _choose(current: dict[str, str], told: str) -> Reading:
    if has(_TOPIC, "two_sources", told) and has(_TOPIC, "none", told):
        return either(("none", *current), told)
    values = [source for source in _SOURCES if source in current]
    if len(values) == 1:
        return Reading(values[0], matched=current[values[0]])
    return either(values[:2], told)
