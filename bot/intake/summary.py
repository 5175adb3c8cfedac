"""The summary before sending, the menu to change an answer, and answers put into words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.intake.age import birthday
from bot.intake.questions import TOLD, asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.intake.questions import Answers
    from bot.wording import Message, Wording

#: The question that the summary itself asks.
CONFIRM = "confirm"
#: Told as a list of codes; in the summary a point each, in the menu all at once.
ATTENTION = "attention"


def summary_message(
    answers: Answers, attention: Sequence[str], wording: Wording, *, again: bool = False
) -> Message:
    """Show every answer and every point of attention, and ask whether to send them.

    Args:
        answers: The answers so far.
        attention: The codes of the points of attention.
        wording: The templates.
        again: The reply to the summary was not understood.
    """
    told = tuple(slot for slot in _told(answers) if slot != ATTENTION)
    return wording.message(
        "intake/summary",
        again=again,
        answers=answers,
        attention=attention,
        eighteenth=_eighteenth(answers),
        slots=(*_asked(answers), *told),
    )


def change_menu(answers: Answers, wording: Wording) -> Message:
    """Offer a button for each answer; what was told unasked can be left out."""
    return wording.message(
        "intake/change_menu", answers=answers, asked=_asked(answers), told=_told(answers)
    )


def choice_message(
    slot: str, choices: Sequence[str | int], answers: Answers, wording: Wording
) -> Message:
    """Ask which of several readings of an answer is meant."""
    return wording.message("intake/choose", answers=answers, choices=choices, slot=slot)


def in_words(slot: str, answers: Answers, wording: Wording) -> str:
    """Say one answer as it may stand in a sentence: "19 jaar", "bij vrienden of familie"."""
    return wording.text("intake/answer.txt.j2", answers=answers, slot=slot).strip()


def _asked(answers: Answers) -> tuple[str, ...]:
    """Return the answered slots that still have a meaning, in the order of the questions."""
    slots = asked("referral_form", answers)
    return tuple(slot for slot in slots if slot != CONFIRM and answers.get(slot) is not None)


def _told(answers: Answers) -> tuple[str, ...]:
    return tuple(slot for slot in TOLD if answers.get(slot))


def _eighteenth(answers: Answers) -> str:
    """Return the month of the 18th birthday, where the date of birth was told."""
    born = answers.get("birth_date")
    return birthday(date.fromisoformat(str(born)), 18).isoformat()[:7] if born else ""
