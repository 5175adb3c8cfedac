"""Leave out how others stand, where the youth was asked: "zijn moeder wil het, hij niet"."""

from __future__ import annotations

import re

from bot.language.cues import cues, has
from bot.language.reading import CONDITIONS
from bot.language.sentences import clauses

#: What only the youth can choose.
OF_THE_YOUTH = frozenset({*CONDITIONS, "wants_change"})
_KIN = (
    r"(?:stief|schoon|pleeg|plus|groot|half)?(?:moeder|vader|mama|papa|ma|pa|ouders|broer|zus)"
    r"|oma|opa|tante|nonkel|familie|lief|vriendin|vriend|maten|maat|vrouw|man"
)
_WHO = (
    r"rechter|jeugdrechter|begeleid\w*|dienst|team|school|dokter|advocaat|consulent\w*|collega\w*"
    rf"|psycholoog|psychiater|{_KIN}"
)
_STANDS = (
    r"wil|wilt|willen|wou|vindt|vinden|vond|denkt|denken|hoopt|hopen|ziet|zien|zou|zouden|gelooft"
    r"|geloven|vraagt|vragen|eist|raadt|dringt|dringen|steunt|steunen|(?:is|zijn) (?:wel )?bereid"
    r"|(?:zegt|zei|zeggen|roept|roepen) (?:altijd |al )?(?:doe|doen|niet doen|ik moet|neem|teken)"
)
_OTHER = re.compile(
    r"(?:(?:en|want|maar) )*(?:(?:mijn|ons|onze|zijn|haar|hun|de|het) (?:\w+ )?"
    r"|(?=\w+ (?:dringt|dringen|vindt|vinden|steunt|hoopt)|rechter wil))"
    rf"(?P<who>{_WHO})(?: \w+)? (?:{_STANDS})(?!\w)"
)
#: Speaks for the writer alone, up to where the youth is told of.
_AS_WRITER = re.compile(
    r"(?:^|(?<=[.!?,] ))(?:(?:maar|ja|goh) )*"
    r"(?:als \w+|voor mij persoonlijk|persoonlijk|wat mij betreft)"
    r"(?: \w+)? (?:zeg|vind|zou|denk|hoop|wens|ben)(?: \w+)?(?: ik| wij| we)(?!\w)"
    r".*?(?=(?:maar|en|doch) (?:hij|zij|ze|hijzelf|zijzelf|de jongere|mijn \w+)(?!\w)|$)"
)
#: Says what is needed, or what a team thinks, and nothing of the youth's own answer.
_JUDGES = re.compile(
    r"(?<!\w)(?:ik ben (?:hem|haar) niet|(?:team|dienst|iedereen|we|wij|allemaal)(?: het)?(?: er)?"
    r"(?: het)? over eens|^(?:(?:de|er is|die) )?(?:nood|noodzaak)(?= aan| is| voor)"
    r"(?!.* (?:zegt|vindt|geeft|voelt|zelf)(?!\w))"
    r"|^(?:iedereen|alleman|wij|we|(?:de|heel de) \w+) (?:\w+ ){0,4}(?:heeft|hebben) (?:\w+ ){0,3}"
    r"(?:best|alles|moeite)(?: \w+)? gedaan"
    r"|gun(?:nen)? (?:ik |wij |we )?(?:het |dat )?(?:hem|haar)|(?:hem|haar) (?:\w+ ){0,3}gunnen"
    r"|(?:ik|wij|we) (?:raad|raden|adviseer|adviseren) (?:\w+ )*(?:aan|iedereen|alle)"
    r"|(?:is|lijkt|lijken)(?: \w+){0,3} (?:aangewezen|wenselijk|aan te raden|noodzakelijk))(?!\w)"
)
_NEEDS = re.compile(
    r"(?:want )?(?:ze|hij|zij) (?:heeft|kan) (?:het|dat|dit)(?: \w+)? (?:nodig|gebruiken)\W*"
)
_PART = re.compile(r"\s*[,;.!]+\s+|(?<=\?)\s+|\s+(?=maar\s)")


