"""A second reader for questions with few answers, which has learned from examples.

The rules of a reader know the phrases that somebody thought of. This one weighs the words, pairs
of words and letters of an answer as ``data/examples`` taught it (``python -m bench.opinions``
learns anew), and tells how sure it is. It speaks where the rules say nothing, and may stop one.
"""

from __future__ import annotations

import re

from bot.language.change import CHANGES, current
from bot.language.cues import cues, has, has_topic
from bot.language.judged import NOTHING_SAID, WORD, Opinion, judged, weighable
from bot.language.normalise import normalise
from bot.language.readers.no_bed import without_refusals
from bot.language.reading import CONDITIONS, NOTHING, RESEMBLES, Reading
from bot.language.sentences import statements

#: So sure it must be of a value, alone or with a rule; fitted, like the rest, on writers left out.
_SURE, _SURE_OF_STORY = 0.7, 0.85
#: A rule makes its value so many times likelier, "not sure" more, and that nothing is said less.
_RULE_WEIGHS = {"yes_no": 2.2}
_ANY_RULE_WEIGHS, _UNSURE_WEIGHS, _NOTHING_BESIDE_A_RULE = 4.0, 5.0, 0.135
#: So sure to tell which of two services, roles or incomes somebody has.
_DECIDES = {"referrer_type": 0.8, "referrer_organisation": 0.9, "income": 0.8}
#: So sure to confirm what a rule found in words about something else.
_SHARES = 0.85
_JOINED = re.compile(
    r"(?<!\w)(?:of|ofwel|allebei|beide|alle twee|halftijds|samen|zowel|en ook|te scheiden)(?!\w)"
)
#: Somebody with two roles, or who does not know of which service.
_OPEN = re.compile(
    r"(?<!\w)(?:allebei|beide|alle ?twee|zowel|omgekeerd|door (?:mekaar|elkaar))(?!\w)"
)
#: Who has two roles says so about these.
_ROLES = frozenset({"referrer_type", "referrer_organisation"})
#: So many words it must be to be read by examples alone.
_LEAST_WORDS = 2
#: A saying has fewer words than this.
_SAYING = 4
#: A longer answer is a story, of which an opinion must be surer; of the longest there is none.
_STORY, _LONGEST_STORY = 20, 60
#: What only the question makes clear.
_BARE = frozenset({"ja", "nee", "jawel", "klopt", "inderdaad"})
#: As long a yes that a rule knows, and that denies nothing, needs no examples.
_PLAIN_YES = 5
#: "Daar is ze niet zo zeker van" has the words of many a no.
_NOT_SURE = re.compile(r"(?<!\w)niet (?:zo |helemaal |echt |heel |nog )?zeker(?!\w)")
#: "Hij blowt wel redelijk wat", "dat gaat zo niet meer" resemble much, and tell of no money.
OF_MONEY = re.compile(
    r"geld|euro|frank|cent|sous|inkom|loon|verdien|betaal|uitkering|steun|werk|job|interim|extra|avond"
    r"|stempel|\bdop|flexi|student|krijg|zwart|klus"
)
_TOPICS = {
    "yes_no": {*CONDITIONS, "wants_change", "discussed_with_youth", "earlier_home_support"},
    "living_situation": frozenset({"living_situation"}),
    "income": frozenset({"income"}),
    "referrer_type": frozenset({"referrer_type"}),
    "referrer_organisation": frozenset({"referrer_organisation"}),
}


def topic_of(slot: str) -> str | None:
    """Return the name of the examples from which answers to ``slot`` are learned."""
    return next((topic for topic, slots in _TOPICS.items() if slot in slots), None)


def opinion(text: str, slot: str) -> Opinion:
    """Return the opinion on an answer as typed.

    Raises:
        KeyError: Nothing was learned for such a slot.
    """
    topic = topic_of(slot)
    if topic is None:
        raise KeyError(slot)
    return judged(features(text, slot), topic)


def is_shared(reading: Reading, text: str, slot: str) -> bool:
    """Tell whether the opinion is sure of what a rule found in words that were not its answer."""
    if reading.value is None or topic_of(slot) is None:
        return False
    own = opinion(text, slot)
    return own.value == reading.value and own.confidence >= _SHARES


