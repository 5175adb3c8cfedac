"""Names in a message, and whose they are: the youth's, or of who writes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.intake.parts import Part
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.intake.unasked import Reader

#: A first name, with a family name behind it or not.
_NAME = r"[A-Z][\w'’-]+(?: (?:(?:van|de|den|der|ter|el|al) )*[A-Z][\w'’-]+){0,2}"
#: "Mw Lien Deprez": maatschappelijk werkster, or mevrouw.
_TITLE = (
    r"(?:[Mm]w|[Mm]evr(?:ouw)?|[Mm]r|[Dd]hr|[Mm]aatsch(?:appelijk)? werk(?:er|ster)"
    r"|[Cc]onsulente?)\.? "
)
_CALLED = re.compile(
    rf"\b(?:(?:[Hh](?:ij|aar naam is)|[Zz](?:e|ij|ijn naam is)) (?:heet|noemt)?|heet|noemt|genaamd"
    rf"|(?<![Mm]ijn )[Nn]aam(?: (?:van de )?(?:jongere|cli[eë]nte?))?(?: is|:)?"
    r"|(?:[Hh]e|(?<=['’]))t (?:is|gaat (?:hier )?(?:over|om)|betreft)(?: den| onzen?)?"
    r"|[Bb]etreft:?|[Aa]anmelding (?:van|voor)"
    r"|(?:[Mm]ijn|[Oo]nze|[Oo]ns|[Ee]en) (?:klein|pleeg|stief)?(?:zoon|dochter|broer|zus|neef"
    r"|nicht|cli[eë]nte?|vriend|vriendin|maat|lief)(?:je|tje)?"
    rf"|met de naam)\s*({_NAME})"
)
_I_AM = re.compile(
    rf"(?:[Ii]k ben|[Ii]k heet|[Mm]ijn naam is|[Mm]et|[Hh]ier(?: is)?|^(?:{_TITLE})?)\s*({_NAME})"
    r"(?=$| van| bij| hier| uit| \(|[ ,]+(?:begeleid|maatschappelijk|\d{2}\b|bijna))"
)
#: "Hallo ik ben Hafsa ik ben 21 jaar".
_I_AM_AND = re.compile(rf"(?:[Ii]k ben|[Ii]k heet|[Mm]ijn naam is) ({_NAME})(?= (?:en )?ik )")
#: "Ik ben de zus van Kevin".
#: "Ik zou graag Shauni aanmelden".
_SIGNS_UP = re.compile(
    r"\b(?:[Gg]raag|[Ww]il|[Ww]ou|[Zz]ou|[Ww]ens\w*|[Mm]eld\w*|[Kk]om\w*)(?: \w+){0,3}?"
    rf" ({_NAME})(?: graag)? (?:aan(?:te)?melden|aan te melden|aan(?=$|[,.])|doorverwijzen"
    r"|inschrijven)"
)
_KIN_OF = re.compile(
    r"\b[Ii]k ben (?:\w+ ){1,2}(?:\w*(?:mama|papa|moeder|vader|zus|broer|oma|opa|tante|nonkel|oom)"
    rf"|vriend|vriendin|lief|nicht|neef|\w*begeleid(?:er|ster)) van ({_NAME})"
)
#: "Nonkel van Dylan", "gewezen leerkracht van Fien", "ik schrijf voor Kenji".
_OF_WHOM = re.compile(
    r"(?:\b(?:[Nn]onkel|[Oo]om|[Tt]ante|[Vv]ader|[Mm]oeder|[Mm]ama|[Pp]apa|[Pp]eter|[Mm]eter|[Oo]ma"
    r"|[Oo]pa|[Zz]us|[Bb]roer|[Ll]eerkracht|[Jj]uf|[Tt]rainer|[Bb]uurman|[Bb]uurvrouw) van"
    r"|\bschrijf (?:\w+ ){0,2}voor|^[Vv]oor|\b[Mm]eld(?:en)? (?:ik|wij|we)|\bhebben"
    rf"|\bzit(?:ten)? hier (?:nu )?met|\bdaar zit) ({_NAME})(?=$| aan\b| in begeleiding)"
)
#: "Kheetn fien", "milan is mijn naam": so plain that no capital is needed.
_OWN_NAME = re.compile(
    r"\b(?:ik heet|ik noem|mijn naam is) (?!eigenlijk|gewoon|niet|nog|ook|maar|dus|al\b)"
    r"([a-z][a-z'-]+)\b"
    r"|\b([a-z][a-z'-]+) (?:heet ik|noem ik|(?:(?:eh|he|dat|,) )*is mijn naam)\b"
)
#: "Den Quinten, dat is de vrijer van mijn dochter".
_WHO_IS = re.compile(rf"^(?:[Dd]en|[Oo]nzen?|[Oo]ns) ({_NAME})$")
_IS_SOMEBODY = re.compile(
    r"^(?:dat|dit) is$|^(?:(?:dat|dit) is|is|die|hij|ze|zij) (?:\w+ ){0,3}(?:zoon|dochter|vrijer"
    r"|vriend\w*|lief|neef|nicht|broer|zus|petekind|kleinzoon|kleindochter|buurjongen|buurmeisje"
    r"|gast|jongen|meisje|slaapt|zit)\b"
)
#: "Shanice (18)".
_ROLE = (
    r"(?:\b(?:[Pp]leeg)?(?:[Jj]ongere|[Cc]li[eë]nte?|[Jj]ongen|[Mm]eisje|[Bb]ewoonster|[Gg]ast) )?"
)
_WITH_AGE = re.compile(rf"{_ROLE}({_NAME}),? ?\(\d{{2}}(?: ?j(?:aar)?)?\b")
#: What may stand behind a name: a number, an address.
_WITHOUT_DATA = re.compile(
    r"(?:(?:[Cc]ontact|[Mm]ail van|[Gg]roet(?:en|jes)?) (?=[A-Z]))"
    r"|[ ,(/]+(?:\+?\d[\d /.()-]{6,}|\S+@\S+).*$"
)
_NO_NAME = (
    "(?:Mevr|Mw|Bewo(?:ner|onster)|Cursist|Kandidaat|Leerling|Pati[eë]nte?|Cli[eë]nte?|Jongere"
    "|Jongen|Meisje|Jongeman|Man|Vrouw|Gast|Zoon|Dochter|Betrokkene)"
)
#: "Sanne is 21", and not "Cliënt is 21".
_IS_AGED = re.compile(
    rf"^(?:[Oo]nze?|[Mm]ijn|\w+jongere)? ?(?!{_NO_NAME}\b)({_NAME}) is (?:nu |pas |net )?\d{{2}}\b"
)
#: Leaves no doubt that a name follows, be it the name of a village as well.
_SAYS_NAME = re.compile(r"\b(?:heet|noemt|genaamd|naam)\b")
#: Whoever writes of oneself says so: "naam: Milan".
_LABELS_NAME = re.compile(r"^[Nn]aam\b")
_ONLY_NAME = re.compile(rf"^{_NAME}$")
#: What stands above a message is nobody's name: "Aanmelding, OCMW Tielt".
_HEADING = re.compile(
    r"\b(?:aanmeld|doorverwij|hulp|vraag|check|anoniem|dringend|betreft|info|nieuw)"
)
#: "Contact: An Peeters", "Groeten, An".
_SIGNS = re.compile(r"\b(?:groet(?:en|jes)?|contact(?:persoon|gegevens)?|mvg)\b")
#: "Mijn gegevens: An Peeters, 056 12 34 56".
_DATA = re.compile(r"gegevens\b")


#: With a capital too, and nobody: a greeting, a way to write, a service cut short.
_NOBODY = re.compile(
    r"^(?:h+[ae]+[iy]+(?:h+[ae]+[iy]+)*|(?:h?all|all)o+|allez|allee|amai|yo+|salut\w*|dag|bonjour|whats?app\w*|app|sms|messenger"
    r"|signal|telegram|facebook|insta\w*|snap\w*|tiktok|viber|skype|teams|e?-?mail|gmail|hotmail"
    r"|outlook|kerst(?:mis|dag)?|mevr(?:ouw)?|meneer|betrokkene|cliente?|kandidaat|cursist|leerling|patiente?"
    r"|(?:oud-?)?bewo(?:ner|onster)|jongedame|jongeman|jongere|kort|dienst|mail|team|nieuwjaar|pasen|pinksteren|allerheiligen|sinterklaas|gsm|tel|telefoon|soc|sociale?|maatsch|psych|begel)\b"
)


@dataclass(frozen=True)
class Around:
    """What stands around a part of a message."""

    before: Part
    after: Part
    second_after: Part
    is_self: bool
    #: The youth's own data are asked for.
    is_youths: bool
    is_writer: bool
    is_beside_writer: bool


_WAYS_TO_CALL = (_CALLED, _KIN_OF, _WITH_AGE, _IS_AGED, _SIGNS_UP, _OF_WHOM)


def is_beside(number: int, message: tuple[Part, ...], service: tuple[Part, ...]) -> bool:
    """Say whether a part stands next to what tells who writes: "An Peeters, CAW Tielt"."""
    return any(one in service for one in message[max(number - 1, 0) : number + 2])


def names_in(part: Part, around: Around, read: Reader) -> Iterator[tuple[str, object]]:
    """Find a name where the words say that it is one, and whose."""
    writer = "youth_name" if around.is_self else "referrer_name"
    youth = _youth_in(part, around, read)
    if youth:
        yield "youth_name", youth
        return
    own = _own(part)
    if own and (around.is_writer or own.start(1) > 0) and _is_person(own[1], read):
        yield writer, own[1]
    else:
        yield from _alone(replace(part, raw=_WITHOUT_DATA.sub("", part.raw)), around, read, writer)


def _alone(part: Part, around: Around, read: Reader, writer: str) -> Iterator[tuple[str, object]]:
    """Find a name that stands by itself, or before a number or an address."""
    if not _ONLY_NAME.match(part.raw) or not _is_somebody(part, around, read):
        return
    if _is_of_aged(part, around):
        yield "youth_name", part.raw
    elif _DATA.search(around.before.normal):
        yield "youth_name" if around.before.tells("of_youth") else writer, part.raw
    elif _signs(part, around, read):
        yield writer, part.raw


def _youth_in(part: Part, around: Around, read: Reader) -> str | None:
    """Return how words say that the youth is called; None where they do not."""
    own = _own_as_typed(part) if around.is_self else ""
    if own and _is_person(own, read):
        return own
    youth = None if around.is_writer else called(part)
    if youth and around.is_self and not _LABELS_NAME.search(youth[0]):
        # "Enkel mijn vriendin Noor" is not the youth who writes.
        youth = None
    if youth and (_SAYS_NAME.search(youth[0]) or _is_person(youth[1], read)):
        return youth[1]
    whom = _WHO_IS.match(part.raw)
    is_whom = whom and _IS_SOMEBODY.search(around.after.normal) and _is_person(whom[1], read)
    return whom[1] if whom and is_whom else None


def _own_as_typed(part: Part) -> str:
    """Return the name that somebody gives as the own one, with a capital; "" for none.

    The name is that of the words as typed: dialect is no reason to spell it otherwise.
    """
    own = _OWN_NAME.search(part.normal)
    name = (own[1] or own[2]) if own else ""
    typed = (word.strip(" .,;:!?'") for word in part.raw.split())
    raw = next((word for word in typed if name and normalise(word) == name), "")
    return raw[:1].upper() + raw[1:]


def _is_of_aged(part: Part, around: Around) -> bool:
    """Say whether a name stands beside an age: "Milan, 19"; not "JAC - An. Meisje van 20"."""
    before, after = around.before, around.after
    is_writers = around.is_beside_writer and before.sentence == part.sentence
    if is_writers and after.sentence != part.sentence:
        return False
    return after.tells("age") or (before.tells("age") and not around.is_self)


def _is_somebody(part: Part, around: Around, read: Reader) -> bool:
    """Say whether capitals by themselves are a person; a town has no number behind it."""
    if _HEADING.search(part.normal) or part.names_service:
        return False
    is_full = " " in part.raw and (_has_data(around, read) or _is_signed(around))
    return is_full or _is_person(part.raw, read)


def _signs(part: Part, around: Around, read: Reader) -> bool:
    """Say whether a name is that of who writes: beside the service, or above the own data."""
    if around.is_beside_writer or _is_signed(around):
        return True
    is_youths = around.is_youths or around.before.tells("of_youth")
    return " " in part.raw and _has_data(around, read) and not is_youths


def _is_signed(around: Around) -> bool:
    return _SIGNS.search(around.before.normal) is not None


def _has_data(around: Around, read: Reader) -> bool:
    """Say whether a number or an address stands behind, perhaps with what somebody is between."""
    return any(
        "@" in one.raw or not read("referrer_phone", one.raw).is_empty
        for one in (around.after, around.second_after)
    )


def called(part: Part) -> re.Match[str] | None:
    """Find where words say how the youth is called."""
    found = (pattern.search(part.raw) for pattern in _WAYS_TO_CALL)
    return next(filter(None, found), None)


def _is_person(name: str, read: Reader) -> bool:
    """Say whether capitals make a name, and no town or service."""
    is_name = read("youth_name", name).value == name and not _NOBODY.match(Part(name).normal)
    return is_name and read("region", name).is_empty and not Part(name).names_service


def _own(part: Part) -> re.Match[str] | None:
    """Find where somebody may tell the own name."""
    return _I_AM_AND.search(part.raw) or _I_AM.search(part.raw)


def says_own_name(part: Part) -> bool:
    """Say whether somebody tells the own name: "ik ben An Peeters"."""
    own = _own(part)
    return own is not None and own.start(1) > 0


def says_name_of_youth(part: Part) -> bool:
    """Say whether words tell how the youth is called: "hij heet Sam"."""
    return _CALLED.search(part.raw) is not None
