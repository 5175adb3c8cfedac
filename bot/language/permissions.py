"""What permits or confirms in so many words: all of a clause says it, and nothing takes it back.

What is sent, and what may be kept of somebody, is not read out of half a sentence: "het mag de
deur uit" sends, "mijn ma zet mij de deur uit" tells where somebody sleeps.
"""

from __future__ import annotations

import re

from bot.language.cues import cues, has_topic
from bot.language.normalise import normalise
from bot.language.sentences import clauses, is_question, sentences

#: What may stand before such words, and behind them.
_LEAD = re.compile(
    r"^(?:(?:ja|jawel|ok|oke|allee|awel|bon|goed|prima|perfect|top|hup|hop|en|dus|nu|dan|zo|toe|wel"
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
    r"|in plaats|stop\w*|verander\w*|aanpas\w*|liever|misschien|twijfel\w*|of)(?!\w)"
)
_DENIES = re.compile(
    r"(?<!\w)(?:niet|nie|ni|nooit|niets|niks|geen|niemand|gin|zonder|nergens)(?!\w)"
)
#: What takes it back wherever it stands.
_ENDS = re.compile(
    r"(?<!\w)(?:stop\w*|niet meer versturen|doe niet mee|wil dat niet|wil het niet"
    r"|(?:niet|niets) (?:versturen|doorgeven))(?!\w)"
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


def permits(slot: str, text: str) -> bool:
    """Tell whether a clause of a text permits what a question asks, in so many words."""
    normal = normalise(text)
    is_known = has_topic(slot) and "permits" in cues(slot)
    if not is_known or _ENDS.search(normal) or is_meant_otherwise(slot, text):
        return False
    told = [one for one in sentences(normal) if not is_question(one) and not _RESERVES.search(one)]
    return any(_says_so(slot, clause) for one in told for clause in clauses(one))


def _says_so(slot: str, clause: str) -> bool:
    core = clause.strip(" .!,:")
    if _DENIES.search(core):
        return False
    ways = (core, _LEAD.sub("", core), _TAIL.sub("", core), _LEAD.sub("", _TAIL.sub("", core)))
    return any(one and cues(slot)["permits"].fullmatch(one) for one in ways)
