"""Which earlier answer a message gives anew, as corrections by many hands taught it.

"Hij krijgt blijkbaar een ziekte-uitkering" and "den datum is verzet naar 8 juni" put an answer
right without a word of taking back, and "zijn broer is 22" does not. Learned from ``data/told``
with the rest (``python -m bench.told``): of every value that could take the place of an earlier
one, whether it does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.intake.aging import NOT_NOW, as_weighed
from bot.intake.aging import candidates as numbers
from bot.intake.beside import leads
from bot.intake.dating import candidates as days
from bot.intake.inside import INSIDE
from bot.intake.mentions import around
from bot.intake.of_others import without_stories
from bot.intake.parts import ADDRESS, parts
from bot.intake.plain import as_stored
from bot.intake.questions import QUESTIONS
from bot.intake.spoken_of import (
    ANOTHERS,
    AT_WORK,
    BIRTHDAY,
    DENIED,
    NAMES,
    NO_WAIT,
    SAYS_SO,
    SPEAKS_OF_MONEY,
    SPEAKS_OF_PRISON,
)
from bot.intake.taking_back import TAKES_BACK
from bot.language.first_names import is_first_name
from bot.language.judged import judged, weighable
from bot.language.normalise import normalise
from bot.language.place_mentions import find_places, plain_text
from bot.language.sentences import ends_in_question, sentences, without_questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.intake.unasked import Answers, Reader

#: The weights, and what they call a value that takes the place of another.
TOPIC, ANEW = "told_anew", "anew"
#: So sure it must be; surer where no word takes anything back.
_SURE, _SURE_WITHOUT_WORDS = 0.6, 0.8
_BY_READING = ("living_situation", "income", "release_date", "prison")
_OF_INSIDE = frozenset({"prison", "release_date"})
#: What contradicts an earlier answer to these is asked back, where no word says that it was put
#: right, or is otherwise now.
_ASKED_BACK = frozenset({"age", "living_situation", "income"})
#: As its reader knows a prison.
_PRISON_OF = "de gevangenis van {}"
#: As many characters beside a day say what day it is.
_NEAR = 25
#: In fewer words nothing is put right but by a cue.
_FEWEST_WORDS = 3


@dataclass(frozen=True)
class Candidate:
    """A value that may take the place of an earlier answer, and what is weighed of it."""

    slot: str
    value: object
    features: frozenset[str]


@dataclass(frozen=True)
class _Found:
    """A value that words may give a slot, those words, and what stands around it in them."""

    slot: str
    value: object
    piece: str
    around: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Message:
    """A message while a question is open, and the answers before it."""

    open_slot: str
    answers: Answers
    text: str
    read: Reader

    @cached_property
    def normal(self) -> str:
        return normalise(self.text)

    @cached_property
    def stated(self) -> str:
        """Return the message without its questions: "had ik dit besproken?" tells of no talk."""
        return without_questions(self.text) if "?" in self.text else self.text

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """Return the message, its sentences and its parts, each once."""
        said = [self.text, *sentences(self.text), *(one.raw for one in parts(self.text))]
        return tuple(dict.fromkeys(said))

    def may_change(self, slot: str) -> bool:
        return slot != self.open_slot and self.answers.get(slot) is not None

    def reads(self, slot: str, piece: str) -> _Found:
        return _Found(slot, as_stored(self.read(slot, piece).value), piece)


def told_anew(open_slot: str, answers: Answers, text: str, read: Reader) -> dict[str, object]:
    """Return the earlier answers that words give another value, where examples are sure of it."""
    said = normalise(text)
    needed = _SURE if TAKES_BACK.search(said) else _SURE_WITHOUT_WORDS
    best: dict[str, tuple[float, object]] = {}
    for one in candidates(open_slot, answers, text, read):
        share = judged(one.features, TOPIC).likely[ANEW]
        if share >= needed and share > best.get(one.slot, (0.0, None))[0]:
            best[one.slot] = (share, one.value)
    is_said = TAKES_BACK.search(said) is not None or SAYS_SO.search(said) is not None
    found = {
        slot: value for slot, (_, value) in best.items() if is_said or slot not in _ASKED_BACK
    }
    if found.get("living_situation", INSIDE) != INSIDE:
        # "Hij is sinds vorige week vrij": no prison, no day to come.
        found = {slot: value for slot, value in found.items() if slot not in _OF_INSIDE}
    return found


def candidates(open_slot: str, answers: Answers, text: str, read: Reader) -> Iterator[Candidate]:
    """Find every value in a message that differs from an earlier answer."""
    message = _Message(open_slot, answers, text, read)
    if len(text.split()) < _FEWEST_WORDS:
        return
    for one in (*_ages(message), *_places(message), *_days(message), *_read(message)):
        is_other = one.value not in {None, "unknown", answers[one.slot]}
        if is_other and (one.slot, one.value) != ("prison", "none"):
            yield Candidate(one.slot, one.value, frozenset(_weighed(message, one)))


def _ages(message: _Message) -> Iterator[_Found]:
    """Find the ages that may be the youth's now."""
    if not message.may_change("age"):
        return
    told = as_weighed(without_stories("age", message.answers, message.text))
    for number in numbers(told):
        before = told[: number.start()]
        if not NOT_NOW.search(before) and not ANOTHERS.search(before):
            beside = frozenset(around(told, number.start(), number.end()))
            yield _Found("age", int(number.group()), message.text, beside)


