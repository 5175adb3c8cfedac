"""What a person may say at any question: that they do not know, have none, or begin again."""

from __future__ import annotations

import re

from bot.language.cues import cues, has
from bot.language.normalise import normalise
from bot.language.sentences import ends_in_question, is_question, sentences

#: A longer text tells something else ("ik wil opnieuw beginnen met mijn leven").
_SHORT = 8
_WORRIES = re.compile(
    r"\bweet (?:\w+ )?niet of ik (?:hier|dit|daar)(?: \w+){0,2} (?:goed|juist)\b"
)


def says_unknown(text: str) -> bool:
    """Tell whether the person does not know the answer, or has to ask for it first."""
    # "Ik weet niet of ik hier goed aan doe" is a worry.
    normal = _WORRIES.sub(" ", normalise(text))
    return has("talk", "unknown", normal) and not is_question(normal)


def says_stop(text: str) -> bool:
    """Tell whether somebody says in so many words that it must end."""
    return has("talk", "stops", normalise(text))


def says_none(text: str) -> bool:
    """Tell whether the person has none, or would rather not give it."""
    return has("talk", "none", _without_thanks(text))


def tells_nothing(text: str) -> bool:
    """Tell whether words that are kept as they are say only "none" or "I do not know"."""
    rest = _without_thanks(text)
    if has("talk", "thing", rest):
        return False
    for label in ("none", "unknown", "filler"):
        rest = cues("talk")[label].sub(" ", rest)
    is_told = re.search(r"\w", rest) is not None
    return not is_told and (says_none(text) or says_unknown(text))


def says_only_yes(text: str) -> bool:
    """Tell whether there is a yes and nothing else: "ja", "jaa da klopt"."""
    normal = normalise(text)
    is_yes = len(normal.split()) == 1 and has("yes_no", "lead_yes", normal)
    return is_yes or has("talk", "agrees", normal)


def asks(text: str) -> bool:
    """Tell whether the words are a question, whatever it is about."""
    return ends_in_question(text) and is_question(normalise(text))


def hesitates(text: str) -> bool:
    """Tell whether somebody only sighs or asks for a moment: no answer, and no doubt either."""
    return has("talk", "hesitates", normalise(text))


def asks_why(text: str) -> bool:
    """Tell whether the person wants to know why this is asked."""
    normal = normalise(text)
    if has("talk", "wonders", normal):
        return True
    first = sentences(normal)[0] if "?" in normal else normal
    asks = has("talk", "why", first) or has("talk", "must", first)
    return asks and len(first.split()) <= _SHORT


def doubts_need(text: str) -> bool:
    """Tell whether the person asks whether a question must be answered at all."""
    normal = normalise(text)
    is_doubt = has("talk", "must", normal) and not has("talk", "why", normal)
    return is_doubt and len(normal.split()) <= _SHORT


def names_fear(text: str) -> bool:
    """Tell whether the person speaks of somebody who must be feared."""
    return has("talk", "fear", normalise(text))


def wants_restart(text: str) -> bool:
    """Tell whether the person wants to begin from the start."""
    normal = normalise(text)
    return has("talk", "restart", normal) and len(normal.split()) <= _SHORT


def _without_thanks(text: str) -> str:
    return cues("talk")["thanks"].sub("", normalise(text)).strip(" ,.!")
