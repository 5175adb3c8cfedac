"""Leave out how it was before, where an answer also tells how it is now."""

from __future__ import annotations

import re

from bot.language.dates import MONTH
from bot.language.reading import CONDITIONS

#: The slots about which people change their mind: what is told of before counts no more.
CHANGES = frozenset(
    {
        "discussed_with_youth",
        *CONDITIONS,
        "wants_change",
        "living_situation",
        "income",
    }
)
_PART = re.compile(
    r"[,;:.()!]+\s*|\s+(?=(?:maar|nu|intussen|ondertussen|sindsdien|tegenwoordig|vroeger|momenteel"
    r"|gisteren|en (?:nu|toen|dan|daarna|sinds))\s)"
)
#: Says that somebody is in no prison any more.
CAME_FREE = r"(?:vrijkwam(?:en)?|vrijgekomen|vrijgelaten|buitenkwam(?:en)?|buitengekomen)"
_MONTH_OR_YEAR = rf"(?:{MONTH}|20\d\d)"
_TIME = r"(?:jaar|maand|week|keer|zomer|winter|lente|herfst|semester)"
_WAS = re.compile(
    r"(?<!\w)(?:(?<!van )vroeger|aanvankelijk|in het begin|in eerste instantie|oorspronkelijk"
    rf"|destijds|voordien|(?<!sinds )(?:vorige?|verleden) {_TIME}|(?:een|twee|drie|\d) \w+ geleden"
    r"|^(?:en )?(?:voor|voordat) (?:hij|ze|zij|ik|de|zijn|haar|mijn) (?:\w+ ){0,3}?(?:binnen\w*"
    r"|opname|detentie|gevangenis|opgesloten|opgenomen|straf|aanhouding|arrestatie)"
    rf"|^(?:en )?tot (?:eind |begin |half )?(?:{MONTH})"
    r" (?:woonde|sliep|zat|verbleef|bleef|was|lag)"
    r"|tot (?:voor kort|gisteren|nu toe|vorige? \w+|(?:een|twee|drie|\d) \w+ geleden)"
    r"|^(?:en )?(?:daarvoor|hiervoor|ervoor|voorheen)"
    # "In de nachtopvang, sinds hij vrijkwam uit de gevangenis van Brugge".
    rf"|{CAME_FREE}"
    r"|^(?:(?:maar|ja|nee|goh|awel) )*eerst(?! (?:moet|wil|nog|even|eens|zien|kijken|weten|vragen"
    r"|overleggen|bespreken|met|maar|info|uitleg|kennis\w*|leren|dat|alles|de|het|hem|haar|een|iets|wat))"
    r"|^(?:normaal|meestal|gewoonlijk) (?:gezien )?(?:zegt|zeg|wil|is|heeft|doet)"
    rf"|^(?:en |maar )?in {_MONTH_OR_YEAR} (?:heeft|had|heb|was|wou|wilde|zei|weigerde|wilden)"
    r"|(?:was|wou|wilde|zei|had|deed|vond|dacht|zag)(?: \w+){0,2} eerst)(?!\w)"
)
#: Without one of these nothing is told of before: most answers are spared the rest.
_HINT = re.compile(
    r"voor (?:hij|ze|zij|ik|de|zijn|haar|mijn)|voordat|vroeger"
    r"|aanvankelijk|begin|instantie|oorspronkelijk|destijds|voordien|vorig|verleden"
    r"|hiervoor|geleden|vrijkwam|vrijge|buitenkwam|buitengekomen|tot |eerst|daarvoor|ervoor"
    r"|voorheen|normaal|meestal|gewoonlijk"
    rf"|(?<!\w)in {_MONTH_OR_YEAR} "
)
#: "19 ipv 18", "0471 11 22 33 in plaats van 0472 11 22 33": only at the end of a clause, for "ipv
#: 18 is het 19" goes on.
_REPLACES = re.compile(r"\b(?:ipv|i\.p\.v\.|in plaats van)\s", re.IGNORECASE)
_REPLACED = re.compile(
    r"(?<=\S)\s+(?:ipv|i\.p\.v\.|in plaats van)\s+"
    r"(?:\+?\d[\d /.-]*(?: ?jaar)?|(?:[\w'-]+\s+){0,2}[\w'-]+)\s*(?=$|[,.;:!?)])",
    re.IGNORECASE,
)
#: "Niet 27 maart maar 3 april", "geen 18 maar 19".
_DENIED = re.compile(
    r"\b(?:niet|geen|nie?)\s+(?:(?:op|in|de|den)\s+)?\+?\d[\w /.-]{0,20}?,?\s+(?:maar|m[ao]r?|wel)"
    r"\s+(?=(?:(?:op|in|de|den|wel)\s+)?\+?\d)"
    # "Niet in mei vrij, maar al op 14 april", "verschoven van 3 juli naar 17 juli".
    rf"|\bniet (?:meer )?(?:in|op|eind|begin|half) (?:\d{{1,2}} )?(?:{MONTH})\b"
    r"(?=(?: \w+){0,3},? maar\b)"
    rf"|(?<=verschoven )van (?:\d{{1,2}} )?(?:{MONTH})\b(?: \d{{4}})? (?=naar )"
    # "30 juni klopt niet meer, het loopt tot 15 juli".
    rf"|\b(?:\d{{1,2}} )?(?:{MONTH})\b(?: \d{{4}})? klopt niet(?: meer)?,?"
    # "19 is hij, nee wacht, hij is in januari 20 geworden".
    r"|(?<![\d/.,])(?<!\d )\d{2}(?: jaar)?(?: (?:is|ben) (?:hij|ze|zij|ik))?[,.]?"
    r" (?:ah |oh |oei |of )?neen?\b(?:[ ,]+(?:wacht|sorry|nee|eigenlijk))*[ ,]+"
    r"(?=(?:hij|ze|zij|ik) (?:is|ben|wordt|word) (?:[^\W\d]+ ){0,4}\d{2}"
    r"(?: geworden| jaar)?\s*(?:[,.;!]|$))"
    # "Op 4 mei, niet op 18 april".
    r"|(?<=\w)(?:,\s*(?:en )?| en )(?:niet|geen|nie?)\s+(?:(?:op|de|den)\s+)?\+?\d[\w /-]{0,20}"
    r"(?=[.,!]|$)",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"\b[Ii]k (?:schreef|typte|tikte|zei|gaf) (?:\w+ )?(?:[\w'-]+,? ){1,3}?"
    r"ma(?:ar)? (?:het|dat|da) (?:moet|is|moest) (?:\w+ )??(?=[\w])"
    # "Ik lees hier Anzegem, dat moet Avelgem zijn".
    r"|\b[A-Z][\w'-]+,? (?:maar )?(?:dat|da|het) (?:moet|moest) (?=[A-Z][\w'-]+ zijn\b)"
    # "Gullegem mag je veranderen in Zwevegem".
    r"|\b[A-Z][\w'-]+ (?:mag|moet|kan) (?:je|u|ge) (?:\w+ )?veranderen (?:in|naar) (?=[A-Z])"
    r"|\b[Vv]erander (?:\w+ )?[A-Z][\w'-]+ (?:in|naar|door) (?=[A-Z])"
    # "In de Kempen wil zij niet blijven".
    r"|\b[Ii]n (?:de |het )?[A-Z][\w'-]*(?: [A-Z][\w'-]*)? wil (?:ik|hij|ze|zij)"
    r" (?:\w+ )?niet (?:meer )?(?:wonen|blijven)"
    # "Hij wil niet wonen in Kortrijk, hij wil wonen in Avelgem".
    r"|\b(?:[Hh]ij|[Zz]e|[Zz]ij|[Ii]k) wil niet (?:\w+ ){0,3}(?:in|naar) [A-Z][\w'-]*"
    r"(?: [A-Z][\w'-]*)?,? (?:maar |en )?(?=(?:hij|ze|zij|ik) wil )"
)
#: What tells that the words speak of now.
_IS = re.compile(
    r"(?<!\w)(?:maar|nu|intussen|ondertussen|tegenwoordig|momenteel|vandaag|gisteren|sinds|sindsdien"
    r"|daarna|nadien|na|later|toch|uiteindelijk|bij ons gesprek|deze \w+)(?!\w)"
)