def _places(message: _Message) -> Iterator[_Found]:
    """Find the towns, and the prisons of towns; "2100 in de fabriek" names none."""
    may_be_prison = message.may_change("prison") and SPEAKS_OF_PRISON.search(message.normal)
    said = ADDRESS.sub(" ", message.text)
    told = plain_text(said)
    for place in find_places(said, told):
        name = told[place.start : place.end]
        is_somebody = is_first_name(name)
        if name[0].isdigit() or is_somebody or DENIED.search(told[: place.start]):
            continue
        beside = frozenset(around(told, place.start, place.end))
        if message.may_change("region") and len(place.names) == 1:
            yield _Found("region", place.names[0], message.text, beside)
        if may_be_prison:
            prison = message.read("prison", _PRISON_OF.format(name)).value
            yield _Found("prison", prison, message.text, beside)


def _days(message: _Message) -> Iterator[_Found]:
    """Find the days and months on which the youth may leave."""
    if not message.may_change("release_date"):
        return
    told = as_weighed(message.text)
    for day in days(told):
        near = told[max(0, day.start - _NEAR) : day.end + _NEAR]
        if not DENIED.search(told[: day.start]) and not BIRTHDAY.search(near):
            said = told[day.start : day.end].strip(" .,")
            date = as_stored(message.read("release_date", said).value)
            beside = frozenset(around(told, day.start, day.end))
            yield _Found("release_date", date, message.text, beside)


def _read(message: _Message) -> Iterator[_Found]:
    """Read each piece of a message as an answer to each question that it may speak of."""
    slots = [one for one in _BY_READING if message.may_change(one)]
    if not SPEAKS_OF_PRISON.search(message.normal):
        slots = [one for one in slots if one != "prison"]
    if AT_WORK.search(message.normal):
        slots = [one for one in slots if one != "living_situation"]
    if not SPEAKS_OF_MONEY.search(message.normal):
        # "Nee, ik durf toch niet" is no lack of income.
        slots = [one for one in slots if one != "income"]
    # "Geen idee, niet besproken" is not sure of what is asked, and takes nothing back.
    is_unsure = message.read(message.open_slot, message.text).value == "unsure"
    slots += [
        one
        for one, names in NAMES.items()
        if not is_unsure and message.may_change(one) and names.search(message.normal)
    ]
    yield from (
        message.reads(slot, piece)
        for slot in slots
        for piece in message.pieces
        if not _is_of_another(slot, piece, message.stated)
    )


def _is_of_another(slot: str, piece: str, stated: str) -> bool:
    """Say whether words tell something else than a slot: a birthday, "nee, wacht", a question."""
    said = normalise(piece)
    if slot == "release_date":
        return BIRTHDAY.search(said) is not None
    return slot in NAMES and (piece not in stated or NO_WAIT.match(said) is not None)


def _weighed(message: _Message, one: _Found) -> set[str]:
    """Return what is weighed of a value: its words, what stands around it, all of the message."""
    slot, piece = one.slot, one.piece
    asked = QUESTIONS[message.open_slot].kind
    who = str(message.answers.get("referrer_type"))
    is_open = QUESTIONS[slot].kind in {"age", "region"}
    known = re.escape(str(message.answers[slot]).casefold())
    found = weighable(normalise(piece), asked=(slot, who)) | one.around
    found |= {f"{slot}@{beside}" for beside in one.around}
    found |= {
        f"!{slot}",
        f"!{slot}=" if is_open else f"!{slot}={one.value}",
        f"!{slot} at {message.open_slot}",
        f"!at {asked}",
        "!whole" if piece == message.text else "!part",
    }
    if TAKES_BACK.search(message.normal):
        is_here = TAKES_BACK.search(normalise(piece)) is not None
        found |= {"!back", f"!{slot} back", "!back here" if is_here else "!back there"}
    if re.search(rf"\b{known}\b", message.normal):
        found |= {"!named", f"!{slot} named"}
    if leads(piece):
        found |= {"!leads", f"!leads at {asked}"}
    if "?" in message.text:
        found |= {"!asks", "!asks here" if ends_in_question(piece) else "!asks there"}
    return found
