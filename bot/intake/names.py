"""Names in a message, and whose they are: the youth's, or of who writes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.intake.called import NAME, called, signs_up
from bot.intake.parts import Part
from bot.language.first_names import is_first_name
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.intake.unasked import Reader

#: "Mw Lien Deprez": maatschappelijk werkster, or mevrouw.
_TITLE = (
    r"(?:[Jj]ustitieassistente?|[Oo]pvoed(?:er|ster)|[Bb]egeleid(?:er|ster)"
    r"|[Hh]ulpverle(?:ner|enster)|[Ss]traathoekwerk(?:er|ster)|[Mm]w|[Mm]evr(?:ouw)?|[Mm]r|[Dd]hr"
    r"|[Mm]aatsch(?:appelijk)? werk(?:er|ster)|[Cc]onsulente?)\.? "
)
_I_AM = re.compile(
    r"(?:[Ii]k ben(?: (?:de|den|het))?|[Ii]kzelf(?: ben)?|[Ii]k heet|[Mm]ijn naam is"
    r"|[Mm]et|[Hh]ier(?: is)?|(?:[Aa]anmelder|[Vv]erwijzer|[Cc]ontactpersoon)(?: is)?"
    r"|^(?:(?:[Hh]ey|[Hh]allo|[Dd]ag|[Hh]oi|[Yy]o|[Ss]alut)[ ,]+)?"
    rf"(?:{_TITLE})?)\s*({NAME})"
    r"(?=$| van| bij| hier| uit| \(|[ ,]+(?:begeleid|maatschappelijk|\d{2}\b|bijna))"
)
#: "Hallo ik ben Hafsa ik ben 21 jaar".
_I_AM_AND = re.compile(rf"(?:[Ii]k ben|[Ii]k heet|[Mm]ijn naam is) ({NAME})(?= (?:en )?ik )")
#: "Lotte Degryse hier, van het CAW".
_HERE = re.compile(r" hier$")
#: "Kheetn fien", "milan is mijn naam": so plain that no capital is needed.
_OWN_NAME = re.compile(
    r"\b(?:ik heet|ik noem|mijn naam is) (?!eigenlijk|gewoon|niet|nog|ook|maar|dus|al\b)"
    r"([a-z][a-z'-]+)\b|\b([a-z][a-z'-]+) (?:heet ik|noem ik|(?:(?:eh|he|dat|,) )*is mijn naam)\b"
)
#: "Den Quinten, dat is de vrijer van mijn dochter".
_WHO_IS = re.compile(rf"^(?:[Dd]en|[Oo]nzen?|[Oo]ns) ({NAME})$")
_IS_SOMEBODY = re.compile(
    r"^(?:dat|dit) is$|^(?:(?:dat|dit) is|is|die|hij|ze|zij) (?:\w+ ){0,3}(?:zoon|dochter|vrijer"
    r"|vriend\w*|lief|neef|nicht|broer|zus|petekind|kleinzoon|kleindochter|buurjongen|buurmeisje"
    r"|gast|jongen|meisje|slaapt|zit)\b"
)
_SEX = re.compile(r"man|vrouw|jongen|meisje|[mvx]|jongeman|jongedame")
#: What may stand behind a name: a number, an address.
_WITHOUT_DATA = re.compile(
    r"(?:(?:[Cc]ontact|[Mm]ail van|[Gg]roet(?:en|jes)?|[Ii]kzelf|[Zz]elf|Dr|INP|HINP|Adjudant"
    r"|Inspecteur)\.? (?=[A-Z]))"
    r"|[ ,(/]+(?:\+?\d[\d /.()-]{6,}|\S+@\S+).*$"
)
#: Leaves no doubt that a name follows, be it the name of a village as well.
_SAYS_NAME = re.compile(r"\b(?:heet|noemt|genaamd|naam)\b")
#: Whoever writes of oneself says so: "naam: Milan".
_LABELS_NAME = re.compile(r"^[Nn]aam\b")
_ONLY_NAME = re.compile(rf"^{NAME}$")
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
    r"^(?:h+[ae]+[iy]+(?:h+[ae]+[iy]+)*|(?:h?all|all)o+|allez|allee|amai|yo+|salut\w*|dag|bonjour"
    r"|whats?app\w*|app|sms|messenger|signal|telegram|facebook|insta\w*|snap\w*|tiktok|viber|skype"
    r"|teams|e?-?mail|gmail|hotmail|outlook|kerst(?:mis|dag)?|nieuwjaar|pasen|pinksteren"
    r"|allerheiligen|allerzielen|sinterklaas|groet(?:en|jes)?|letterlijk|eerlijk|serieus|kortom|echt|driekoningen|valentijn|carnaval|hemelvaart"
    r"|lichtmis|moederdag|vaderdag|ramadan|suikerfeest|offerfeest|kermis|gsm|tel|telefoon|soc|sociale?|maatsch|psych|begel|mevr(?:ouw)?"
    r"|meneer|betrokkene|cliente?|kandidaat|cursist|leerling|patiente?|(?:oud-?)?bewo(?:ner|onster)"
    r"|jongedame|jongeman|jongere|kort|dienst|team|\w*dienst|rechtzetting|correctie|verbetering"
    r"|contact|vanwege|vertrouwelijk|regio|intaker|betreft|opvoed(?:er|ster)|inspecteur|psycholo\w+"
    r"|limburger|antwerpenaar|gentenaar|bruggeling|west-?vlaming|excuseer|excuus|luister|kijk|zeg|hoor|sorry|pardon|oei|oeps|wacht|foutje|vergissing|opgelet|update|aanvulling)\b"
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
    is_own = own and (around.is_writer or own.start(1) > 0 or _HERE.match(part.raw, own.end(1)))
    if own and is_own and is_person(own[1], read):
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
    if own and is_person(own, read):
        return own
    signed = signs_up(part)
    youth = signed or (None if around.is_writer else called(part))
    if youth and around.is_self and not _LABELS_NAME.search(youth[0]):
        # "Enkel mijn vriendin Noor" is not the youth who writes.
        youth = None
    is_named = youth is not None and (_SAYS_NAME.search(youth[0]) or _is_of_kin(youth))
    # No town is signed up: "ik wil Brecht aanmelden".
    is_named = is_named or (signed is not None and is_first_name(signed[1].split(maxsplit=1)[0]))
    if youth and (is_named or is_person(youth[1], read)):
        return youth[1]
    whom = _WHO_IS.match(part.raw)
    is_whom = whom and _IS_SOMEBODY.search(around.after.normal) and is_person(whom[1], read)
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
    # "Dylan, man, 22 jaar".
    is_sex = after.sentence == part.sentence and _SEX.fullmatch(after.normal)
    after = around.second_after if is_sex else after
    is_writers = around.is_beside_writer and before.sentence == part.sentence
    if is_writers and after.sentence != part.sentence:
        return False
    return after.tells("age") or (before.tells("age") and not around.is_self)


def _is_somebody(part: Part, around: Around, read: Reader) -> bool:
    """Say whether capitals by themselves are a person; a town has no number behind it."""
    if _HEADING.search(part.normal) or _NOBODY.match(part.normal) or part.names_service:
        return False
    is_full = " " in part.raw and is_first_name(part.raw.split()[0])
    is_full = is_full and (_has_data(around, read) or _is_signed(around))
    return is_full or is_person(part.raw, read)


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


def _is_of_kin(named: re.Match[str]) -> bool:
    """Say whether kin is called so: "mijn kleinzoon Brecht" is no town."""
    is_kin = re.match(r"(?:mijn|onze|ons) ", named[0], re.IGNORECASE) is not None
    return is_kin and is_first_name(named[1].split(maxsplit=1)[0])


def is_person(name: str, read: Reader) -> bool:
    """Say whether capitals make a name that people have, and no town or service."""
    part = Part(name)
    # "Zeventien": a number at the beginning of a sentence.
    if part.normal.isdigit() or _NOBODY.match(part.normal) or part.names_service:
        return False
    if not is_first_name(name.split(maxsplit=1)[0]):
        return False
    # "Brecht" alone may be the town; "Brecht Claeys" lives somewhere.
    is_place = len(name.split()) == 1 and not read("region", name).is_empty
    return read("youth_name", name).value == name and not is_place


def _own(part: Part) -> re.Match[str] | None:
    """Find where somebody may tell the own name."""
    return _I_AM_AND.search(part.raw) or _I_AM.search(part.raw)


def says_own_name(part: Part) -> bool:
    """Say whether somebody tells the own name: "ik ben An Peeters"."""
    own = _own(part)
    return own is not None and own.start(1) > 0