_NOW = re.compile(
    r"(?:en |maar )*(?:nu|intussen|ondertussen|tegenwoordig|momenteel|vandaag|sindsdien)(?!\w)"
)


def current(text: str) -> str:
    """Return a normalised text without what was before; the whole where nothing else is told."""
    if not _HINT.search(text):
        return text
    parts = [part.strip() for part in _PART.split(text) if part and part.strip()]
    kept = [part for part, is_past in zip(parts, _past(parts), strict=True) if not is_past]
    if len(kept) == len(parts):
        return text
    rest = ", ".join(kept).strip()
    return rest if _WORD.search(rest) else text


def without_replaced(text: str) -> str:
    """Return words as typed without what something else takes the place of: "19 ipv 18"."""
    rest = without_denied(text)
    return _REPLACED.sub("", rest) if _REPLACES.search(rest) else rest


def without_denied(text: str) -> str:
    """Return words as typed without what something else puts right: "niet 3 maar 4".

    "Ik schreef Veurne maar het moet De Panne zijn".
    """
    return _WROTE.sub("", _DENIED.sub("", text))


def _past(parts: list[str]) -> list[bool]:
    """Tell of each part whether it speaks of before: once begun that lasts until "nu"."""
    told = [bool(_WAS.search(part)) for part in parts]
    turn = next((at for at in reversed(range(len(parts))) if _NOW.match(parts[at])), 0)
    began = told.index(True) if True in told else turn
    return [was or began < at < turn for at, was in enumerate(told)]


def turned_to(text: str) -> str | None:
    """Return "yes" or "no" where the words of now end in "wel" or "niet meer"."""
    end = _TURNED.search(text)
    return None if end is None else "no" if end[1] else "yes"


def tells_of_now(text: str) -> bool:
    """Tell whether a text speaks of now, as against before."""
    return _IS.search(text) is not None


_TURNED = re.compile(r"(?<!\w)(?:(niet meer|niet|nie meer|nee)|wel(?: degelijk)?|zeker wel)\W*$")
_WORD = re.compile(r"\w+\W+\w+|nu|wel")