#: Talked over among others, and not with the youth.
_AMONG_OTHERS = re.compile(
    r"(?<!\w)(?:(?:het|ons|de) team|team(?:overleg|vergadering|leider|leidster)|intervisie"
    r"|collega\w*|diensthoofd|mijn (?:man|vrouw)"
    r"|(?:wij|we) (?:\w+ ){0,3}als (?:ouders|koppel|gezin)|met ons (?:\w+ )?(?:besproken|overlegd)"
    rf"|(?:ja,? )?met (?:mijn|de|zijn|haar) (?:{_WHO})[.! ]*$"
    rf"|(?:{_WHO}|ocmw|caw|jac) (?:weet|weten) (?:er|het|dat)(?:van)?)(?!\w)"
)
_WITH_YOUTH = re.compile(
    r"(?<!\w)(?:hij|hem|haar|ze|zij|zelf|samen|jongere|jongen|meisje|cliente?|betrokkene"
    r"|(?:zoon|dochter|neef|nicht|broer|zus)\w*)(?!\w)"
)
#: "Bij mij, sinds zijn moeder in het ziekenhuis ligt".
_STAY_OF_KIN = re.compile(
    rf"(?<!\w)(?:sinds|omdat|nadat|want|toen|terwijl) (?:zijn|haar|mijn) (?:{_KIN})"
    r" (?:in|op) (?:het|de|een) \w+ (?:ligt|zit|is|lag|zat|was|verblijft)(?!\w)",
    re.IGNORECASE,
)
#: "Met hem wel, met zijn mama nog niet".
_WITH_KIN = re.compile(
    rf",? (?:maar |en )?(?:met|aan|tegen) (?:zijn|haar|de|hun) (?:{_KIN})"
    r" (?:wel|(?:nog )?(?:niet|nie|ni))(?=[,.]|$)",
    re.IGNORECASE,
)
#: "Gisteren, met zijn moeder": the youth may not know of it.
_ONLY_WITH_KIN = re.compile(
    r"^(?!.*(?<!\w)(?:hem|haarzelf|hemzelf|haar zelf|hijzelf|zijzelf|samen|jongere|erbij|bij)"
    r"(?!\w))(?!.*(?<!\w)(?:met|aan) haar(?= en|[,.]|$))(?=(?:\S+ ){0,6}\S*$)"
    rf".*(?<!\w)(?:met|aan|tegen) (?:zijn|haar|hun) (?:{_KIN})(?!\w)"
)
#: "Ja, maar niet mijn stiefvader": the others may.
_ONE = r"(?:mijn|mn|men|me|zijn|haar|de|den|onze|mijne) (?!andere|rest)\w+"
_EXCEPT = re.compile(
    rf"(?<=\w),? (?:maar|ma|mo|behalve|tenzij|uitgezonderd)"
    rf" (?:dan )?(?:(?:niet|nie|ni|geen|zonder) (?:met |aan |naar |via |bij )?{_ONE}"
    rf"|{_ONE} (?:niet|nie|ni|blijft er ?buiten|mag er niet bij))\b.*$"
    rf"|^(?:liever )?(?:niet|nie|ni) (?:met |aan |naar |via |bij )?{_ONE},? (?:maar )?"
    r"(?=.*\b(?:rest|ander\w*)\b)",
    re.IGNORECASE,
)


def is_among_others(answer: str) -> bool:
    """Say whether a normalised answer tells of a talk that the youth had no part in."""
    is_none = has("discussed_with_youth", "not_with_youth", answer)
    if is_none or not answer.strip(" .!,") or _ONLY_WITH_KIN.search(answer):
        return True
    is_yes = re.match(r"(?:ja|jawel|zeker|absoluut)(?!\w)", answer) is not None
    return bool(_AMONG_OTHERS.search(answer)) and not is_yes and not _WITH_YOUTH.search(answer)


def without_others(answer: str, asked: str) -> str:
    """Return a normalised answer without the parts in which somebody else wants something.

    Args:
        answer: What was answered.
        asked: The normalised question; whoever it names is not somebody else.
    """
    parts = _PART.split(answer)
    kept = [part for part in parts if not _is_of_another(part, asked)]
    return answer if len(kept) == len(parts) else ", ".join(kept)


def without_writer(answer: str) -> str:
    """Leave out how the writer, or the writer's partner, stands: the youth was asked for."""
    writer, others = cues("yes_no")["writer_stands"], cues("yes_no")["so_does"]
    told = [clause for clause in clauses(answer) if not writer.fullmatch(clause)]
    if len(told) == len(clauses(answer)):
        return answer
    return ", ".join(one for one in told if not others.fullmatch(one))


def without_opinions(answer: str) -> str:
    """Leave out what the writer thinks good for the youth: "als verhuurder zeg ik: doen!"."""
    told = _AS_WRITER.sub(" ", answer)
    if told == answer and not _JUDGES.search(answer):
        return answer
    parts = [part for part in _PART.split(told) if not _JUDGES.search(part)]
    parts = [part for part in parts if not _NEEDS.fullmatch(part)]
    return ", ".join(part.strip() for part in parts if re.search(r"\w", part))


def own_part(answer: str, asked: str) -> str:
    """Return what a normalised answer tells of the youth's own wish.

    Args:
        answer: What was answered.
        asked: The normalised question.
    """
    own = without_others(answer, asked)
    if not has("yes_no", "asked_of_another", asked):
        return own
    return without_opinions(without_writer(own))


def _is_of_another(part: str, asked: str) -> bool:
    found = _OTHER.match(part)
    return found is not None and re.search(rf"(?<!\w){found['who']}(?!\w)", asked) is None


def without_stays_of_kin(text: str) -> str:
    """Return words without where a mother or a brother is, which tells no more than since when."""
    return _STAY_OF_KIN.sub(" ", text)


def without_talk_with_kin(answer: str) -> str:
    """Return an answer as typed without what was said to a mother or a brother, or was not yet."""
    return _WITH_KIN.sub("", answer)


def without_exceptions(answer: str) -> str:
    """Return an answer as typed without the one person who may not know: the others may."""
    return _EXCEPT.sub("", answer)
