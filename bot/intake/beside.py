"""Words at a yes or no that are none: a remark, a feeling, a story about somebody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.referring import WORRIES
from bot.language.cues import found, has, has_topic
from bot.language.judged import NOTHING_SAID
from bot.language.normalise import normalise
from bot.language.opinion import opinion, topic_of
from bot.language.permissions import permits
from bot.language.reading import NOTHING, Reading
from bot.language.sentences import sentences

if TYPE_CHECKING:
    from bot.intake.questions import Question
    from bot.intake.unasked import Reader

#: So sure the examples must be that an answer without yes or no says nothing. Of 284 such answers
#: none was lost by it.
_SAYS_NOTHING = 0.7
#: The own family let somebody down: that refuses no network.
_OF_FAMILY = re.compile(
    r"^(?:(?:maar|ja maar|pff|euh) )?(?:mijn|zijn|haar|ons|onze|hun) (?:eigen )?(?:familie|ouders"
    r"|ma|pa|mama|papa|moeder|vader|broers?|zus(?:sen)?|mensen)\b"
    r"(?!.*\b(?:wel|mag|mogen|mee|help\w*|steun\w*|graag|ik|hij|ze|zij)\b)"
)
#: "Overal waar ik bel zeggen ze nee".
_THEY_SAY_NO = re.compile(
    r"\b(?:zeggen|zegden|zeiden) (?:ze|zij|mensen) (?:\w+ ){0,2}neen?\b"
    r"|\b(?:krijg|kreeg|hoor|hoorde) ik (?:\w+ ){0,2}neen?\b"
)
#: "Dat klinkt als iets van de deurwaarder".
_SOUNDS_LIKE = re.compile(
    r"^(?:dat |het |dit )?(?:klinkt|lijkt|voelt|ruikt) (?:precies )?(?:als|lijk|gelijk|naar) "
    r"(?!(?:een |iets )?(?:goe|schoon|fijn|super|prima|ideaal|muziek|plan|de oplossing))"
)
#: "Een roze eenhoorn graag" is ordered, and agrees to nothing.
_ORDERS = re.compile(
    r"^(?:doe (?:mij )?(?:maar )?|geef (?:mij )?(?:maar )?)?(?:een|ne|nen|twee|drie) (?:\w+ ){1,4}"
    r"(?:graag|alstublieft|alsjeblieft|aub)\W*$"
)
_OF_OURS = re.compile(
    r"\b(?:\w*coach\w*|begeleid\w*|keer|gesprek\w*|afspraak|contact|huur\w*|\w*rekening|kans|hulp"
    r"|woning|beetje|plek|iemand|ja|nee)\b"
)
#: "Ge gaat mij toch ook laten zitten gelijk al de rest".
_DISTRUSTS = re.compile(
    r"^(?:pf+|bah|ja ja|tss+|allee|maar)?[ ,]*(?:ge|gij|gulder|jullie)"
    r" (?:gaat|gaan|zegt|zeggen|laat|laten) (?:\w+ ){0,4}toch\b"
    r"|\b(?:toch|ook) (?:\w+ )?laten (?:zitten|vallen)\b"
    r"|\b(?:zoals|gelijk|lijk) (?:al )?de (?:rest|anderen)\b"
)
#: "Ik schaam mij een beetje", "ik ben bang".
_FEELS = re.compile(
    r"\bik (?:\w+ )?(?:schaam|voel|vrees|ben (?:\w+ )?(?:moe|bang|triest|kwaad|ongerust|verdrietig"
    r"|zenuwachtig|beschaamd|op|kapot))\b"
    rf"|{WORRIES}"
    r"|\b(?:ik )?vind (?:ik )?(?:dit|dat|het) (?:(?!niet)\w+ )?"
    r"(?:moeilijk|lastig|erg|pijnlijk|gek)\b"
    # "Ik weet niet of ik hier wel goed aan doe".
    r"|\bweet (?:\w+ )?niet of ik (?:hier|dit|daar)(?: \w+){0,2} (?:goed|juist)\b"
)
_KNOWS_NOT = re.compile(r"\bweet (?:ik )?(?:het |dat )?(?:(?!niet)\w+ )?niet\b(?! of)")

_TWO, _FEW_LEADING = 2, 5
#: A no to these ends the intake; in more words than these it may say no to something else.
_DROPS = frozenset({"data_consent", "send_anyway"})
_REFUSAL_WORDS = 8
_REFUSES_PLAINLY = re.compile(
    r"\b(?:wil|wilt|wens|wenst|mag|mogen|geef|deel)\b(?: \w+){0,3} niet\b|\bliever niet\b"
    r"|\bniet (?:dat|doorgeven|delen|bewaren)\b|\bgeen toestemming\b"
)
#: What stands beside a yes may take it back.
_WAVERS = re.compile(
    r"\b(?:stop\w*|twijfel\w*|nadenken|liever|wacht\w*|wil (?:\w+ )?niet|nee|neen)\b"
)
_LESSENS = re.compile(
    r"\b(?:niet|geen|nooit|weinig|te|moeilijk|twijfel\w*|eerst|pas|liever|alleen|enkel|behalve"
    r"|nee|neen|of|als|soms)\b"
)
_PERMITS = re.compile(r"(?<!geen )\b(?:ja|jawel|akkoord|oke|mag wel|vindt het goed)\b")
#: So few words are an answer, whatever they are.
_FEW_WORDS = 3
#: Words with which people permit, confirm, refuse. "Dat doet deugd om te horen" holds none.
_SPEAKS_OF_IT = re.compile(
    r"\b(?:mag|mogen|akkoord|goed|oke|toestem\w*|door(?:geven|geef|sturen)|deel|delen|stuur\w*"
    r"|sturen|verstuur\w*|zend\w*|klopt|juist|correct|in orde|prima|perfect|natuurlijk|zeker|graag"
    r"|doe|doen|absoluut|geen (?:probleem|bezwaar)|vooruit|gang|laat maar|verder|aanmeld\w*"
    r"|noteer|noteren|schrijf|opschrijven|graten"
    r"|liever|weiger\w*|stop\w*|wacht\w*|nog niet|nee|neen|ja|jawel|bewaar\w*|gebruik\w*)\b"
    r"|\bwil(?:t|len)? (?:\w+ ){0,3}(?:niet|wel)\b|\bvan mij\b|[👍👎✅❌]"
)


def only_feels(text: str) -> bool:
    """Say whether somebody tells how they feel, and gives no yes or no, and no "I do not know"."""
    is_felt = _FEELS.search(normalise(text)) is not None and not leads(text)
    return is_felt and not _KNOWS_NOT.search(normalise(text))


def leads(text: str) -> bool:
    """Say whether words begin with a yes or a no."""
    normal = normalise(text)
    return has("yes_no", "lead_yes", normal) or has("yes_no", "lead_no", normal)


def _orders(normal: str) -> bool:
    return _ORDERS.match(normal) is not None and _OF_OURS.search(normal) is None


def is_beside(question: Question, text: str) -> bool:
    """Say whether words at a yes or no are something else than its answer."""
    if not question.kind.startswith("yes_no") or leads(text):
        return False
    if question.kind == "yes_no":
        return not is_permission(text) and not _is_known(question.slot, text)
    normal = normalise(text)
    if question.slot == "network_consent" and _OF_FAMILY.search(normal):
        return True
    if _orders(normal) or any(
        one.search(normal) for one in (_THEY_SAY_NO, _SOUNDS_LIKE, _DISTRUSTS)
    ):
        return True
    if topic_of(question.slot) is None:
        return False
    own = opinion(text, question.slot)
    return own.value == NOTHING_SAID and own.confidence >= _SAYS_NOTHING


def _is_known(slot: str, text: str) -> bool:
    """Say whether a cue of the question itself knows the words: "gooi het er maar door"."""
    return permits(slot, text) or (has_topic(slot) and "no" in found(slot, normalise(text)))


def led_by(slot: str, text: str, read: Reader) -> Reading:
    """Read the first or last sentence alone, where it begins with a yes or no: "Ja laat maar".

    A no behind a story may deny the story, and is no refusal.
    """
    told = sentences(text)
    if len(told) < _TWO:
        return NOTHING
    first, last = told[0], told[-1]
    rest = told[1:] if leads(first) else told[:-1]
    if any(map(wavers, rest)):
        return NOTHING
    if leads(first) and len(first.split()) <= _FEW_LEADING:
        return read(slot, first)
    word, comma, behind = first.partition(",")
    is_apart = comma and leads(word) and len(word.split()) <= _TWO
    if is_apart and not _LESSENS.search(normalise(behind)):
        # "Zeker, maar hij denkt dat het iets anders is. Hoe leg ik dat uit?"
        return read(slot, word)
    reading = read(slot, last) if leads(last) else NOTHING
    return reading if reading.value == "yes" else NOTHING


def wavers(sentence: str) -> bool:
    """Say whether words may take back a yes that stands beside them."""
    return _WAVERS.search(normalise(sentence)) is not None


def may_drop(slot: str, value: object, text: str, tries: int) -> bool:
    """Say whether a read "no" may end an intake and drop its answers.

    "Nee hij twijfelt niet, ja hij vindt het goed" does not; a longer refusal is asked once more.
    """
    if slot not in _DROPS or value != "no":
        return True
    normal = normalise(text)
    if len(normal.split()) <= _REFUSAL_WORDS or _REFUSES_PLAINLY.search(normal):
        return True
    return tries > 0 and not _PERMITS.search(normal)


def is_permission(text: str) -> bool:
    """Say whether words speak of what is permitted at all; a remark by the way does not."""
    normal = normalise(text)
    if len(normal.split()) <= _FEW_WORDS:
        return True
    return leads(text) or _SPEAKS_OF_IT.search(normal) is not None
