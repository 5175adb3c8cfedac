"""Whether somebody says in so many words that they want to refer, and whom.

What kind of message it is, the classifier says; these words go before it, because "ik wil een
maat van mij aanmelden" taken for the maat's own wish turns every question round.
"""

from __future__ import annotations

import re

from bot.intake.parts import parts
from bot.language.normalise import normalise
from bot.language.sentences import sentences

SELF, SOMEBODY = "self", "somebody"
REFER = r"(?:aan te melden|aanmelden|in te schrijven|inschrijven|door te verwijzen|doorverwijzen)"
_WRITER = r"(?:ik|wij|we)"
_WISH = r"(?:wil|willen|wou|wens|wensen|zou|zouden|kom|komen|kan|kunnen|mag|mogen|moet|moeten)"
_WANTS = re.compile(
    rf"\b(?:{_WRITER} {_WISH}|{_WISH} {_WRITER})(?: \S+){{0,12}}? {REFER}\b"
    # "Ik werk bij het OCMW en wil een jongen aanmelden".
    rf"|\b{_WRITER}\b[^.!?]*\ben (?:wil|willen|wou|wens|wensen|zou|zouden|kom)(?: \S+){{0,12}}?"
    rf" {REFER}\b"
    # "Wil mij aanmelden", as people type it.
    rf"|(?:^|[.!?] )(?:\w+,? )?(?:wil|wou|zou) (?:mij|me|mezelf|mijzelf)(?: \S+){{0,6}}? {REFER}\b"
    # "Kan ik mij bij jullie opgeven?"; "ik wil opgeven" is something else.
    rf"|\b(?:{_WRITER} {_WISH}|{_WISH} {_WRITER})(?: \S+){{0,5}}?"
    r" (?:mij|me|mezelf|mijzelf|mijn eigen|hem|haar|iemand)(?: \S+){0,5}?"
    r" (?:op te geven|opgeven|upgeven|te registreren|registreren)\b"
    # "Graag had ik iemand aangemeld", as letters begin.
    rf"|\bgraag (?:had|hadden) {_WRITER}(?: \S+){{0,8}}? (?:aangemeld|ingeschreven|opgegeven)\b"
    rf"|\b{_WRITER} (?:had|hadden)(?: \S+)? graag(?: \S+){{0,8}}?"
    r" (?:aangemeld|ingeschreven|opgegeven)\b"
    # "Ze zeiden dat ik mij hier kon aanmelden".
    rf"|\b{_WRITER} (?:mij|me|mezelf|mijzelf)(?: \S+){{0,4}}? {REFER}\b"
    # "Ik wil vragen voor hem plaats in jullie programma".
    r"|\b(?:wil|willen|wou|zou|vraag|vragen) (?:\w+ ){0,6}(?:plaats|plek) (?:\w+ ){0,2}"
    r"(?:in|bij) (?:jullie|uw|het|dit) (?:programma|project|traject)\b"
    # "Ik vraag hulp voor mij".
    rf"|\b{_WRITER} (?:vraag|vragen|zoek|zoeken|wil|willen|zou|zouden|kom|heb"
    rf"|hebben)(?: \S+){{0,3}}? hulp"
    r"(?: (?:nodig|vragen|aanvragen|aan te vragen))? voor (?:mij|mezelf|mijzelf)\b"
    rf"|\b(?:{_WRITER} meld(?:en)?|meld(?:en)? {_WRITER})(?: \S+){{1,8}}? aan\b"
)
#: Asks how, or wants to know something first.
_ASKS = re.compile(
    r"\b(?:hoe|waar|wat|wie|wanneer|welke?|waarom|anoniem|eerst|nakijken|nagaan|checken"
    r"|of (?:hij|ze|zij|ik|iemand|dat|mijn))\b"
)
#: "Een leerling waar ik mij zorgen over maak".
_ABOUT_WHOM = re.compile(r"\bwaar (?:ik|wij|we) (?:\w+ ){0,4}(?:over|mee|van|voor|aan|bij)\b")
#: As many characters around a wish may ask; who writes without stops goes on with a story.
_NEAR = 50
#: "Ik weet niet of ik hier mag zijn, maar ik zou mij willen aanmelden, want ...".
_BUT = re.compile(r"\b(?:maar|dus)\b")
_BECAUSE = re.compile(r"\b(?:want|omdat|aangezien)\b")
#: In the words of the wish itself these ask under which condition; beside it they tell a story.
_IS_CONDITION = re.compile(r"\b(?:niet|geen|als|indien)\b")
#: "Als hij 16 is, kan ik hem dan aanmelden?"
_IF_SO = re.compile(r"\b(?:als|indien)\b.*\bdan\b")
_MYSELF = re.compile(
    r"\b(?<!van )(?<!v )(?<!voor )(?<!bij )(?:mij|me|mezelf|mijzelf)\b"
    r"|\bmijn eigen (?:(?:hier|bij|jullie|eens|graag|ook|nu|direct|willen|kunnen|komen|moeten"
    rf"|mogen) )*{REFER}\b"
    # "Kan 'k ik mien ier anmeldn", "'k willn mien eigen upgeven".
    r"|\bmijn (?:(?:eigen?|zelf|hier) )*(?:(?<=eigen )(?:willen|kunnen|komen|moeten) )?"
    r"(?:aan|in|op|up)(?: te |te)?(?:melden|schrijven|geven)\b"
)
#: "Ik maak me zorgen over een leerling en zou hem willen aanmelden".
WORRIES = (
    r"\bma(?:ak|ken|akte|akten) (?:ik |wij |we )?(?:mij|me|ons) (?:\w+ ){0,3}(?:zorgen|ongerust)"
    r"|\b(?:mij|me|ons) (?:\w+ ){0,3}zorgen (?:maak|maken)\b"
)
_FOR_MYSELF = re.compile(r"\bvoor (?:mij|mezelf|mijzelf)\b(?! (?:zoon|dochter|broer|zus))")
#: "Ik weet niet of ik hier mag komen, het is voor mezelf".
_IS_FOR_MYSELF = re.compile(
    r"\b(?:het|dit|dat) is voor (?:mezelf|mijzelf|mijn eigen)\b(?!.*\b(?:niet|geen)\b)"
)
_SEEKS = re.compile(
    r"\bik (?:\w+ ){0,2}(?:zoek|vraag|heb)(?: \w+){0,4} (?:woonst|woning|plek|plaats|kamer|studio"
    r"|huis|thuis|onderdak|hulp|coach|begeleiding|dak)\b"
    r"(?!(?: \w+){0,3} voor (?!(?:mij|mezelf|mijzelf|me|als|wanneer|na|straks|vannacht)\b))"
    r"|\bik (?:\w+ ){0,2}zoek(?: \w+){0,2} (?:iets|ergens|plek) (?:om|voor)(?: te)? wonen\b"
    # "Eej goeiendag, zoek hulp voor mij".
    r"|(?:^|[,.!] ?)zoek(?: \w+){0,3} (?:hulp|onderdak|woonst)(?= voor (?:mij|mezelf)\b|[ ,.!]*$)"
    r"|\b(?:kan|kun|kunde|kunnen|kunt|wil|help) (?:je|ge|gij|jullie|u|iemand)? ?(?:mij|me)"
    r" (?:\w+ )?help|\bhelp (?:mij|me)\b"
    # "Ik zou misschien hulp kunnen gebruiken".
    r"|\bik (?:zou|kan) (?:\w+ ){0,3}hulp (?:\w+ )?(?:gebruiken|willen|krijgen|hebben)\b"
)
_OWN_RELEASE = re.compile(
    r"\bik (?:ben|kom|kwam) (?:\w+ ){0,6}(?:vrij(?:gekomen|gelaten)?"
    r"|uit (?:de |den |het )?(?:gevangenis|bak|cel|nor|detentiehuis))\b"
)
_OWN_BED = re.compile(
    r"(?:\bik (?:\w+ ){0,2}|^|[,.] )(?:slaap|logeer|overnacht|pit)(?: \w+){0,5}"
    r" (?:bij|in|op|aan|onder|buiten)\b"
    r"|\b(?:slaap|logeer|overnacht|pit) ik(?: \w+){0,5} (?:bij|in|op|aan|onder|buiten)\b"
)


