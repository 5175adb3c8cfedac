"""The questions of the intake: which are asked, in which order, and when.

They stand in ``questions.yml``, a copy of the contract, which is read when first needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

Answers = Mapping[str, object]
Condition = Mapping[str, tuple[str, ...]]

QUESTIONS: Mapping[str, Question]
#: The slots of the criteria, which a referral and a check ask alike.
CRITERIA: tuple[str, ...]
#: Slots that are never asked, and kept when told.
TOLD: tuple[str, ...]

#: A "no" to one of these ends the form: there is nothing left to ask.
_STOPS = ("send_anyway", "data_consent")
#: No slot of the contract, and heeded when told: the refused contact is one with somebody whom
#: the youth fears ("yes"), which refuses no network.
NETWORK_REFUSAL = "network_refusal_from_fear"
#: No slot of the contract either: what somebody wrote beside an answer, as typed, by its slot.
OWN_WORDS = "own_words"
#: What falls with a slot, besides the questions that are asked because of it. An age that is
#: corrected must not be won back by an old date of birth; whose word a "no" is decides the
#: indication; the words of the consent depend on who gives it.
_FALLS_WITH: Mapping[str, tuple[str, ...]] = {
    "age": ("birth_date",),
    "birth_date": ("age",),
    "network_consent": (NETWORK_REFUSAL,),
    NETWORK_REFUSAL: ("eligibility_outcome",),
    "referrer_type": ("eligibility_outcome", "data_consent"),
    "discussed_with_youth": ("eligibility_outcome", "data_consent"),
}


@dataclass(frozen=True)
class Question:
    """One question, as the contract describes it.

    Args:
        slot: Where the answer goes.
        kind: The kind of answer, an entry of ``answers`` in the contract's ``nlu.yml``.
        may_be_unknown: The person may say that they do not know ("unknown").
        may_be_none: The person may have, or want, none ("none").
        when: Slots that must all have one of these values for the question to be asked.
        when_any: Conditions like ``when``, of which one is enough.
    """

    slot: str
    kind: str
    may_be_unknown: bool = False
    may_be_none: bool = False
    when: Condition = field(default_factory=dict)
    when_any: tuple[Condition, ...] = ()

    def is_asked(self, answers: Answers) -> bool:
        """Say whether the question has a meaning, given the answers so far."""
        return _holds(self.when, answers) and (
            not self.when_any or any(_holds(one, answers) for one in self.when_any)
        )

    def is_asked_because_of(self, slot: str) -> bool:
        """Say whether the answer to another slot decides whether this one is asked."""
        return slot in self.when or any(slot in one for one in self.when_any)


def asked(form: str, answers: Answers) -> tuple[str, ...]:
    """Return the slots that a form asks, answered or not, in order, given the answers so far."""
    slots = tuple(slot for slot in order(form) if questions()[slot].is_asked(answers))
    if any(slot in slots and answers.get(slot) == "no" for slot in _STOPS):
        return tuple(slot for slot in slots if has_answer(answers, slot))
    return slots


def missing(form: str, answers: Answers) -> tuple[str, ...]:
    """Return all slots that a form still has to ask, in order."""
    return tuple(slot for slot in asked(form, answers) if not has_answer(answers, slot))


def open_question(form: str, answers: Answers) -> str | None:
    """Return the slot that a form asks next; None when it has everything."""
    return next(iter(missing(form, answers)), None)


def is_complete(form: str, answers: Answers) -> bool:
    """Say whether a form has nothing left to ask."""
    return not missing(form, answers)


def has_answer(answers: Answers, slot: str) -> bool:
    """Say whether a slot need not be asked; a date of birth says how old somebody is."""
    value = answers.get(slot)
    if value is None and slot == "age":
        value = answers.get("birth_date")
    return bool(value.strip()) if isinstance(value, str) else value is not None


@cache
def depends_on(slot: str) -> tuple[str, ...]:
    """Return what becomes meaningless when a slot changes, in the order of the questions.

    The confirmation falls with every answer: it was given to the answers as they were.
    """
    found: set[str] = set()
    waiting = [slot]
    while waiting:
        new = _falls_with(waiting.pop()) - found
        found |= new
        waiting.extend(new)
    everything = (*order("referral_form"), *told(), NETWORK_REFUSAL, "eligibility_outcome")
    return tuple(name for name in everything if name in found and name != slot)


def without(answers: Answers, slot: str) -> dict[str, object]:
    """Return the answers with this one, and all that depends on it, forgotten."""
    forgotten = {slot, *depends_on(slot)}
    return {name: value for name, value in answers.items() if name not in forgotten}


def _falls_with(slot: str) -> set[str]:
    found = set(_FALLS_WITH.get(slot, ()))
    found |= {other.slot for other in questions().values() if other.is_asked_because_of(slot)}
    if slot in order("criteria_form"):
        found.add("eligibility_outcome")
    if slot in questions() or slot in told():
        found.add("confirm")
    return found


def _holds(condition: Condition, answers: Answers) -> bool:
    return all(answers.get(slot) in values for slot, values in condition.items())


@cache
def questions() -> Mapping[str, Question]:
    """Return every question of the intake by its slot, in the order in which they are asked."""
    entries = (*_entries("referral_form"), *_entries("continue_form"))
    return MappingProxyType({entry["slot"]: _question(entry) for entry in entries})


@cache
def order(form: str) -> tuple[str, ...]:
    """Return all slots of a form, also those that are asked only sometimes."""
    return tuple(entry["slot"] for entry in _entries(form))


def _entries(form: str) -> list[dict[str, Any]]:
    contract = _contract()
    return [entry for group in contract["forms"][form] for entry in contract[group]]


def _question(entry: Mapping[str, Any]) -> Question:
    return Question(
        slot=entry["slot"],
        kind=entry["kind"],
        may_be_unknown=entry.get("unknown", False),
        may_be_none=entry.get("none", False),
        when=_condition(entry.get("when", {})),
        when_any=tuple(_condition(one) for one in entry.get("when_any", ())),
    )


def _condition(entry: Mapping[str, list[str]]) -> Condition:
    return MappingProxyType({slot: tuple(values) for slot, values in entry.items()})


@cache
def told() -> tuple[str, ...]:
    """Return the slots that are never asked, and kept when told."""
    return tuple(_contract()["told"])


@cache
def _contract() -> dict[str, Any]:
    # Parsing YAML is slow to load, and the command line's help does without it.
    import yaml

    text = Path(__file__).with_name("questions.yml").read_text(encoding="utf-8")
    contract: dict[str, Any] = yaml.safe_load(text)
    return contract


def last_answered(open_slot: str, answers: Answers) -> str:
    """Return the question before the open one that has an answer; "" at the first."""
    slots = list(questions())
    before = slots[: slots.index(open_slot)]
    return next((slot for slot in reversed(before) if slot in answers), "")


def __getattr__(name: str) -> object:
    """Give the constants declared above, which are read from the file when first used."""
    if name == "QUESTIONS":
        return questions()
    if name == "CRITERIA":
        return order("criteria_form")
    if name == "TOLD":
        return told()
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
