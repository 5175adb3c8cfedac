"""Find the name in a sentence that says more: "Ik loop hier stage, Wout Peeters"."""

from __future__ import annotations

import re

from bot.language.cues import has
from bot.language.first_names import is_first_name, with_capitals
from bot.language.normalise import fold

#: A first name with what may stand behind it: small words, a family name, its first letter.
_NAME = (
    r"[A-ZÀ-Þ][\w'’-]+(?: (?:(?:[Vv]an|[Dd]e|den|[Dd]er|[Tt]er|[Ee]l|[Aa]l|[Ll]e|[Ll]a) )*"
    r"[A-ZÀ-Þ](?:[\w'’-]+|\.)){0,3}"
)
_ANY_NAME = rf"(?:{_NAME}|[a-zà-ÿ][\w'’-]+)"
#: "Op papier Mohamed, maar schrijf maar Momo": what is to be written down goes first.
_RATHER = re.compile(
    r"\b(?:schrijft?|zet|noteert?|zegt?|noem|zeg maar|houd? het bij)"
    r"(?: (?:mij|me|hem|haar|er|gerust|gewoon))* (?:maar|ma|mo|gewoon|op)"
    rf" ['\"‘“]?({_ANY_NAME})"
)
_MAY_NOTE = re.compile(
    rf"\b(?:mag|moogt|mocht|kan) (?:je |ge |u |gerust )*({_NAME}) (?:noteren|schrijven|zetten"
    r"|opschrijven|invullen)"
)
#: "Kaat Peeters voluit", "officieel Jana maar k ben Jani".
_IN_FULL = re.compile(
    rf"({_NAME}) (?:voluit|is (?:het )?(?:officieel|voluit|mijn volledige naam))"
)
_BUT_I_AM = re.compile(
    rf"\b(?:maar|ma|mo) (?:ik|k|'k|hij|ze|zij) (?:ben|is|heet|noemt|zin) (?:gewoon )?({_NAME})"
)
_EVERYBODY_SAYS = re.compile(
    rf"\b(?:iedereen|ze|vrienden|mensen) (?:zegt|zeggen|noemt|noemen)(?: mij| me)? ({_NAME})"
)
#: "Quinten heet hij", "Amadou is mijn naam".
_SAYS_AFTER = re.compile(
    rf"^\W*({_NAME}) (?:(?:heet|noemt) (?:hij|ze|zij|ik)|is (?:mijn|zijn|haar|de) (?:voor)?naam)\b"
)
#: "Kevin is mijn broer, ik ben Dylan".
_I_AM = re.compile(
    rf"\b(?:[Ii]k(?:zelf)? (?:ben|heet)|[Mm]ijn naam is) ({_NAME})(?=\s*(?:[,.!)]|$))"
)
_OURS = re.compile(rf"^\W*(?:[Oo]ns|[Oo]nze|[Dd]e|[Dd]en) ({_NAME})\W*$")
_FAMILY_FIRST = re.compile(rf"\b({_NAME}),? (?:en )?(?:mijn )?voornaam:? ({_NAME})")
#: "R.D."
_INITIALS = re.compile(r"(?<![\w.])((?:[A-Z]\. ?){2,3})(?!\w)")
#: "S. Vermote"
_INITIAL_NAME = re.compile(r"(?<![\w.])((?:[A-Z]\. ?){1,2}[A-Z][\w'’-]{2,})(?!\w)")
_BEHIND_COLON = re.compile(rf":\s*({_NAME})\W*$")
#: What says so goes first: who corrects a name before who merely has one.
_SAYS = (_I_AM, _BUT_I_AM, _IN_FULL, _RATHER, _MAY_NOTE, _EVERYBODY_SAYS, _SAYS_AFTER)
#: Before the name of somebody else.
_OF_ANOTHER = re.compile(
    r"\b(?:\w*(?:moeder|vader|mama|papa|broer|zus|tante|nonkel|oma|opa|vriend|vriendin|lief|ex"
    r"|neef|neefje|nicht|nichtje|zoon|dochter|kind|hond|kat)"
    r"|collega|mentor|\w*begeleid\w*|chef|baas|buur\w*|trainer|dokter|coach|advocaat|voogd"
    r"|consulent\w*|diensthoofd|directeur|directrice|teamleider|leerkracht|juf|meester|rechter"
    r"|huisarts|opvoed\w+|niet)"
    r"(?: (?:is|heet|noemt)(?: ook)?)?,? $"
    r"|\b(?:bij|van|met|aan|in|naar|uit|te|zoals|tegen|geen|voor|of|en|maar) $"
)
#: Before the name of who answers.
_OF_WHOM = re.compile(
    r"\b(?:[Ii]k(?:zelf)? (?:ben|heet)|heet|noem(?:t|en)? (?:ik|mij)|zin|naam(?: is)?"
    r"|[Oo]ndergetekende|is)(?: de| den)?[ ,:]+$"
)
#: Where a name may begin and end among other words.
_BEGINS = re.compile(
    r"(?:^|[,.:;!–-] ?|\b(?:staat|gaat om|gaat over|is|'t is|tis|voor mij|dan) )$"
)
_ENDS = re.compile(r"\s*(?:$|[,.;:!)–-]|(?:hier|voluit|van hiernaast|dus|noteren|ist|vdb)\b)")
_FEWEST_INITIALS_AMONG = 8


