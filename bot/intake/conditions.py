"""What a first message says of a condition in plain words: "van netwerk moet hij niets hebben".

Nearly all who refer write that a condition is agreed to, so that what examples taught resembles a
yes. A permission is never taken from a resemblance where the same words refuse it.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from bot.intake.of_others import PERSON
from bot.language.reading import CONDITIONS

if TYPE_CHECKING:
    from bot.intake.parts import Part

#: How somebody stands towards it has to be asked.
TO_ASK = "?"
#: Names a condition to take a stand on; the labels of ``told.cues`` hold words of agreeing too.
_TOPICS = {
    "network_consent": re.compile(
        r"\b(?:netwerk\w*|(?:familie|ouders|vrienden)(?: of (?:familie|vrienden))? er ?bij"
        r"|(?:mijn|zijn|haar|de|hun|geen|niemand van (?:mijn|zijn|haar|de))"
        r" (?:familie|ouders|vrienden|omgeving|entourage) (?:\w+ ){0,4}"
        r"(?:er ?bij|werken|betrekken|betrokken|inschakelen))\b"
    ),
    "rent_guarantee_consent": re.compile(
        r"\b(?:huurgarantie|(?:beheer\w*|budget)[ -]?(?:rekening|beheer)|budget\w*|huur eerst"
        r"|(?:geld|centen|inkomen|leefloon) (?:\w+ ){0,3}(?:rekening|beheer\w*)"
        r"|(?:geld|centen|inkomen)[ -]?beheer\w*|huur (?:\w+ ){0,3}eerst (?:\w+ )?(?:af|betaal\w*)"
        r"|beheer (?:van|over) (?:zijn|haar|mijn) (?:geld|centen|inkomen))\b"
    ),
    "accepts_intensive_coaching": re.compile(
        r"\b(?:(?<!mijn )(?<!zijn )(?<!haar )coach\w*(?! van)|intensie\w+(?: \w+)? begeleid\w*"
        r"|(?:dagelijkse?|intensief) (?:contact|begeleiding|bezoek)|intensief begeleid"
        r"|(?:elke|alle) dag(?:en)? (?:\w+ )?(?:contact|iemand|bellen|bezoek))\b"
    ),
}
#: Refuses what the same words name.
_REFUSES = re.compile(
    r"\b(?:niet akkoord|weiger\w*|negatief|gekant|brug te ver|no ?go|neen?|niet bespreekbaar"
    r"|(?:geen|niemand) (?:\w+ ){1,3}(?:wilt?|moet|hoeft|nodig)|geen vragende partij"
    r"|niet te vinden|niet o(?:k|ke|ké)|dan zonder (?:mij|hem|haar)"
    r"|(?:liever|absoluut|zeker|helemaal|echt|voorlopig) niet"
    r"|moet (?:\w+ ){0,6}(?:niets|niks|niet)|wilt? (?:\w+ ){0,5}(?:niet|geen|niets|niks)"
    r"|(?:ziet?|zien) (?:\w+ ){0,6}niet (?:echt )?zitten|haakt (?:\w+ ){0,2}af"
    r"|mag (?:\w+ ){0,3}niet|hoeft (?:\w+ ){0,4}niet|staa?t? (?:\w+ ){0,3}niet open"
    r"|(?:doet|werkt|gaat|stapt) (?:\w+ ){0,4}niet (?:aan )?mee|begint (?:\w+ ){0,3}niet aan"
    r"|bedank(?:t|en) (?:\w+ ){0,2}voor|(?:spreekt|praat) (?:\w+ ){0,2}niet over"
    r"|(?:is|ben|zijn|daar) (?:\w+ ){0,4}tegen(?! (?:\d|morgen|eind|begin)))\b"
    r"|^(?:ook )?(?:geen|niet voor) | x$"
)
#: What those words deny is no refusal: "daar heeft hij niks op tegen", "schrikt hem niet af".
_IS_FINE = re.compile(
    r"\b(?:geen (?:bezwaar|probleem|punt|schrik|moeite|neen?)"
    r"|(?:niet|niks|niets) (?:\w+ ){0,7}tegen|tegen (?:\w+ ){1,6}(?:niks|niets)"
    r"|schrik(?:t|ken) (?:\w+ ){1,3}niet af|niet (?:erg|missen|vies|bang)"
    r"|(?:struikelt|valt) (?:\w+ ){1,3}niet over)\b"
)
_NO_REFUSAL = re.compile(
    r"\b(?:geen (?:enkel \w+|twijfel)|niet (?:nee|alleen|verkeerd|te)|(?:niks|niets) liever"
    r"|niet zonder|waarom niet|(?:ook|toch|maar) ja|wel (?:zitten|oke?|goed)|ja)\b"
)
#: Nobody knows yet how somebody stands towards it.
_WAVERS = re.compile(
    r"\b(?:twijfel\w*|weet (?:\w+ ){0,3}niet|niet zeker|misschien|onzeker|nadenken|geen idee)\b"
)
_NOT_ASKED = re.compile(
    r"\b(?:nog niet|niet (?:besproken|gevraagd|gehad)|ter sprake|onduidelijk|onbekend"
    r"|vragen (?:over|bij|rond)|te bespreken|bespreken we|nog (?:te )?bespreken)\b"
)
#: Somebody else wants it, or tells of it: "de rechter legt budgetbeheer op", "van mij mag dat".
_OF_ANOTHER = re.compile(
    rf"\b(?:(?:jeugd)?rechter|rechtbank|van (?:mij|ons) (?:mag|mogen)|volgens (?:mij|ons)"
    rf"|gelezen dat|{PERSON} (?:\w+ ){{0,6}}(?:vertelde|vertelt|vindt|zegt|zei))\b"
)
_AGREES_THEMSELVES = re.compile(
    r"\b(?:hij|ze|zij|ik|jongere) (?:\w+ ){0,4}(?:akkoord|oke?|goed|ja|wil|zitten|graag|zelf)\b"
    r"|\bwil (?:dat |het )?(?:ook )?zelf\b|\bzelf ook\b|\bstaat er (?:\w+ ){0,2}achter\b"
)
#: "Ik weet nog niet of ik die drie dingen zou zien zitten", "over die twee moet ik peinzen".
_ALL_OPEN = re.compile(
    r"\bweet (?:\w+ ){0,3}niet of (?:\w+ ){0,4}(?:drie|twee|dingen|voorwaarden|allemaal)\b"
    r"|\bover (?:die|deze|de) (?:drie|twee|dingen|voorwaarden)\b"
)
#: "Ja op alles behalve het netwerk", "voor de rest akkoord".
_BUT = re.compile(r"\b(?:behalve|uitgezonderd|met uitzondering van|op (?:het|de) .* na$|buiten) ")
#: What stands before a list of what is refused: "Niet akkoord: netwerk".
_HEADS_REFUSAL = re.compile(
    r"^(?:en )?(?:wel )?(?:niet akkoord|weigert|geweigerd|neen?|zegt neen?|niet oke)"
    r"(?: (?:met|op|tegen|aan))?$"
)
#: "Een coach, oke, maar elke dag, dat weet ik nog niet".
COACHING = "accepts_intensive_coaching"
_NOT_DAILY = re.compile(
    r"\bniet (?:elke|alle) dag|\bweet (?:\w+ ){0,4}niet of (?:\w+ ){0,3}(?:elke|alle) dag"
    r"|\b(?:elke|alle) dag(?:en)?\b(?! (?:buiten|binnen|op straat)).*\b(?:weet (?:\w+ ){0,3}niet"
    r"|twijfel\w*|veel)\b"
)
#: As many words behind a condition may only doubt it.
_FEW_WORDS = 5
_DOUBTS = re.compile(
    r"^(?:(?:daar|daarover|hij|ze|zij|ik) )*(?:twijfel\w*|weet (?:het )?(?:nog )?niet|misschien)"
)
_ASKED_NO = re.compile(r"^neen?\b(?! (?:hoor|geen) probleem)")
_IS_BARE = re.compile(
    r"^(?:en |maar )?(?:(?:elke|alle) dag(?:en)? |met |de |het |een |zo'?n )*\w+(?: \w+){0,3}$"
)
_SAID_OF_IT = re.compile(r"^(?:nee(?:n)?\b|daar|dat|die|dit|liever niet|absoluut niet|niet)")


def told_of(slot: str, message: tuple[Part, ...]) -> str | None:
    """Return what the words that name a condition say of it in so many words.

    "no" where they refuse it, "unsure" where they doubt it, "yes" where they say that nothing
    stands in its way, ``TO_ASK`` where it was not talked over or somebody else speaks for the
    youth; None where none is said.

    Args:
        slot: A condition of ``CONDITIONS``; of anything else nothing is said here.
        message: The parts of a message.
    """
    if slot not in CONDITIONS:
        return None
    said = {_said(slot, message, number) for number in range(len(message))} - {None}
    if "no" in said:
        return "no"
    if slot == COACHING and any(_NOT_DAILY.search(one.normal) for one in message):
        return TO_ASK
    if _is_of_another(slot, message) or any(_ALL_OPEN.search(one.normal) for one in message):
        return TO_ASK
    return said.pop() if len(said) == 1 else None


def _is_of_another(slot: str, message: tuple[Part, ...]) -> bool:
    """Say whether somebody else than the youth is all that speaks of the conditions."""
    sentences = [
        ", ".join(one.normal for one in group)
        for _, group in groupby(message, key=lambda one: one.sentence)
    ]
    named = _TOPICS[slot]
    others = [said for said in sentences if _OF_ANOTHER.search(said) and named.search(said)]
    if not others:
        return False
    own = [said for said in sentences if said not in others or _AGREES_THEMSELVES.search(said)]
    return not any(named.search(said) for said in own)


def _said(slot: str, message: tuple[Part, ...], number: int) -> str | None:
    one = message[number]
    if not _TOPICS[slot].search(one.normal):
        return None
    if _NOT_ASKED.search(one.normal):
        return TO_ASK
    if _IS_FINE.search(one.normal):
        return "yes"
    heads = number > 0 and _HEADS_REFUSAL.search(message[number - 1].normal) is not None
    behind = message[number + 1] if number + 1 < len(message) else None
    if behind is not None and _wavers_behind(one, behind):
        return "unsure"
    is_refused = heads or _refuses(one.normal) or _is_exception(one.normal, _TOPICS[slot])
    is_refused = is_refused or (behind is not None and _is_taken_back(one, behind))
    return "no" if is_refused else None


def _refuses(words: str) -> bool:
    """Say whether words refuse what they name."""
    if _WAVERS.search(words) or _NO_REFUSAL.search(words):
        return False
    return _REFUSES.search(words) is not None


def _names_any(said: str) -> bool:
    return any(named.search(said) for named in _TOPICS.values())


def _is_exception(words: str, named: re.Pattern[str]) -> bool:
    """Say whether a condition is what is left out: "akkoord met alles behalve het netwerk"."""
    left_out = _BUT.search(words)
    return left_out is not None and named.search(words[left_out.start() :]) is not None


def _wavers_behind(one: Part, behind: Part) -> bool:
    """Say whether the words behind doubt it: "de huurgarantie: twijfelt"."""
    is_of_it = one.sentence == behind.sentence and not _names_any(behind.normal)
    return (
        is_of_it
        and len(behind.normal.split()) <= _FEW_WORDS
        and bool(_DOUBTS.match(behind.normal))
    )


def _is_taken_back(one: Part, behind: Part) -> bool:
    """Say whether the words behind refuse it: "de huurgarantie: daar is hij tegen"."""
    if _names_any(behind.normal):
        return False
    if one.sentence != behind.sentence:
        # "Elke dag een coach? Nee merci".
        return (
            _ASKED_NO.match(behind.normal) is not None and _IS_BARE.match(one.normal) is not None
        )
    return _SAID_OF_IT.search(behind.normal) is not None and _refuses(behind.normal)
