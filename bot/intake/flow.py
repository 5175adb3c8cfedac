"""The picture of the intake for the organisation, made from the contract and the rules.

``python -m bot.intake.flow`` writes it to ``docs/flow.md``; Mermaid is drawn by GitHub and others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.intake.criteria import judge
from bot.intake.questions import Condition, order, questions
from bot.intake.rules import rules_from
from bot.intake.values import CHOICES
from bot.settings import POSSIBLE, ROOT, WEST_FLANDERS
from bot.wording import Wording
from bot.wording.render import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.intake.questions import Question
    from bot.intake.rules import Rules

#: Where the picture stands.
FLOW = Path("docs/flow.md")
#: Any day: the table is about ages, not about birthdays.
_SOME_DAY = date(2026, 3, 2)
_AGES = range(10, 31)
#: The criterion that each closed answer decides, and its slot.
_DECIDED_BY: Mapping[str, str] = {
    "homelessness": "living_situation",
    "income": "income",
    "network_consent": "network_consent",
    "rent_guarantee_consent": "rent_guarantee_consent",
    "intensive_coaching": "accepts_intensive_coaching",
}
#: Behind the last criterion comes the indication, as a card.
CARD, END = "card", "end"


@dataclass(frozen=True)
class Step:
    """An arrow: from a question to the next, ``only`` where an answer says so."""

    start: str
    to: str
    only: Condition | None = None


@dataclass(frozen=True)
class Row:
    """How one answer to a criterion is judged."""

    criterion: str
    value: object
    result: str


def steps(form: str) -> list[Step]:
    """Return the arrows between the questions of a form, in order."""
    last_criterion = order("criteria_form")[-1]
    slots: list[str] = []
    for slot in order(form):
        slots += [slot, CARD] if slot == last_criterion else [slot]
    return [step for number in range(len(slots)) for step in _from(slots, number)]


def _from(slots: list[str], number: int) -> Iterator[Step]:
    """Return the arrows from one question to all that may come next."""
    start = slots[number]
    drawn = [_condition(questions().get(start))]
    for to in slots[number + 1 :]:
        condition = _condition(questions().get(to))
        if _implies(drawn[0], condition):
            yield Step(start, to)
            return
        # Where an arrow goes to an earlier question whenever this one is asked, it is enough.
        if not any(_implies(condition, before) for before in drawn[1:]):
            yield Step(start, to, only=condition)
        drawn.append(condition)
    yield Step(start, END)


def _implies(one: Condition, other: Condition) -> bool:
    """Say whether what is asked under one condition is always asked under the other."""
    return all(set(one.get(slot, ())) and set(one[slot]) <= set(other[slot]) for slot in other)


def _condition(question: Question | None) -> Condition:
    """Return when a question is asked; of several ways the answers are put together."""
    if question is None:
        return {}
    merged: dict[str, tuple[str, ...]] = dict(question.when)
    for way in question.when_any:
        merged.update(way)
    return merged


def table(rules: Rules) -> list[Row]:
    """Return how each answer is judged, where only that answer is known."""
    # A no is the youth's own here.
    known = {"referrer_type": "self"}
    rows = [
        Row(criterion, value, judge({**known, slot: value}, _SOME_DAY, rules)[criterion].result)
        for criterion, slot in _DECIDED_BY.items()
        for value in CHOICES[slot]
    ]
    ages = [Row("age", age, judge({"age": age}, _SOME_DAY, rules)["age"].result) for age in _AGES]
    return [*ages, *rows]


def picture() -> str:
    """Return the page with the picture and the table."""
    rules = rules_from(WEST_FLANDERS, POSSIBLE)
    rows = table(rules)
    fitting = [row.value for row in rows if row.criterion == "age" and row.result == "met"]
    page = Wording({}).text(
        "intake/flow.md.j2",
        answers={},
        button=_no_button,
        referral=steps("referral_form"),
        check=steps("criteria_form"),
        rows=[row for row in rows if row.criterion != "age"],
        slot_of=_DECIDED_BY,
        ages=(fitting[0], fitting[-1]),
        active=sorted(rules.active),
        possible=sorted(rules.possible),
    )
    return tidy(page) + "\n"


def _no_button(_title: str, _payload: str) -> str:
    return ""


if __name__ == "__main__":
    (ROOT / FLOW).write_text(picture(), encoding="utf-8")
