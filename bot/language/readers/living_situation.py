"""Read the living situation by ETHOS Light, with "housed" and "eviction_threat" beside it."""

from __future__ import annotations

import re

from bot.language.change import CAME_FREE
from bot.language.cues import cues, found
from bot.language.normalise import normalise
from bot.language.others import without_stays_of_kin
from bot.language.readers.no_bed import without_no_beds
from bot.language.reading import NOTHING, Reading, either
from bot.language.sentences import clauses, statements

_TOPIC = "living_situation"
#: The situations that stand on their own, the more telling one first.
_PLACES = (
    "homeless_accommodation", "emergency_shelter", "non_conventional", "public_space",
    "with_family_or_friends",
)  # fmt: skip
#: What a remark in the same clause denies.
_UNDONE = {
    "left": "institution",
    "not_safe": "safe",
    "refused": "emergency_shelter",
    "put_out": "public_space",
    "nowhere": "housed_home",
}
#: "Beurtelings bij vriendinnen": several people, and one situation.
_SEVERAL = re.compile(
    r"(?<!\w)(?:vrienden|vriendinnen|maten|kameraden|kennissen|familie|collega's)(?!\w)"
    r"|(?<!\w)bij (?:\w+ ){1,2}.*(?<!\w)bij (?:een|mijn|zijn|haar|de) "
)
#: What came before: "in crisisopvang na jaren psychiatrie".
_AFTER = re.compile(
    r"(?<!\w)na (?:een |de |zijn |haar |mijn )?(?:jaren |maanden |lange |\w+ jaar )?(?:in de )?"
    r"(?:psychiatrie|opname|instellingen|detentie|plaatsing)(?!\w)"
    # "Op een zetel, sinds hij vrijkwam uit de gevangenis van Brugge".
    r"|(?:(?<!\w)(?:sinds|nadat|want|omdat) )?(?:hij|ze|zij|ik|die)"
    r" (?:(?!(?:hij|ze|zij|ik|sinds|nadat|en|bij|slaapt|zit|woont|verblijft|ligt) )"
    r"[^\s.,;]+ ){0,6}"
    rf"(?:{CAME_FREE}|vrij is)(?!\w)(?:(?! en )[^.,;])*"
    r"|(?<!\w)(?:ik|hij|ze|zij) (?:ben|is) in (?:de )?(?:gevangenis|bak) (?:\w+ )?geweest"
    r"(?:(?! en )[^.,;])*"
)
#: "De portiek van een leegstaande winkel".
_EMPTY_HOUSE = re.compile(
    r"(?<=portiek van )een (?:leegstaande?|lege) \w+|(?<=voor )een (?:leegstaande?|lege) \w+"
)


def read_living_situation(text: str) -> Reading:
    """Read where the youth sleeps; choices where it may be a home or for lack of one."""
    told = statements(normalise(text))
    told = _EMPTY_HOUSE.sub("iets", without_stays_of_kin(without_no_beds(told)))
    if not told:
        return NOTHING
    labels = _labels(_AFTER.sub(" ", told)) or _labels(told)
    if {"two_sources", "by_turns"} & set(found(_TOPIC, told)):
        # One place alone is not what somebody does by turns.
        open_between = _all_of(labels)
        by_turns = _SEVERAL.search(told) and open_between.value == "with_family_or_friends"
        return open_between if open_between.choices or by_turns else NOTHING
    for rule in (_institution, _eviction, _unconventional, _place, _with_people, _home, _anywhere):
        reading = rule(labels)
        if reading:
            return reading
    return NOTHING


def _labels(told: str) -> dict[str, str]:
    """Return what the clauses say, without what is on paper only, past or refused."""
    whole = cues(_TOPIC)["nobody_evicts"].sub(" blijven zolang ", told)
    labels: dict[str, str] = {}
    for clause in clauses(whole):
        hits = found(_TOPIC, clause)
        if "on_paper" in hits and "public_space" not in hits:
            continue
        for remark, undone in _UNDONE.items():
            if remark in hits:
                hits.pop(undone, None)
        labels = {**hits, **labels}
    # Some remarks run over several clauses ("tegen 1 mei, zegt hij, moet ik eruit").
    for label in ("goes_home", "eviction_threat", "safe", "by_choice", "unclear_choice"):
        hit = cues(_TOPIC)[label].search(whole)
        if hit and not (label == "safe" and "not_safe" in labels):
            labels.setdefault(label, hit.group())
    return labels


def _all_of(labels: dict[str, str]) -> Reading:
    """Read the situations between which a text leaves it open."""
    values = [value for value in _PLACES if value in labels]
    if "shelter_only" in labels and values[:1] != ["homeless_accommodation"]:
        values.insert(0, "emergency_shelter")
    values += ["housed"] if "housed_home" in labels else []
    return either(values)


def _institution(labels: dict[str, str]) -> Reading | None:
    if "institution" not in labels:
        return None
    has_home = "goes_home" in labels and "nowhere" not in labels
    value = "housed" if has_home else "institution"
    return Reading(value, matched=labels["institution"])


def _eviction(labels: dict[str, str]) -> Reading | None:
    """Read a home that is about to be lost; who already stays elsewhere has lost it."""
    if "eviction_threat" not in labels or "emergency_shelter" in labels:
        return None
    elsewhere = {
        "public_space",
        "homeless_accommodation",
        "non_conventional",
        "with_family_or_friends",
    }
    with_partner = "partner" in labels and not {"housed_home", "safe"} & set(labels)
    if elsewhere & set(labels) or with_partner:
        return None
    return Reading("eviction_threat", matched=labels["eviction_threat"])


def _unconventional(labels: dict[str, str]) -> Reading | None:
    if "non_conventional" not in labels and "by_choice" not in labels:
        return None
    if "unclear_choice" in labels:
        return Reading(None, ("non_conventional", "housed"), labels["unclear_choice"])
    if "by_choice" in labels and "non_conventional" in labels:
        return Reading("housed", matched=labels["by_choice"])
    return None


def _place(labels: dict[str, str]) -> Reading | None:
    told = [value for value in _PLACES if value in labels]
    if told == ["with_family_or_friends"] and "settled" in labels and "temporary" not in labels:
        return Reading("housed", matched=labels["settled"])
    return Reading(told[0], matched=labels[told[0]]) if told else None


def _with_people(labels: dict[str, str]) -> Reading | None:
    """Read a stay with a partner or one parent: a home, or for lack of one?"""
    people = labels.get("partner") or labels.get("parent")
    if people is None:
        return None
    if "temporary" in labels:
        return Reading("with_family_or_friends", matched=people)
    if "safe" in labels:
        return Reading("housed", matched=labels["safe"])
    if "housed_home" in labels and "partner" not in labels:
        return None
    return Reading(None, ("with_family_or_friends", "housed"), people)


def _home(labels: dict[str, str]) -> Reading | None:
    if "housed_home" in labels or "safe" in labels:
        return Reading("housed", matched=labels.get("housed_home") or labels["safe"])
    return None


def _anywhere(labels: dict[str, str]) -> Reading | None:
    if "anywhere" in labels:
        return Reading(None, ("with_family_or_friends", "public_space"), labels["anywhere"])
    if "shelter_only" in labels:
        choices = ("emergency_shelter", "homeless_accommodation")
        return Reading(None, choices, labels["shelter_only"])
    return None
