"""Read a name without the lead-in before it: "hij heet Yoran", "noteer maar Griet"."""

from __future__ import annotations

import re

from bot.language.cues import has
from bot.language.first_names import is_first_name
from bot.language.normalise import fold, normalise
from bot.language.readers.name_within import is_put_otherwise, name_within
from bot.language.reading import NOTHING, Reading
from bot.language.sentences import ends_in_question, is_question, sentences

#: A name longer than this is a sentence about something else.
_LONGEST_NAME = 5
_SHORTEST_NAME = 2
#: Without capitals only a first name and one more are believed.
_LOWER_WORDS = 2
_BUT = r"(?:maar|ma|mo|moa|moar|mor|gewoon|dan)"
_OWNER = (
    r"(?:mijn|myn|mij|min|mien|men|m'n|mn|me|zijn|zyn|zin|z'n|zn"
    r"|haar|hare|heur|hun|onze|ons|de|uw)"
)
_KIN = (
    r"(?:tante|nonkel|oma|opa|mama|papa|(?:klein|pleeg|stief)?(?:zoon|dochter)|broere?|broertje|zus"
    r"|zuster|zusje|vriend|vriendin|maat|lief|neef|nicht|nichtje|neefje|cliente?|kameraad|collega)"
)
_IT_IS = r"(?:(?:dit|dat|da|het|'?t)(?: is|'s)|tis|das)"
_WHO = (
    rf"(?:hij|ij|zij|ze|z'|ikke|ik|ekik|'k|k|{_IT_IS}(?: (?:den|de|ne))?"
    r"|(?:de |het )?(?:jongere|jongen|jongeman|meisje|gast|cliente?)"
    rf"|(?:{_OWNER} (?:\w+ )?)?{_KIN})"
)
_CALLED = (
    r"(?:is genaamd|genaamd|noemt|noemd|noemen|noem|nomt|heet|heete|heette|hete|heten|eet|eete"
    r"|ben|bin|zijn|zin|is)"
)
_NAME_LEAD = re.compile(
    r"^\W*(?:(?:ja|awel|euh|oke|ok|dag|hallo|hoi|wel|goh|allee|natuurlijk|zeker|prima)[ ,.!:]+)*"
    r"(?:(?:liever|enkel|alleen|gewoon|dan|maar|graag) )*"
    r"(?:"
    rf"(?:{_OWNER} )?(?:(?:voor|roep|volledige |eigen )?(?:naam|noame?|naome?|nm)|prenom|nom|name)"
    r"(?: van \w+(?: \w+)?)? ?(?:is|=|:|,|(?= (?-i:[A-Z])))"
    rf"|(?:noemt?|zegt?|schrijft?|zet|noteert?|vult?|doet?|pak|neem|maak er)"
    rf"(?: (?:mij|mie|me|hem|em|haar|er|daar|in|op|als naam|hier))* {_BUT}"
    r"(?: (?:gewoon|dan|in|op))*"
    r"|je m'appelle|moi c'est"
    rf"|(?:noem|noemt) (?:mij|mie|me|hem|haar)"
    r"|(?:(?:het|'t|t|dit|dat|da) )?(?:gaat|goat|goa|tgaat|tgoat|'tgaat)(?: hier| om)* (?:over|om)"
    r"(?: (?:een zekere|een jongen|een meisje|de jongere))?"
    r"|(?:iedereen|ze|vrienden|mensen)"
    r" (?:zegt|zeggen|noemt|noemen|noemn|roept|roepen|roepn)"
    r"(?: (?:tegen|altijd|gewoon|mij|mie|me|hem|haar))*|ondergetekende"
    r"|(?:met )?(?:vriendelijke|beste|hartelijke) groet(?:en|jes)?"
    rf"|(?:{_IT_IS} |aanmelding )?voor|met|(?:{_OWNER} )?naam\?"
    r"|(?:mevr(?:ouw)?|mvr|mr|dhr|meneer|madam|juf|dr)[.]?"
    r"|noteert?(?= (?-i:[A-Z]))"
    rf"|{_WHO} {_CALLED}(?: {_BUT})?|k ?(?:h?ee?t|ben|bin|zijn|zin|zyn)e?(?: de(?= (?-i:[A-Z])))?"
    rf"|{_WHO}(?=[ :,])|{_CALLED}|k"
    r")(?!\w)[ :,]*(?=\w)",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    r"[,.;:!?()\n]|\s+[-–—]+\s|\s+(?:maar|ma|en|want|hij|ze|zij|is|zonder|aub|hier|met|in$"
    r"|van (?:het|'t|(?:de|den) (?-i:[a-z]\w*))"
    r"|(?:zijn|haar|mijn|zn|mn) (?:nummer|gsm|telefoon|tel|naam)"
    r"|tegen (?:mij|me|hem|haar)|van hiernaast"
    r"|gast|man|he|eh|hé|zei|zegt?|zeik|zek|kzeg\w*|kzei\w*|k?heb|k|ik|zoals|voor de|dus|h?eetk"
    r"|geschreven|volstaat|noem|noemt|bij de|alstublieft)\b",
    re.IGNORECASE,
)
#: "een gast die Kevin heet": the name stands before the verb.
_BEFORE_VERB = re.compile(r"(?<!\w)die ([\w'’-]+(?: [A-Z][\w'’-]+)?) (?:heet|eet|noemt)(?!\w)")
_GENAAMD = re.compile(r"^.{0,40}(?<!\w)genaamd\s+", re.IGNORECASE)
#: "ik ben de mama, Carine": the name comes behind the role.
_ROLE = re.compile(
    r"^\W*(?:(?:ik ben|'?k ben|kben|hier|met) )?"
    r"(?:(?:de|het|een|zijn|haar|hun|mijn|onze) |(?=(?:mama|papa|moeder|vader|tante|begeleid)))"
    r"[a-z]+(?: [a-z]+)?(?: van [a-z]+)?\s*[,:-]\s*(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
#: Small words inside a family name.
_PARTICLES = frozenset(["van", "de", "den", "der", "het", "ter", "te", "von", "da", "el", "al"])
#: "Mijn oma heette Josephine": a story, whoever is asked for.
_OF_THE_DEAD = re.compile(
    r"\b(?:oma|opa|bomma|bompa|moemoe|grootmoeder|grootvader|hond|kat|poes) heette\b",
    re.IGNORECASE,
)
#: Names that are also ordinary words; with a capital they are believed.
_ALSO_NAMES = frozenset(["ben", "dan", "mens"])


def read_name(text: str) -> Reading:
    """Read a name without "hij heet"; nothing where the words say something else."""
    if is_question(normalise(text)) or _OF_THE_DEAD.search(text):
        return NOTHING
    plain = " ".join(text.split())
    before_verb = _BEFORE_VERB.search(plain)
    bare = before_verb[1] if before_verb else _without_lead(plain)
    name = _NAME_END.split(bare, maxsplit=1)[0].strip(" '\"-")
    # "MILAN gast, kheb da al 2 keer gezegd"
    shouted = len(name) > _SHORTEST_NAME and name.isupper()
    name = name.title() if shouted else name
    if not _is_name(name) or _is_by_chance(name, plain) or is_put_otherwise(plain):
        # "Ik loop hier stage, Wout Peeters": it may hold a name all the same.
        told = [one for one in sentences(plain) if not ends_in_question(one)]
        name = next(filter(None, map(name_within, told)), "")
    return Reading(name, matched=name) if name else NOTHING


def _is_by_chance(name: str, plain: str) -> bool:
    """Tell whether the words before a comma are rather the beginning of a sentence."""
    is_told = is_first_name(name.split(maxsplit=1)[0])
    # "Quinten heet hij."
    says = any(has("name", "says", fold(word)) for word in name.split())
    return says or (name.islower() and not is_told and len(plain.split()) > _LONGEST_NAME)


def _without_lead(plain: str) -> str:
    for lead in (_GENAAMD, _ROLE, _NAME_LEAD):
        bare, count = lead.subn("", plain, count=1)
        if count:
            return bare
    return plain


def _is_name(name: str) -> bool:
    """Tell whether words can be a name: few, with letters only, none of them ordinary."""
    words = name.split()
    if len(name) < _SHORTEST_NAME or len(words) > _LONGEST_NAME:
        return False
    if not all(re.fullmatch(r"[^\W\d_](?:[^\W\d_]|['’.-])*", word) for word in words):
        return False
    ordinary = any(_is_ordinary(word, position) for position, word in enumerate(words))
    return not ordinary and (len(words) <= _LOWER_WORDS or words[-1][0].isupper())


def _is_ordinary(word: str, position: int) -> bool:
    """Tell whether a word is no name: written small, or with the capital of a sentence."""
    if word.islower():
        is_particle = position > 0 and word in _PARTICLES
        return not is_particle and has("name", "ordinary", word)
    return position == 0 and fold(word) not in _ALSO_NAMES and has("name", "ordinary", fold(word))