def name_within(text: str) -> str:
    """Return the one name that a sentence gives; "" where there is none or more than one."""
    text = with_capitals(" ".join(text.split()))
    ways = (_said_to_be, _ours, family_first, _initials, _only_one, _behind_colon)
    return next(filter(None, (way(text) for way in ways)), "")


def _said_to_be(text: str) -> str:
    """Return the name that stands where words say that it is one."""
    for pattern in _SAYS:
        found = pattern.search(text)
        is_capital = found is not None and found[1][0].isupper()
        if found and (is_capital or _is_told(found[1])) and not _is_ordinary(found[1]):
            return found[1]
    return ""


def _ours(text: str) -> str:
    """Return the name of "ons Kaat", where all of the words say no more."""
    found = _OURS.search(text)
    return found[1] if found and _is_told(found[1]) else ""


def _initials(text: str) -> str:
    """Return "S. Vermote", or letters alone where few words stand beside them."""
    named, alone = _INITIAL_NAME.search(text), _INITIALS.search(text)
    if named:
        return named[1]
    return alone[1].strip() if alone and len(text.split()) < _FEWEST_INITIALS_AMONG else ""


def _is_ordinary(found: str) -> bool:
    return has("name", "ordinary", fold(found.split(maxsplit=1)[0]))


def _is_told(found: str) -> bool:
    return is_first_name(found.split(maxsplit=1)[0]) and not _is_ordinary(found)


def is_put_otherwise(text: str) -> bool:
    """Say whether words say themselves which of several names counts."""
    plain = with_capitals(text)
    return any(one.search(plain) for one in (_FAMILY_FIRST, _IN_FULL, _BUT_I_AM, _I_AM))


def family_first(text: str) -> str:
    """Return the name of who writes the family name first: "Peeters, voornaam Jan"; or ""."""
    found = _FAMILY_FIRST.search(text)
    return f"{found[2]} {found[1]}" if found else ""


def _only_one(text: str) -> str:
    """Return the only person that is named, or the only one of whom it is said who that is."""
    found = [
        one
        for one in re.finditer(rf"(?<![\w@.-]){_NAME}(?![\w@])", text)
        if _is_told(one[0]) and _stands_apart(text, one)
    ]
    names = dict.fromkeys(one[0] for one in found)
    if len(names) > 1:
        names = dict.fromkeys(one[0] for one in found if _OF_WHOM.search(text, 0, one.start()))
    return next(iter(names)) if len(names) == 1 else ""


def _stands_apart(text: str, name: re.Match[str]) -> bool:
    """Say whether a name stands between stops, or behind words that say who it is."""
    if _OF_ANOTHER.search(text, 0, name.start()) or not _ENDS.match(text, name.end()):
        return False
    return bool(_BEGINS.search(text, 0, name.start()) or _OF_WHOM.search(text, 0, name.start()))


def _behind_colon(text: str) -> str:
    found = _BEHIND_COLON.search(text)
    return found[1] if found else ""