#: Kin and friends who may be the youth: a mother is none.
YOUNG_FAMILY = (
    r"(?:(?:klein|stief|plus|pleeg|schoon|half)?(?:zoon|dochter|kind|broer|zus)|neef|nicht"
    r"|petekind|metekind)(?:tje|je)?"
)
_YOUNG_KIN = re.compile(
    rf"\b(?:mijn|onze?|ons) (?:\w+ ){{0,2}}(?:{YOUNG_FAMILY}|vriend(?:in)?|maat|kameraad|lief"
    r"|buur(?:jongen|meisje)|jongste|oudste)\b"
)
_THIRD = re.compile(r"\b(?:hij|zij|ze|ie)\b")
#: "Ik ben 20", "ik slaap bij mijn broer": that is the youth.
_OWN_STORY = re.compile(
    r"\bik (?:\w+ )?(?:slaap|sta|zit|zoek|woon|leef|werk|krijg|lig|moet|mag|wil)\b"
    r"|\bik (?:\w+ )?(?:ben|heb|word) (?:\w+ )?(?:\d{2}|geen|dakloos|buiten\w*|vrij\w*)\b"
    r"|\b(?:mij|me) (?:\w+ )?(?:buiten|weg|aan de deur|op straat)\w*"
)


def tells_of_kin(text: str) -> bool:
    """Say whether somebody tells of a youth of the own family or friends."""
    normal = normalise(text)
    if _OWN_STORY.search(normal):
        return False
    return _YOUNG_KIN.search(normal) is not None and _THIRD.search(normal) is not None


