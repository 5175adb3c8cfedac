"""What permits or confirms: a plain yes, or a clause of which all says so.

What is sent cannot be taken back, and what may be kept of somebody is theirs to say. "Het mag de
deur uit" sends, "mijn ma zet mij de deur uit" tells where somebody sleeps; "doe maar" permits,
"doe maar niet" does not. Whoever is not heard is asked again, and has a button.
"""

from __future__ import annotations

import re

from bot.language.cues import cues, has, has_topic
from bot.language.normalise import normalise
from bot.language.sentences import is_question, sentences

#: What may stand before such words, and behind them.
_LEAD = re.compile(
    r"^(?:(?:ja|jawel|ok|oke|allee|allez|awel|bon|goed|prima|perfect|top|hup|hop|en|dus|nu|dan|zo|toe|wel"
    r"|voor mij|wat mij betreft|het is goed|is goed|(?:hij |ze |zij )?blijft erbij"
    r"|zegt (?:hij|ze|zij)|maar)"
    r"(?:[ ,:]+|$))+"
)
_TAIL = re.compile(
    r"(?:[ ,]+(?:ja|hoor|he|jong|man|aub|alstublieft|alsjeblieft|dank u|dank je|bedankt|merci"
    r"|dan|nu|van (?:mij|hem|haar|ons)|zegt (?:hij|ze|zij)|in orde))+$"
)
#: A condition, a doubt or an end in the same sentence.
_RESERVES = re.compile(
    r"(?<!\w)(?:pas|als|zodra|eerst|wacht|kijk|tenzij|behalve|enkel|alleen|zonder|mits|voorwaarde|ipv"
    r"|in plaats|weet|vragen|stop\w*|verander\w*|aanpas\w*|liever|misschien|twijfel\w*|of)(?!\w)"
)
#: What takes it back wherever it stands.
_ENDS = re.compile(
    r"(?<!\w)(?:stop\w*|niet meer versturen|doe niet mee|wil dat niet|wil het niet"
    r"|(?:niet|niets) (?:versturen|doorgeven))(?!\w)"
)
#: "Niet te veel bellen aub", "dan is er niets vergeten" refuse nothing of what is sent.
_HARMLESS_NO = re.compile(
    r"(?<!\w)(?:niets vergeten|niks vergeten|niet vergeten|niets te verbergen|niks te verbergen"
    r"|niet (?:erg|bang|lang)|geen (?:zorgen|stress)|niet te \w+|maakt niet uit|waarom niet"
    r"|nooit geweten|anders (?:\w+ ){0,5}niet|ik heb (?:nog )?geen|no stress"
    # "Maar mijn pa mag hier niks van weten" is kept beside the yes.
    r"|(?:\w*vader|\w*moeder|\w*pa|\w*ma|\w*papa|\w*mama|ouders|ex|broer|zus) (?:\w+ ){0,5}"
    r"(?:niks|niets|niet|nooit) (?:\w+ ){0,3}(?:weten|hoort|horen|zien|kunnen|komen))(?!\w)"
)
#: "Verstuur maar iets anders": behind "maar" goes on what is sent.
_COMMA = re.compile(r"[,;:()]+|\s-+\s|[.!]+(?:\s+|$)")
#: "Ja wat staat er nu eigenlijk in": no comma, and no yes.
_ASKS_AT_ONCE = re.compile(
    r"^(?:(?:ja|jawel|ok|oke|maar|goed|en) )+"
    r"(?:wat|wie|waar|hoe(?:lang)?|wanneer|waarom|welke?|zeg)(?!\w)"
)
#: "Is oké zolang mijn ma het niet ziet": kept beside the yes, as it was typed.
_AS_LONG_AS = re.compile(r" (?:zolang|zo lang) .*$")
#: These hold a word that refuses, and refuse nothing.
_NO_OBJECTION = re.compile(r"(?<!\w)geen (?:enkel )?(?:probleem|bezwaar|punt)(?!\w)")
_YES_LAST = re.compile(r"[,:] (?:ja|ok|oke)[.!]*$")
#: "Ja maar nee", "ja ja, het zal wel", "ja zeg".
_NO_AFTER_ALL = re.compile(
    r"(?:maar|eigenlijk|toch|of) (?:toch )?(?:nee|neen|niet)(?:[.!?]|$)"
    r"|zal wel[.!]*$|^ja zeg(?!\w)"
)
#: "Alles mag weg", "stuur het naar de vuilbak": the words of a yes, and none.
_OTHERWISE = {
    "data_consent": re.compile(
        r"(?<!\w)mag (?:\w+ )?(?:weg|stoppen|wachten|anoniem)(?!\w)"
        r"|(?<!\w)(?:doorgeven|delen|bewaren) niet"
        r"|(?<!\w)maar (?:niet|geen)(?!\w)|(?:geef|steek) het op|(?<!\w)aan het (?:ocmw|caw)(?!\w)"
        r"|behalve"
    ),
    "confirm": re.compile(
        r"vuilbak|prullen|doe niet mee|(?<!\w)(?:als|zodra) (?:ge|je|u|jij)(?!\w)|door iemand"
        r"|(?:stuur|verstuur) (?:maar )?(?:weinig|geen)"
    ),
}


