"""Which parts of a message speak of a question: those are read as its answer."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.intake.parts import ADDRESS, OF_YOUTHS_AGE, TOPIC, Part, own_service, without_numbers
from bot.intake.towns import without_town
from bot.language.cues import has


def words_of_writer(message: tuple[Part, ...]) -> str:
    """Return the words without those that say who pays, or houses, the youth."""
    service = own_service(message)
    return _joined(
        tuple(one for one in message if one in service or not _is_of_youths_service(one))
    )


def words_about(slot: str, message: tuple[Part, ...], *, is_self: bool) -> str:
    """Return the words of a message that tell a slot plainly; "" where none do."""
    service = () if is_self else own_service(message)
    if slot == "referrer_type":
        return _joined(message)
    if slot == "referrer_organisation":
        return _joined(service)
    if slot == "age" and len(message) == 1 and message[0].normal.isdigit():
        return ""
    rest = tuple(one for one in message if one not in service or one.speaks_of_youth)
    # Where "mijn broer" is, is where the youth is, unless it is the youth who writes.
    is_kins = is_self and slot in {"living_situation", "prison"}
    rest = tuple(one for one in rest if not (is_kins and one.tells("kin_lives")))
    telling = tuple(one for one in rest if _tells(slot, one))
    if not telling:
        return ""
    telling = _with_more(slot, rest, telling)
    if slot == "living_situation":
        now = tuple(one for one in rest if not any(map(one.tells, _NO_PLACE)))
        for past in ("put_out", "stayed_before"):
            if any(not one.tells(past) for one in telling):
                # "Ze hebben mij op straat gezet, nu slaap ik bij een maat".
                now = tuple(one for one in now if not one.tells(past))
        return without_town(_joined(now))
    return _joined(telling)


#: Answers that the words behind them may go on with, or turn round.
_GOES_ON = frozenset({"income", "region"})
_PREFERS = re.compile(r"^(?:het )?(?:lie(?:fst|ver)|bij voorkeur|voorkeur|eventueel|of) ")
#: Words that tell one of these speak of the income no more.
_OTHER_TOPICS = ("region", "living_situation", "age", "network_consent")
_NO_PLACE = ("no_living_situation", "not_welcome")
#: What some words tell, others take back.
_TAKEN_BACK = frozenset({"income", "living_situation"})
_WISH = re.compile(r"\b(?:wil|lie(?:ver|fst)|graag)")
_BACK = re.compile(r"\b(?:die|dezelfde|diezelfde) (?:dag|datum)\b")
_BORN = re.compile(r"\b(?:geboren|geboortedatum|geb)\b")


def _tells(slot: str, one: Part) -> bool:
    if slot == "age" and not _BORN.search(one.normal):
        is_own = _is_own_work(one) and not OF_YOUTHS_AGE.search(one.without_no_age)
        return has(TOPIC, "age", one.without_no_age) and not is_own
    if slot == "age" and _is_own_work(one):
        return False
    if slot in _TAKEN_BACK and one.tells(f"no_{slot}"):
        return False
    if slot == "region" and one.tells("no_region") and not _WISH.search(one.normal):
        return False
    return one.tells(slot)


def _is_own_work(one: Part) -> bool:
    """Say whether words are about the work of who writes: "ik werk al 20 jaar bij het CAW"."""
    return (one.tells("own_service") or one.tells("own_work")) and one.names_service


def _with_more(slot: str, rest: tuple[Part, ...], telling: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the telling parts with those that they lean on, or that go on with them."""
    more: set[Part] = set()
    for before, one in pairwise(rest):
        # "Wordt 18 op 1 juli en moet die dag weg".
        if slot == "release_date" and one in telling and _BACK.search(one.normal):
            more.add(before)
        # "Leefloon, maar dat is gestopt"; "Tielt of Menen, liefst Menen".
        if slot in _GOES_ON and before in telling and _goes_on(slot, one):
            more.add(one)
    return tuple(one for one in rest if one in telling or one in more)


def _goes_on(slot: str, one: Part) -> bool:
    """Say whether words go on with the answer before them, and with nothing else."""
    if slot == "region":
        return _PREFERS.search(one.normal) is not None
    return not any(one.tells(topic) for topic in _OTHER_TOPICS)


#: "Ik ga naar het OCMW", "ik heb geen OCMW": nobody who works there.
_GOES_THERE = re.compile(
    r"\b(?:geen|niet|nie|ni|nog|naar|(?:gaf|gaven|stuurde\w*|verwees|verwezen|raadde\w*) (?:mij"
    r"|me|ons)|zei(?:den)? (?:dat|da) ik)\b"
)


def _is_of_youths_service(one: Part) -> bool:
    """Say whether words name a service that the youth knows: "leefloon van het OCMW"."""
    return one.names_service and (one.speaks_of_youth or bool(_GOES_THERE.search(one.normal)))


def _joined(chosen: tuple[Part, ...]) -> str:
    return ", ".join(without_numbers(ADDRESS.sub(" ", one.raw)) for one in chosen)
