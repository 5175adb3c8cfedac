"""How words say what the youth is called: "hij heet Sam", "Sanne is 21", "zus van Kevin"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.intake.parts import Part

#: A first name, with a family name behind it or not.
#: "Hanne Desmet van de PSD" is not called so.
NO_SERVICE = r"(?!(?:PSD|JWW|VDAB|CAW|OCMW|JAC|CLB|CPAS|CGG|GI|MFC|OOOC|OTB|TCK|VK|OCJ)\b)"
NAME = rf"[A-Z][\w'’-]+(?: (?:(?:van|de|den|der|ter|el|al) )*{NO_SERVICE}[A-Z][\w'’-]+){{0,2}}"
_CALLED = re.compile(
    rf"\b(?:(?:[Hh](?:ij|aar naam is)|[Zz](?:e|ij|ijn naam is)) (?:heet|noemt)?|heet|noemt|genaamd"
    rf"|(?<![Mm]ijn )[Nn]aam(?: (?:van de )?(?:jongere|cli[eë]nte?))?(?: is|:)?"
    r"|(?:[Hh]e|(?<=['’]))t (?:is|gaat (?:hier )?(?:over|om)|betreft)(?: den| onzen?)?"
    r"|[Bb]etreft:?|[Aa]anmelding (?:van|voor)|[Vv]oornaam|[Rr]oepnaam"
    r"|(?:[Mm]ijn|[Oo]nze|[Oo]ns|[Ee]en) (?:klein|pleeg|stief)?(?:zoon|dochter|broer|zus|neef"
    r"|nicht|cli[eë]nte?|vriend|vriendin|maat|lief)(?:je|tje)?"
    rf"|met de naam)\s*({NAME})"
)
#: "Ik zou graag Shauni aanmelden", "graag had ik Shauni bij u aangemeld".
_SIGNS_UP = re.compile(
    r"\b(?:[Gg]raag|[Ww]il|[Ww]ou|[Zz]ou|[Ww]ens\w*|[Mm]eld\w*|[Kk]om\w*)(?: \w+){0,3}?"
    rf" ({NAME})(?: graag| willen| bij \w+)* (?:aan(?:te)?melden|aan te melden"
    r"|aan(?=$|[,.])|doorverwijzen|inschrijven|aangemeld|ingeschreven|doorverwezen)"
)
#: "Ik ben de zus van Kevin".
_KIN_OF = re.compile(
    r"\b[Ii]k ben (?:\w+ ){1,2}(?:\w*(?:mama|papa|moeder|vader|zus|broer|oma|opa|tante|nonkel|oom)"
    rf"|vriend|vriendin|lief|nicht|neef|\w*begeleid(?:er|ster)) van ({NAME})"
)
#: "Amadou heet hij", "een gast die Yoran heet".
_IS_CALLED = re.compile(rf"\b({NAME}) (?:heet|noemt)(?= (?:hij|ze|zij)\b|$)")
#: "Nonkel van Dylan", "gewezen leerkracht van Fien", "ik schrijf voor Kenji".
_OF_WHOM = re.compile(
    r"(?:\b(?:[Nn]onkel|[Oo]om|[Tt]ante|[Vv]ader|[Mm]oeder|[Mm]ama|[Pp]apa|[Pp]eter|[Mm]eter|[Oo]ma"
    r"|[Oo]pa|[Zz]us|[Bb]roer|[Ll]eerkracht|[Jj]uf|[Tt]rainer|[Bb]uurman|[Bb]uurvrouw) van"
    r"|\bschrijf (?:\w+ ){0,2}voor|^[Vv]oor|\b[Mm]eld(?:en)? (?:ik|wij|we)|\bhebben"
    rf"|\bzit(?:ten)? hier (?:nu )?met|\bdaar zit) ({NAME})(?=$| aan\b| in begeleiding)"
)
#: "Shanice (18)".
_ROLE = (
    r"(?:\b(?:[Pp]leeg)?(?:[Jj]ongere|[Cc]li[eë]nte?|[Jj]ongen|[Mm]eisje|[Bb]ewoonster|[Gg]ast) )?"
)
_WITH_AGE = re.compile(
    rf"(?<!broer )(?<!zus )(?<!vriend )(?<!vriendin ){_ROLE}"
    rf"({NAME}),? ?\(\d{{2}}(?: ?j(?:aar)?)?\b"
)
_NO_NAME = (
    "(?:Mevr|Mw|Bewo(?:ner|onster)|Cursist|Kandidaat|Leerling|Pati[eë]nte?|Cli[eë]nte?|Jongere"
    "|Jongen|Meisje|Jongeman|Man|Vrouw|Gast|Zoon|Dochter|Betrokkene)"
)
#: "Sanne is 21", and not "Cliënt is 21".
_IS_AGED = re.compile(
    rf"^(?:[Oo]nze?|[Mm]ijn|\w+jongere)? ?(?!{_NO_NAME}\b)({NAME}) (?:is|wordt)"
    r"(?! (?:hij|ze|zij|ik|het|er)\b)"
    r"(?: \w+){0,3}? \d{2}\b"
)
#: "Het gaat om Jorben, 20 jaar".
_IS_ABOUT = re.compile(
    rf"^(?:[Hh]et|[Dd]it|[Dd]at) (?:gaat (?:hier )?(?:over|om)|betreft) ({NAME})$"
)
_WAYS_TO_CALL = (_CALLED, _KIN_OF, _WITH_AGE, _IS_AGED, _SIGNS_UP, _OF_WHOM, _IS_CALLED, _IS_ABOUT)


def signs_up(part: Part) -> re.Match[str] | None:
    """Find whom words sign up: "wij zijn een nachtopvang en willen graag Ilyas aanmelden"."""
    return _SIGNS_UP.search(part.raw)


def called(part: Part) -> re.Match[str] | None:
    """Find where words say how the youth is called."""
    found = (pattern.search(part.raw) for pattern in _WAYS_TO_CALL)
    return next(filter(None, found), None)


def says_name_of_youth(part: Part) -> bool:
    """Say whether words tell how the youth is called: "hij heet Sam"."""
    return _CALLED.search(part.raw) is not None