def is_meant_otherwise(slot: str, text: str) -> bool:
    """Tell whether words that sound like a yes to what a question asks say something else."""
    return slot in _OTHERWISE and _OTHERWISE[slot].search(normalise(text)) is not None


def asks_to_permit(slot: str) -> bool:
    """Tell whether a question asks for what is permitted or sent."""
    return has_topic(slot) and "permits" in cues(slot)


def permits(slot: str, text: str) -> bool:
    """Tell whether a clause of a text permits what a question asks, in so many words."""
    normal = normalise(text)
    if not asks_to_permit(slot) or _ENDS.search(normal) or is_meant_otherwise(slot, text):
        return False
    said = [one for one in sentences(normal) if not is_question(one)]
    told = [one for one in said if not _RESERVES.search(one)]
    # What is sent waits for whatever else is said; what is kept may have a sentence of its own.
    now = [one for one in told if not has("yes_no", "not_yet", _LEAD.sub("", one))]
    if slot == "confirm" and any(has("yes_no", "not_yet", _LEAD.sub("", one)) for one in said):
        return False
    return any(_says_so(slot, clause) for one in now for clause in _COMMA.split(one))


def says_yes_plainly(text: str) -> bool:
    """Tell whether a sentence begins or ends with a yes, and no other word takes it back.

    "Ja wat staat er nu eigenlijk in" asks, and "ja, het zal wel" is tired of it.
    """
    normal = normalise(text)
    said = [one for one in sentences(normal) if not is_question(one)]
    if _NO_AFTER_ALL.search(normal) or any(map(_takes_back, said)):
        return False
    return any(_is_yes(one) and not _ASKS_AT_ONCE.match(one) for one in sentences(normal))


def _takes_back(sentence: str) -> bool:
    """Tell whether a sentence puts off, limits or refuses what a yes beside it permits."""
    own = _NO_OBJECTION.sub(" ", _LEAD.sub("", sentence))
    is_refused = has("stance", "refuses", own) and not _HARMLESS_NO.search(own)
    return is_refused or has("yes_no", "not_yet", own)


def _is_yes(sentence: str) -> bool:
    return has("yes_no", "lead_yes", sentence) or _YES_LAST.search(sentence) is not None


def _says_so(slot: str, clause: str) -> bool:
    core = clause.strip(" .!,:")
    core = core if slot == "confirm" else _AS_LONG_AS.sub("", core)
    if has("stance", "refuses", _NO_OBJECTION.sub("", core)):
        return False
    ways = (core, _LEAD.sub("", core), _TAIL.sub("", core), _LEAD.sub("", _TAIL.sub("", core)))
    said = (cues(slot)["permits"], cues("yes_no")["permits"])
    return any(one and pattern.fullmatch(one) for one in ways for pattern in said)
