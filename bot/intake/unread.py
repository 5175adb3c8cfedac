"""What an answer leads to that says it in no words of ours: none, left open, a choice made.

Nobody is asked the same thing for ever: whoever has no number says so in any words, and what is
asked back once, or explained in vain, is taken as it is or left open for a coach.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.aging import likely_ages
from bot.intake.heard import Turn, attempts, filled, not_knowing, unclear
from bot.intake.mentions import certain
from bot.language.answers import asks, says_none, says_only_yes, says_unknown
from bot.language.judged import NOTHING_SAID, judged, weighable
from bot.language.normalise import normalise
from bot.language.readers.words import adds_nothing
from bot.language.reading import NOTHING, Reading
from bot.language.sentences import ends_in_question, sentences, without_questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.intake.questions import Question
    from bot.intake.unasked import Answers, Reader

#: As many words can say "none" or "I do not know" and nothing else.
LITTLE_WORDS = 3
#: "Die vriend is 21": more words tell a story.
_FEW_WORDS = 6
#: What every phone number or address holds.
_HOLDS = {"phone": re.compile(r"\d"), "email": re.compile(r"@|\bat\b")}
#: Has none here, or keeps it: "heeft hij niet in de gevangenis", "dat geef ik liever niet".
_HAS_NONE = re.compile(
    r"^(?:geen|nee)\b.*\b(?:gevangenis|cel|bak|instelling|via)\b|"
    r"\b(?:heb|heeft|hebben|had|geef|geven|gegeven|ken|kent|kennen|weet|weten|wil|wilt|mag|delen"
    r"|bij|nodig)\b.*\b(?:niet|geen|nooit)\b"
    r"|\b(?:geen|gene|gin|niet|zonder|liever)\b.*\b(?:nummer\w*|gsm\w*|telefoon\w*|mail\w*|adres"
    r"|heb|heeft|hebben|geven|delen|bij)\b"
    r"|\b(?:kwijt|stuk|kapot|afgesloten|afgepakt|gestolen|gepikt|verloren)\b"
    r"|\b(?:heb|heeft) (?:ik |hij |ze |zij )?er (?:\w+ )?(?:geen|gene|gin)\b"
    r"|^(?:(?:enkel|alleen|liefst) )?via "
)
#: "Ge gaat dat nummer toch niet aan de politie geven": a worry about what we do with it.
_TO_US = re.compile(
    r"\b(?:ge|gij|gulder|jullie|u|je)(?: \w+){0,4} toch (?:niet|geen)\b|\btoch niet (?:aan|door)\b"
)
#: "Dat weet ik niet vanbuiten, wacht": who looks a number up has one.
_LOOKS_UP = re.compile(
    r"\b(?:van ?buiten|uit het hoofd|op ?zoeken|momentje|zoek(?:en)? (?:\w+ ){0,3}op|moment"
    r"|wacht|eens kijken|nakijken|kijk (?:het )?(?:even )?na)\b|\bmoet (?:\w+ ){0,2}zoeken\b"
)
#: "Is het oké als ik het nummer van ons onthaal geef? Ik heb geen werkgsm".
_OTHER_NUMBER = re.compile(r"\bnummer van (?:de|het|ons|onze|mijn)\b[^?]*\?", re.IGNORECASE)
_HAS_NOT_ANY = re.compile(r"\b(?:geen|gene|gin)\b")
#: The weights for whether words tell how somebody is reached, and how sure it must be of none: of
#: 1,591 ways in conversations of strangers one is asked again by it.
WAYS, _NO_WAY = "told_ways", 0.8
#: What tells a way to be reached beside a question.
_WAY = re.compile(
    r"\b(?:bel\w*|sms\w*|whatsapp\w*|app\w*|bericht\w*|mail\w*|via|stuur\w*|bereik\w*|gsm|uur"
    r"|(?:voor|na)middag|avond\w*|ochtend\w*|messenger|langs\w*|school|nummer|telefo\w*|tel|les"
    r"|werk\w*|thuis|post|brief\w*|adres|overdag|week(?:dag\w*|end\w*)|pauze|middagpauze)\b|\d"
)
#: After so many unread answers, the last of them with a way out, a question is left open.
MOST_ATTEMPTS = 3
_NAME_WORDS = 3
#: "Tielt of Izegem, maar Tielt is beter".
_PREFERS = re.compile(
    r"\b(?:beter|best|liefst|liever|voorkeur|zeg maar|doe maar|kies|eerst|vooral|toch)\b"
)
#: As many words choose and tell nothing else.
_CHOICE_WORDS = 8
_TURNS_ROUND = re.compile(r"\b(?:behalve|tenzij|liever|dan|weg|te (?:duur|ver)|geen van)\b")
#: "Die van Oostende, niet Gent".
_DENIED = re.compile(r"\b(?:niet|geen) (?:(?:die|dat|deze|in|van|naar|het|de) )*\w+")
#: "Ieper, of anders Poperinge": the first is meant.
_RESERVE = re.compile(
    r"[ ,.]+(?:of|en|maar)? ?(?:anders|desnoods|eventueel|als (?:(?:dat|het) )?(?:niet|geen))\b",
    re.IGNORECASE,
)
#: "Roeselare of Izegem, maakt niet uit": both will do.
_BOTH = r"(?:allebei|alletwee|alle twee|beiden?)"
_EITHER = re.compile(
    r"\b(?:maakt? (?:(?:mij|me|hem|haar|ons|dat|echt|voor|er) ){0,3}(?:niet|niks|weinig) uit"
    r"|eender|om het even|gelijk welke?|kan (?:mij |me )?niet schelen|kies(?:t)? (?:jij )?maar"
    rf"|{_BOTH} (?:is |zijn )?(?:even |heel )?(?:goed|oke|ok|best|prima)|mag {_BOTH}$)\b"
)
#: One of them will not, or it is asked: "eender waar behalve Izegem", "allebei te ver".
_NOT_EITHER = re.compile(
    r"\b(?:behalve|tenzij|liever|liefst|rest|verder|fout|weg|te (?:duur|ver)|geen|mag ook"
    r"|niet (?!uit\b|schelen\b)\w+)\b"
)
_CLAUSE = re.compile(r"[,.;()]+\s*|\s(?:maar|dus)\s")


def says_little(text: str) -> bool:
    """Say whether words to be kept as they are tell nothing: "geen", "weet ik niet", "ja"."""
    is_short = len(text.split()) <= LITTLE_WORDS
    return is_short and (says_none(text) or says_unknown(text) or says_only_yes(text))


def tells_no_way(question: Question, answers: Answers, text: str) -> bool:
    """Say whether words are kept as the way to be reached only if they are said again.

    "Amai, het is hier een zottekot vandaag" tells of none; what somebody says twice is kept.
    """
    if question.slot != "contact_way" or attempts(answers):
        return False
    words = without_questions(text) or text
    if "?" in text and not _WAY.search(normalise(words)):
        return True
    own = judged(weighable(normalise(text)), WAYS)
    return own.value == NOTHING_SAID and own.confidence >= _NO_WAY


def tells_way(text: str) -> bool:
    """Say whether words tell how somebody is reached, and ask nothing."""
    said = re.sub(r"\d", "", normalise(text))
    return "?" not in text and _WAY.search(said) is not None


def _before_tag(sentence: str) -> str:
    """Return a sentence without the question behind its comma: "niet voor 10 uur, kan dat?"."""
    return sentence.rpartition(",")[0] if ends_in_question(sentence) else sentence


def way_before_question(text: str) -> str:
    """Return the words that may tell a way to be reached: "overdag. Wanneer hoor ik iets?"."""
    words = " ".join(filter(None, map(_before_tag, sentences(text))))
    # "Hoelang duurt het? De datum komt dichterbij": what is asked is no way either.
    return words if "?" in text and _WAY.search(normalise(words)) else text


def has_none(question: Question, text: str) -> bool:
    """Say whether words without a number or address mean that there is none to give."""
    if question.slot == "remarks":
        return adds_nothing(text)
    holds = _HOLDS.get(question.kind)
    if holds is None or not question.may_be_none or holds.search(text) or asks(text):
        return False
    if _OTHER_NUMBER.search(text):
        return False
    said = normalise(without_questions(text))
    return not looks_up(text) and _HAS_NONE.search(said) is not None and not _TO_US.search(said)


def looks_up(text: str) -> bool:
    """Say whether somebody looks a number up, and so has one: "wacht, momentje"."""
    said = normalise(text)
    return _LOOKS_UP.search(said) is not None and not _HAS_NOT_ANY.search(said)


def not_understood(question: Question, answers: Answers, text: str) -> Turn:
    """Count an answer that was not understood; after too many the question is left open.

    A name said twice is taken as it is: "T." may be all that somebody wants to give.
    """
    is_name = question.kind == "text" and not question.may_be_none and not asks(text)
    if is_name and attempts(answers) > 0 and len(text.split()) <= _NAME_WORDS:
        return filled(question, text.strip())
    value = not_knowing(question)
    if attempts(answers) < MOST_ATTEMPTS or value is None:
        return unclear(answers)
    return Turn(changes=filled(question, value).changes, say="left_open")


def _is_self(answers: Answers) -> bool:
    return answers.get("referrer_type") == "self"


def chosen(
    question: Question, answers: Answers, text: str, reading: Reading, read: Reader
) -> Reading:
    """Return what words choose between the readings that they leave open.

    Asked back once, the same words mean what they name first.
    """
    is_short = len(text.split()) <= _FEW_WORDS
    if question.slot == "age" and reading.is_empty and is_short and not _is_self(answers):
        # "Die vriend is 21": words that mean somebody else in a youth's mouth.
        return Reading(certain(likely_ages(text)))
    if reading.value is not None or not reading.choices or question.kind.startswith("yes_no"):
        return reading
    before = _RESERVE.split(text, maxsplit=1)[0] if question.slot == "region" else text
    first = _only(question, [before], reading, read) if before != text else NOTHING
    if not first.is_empty:
        return first
    preferred = [part for part in _CLAUSE.split(text) if part and _PREFERS.search(normalise(part))]
    found = _only(question, preferred, reading, read)
    if not found.is_empty:
        return found
    asked = answers.get("open_choices")
    is_again = isinstance(asked, (list, tuple)) and set(reading.choices) <= set(asked)
    if not is_again and not takes_either(question, text):
        return reading
    words = text.split()
    beginnings = [" ".join(words[:count]) for count in range(1, len(words))]
    first = _only(question, beginnings, reading, read, is_first=True)
    return first if not first.is_empty else Reading(reading.choices[0])


def takes_either(question: Question, text: str) -> bool:
    """Say whether all towns that were named, or asked about, will do: then the first is taken."""
    if question.slot != "region" or asks(text):
        return False
    normal = normalise(text)
    return _EITHER.search(normal) is not None and _NOT_EITHER.search(normal) is None


def named_choice(question: Question, choices: Sequence[object], text: str) -> object | None:
    """Return the one town that words name, and do not deny: "die van Oostende, niet Gent"."""
    if question.slot != "region" or _TURNS_ROUND.search(normalise(text)):
        return None
    normal = _DENIED.sub(" ", normalise(text))
    named = [one for one in choices if re.search(rf"\b{re.escape(str(one).casefold())}\b", normal)]
    return named[0] if len(named) == 1 and len(normal.split()) <= _CHOICE_WORDS else None


def _only(
    question: Question, texts: list[str], reading: Reading, read: Reader, *, is_first: bool = False
) -> Reading:
    """Return the reading that some words have, of those that all of them leave open."""
    values = [read(question.slot, text).value for text in texts]
    fitting = list(dict.fromkeys(value for value in values if value in reading.choices))
    if len(fitting) == 1 or (fitting and is_first):
        return Reading(fitting[0])
    return NOTHING
