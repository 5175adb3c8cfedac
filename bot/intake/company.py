"""Who comes along with the youth, a partner or a child, and whose company is another one's.

"Bij zijn zus en haar kinderen" tells of no child of the youth; "mijn lief en ik slapen in de auto"
tells of a partner, in the first person. The words of ``told.cues`` are read once these are out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.of_others import PERSON
from bot.language.normalise import normalise
from bot.language.sentences import sentences

if TYPE_CHECKING:
    from bot.intake.parts import Part

_PARTNER = (
    r"(?:vriend|vriendin|lief|liefje|man|vrouw|verloofde|partner(?! in crime)|vent|ventje|vintje"
    r"|madam|wederhelft|echtgenote?|schoondochter|schoonzoon)"
)
_CHILD = (
    r"(?:baby(?:'?tje|ke)?|b[eé]b[eé](?:tje)?|kind(?:je|jes|eren|ers)?|zoontje|zoonke|dochtertje"
    r"|dochterke|kleintje"
    r"|kleine(?: (?:gast|man|meid))?|kids|peuter(?:tje)?|kleuter(?:tje)?|ukje|ukkie|tweeling"
    r"|pasgeborene|bloedjes|spruit)"
)
_KIN = (
    r"(?:moeder|vader|mama|papa|ma|pa|ouders|oma|opa|grootouders|zus|broer|nicht|neef|tante|nonkel"
    r"|kinderen)"
)
_EX = r"(?:ex|(?:gewezen|vroegere) \w+)"
#: "Sinds de breuk met haar vriend", "het is uit tussen hem en zijn lief".
_BREAK = (
    r"\b(?:breuk|ruzie|scheiding|relatie\w*|gebroken|gedaan|uit|uitgeraakt|uitgegaan|conflict)"
    r" (?:\w+ ){0,2}"
    rf"(?:met|tussen) (?:hem en |haar en )?(?:zijn|haar|mijn|een) (?:\w+ )?{_PARTNER}\b"
)
#: "Bij zijn zus en haar kinderen", "bij een vriendin met twee kleine kinderen".
_HOSTS = (
    rf"\bbij (?:mijn|zijn|haar|hun|een|de|ne|onze) (?:\w+ )?{PERSON},? (?:en|met|plus) "
    r"(?:(?:zijn|haar|hun|diens|de|twee|drie|2|3|4|kleine|jonge|nieuwe) )+"
    rf"(?:{_PARTNER}|kinderen|kids|gezin)(?: en (?:(?:zijn|haar|hun|de|\w+) )?{_CHILD})?"
)
#: "Zijn moeder is zwanger van haar nieuwe vriend", "mijn zus heeft een baby".
_EXPECTS = (
    r"(?:is (?:\w+ ){0,2}(?:hoog)?zwanger|is (?:\w+ )?bevallen|beviel|verwacht"
    rf"|heeft (?:\w+ ){{0,3}}{_CHILD}|krijgt (?:\w+ ){{0,3}}{_CHILD})"
)
#: A child that lives elsewhere, and what is called one.
_ELSEWHERE = (
    rf"\b(?:\w+ ){{0,2}}(?:{_CHILD}|dochter|zoon)\b(?: van \w+)?,?(?: die| dat)?"
    r" (?:woont|zit|is|verblijft|leeft) (?:\w+ ){0,3}(?:bij (?:haar|zijn|de|hun|mijn) (?:ex|moeder"
    r"|vader|mama|papa|grootouders|oma|opa|ouders)|in (?:een )?(?:pleeggezin|pleegzorg)|geplaatst)"
    r"(?![^.!?]*\b(?:bij mij|bij hem|elke week)\b)"
    r"|\b(?:zelf |eigenlijk |nog )+een kind\b|\bkind(?:je)? op vier poten[^.!?]*\b"
    r"|\b(?:dochter|zoon|kind)[^.!?]*\bom de (?:veertien|14|twee)[^.!?]*"
)
_OF_YOUTHS_KIN = re.compile(
    rf"{_BREAK}|{_HOSTS}|{_ELSEWHERE}"
    rf"|\b(?:zijn|haar|hun) (?:\w+ )?(?:{_KIN}|{_EX}|vriendin) {_EXPECTS}"
)
_OF_WRITERS_KIN = re.compile(
    rf"{_BREAK}|{_HOSTS}|{_ELSEWHERE}"
    rf"|\b(?:mijn|ons|onze|zijn|haar|hun) (?:\w+ )?(?:{_KIN}|{_EX}) {_EXPECTS}"
    rf"|\b(?:haar|zijn|hun) {_CHILD}\b"
)
#: Of a partner that is there: not of the mother of one.
_NOT_OF = rf"(?! (?:(?:zijn|haar|hun) )?(?:{_KIN}|nonkel|oma)\b| thuis\b)"
_OWN = (
    rf"\b(?:mijn|mijne|myn|me) (?:(?!beste|goede|oude|vroegere"
    rf"|toenmalige)\w+ )?{_PARTNER}\b{_NOT_OF}"
)
_THEIR = rf"\b(?:zijn|haar|hun|diens) (?:(?!beste|goede|oude|vroegere)\w+ )?{_PARTNER}\b{_NOT_OF}"
#: "Mijn lief en ik", "wij slapen in zijn auto, hij is mijn lief", "mijn madam ook".
_TOGETHER = (
    r"\b(?:wij|we|ons|onze|wieder|wulder|samen|allebei|alletwee|allemaal|gezin|naast mij"
    r"|met (?:ons )?(?:twee|tweeen|drie|drieen)(?! \w+en\b))\b"
)
_OWN_TOGETHER = re.compile(
    rf"{_TOGETHER}[^.!?]*{_OWN}|{_OWN}[^.!?]*{_TOGETHER}|{_OWN} en (?:ik|mij)\b"
    rf"|\b(?:ik|mij) en (?:mijne?|myn|me) {_PARTNER}\b|{_OWN} (?:\w+ ){{0,4}}(?:ook|mee|erbij)\b"
    rf"|\bsamen (?:met|m|me) mijn {_PARTNER}\b|\bmet {_OWN[2:]} (?:erbij|(?:gaan )?samenwonen)\b"
)
_AND_THEIRS = (
    r"(?:\w+ ){0,1}(?:wonen|slapen|zitten|kamperen|leven|verblijven|zoeken|konden|zijn|liggen"
    r"|hebben|gaan|huizen)"
)
_THEIR_TOGETHER = re.compile(
    rf"{_THEIR} (?:woont|slaapt|zit|logeert|verblijft) (?:\w+ ){{0,2}}bij (?:hem|haar)"
    r"(?=$|[.,;]| en\b)"
    rf"|{_THEIR} (?:\w+ ){{0,4}}(?:ook|mee|erbij|bij (?:hem|haar) in)\b(?! (?:helpen|aan tafel"
    rf"|werken|denken))|{_THEIR}[^.!?]*\b(?:samen"
    r"|allebei|alletwee|voor twee|met (?:hun )?(?:twee|drie)(?! \w+en\b)|onder een dak"
    r"|gaat overal mee)\b"
    rf"|\ben (?:(?:zijn|haar|hun) )?(?:\w+ )?{_PARTNER},? (?:\([^)]*\) ?)?{_AND_THEIRS}\b"
    rf"|\bmet (?:zijn|haar) hele gezin\b|\bmet (?:zijn|haar) (?:vrouw|man|echtgenote?) en\b"
    rf"|{_THEIR} en (?:hun |zijn |haar |een )?{_CHILD}|{_THEIR}[^.!?]*\bwilt? [^.!?]*\bsamen\b"
    rf"|\bsamen (?:met|m|me) (?:zijn|haar) {_PARTNER}\b{_NOT_OF}"
    r"|\b(?:wij|we) (?:blijven|wonen) samen\b"
    r"|\bde (?:jongen|man|vrouw) met wie (?:ze|hij|zij)\b"
    rf"|\b(?:echtgenote?|vrouw|man) en {_CHILD} (?:\w+ ){{0,2}}(?:mee\w*|verhuizen)\b"
)
#: Only a home, or none, is shared: "mijn lief en ik praten daarover" tells of no company.
_HOME = re.compile(
    r"\b(?:slaa?p\w*|sloapn|sliepen|woon\w*|wonen|zit(?:ten)?|zaten|zoek\w*|lig(?:gen|t)?|leven"
    r"|leef|logeren"
    r"|samenwonen|tent|auto|buiten|straat|iets voor|caravan|huis|plek|studio|kwijt|gaan|kamperen"
    r"|alles|doen|dakloos\w*|\w*opvang|tweeen|alletwee|allebei)\b"
)
#: Who has come to an end is no company.
_IS_OVER = re.compile(
    r"\b(?:uit elkaar|uitgemaakt|uitge(?:gaan|raakt)|het is uit|is uit|gedaan|gebroken|breuk"
    r"|bedrogen|buiten ?ge\w+"
    r"|mijn ex|ruzie|weg bij|woont nog bij|teruggegaan|komt niet (?:meer )?terug)\b"
)
_OWN_CHILD = re.compile(
    rf"\b(?:mijn|ons|onze|mijne) (?:\w+ )?(?:{_CHILD})\b|\b(?:heb|hebben) (?:al )?(?:een|twee"
    rf"|drie|2|3) (?:\w+ )?(?:{_CHILD}|(?:jongen|meisje|zoon|dochter)(?=,? (?:hij|ze|zij) is (?:\d"
    rf"|1[0-2])\b))|\b(?:mijn|ons|onze|een) (?:meisje|jongen|jongske|manneke|zoon|dochter) van"
    r" (?:(?:\d|1[0-2])\b(?! (?:jaar )?(?:en|die) \d)|een\b|anderhalf|\w+ maand)"
    r"|\bmijn (?:dochter|zoon) is (?:elke|om de) week\b"
    r"|\bik ben (?:de |een )?(?:\w+ )?(?:mama|moeder|papa|vader|mams)"
    r"(?: (?:van|met|en|geworden)\b|[, ]*\d\d)"
    r"|\bik ben (?:een )?(?:alleenstaande|jonge|kersverse|tiener) ?(?:mama|moeder|papa|vader)\b"
    r"|\bben (?:al |nu )?(?:\w+ )?(?:maand(?:en)?|weken) (?:ver|zwanger)\b"
    rf"|\bben (?:\w+ )?in verwachting\b|\bik verwacht (?:\w+ ){{0,2}}{_CHILD}\b"
    rf"|\bde {_CHILD} heb ik\b|\bde kleine man\b|\bheb een (?:jongen|meisje|zoon"
    rf"|dochter),? (?:hij|ze|zij) is"
    r" (?:\d|1[0-2]|een|twee|drie|vier|vijf)\b"
)
_THEIR_CHILD = re.compile(
    r"\b(?:ze|zij) is (?:\w+ ){0,2}bevallen\b|\bheeft (?:een )?tweeling\b"
    rf"|\b(?:met|mee|me|mi) (?:de|een|haar|zijn|hun|heur|heure|eur) (?:(?:twee|drie|2|3"
    rf"|\w+) )?{_CHILD}\b"
    rf"|\b(?:en|met) (?:hun|haar|zijn) {_CHILD}\b|\bhun (?:baby|pasgeborene|kindje)\b"
    rf"|\bhet (?:zoontje|dochtertje|kindje|{_CHILD}) heeft (?:ze|zij|hij)\b"
    rf"|\b(?:vrouw|man|echtgenote?|partner|lief|vriendin?) en (?:\w+ )?{_CHILD}\b"
    r"|\b(?:ze|zij|hij) is (?:een )?(?:alleenstaande|jonge|kersverse|tiener) ?"
    r"(?:mama|moeder|papa|vader)\b"
    r"|\b(?:ze|zij) is (?:\w+ )?in verwachting\b"
    r"|\b(?:ze|zij) is (?:al |nu )?(?:\w+ )?(?:maand(?:en)?|weken) (?:ver|zwanger)\b"
)


def own_company(message: tuple[Part, ...], *, is_self: bool) -> tuple[Part, ...]:
    """Return the parts of a message without the partners and children of others."""
    of_others = _OF_WRITERS_KIN if is_self else _OF_YOUTHS_KIN
    return tuple(
        one if said == one.normal else replace(one, raw=said)
        for one in message
        for said in [of_others.sub(" ", one.normal)]
    )


def company(text: str, *, is_self: bool) -> set[str]:
    """Return the codes of who comes along, told over more than one part of a message.

    Args:
        text: The message as typed.
        is_self: Whether the youth writes it.
    """
    of_others = _OF_WRITERS_KIN if is_self else _OF_YOUTHS_KIN
    said = of_others.sub(" ", normalise(text))
    child = _OWN_CHILD if is_self else _THEIR_CHILD
    found = {"with_child"} if child.search(said) else set()
    return found | {"with_partner"} if _is_with_partner(said, is_self=is_self) else found


#: "Ik schrijf voor mijn vriend. Wij slapen bij mijn mama": the partner writes.
_OF_PARTNER = re.compile(
    rf"\b(?:voor|over) mijn (?:eigen )?{_PARTNER}\b|\bmijn (?:lief|man|vrouw|verloofde)\b"
)
_WE_STAY = re.compile(r"\b(?:wij|we) (?:slapen|zitten|wonen|leven|logeren|liggen)\b")


def _is_with_partner(said: str, *, is_self: bool) -> bool:
    """Say whether a youth lives, or looks for a home, with a partner, and has not lost them."""
    together = _OWN_TOGETHER if is_self else _THEIR_TOGETHER
    is_told = _HOME.search(said) and any(together.search(one) for one in sentences(said))
    if not is_self and _OF_PARTNER.search(said) and _WE_STAY.search(said):
        return True
    return bool(is_told) and not (is_self and _IS_OVER.search(said))