def weighed(reading: Reading, text: str, slot: str, question: str) -> Reading:
    """Return a reading by rules in the light of the opinion on the same answer.

    Both are evidence: what a rule found makes its value likelier, and where the likeliest value is
    not sure nothing is read, so that the question is asked again. Choices stay, but for roles of
    which it is sure, and so does what answers a question that is turned round ("heb je er iets op
    tegen?").
    """
    if topic_of(slot) is None or _is_silent(text, slot, normalise(question)):
        return reading
    if reading.choices:
        return _decided(reading, text, slot)
    if slot == "living_situation":
        text = without_refusals(text)
    own = opinion(text, slot)
    if reading.is_empty:
        return _spoken(own, text, slot)
    # "K", "zijde zot" resemble nothing, and are known to the rules.
    is_saying = own.value == NOTHING_SAID and len(text.split()) < _SAYING
    is_unsure = reading.value == "unsure" and _NOT_SURE.search(normalise(text)) is not None
    is_plain = is_saying or is_unsure or _is_whole(reading, text, slot)
    return reading if is_plain else _together(own, reading, slot)


def _is_whole(reading: Reading, text: str, slot: str) -> bool:
    """Tell whether a rule knows all of an answer ("geen vragende partij"), or a sure no in it.

    Examples know its words, and not what a refusal turns round.
    """
    told = normalise(text).strip(" .!,")
    if topic_of(slot) != "yes_no":
        return False
    is_short = len(told.split()) < _STORY
    if is_short and reading.value == "no" and has("yes_no", "sure_no", told):
        return True
    if reading.matched != told:
        return False
    refuses = has("stance", "refuses", told)
    if reading.value == "yes" and len(told.split()) <= _PLAIN_YES and not refuses:
        # "Dat ziet ze zitten": the examples have more of "dat ziet ze niet zitten".
        return True
    if reading.value == "no" and refuses:
        return has("stance", "agrees", told)
    own = cues(slot).get(str(reading.value)) if has_topic(slot) else None
    return own is not None and own.fullmatch(told) is not None


def _spoken(own: Opinion, text: str, slot: str) -> Reading:
    """Return the value of an opinion where the rules are silent, if it is sure enough."""
    length = len(text.split())
    needed = _SURE if length < _STORY else _SURE_OF_STORY
    is_sure = own.confidence >= needed and length < _LONGEST_STORY
    is_open = slot in _ROLES and bool(_OPEN.search(normalise(text)))
    # One word that no rule knows ("help") resembles some example or other.
    is_word = len(WORD.findall(normalise(text))) < _LEAST_WORDS
    # "Geen gedacht" holds a word of who has nothing.
    is_unknown = topic_of(slot) != "yes_no" and has("talk", "unknown", normalise(text))
    is_silent = is_open or is_word or (is_unknown and length < _STORY)
    if slot == "income" and own.value == "irregular" and not OF_MONEY.search(normalise(text)):
        return NOTHING
    speaks = is_sure and own.value != NOTHING_SAID and not is_silent
    return Reading(own.value, matched=_resembles(own)) if speaks else NOTHING


def _together(own: Opinion, reading: Reading, slot: str) -> Reading:
    """Return what a rule and the examples make likeliest, nothing where that is not sure."""
    topic = topic_of(slot) or ""
    weighs = _RULE_WEIGHS.get(topic, _ANY_RULE_WEIGHS)
    weighs = _UNSURE_WEIGHS if reading.value == "unsure" else weighs
    times = {str(reading.value): weighs, NOTHING_SAID: _NOTHING_BESIDE_A_RULE}
    likely = {value: one * times.get(value, 1.0) for value, one in own.likely.items()}
    best = max(likely, key=likely.__getitem__)
    share = likely[best] / sum(likely.values())
    if best == NOTHING_SAID or share < _SURE:
        return NOTHING
    if best == reading.value:
        return reading
    return Reading(best, matched=_resembles(Opinion(best, share, likely)))


def _decided(reading: Reading, text: str, slot: str) -> Reading:
    """Return the one of two that an opinion is sure of, unless the answer joins them."""
    if slot not in _DECIDES or _JOINED.search(normalise(text)):
        return reading
    own = opinion(text, slot)
    is_one = own.value in reading.choices and own.confidence >= _DECIDES[slot]
    return Reading(own.value, matched=_resembles(own)) if is_one else reading


def _is_silent(text: str, slot: str, asked: str) -> bool:
    """Tell whether the opinion has no say: at a question asked back or turned round."""
    told = statements(normalise(text))
    turned = topic_of(slot) == "yes_no" and (
        has("yes_no", "inverted_question", asked) or has("yes_no", "negative_question", asked)
    )
    bare = topic_of(slot) != "yes_no" and told.strip(".! ") in _BARE
    return not told or turned or bare


def _resembles(own: Opinion) -> str:
    return f"{RESEMBLES} {own.value} ({own.confidence:.0%})"


def features(text: str, slot: str) -> set[str]:
    """Return what is weighed of an answer; words also for this question."""
    told = normalise(text)
    told = current(told) if slot in CHANGES else told
    asked = {slot, "proposal"} if slot in CONDITIONS else {slot}
    return weighable(told, asked if topic_of(slot) == "yes_no" else ())
