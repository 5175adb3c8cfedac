"""Tell how somebody stands towards a proposal, from what the clauses of an answer say.

Each clause has a stance of its own: a word that agrees or objects, turned round by a refusal
("geen bezwaar", "gaat me niet lukken"). Weak words ("goed", "kan", "lastig") count only in a
clause that holds nothing else than the proposal: a story about something else says nothing.
"""

from __future__ import annotations

import re

from bot.language.cues import cues, has
from bot.language.reading import NOTHING, Reading
from bot.language.sentences import clauses

_TOPIC = "stance"
_OPPOSITE = {"yes": "no", "no": "yes"}
#: What a clause may say in passing, in the order in which it decides.
_IN_PASSING = (("wavers", "unsure"), ("yields", "yes"), ("declines", "no"))
_STRONG = (("objects", "no"), ("agrees", "yes"))
_WEAK = (("chafes", "no"), ("fits", "yes"))
_THIRD = (
    r"(?:rechter|jeugdrechter|begeleid\w*|dienst|moeder|vader|ma|pa|mama|papa|ouders|oma|opa|team"
    r"|school|maat|broer|zus|vriend|vriendin|vrouw|man|dokter|surb|advocaat|raadsman|consulent\w*"
    r"|collega\w*|psd|ocmw|caw|parket|directie|psychiater|nicht|neef|nonkel|tante|lief|celmaat)"
)
#: Who speaks of somebody else, or of what was, tells nothing about the proposal.
_ELSEWHERE = re.compile(
    r"^(?:(?:en|want|maar) )?(?:(?:de|het|een|mijn|zijn|haar|onze|hun|ons) )+"
    rf"(?:\w+ )?{_THIRD}(?!\w)"
    r"|^(?:(?:wij|we|jullie|mijn vrouw) )|(?<!\w)jullie zijn|in de leefgroep zeggen"
    r"|(?<!\w)(?:was|waren|had|hadden|werd|werden|vroeger|vorige|destijds|toen|gehad|geweest)(?!\w)"
)
#: What begins a clause that says how it stands in the end.
_IN_THE_END = re.compile(
    r"(?<!\w)(?:maar|toch|uiteindelijk|intussen|ondertussen|dus|allee|bon|nu|soit|moar)(?!\w)"
)


def read_wish(answer: str) -> Reading:
    """Read whether somebody wants what is asked, where only a strong word tells it."""
    for clause in clauses(answer):
        if has(_TOPIC, "wavers", clause):
            return Reading("unsure", matched=clause)
        if has(_TOPIC, "agrees", clause) and not _ELSEWHERE.search(clause):
            return Reading(_turned("yes", clause), matched=clause)
    return NOTHING


def read_stance(answer: str) -> Reading:
    """Read "yes", "no" or "unsure" from a normalised answer; nothing where clauses disagree."""
    told = [(clause, stance) for clause in clauses(answer) if (stance := _stance(clause))]
    values = {stance for _, stance in told}
    if not told:
        return NOTHING
    if len(values) > 1:
        tail = answer[answer.rfind(told[-2][0]) + len(told[-2][0]) :]
        if not _IN_THE_END.search(tail):
            unsure = next((clause for clause, stance in told if stance == "unsure"), "")
            return Reading("unsure", matched=unsure) if unsure else NOTHING
    clause, stance = told[-1]
    return Reading(stance, matched=clause)


def read_done(answer: str, topic: str) -> Reading:
    """Read whether something was done: "no" where it is denied, or still to be done."""
    for clause in clauses(answer):
        done = cues(topic)["done"].search(clause)
        is_told = has(topic, "about", clause) and not has(_TOPIC, "not_told", answer)
        if done and is_told:
            is_open = has(_TOPIC, "to_do", clause[: done.start()])
            value = "no" if is_open else _turned("yes", clause)
            return Reading(value, matched=clause)
    return NOTHING


def _stance(clause: str) -> str | None:
    """Return what one clause says about the proposal, if it says anything."""
    for label, value in _IN_PASSING:
        if has(_TOPIC, label, clause):
            return value
    if _ELSEWHERE.search(clause):
        return None
    words = (*_STRONG, *_WEAK) if _is_about_the_proposal(clause) else _STRONG
    said = next((value for label, value in words if has(_TOPIC, label, clause)), None)
    return _turned(said, clause) if said else None


def _turned(value: str, clause: str) -> str:
    """Return the stance, turned round by each refusal in the clause."""
    plain = cues(_TOPIC)["idle"].sub(" ", clause)
    refusals = len(cues(_TOPIC)["refuses"].findall(plain))
    return _OPPOSITE[value] if refusals % 2 else value


def _is_about_the_proposal(clause: str) -> bool:
    rest = clause
    for label in ("chafes", "fits", "idle", "refuses", "beside"):
        rest = cues(_TOPIC)[label].sub(" ", rest)
    return re.search(r"\w", rest) is None
