"""Stories about somebody else in place of an answer: "mijn maat trekt dop en zit te gamen"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.language.normalise import normalise
from bot.language.others import without_stays_of_kin
from bot.language.sentences import without_stops

if TYPE_CHECKING:
    from bot.intake.parts import Part
    from bot.intake.unasked import Answers

#: "Het kindergeld gaat naar zijn mama": what the youth does not get.
NOT_THEIRS = re.compile(
    r"\b(?:kinder ?geld|groei ?pakket|kinder ?bijslag)\b(?: \w+){0,2} (?:naar|voor|bij)"
    r" (?:de |zijn |haar |mijn )?(?:\w+ )?(?:mama|papa|moeder|vader|ma|pa|(?:pleeg|stief)?ouders"
    r"|oma|voogd)\b"
)
#: "Haar moeder heeft een invaliditeitsuitkering, maar daar ziet ze niets van".
_INCOME_OF_KIN = re.compile(
    r"(?:(?<=[.,;!?] )|^)(?:(?:en|maar|want) )?(?:zijn|haar|hun) (?:\w+ )?"
    r"(?:moeder|vader|mama|papa|ma|pa|broer|zus|oma|opa|lief|vriend|vriendin|partner)"
    r" (?:heeft|krijgt|trekt|werkt|leeft|verdient|staat|stempelt)\b"
    r"(?![^.,;!?]*\b(?:hem|haar geld)\b)(?:(?! (?:maar|terwijl) )[^.,;!?])*"
    r"(?:,? maar daar (?:ziet|krijgt|heeft) (?:hij|ze|zij)[^.,;!?]*)?",
    re.IGNORECASE,
)
#: What people tell of others just as of themselves.
_ALSO_OF_OTHERS = frozenset({"age", "income", "region", "living_situation"})
_OTHERS = frozenset({"service", "private_network"})
#: "Mijn broer is 22, ik ben zelf 26": it is about the brother.
_KIN_AGED = re.compile(r"\b(?:mijn|onze?) \w+ (?:is|wordt) (?:\w+ )?\d\d\b")
_OF_WRITERS = frozenset({"age", "income", "region"})
PERSON = (
    r"(?:maat|maten|kameraad|kameraden|vriend|vriendin|vrienden|lief|broer\w*|zus(?:je|ke|ter)?"
    r"|dochter\w*|zoon\w*|moeder|vader|ma|pa|mama|papa|oma|opa|bomma|bompa|nonkel|tante|neef|nicht"
    r"|kozijn|collega|buurman|buurvrouw|stief\w+|ouders)"
)
#: Who is not the youth, where a youth writes and where another does (whose own kin may be).
KIN_OF_WRITER = rf"(?:mijn|onze?|zijn|haar|hun) (?:\w+ )?{PERSON}"
KIN_OF_YOUTH = rf"(?:zijn|haar|hun) (?:\w+ )?{PERSON}"
_LEAD = r"^(?:(?:en|maar|want|ja|haha|goh|allee) )*"
#: "Mijn maat verdient 2100" tells of no youth who writes; "mijn ma geeft mij 50 euro" does.
_OF_YOUTHS_OWN = re.compile(
    rf"{_LEAD}(?:mijn|mijne|onze?|ons) (?:\w+ )?{PERSON}\b"
    r"(?!.*\b(?:ik|ikzelf|mij|me|ons|samen)\b)"
    r"(?! (?:geeft|geven|betaalt|betalen|helpt|stopt|zorgt|koopt))"
)
#: "Mijn oudste verdient goed zijn brood", "mijn eigen dochter": never whom the writer refers.
_OF_WRITERS_OWN = re.compile(
    rf"{_LEAD}(?:mijn|onze?) (?:eigen(?= \w)|oudste|jongste|andere|tweede|man|vrouw|collega"
    r"|buur\w+)\b"
)
#: "Ik werk in de wasserij, ik heb loon", beside what the youth lives on.
_OF_WRITER = re.compile(
    rf"{_LEAD}(?:ik|ikzelf|zelf) (?:\w+ )?(?:werk|verdien|heb|ben|krijg|leef|trek|sta)\b"
    r"(?!.*\b(?:hij|hem|haar|ze|zij)\b)"
)
#: "Zijn broer is geweigerd omdat die 25 was", asked how old the youth is.
_OF_KINS_AGE = re.compile(
    rf"{_LEAD}{KIN_OF_YOUTH}\b(?!.*\b(?:hij|ze|zij)(?:zelf)? (?:is|wordt|werd|\d)"
    r"|.*\b(?:zegt|zeggen|zei|vindt|en (?:hij|zij|ze))\b|.*\b(?:hij|ze|zij) \d\d wordt\b)"
)
ELDER = r"(?:(?:stief|schoon|pleeg|groot)?(?:moeder|vader|mama|papa|ma|pa|ouders)|oma|opa)"
_BRACKETS = re.compile(rf"\b({ELDER}(?: \w+)?) ?\([^)]*\)", re.IGNORECASE)
_OWN_AGE = re.compile(
    rf"\b(ik ben (?:zijn|haar|de|hun|een) (?:\w+ ){{0,2}}{PERSON}) ?\(\d\d[^)]*\)", re.IGNORECASE
)
#: "Bij zijn ma, die zelf van de mutualiteit leeft", "bij mijn broer (28)".
_KIN_WHO = re.compile(
    rf"\b({PERSON}\b[^.,;!?]{{0,40}}?),? (?:(?:want|en|maar) )?die (?:zelf|\w+ zelf)\b"
    r"[^.,;!?]*?(?= en \w|[.,;!?]|$)",
    re.IGNORECASE,
)
_WITH_KIN = re.compile(
    rf"\b((?:bij|met|naar) (?:mijn|mn|men|zijn|haar|onze|ons) (?:\w+ )?{PERSON}(?: [A-Z]\w+)?)"
    r" ?(?:\(\d\d\)|van \d\d\b)"
)
#: "Kheb dit nummer van mijn maat gekregen", "mijn nonkel gaf mij jullie link": nobody it is about.
_CHAT = r"(?:nr|nummer\w*|link\w*|adres\w*|chat|site|website|naam|flyer|folder\w*|kaartje|app)"
_MY_KIN = rf"(?:mijn|mijne|mij|mn|men|me|een|ne|nen|n) (?:\w+ )?{PERSON}\b(?: [A-Z]\w+)?"
_SOURCE = re.compile(
    r"\b(?:(?:ik )?(?:k?heb|had|kreeg|kr[ie]+g) )?(?:dit|deze|jullie|uwe?|je|u|het|den?)"
    rf" {_CHAT} (?:\w+ ){{0,2}}(?:van|via|bij) {_MY_KIN}(?: \w+)? ?"
    r"(?:gekregen|gehad|gehoord|gezien)?"
    rf"|\b(?:van|via) {_MY_KIN} (?:\w+ ){{0,2}}(?:gehoord|vernomen|gekregen|doorgekregen)\b"
    r"(?: da[ta]?)?(?: jullie| ge| gij)?(?: mensen| jongeren)?(?: helpen| helpt)?"
    rf"|\b{_MY_KIN} (?:gaf|stuurde|toonde|liet) (?:mij|me|ons) (?:dit|deze|jullie|uwe?|de|het)"
    rf" {_CHAT}\b",
    re.IGNORECASE,
)
#: "Mijn eigen zoon is 22", beside the youth.
_OWN_CHILD = re.compile(r"\bmijn eigen \w+ (?:is|van|wordt) (?:\w+ )?\d\d\b", re.IGNORECASE)
_OF_OWN_KIN = re.compile(rf"^(?:mijn|mn|ons|onze) (?:\w+ )?{PERSON}\b(?!.*\bik\b)")
_OF_THEIR_KIN = re.compile(rf"^{KIN_OF_YOUTH}\b|^(?:(?:mijn|de) (?:\w+ )?)?{ELDER}\b")
_OF_THE_YOUTH = re.compile(r"\b(?:zelf|hijzelf|zijzelf|ik|mij)\b")
_GOES_ON = re.compile(rf"{_LEAD}(?:die|hij|zij|ze)\b|^\d")
_GOES_ON_OF_ANOTHER = re.compile(rf"{_LEAD}die\b|^\d")
_POINTS_BACK = re.compile(r"\b(?:daar|ook|zelfde)\b")
_BUT_NOTHING = re.compile(
    r"\b(?:maar|terwijl) (?:hij|zij|ze|ik)(?:zelf)?"
    r" (?:dus |zelf |heeft |heb |krijgt |krijg |trekt |trek )*"
    r"(?:niks|niets|nul|geen (?:inkomen|cent|euro))(?= he\b| hoor\b|[,.]|$)"
)
_INCOME = r"(?:leefloon|loon|dop|\w*uitkering|ziekengeld|ziekenkas|mutualiteit|invaliditeit)"
#: "Mijn zus heeft leefloon en ik heb niks", "hij krijgt leefloon, ik nog niets".
_AND_I_NOTHING = re.compile(
    rf"\b(?:hij|zij|ze|samen|{PERSON}) [^.!?]*\b{_INCOME}\b[^.!?]{{0,30}}(?:[.,;] |\ben )"
    r"ik (?:heb |krijg )?(?:zelf |nog )?(?:niks|niets|nul|geen inkomen)"
    r"(?= he\b| haha\b| hoor\b|[,.!]|$)"
)
_NOTHING_FIRST = re.compile(
    r"(?:(?:hij|ze|zij|ik) (?:heeft|heb|krijgt|krijg) (?:(?:zelf|nog|momenteel|eigenlijk) )*)?"
    r"(?:niks|niets|nul|nada|noppes|geen inkomen)(?=[,.])(?!.*\b(?:\w*loon|\w*uitkering|dop"
    r"|(?:zieken|kinder|leef|vakantie)geld|job\w*|werk\w*|interim|flexi|student\w*|krijgt?|trekt?|verdien\w*|mutualiteit|ocmw"
    r"|behalve|alleen|enkel)\b)"
)
_I_HAVE = re.compile(rf"\bik (?:\w+ ){{0,3}}(?:een )?{_INCOME}\b")
_CLAUSE = re.compile(r"(?<=[,.;!?])\s+|\s+(?=en (?:die|toch|dan)\b)")


def without_elders(text: str) -> str:
    """Return words without what they tell of elders, of who writes, of who showed them the way.

    "Haar moeder (46)", "dit nummer van mijn maat".
    """
    text = _SOURCE.sub("", text)
    told = _OWN_CHILD.sub("", _OWN_AGE.sub(r"\1", _BRACKETS.sub(r"\1", text)))
    return without_stays_of_kin(_WITH_KIN.sub(r"\1", _KIN_WHO.sub(r"\1", told)))


def without_sentences_of_kin(message: tuple[Part, ...], *, is_self: bool) -> tuple[Part, ...]:
    """Return the parts without sentences about kin: "Haar moeder is 47, leeft van haar pensioen".

    "Mijn broer leeft van niets" may tell of the youth, unless the youth writes.
    """
    of_kin = _OF_OWN_KIN if is_self else _OF_THEIR_KIN
    begins = {one.sentence: one for one in reversed(message)}
    about = {at for at, one in begins.items() if of_kin.search(one.normal)}
    kept = tuple(
        one for one in message if one.sentence not in about or _OF_THE_YOUTH.search(one.normal)
    )
    return kept or message


def has_nothing_beside(text: str, *, is_self: bool) -> bool:
    """Say whether the youth has nothing, as against others: "zij leefloon, maar hij niks"."""
    said = normalise(text)
    own = is_self and _AND_I_NOTHING.search(said) is not None and not _I_HAVE.search(said)
    return own or _BUT_NOTHING.search(said) is not None


def says_nothing_first(text: str) -> bool:
    """Say whether an answer begins with "niks", and names no income behind it.

    "Niks, ik stort af en toe wat"; "niks, alleen een leefloon" is an income.
    """
    return _NOTHING_FIRST.match(normalise(text)) is not None


def without_stories(slot: str, answers: Answers, text: str) -> str:
    """Return words without the clauses that tell of somebody else; "" where none is left."""
    is_self = answers.get("referrer_type") == "self"
    if is_self and slot not in _ALSO_OF_OTHERS:
        return text
    if slot == "income" and not is_self:
        text = _INCOME_OF_KIN.sub(" ", text)
    begins = _OF_YOUTHS_OWN if is_self else _OF_WRITERS_OWN
    goes_on = _GOES_ON if is_self else _GOES_ON_OF_ANOTHER
    kept: list[str] = []
    is_anothers = False
    for clause in _CLAUSE.split(without_stops(text)):
        said = normalise(clause)
        is_anothers = bool(begins.search(said)) or (is_anothers and bool(goes_on.search(said)))
        if slot == "income" and NOT_THEIRS.search(said):
            continue
        if slot == "age" and not is_self and _OF_KINS_AGE.search(said):
            continue
        if not is_anothers:
            kept.append(clause)
    is_of_kin = _KIN_AGED.search(normalise(text)) is not None and not is_self
    if slot in _OF_WRITERS and (answers.get("referrer_type") in _OTHERS or is_of_kin):
        kept = [one for one in kept if not _OF_WRITER.search(normalise(one))] or kept
    rest = " ".join(kept)
    return text if _POINTS_BACK.search(normalise(rest)) else rest