#: Wants to know whether it fits, before anything else.
_CHECKS = re.compile(
    r"\?|\b(?:aanmerking|anoniem\w*|check\w*|na(?:kijken|gaan|zien)|voorwaarden?|voldoe\w*"
    r"|geschikt|past|passen|kan|kunnen|mag|mogen|zonder naam|weten"
    r"|of (?:hij|ze|zij|ik|dat|dit|het))\b"
)
_CHECKS_PLAINLY = re.compile(
    r"\?|\b(?:aanmerking|anoniem\w*|check\w*|na(?:kijken|gaan)|voorwaarden?|voldoe\w*|geschikt"
    r"|past|passen|zonder naam|weten of|of (?:hij|ze|zij|ik|dat|dit|het))\b"
)
#: Shorter words may ask without saying so: "jongen van 19, leefloon".
_STORY_WORDS, _LONG_STORY_WORDS = 10, 30


#: Who tells two of these and asks nothing tells a story, whatever question it sounds like.
_FACTS = ("age", "living_situation", "income")
_ENOUGH_FACTS = 2


#: No question about what a referral is.
_REFERRAL = re.compile(r"^(?!.*\b(?:vraag\w*|info\w*|uitleg|over)\b).*\baanmelding\b")
_OWN_AGE = re.compile(r"\bik ben (?:\w+ )?\d{2}\b")


def tells_facts(text: str) -> bool:
    """Say whether somebody tells two facts of themselves, or of kin, and asks nothing."""
    if "?" in text or not (seeks_help(text) or tells_of_kin(text)):
        return False
    message = parts(text)
    told = [slot for slot in _FACTS if any(one.tells(slot) for one in message)]
    return len(told) >= _ENOUGH_FACTS


def announces(text: str) -> bool:
    """Say whether a service announces a referral: "OCMW Wevelgem, snel een aanmelding"."""
    normal = normalise(text)
    if "?" in text or _ASKS.search(normal) or not _REFERRAL.search(normal):
        return False
    return any(one.names_service for one in parts(text))


def tells_own_age(text: str) -> bool:
    """Say whether somebody tells their own age, and does not ask about it."""
    return "?" not in text and _OWN_AGE.search(normalise(text)) is not None


def tells_facts_of_kin(text: str) -> bool:
    """Say whether somebody tells how old a youth of the own kin is, or where that one sleeps."""
    if not _YOUNG_KIN.search(normalise(text)):
        return False
    return any(one.tells("age") or one.tells("living_situation") for one in parts(text))


def tells_story(text: str) -> bool:
    """Say whether words tell of somebody at length and ask nothing: no check is wanted."""
    normal = normalise(text)
    length = len(normal.split())
    # "Ze mag op 20 maart naar huis": in much that is told that is no question.
    asks = _CHECKS if length < _LONG_STORY_WORDS else _CHECKS_PLAINLY
    return length >= _STORY_WORDS and not asks.search(normal)


def refers(text: str) -> str | None:
    """Return whom somebody wants to refer, the writer or another; None where nobody is said."""
    if _IS_FOR_MYSELF.search(normalise(text)):
        return SELF
    for sentence in sentences(re.sub(WORRIES, " ", normalise(text))):
        wish = _WANTS.search(sentence)
        if wish and not _asks(sentence, wish):
            is_own = _MYSELF.search(wish.group()) or _FOR_MYSELF.search(sentence)
            return SELF if is_own else SOMEBODY
    return None


def _asks(sentence: str, wish: re.Match[str]) -> bool:
    """Say whether a sentence asks how or when somebody may be referred, or denies the wish."""
    before = _BUT.split(sentence[max(wish.start() - _NEAR, 0) : wish.start()])[-1]
    behind = _BECAUSE.split(sentence[wish.end() : wish.end() + _NEAR])[0]
    near = _ABOUT_WHOM.sub(" ", before + wish.group() + behind)
    if _ASKS.search(near) or _IF_SO.search(near):
        return True
    return _IS_CONDITION.search(_around(wish)) is not None


def _around(wish: re.Match[str]) -> str:
    """Return the clause in which a wish ends, which is the wish itself."""
    # Who writes without stops tells much before it.
    begin = max(wish.start() - _NEAR, 0)
    until = _BUT.split(wish.string[begin : wish.end()].rpartition(",")[2])[-1]
    return until + _BECAUSE.split(wish.string[wish.end() :].partition(",")[0])[0]


def seeks_help(text: str) -> bool:
    """Say whether somebody looks for a home or help for themselves, or says where they sleep."""
    is_sought = any(_SEEKS.search(sentence) for sentence in sentences(normalise(text)))
    return is_sought or tells_own_bed(text)


def tells_own_release(text: str) -> bool:
    """Say whether somebody tells of coming out of prison: "ik ben juist uit den bak gekomen"."""
    return _OWN_RELEASE.search(normalise(text)) is not None


def tells_own_bed(text: str) -> bool:
    """Say whether somebody tells where they sleep themselves: that is the youth."""
    return _OWN_BED.search(normalise(text)) is not None
