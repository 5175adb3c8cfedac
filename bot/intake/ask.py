"""The message that asks a question, in the words that fit what went before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.intake.summary import change_menu, choice_message, summary_message

if TYPE_CHECKING:
    from bot.wording import Message, Wording

Answers = Mapping[str, object]

#: How a question is put again after so many answers that were not understood; after the last one
#: it is asked shortly again, with a person and stopping as ways out.
STAGES = ("ask", "again", "explain")


def question_message(
    slot: str, answers: Answers, attention: Sequence[str], wording: Wording, *, stage: str = ""
) -> Message:
    """Ask for a slot.

    Args:
        slot: The slot of the contract.
        answers: The answers so far, with ``question_attempts`` and ``open_choices``.
        attention: The points of attention, for the summary.
        wording: The templates.
        stage: "why" explains; otherwise it follows from the attempts.
    """
    choices = answers.get("open_choices")
    if isinstance(choices, (list, tuple)) and choices and not stage:
        return choice_message(slot, tuple(str(c) for c in choices), answers, wording)
    attempts = answers.get("question_attempts")
    count = attempts if isinstance(attempts, int) else 0
    is_stuck = count >= len(STAGES)
    if answers.get("question_stage") == "already_open":
        return wording.message("intake/already_open")
    if answers.get("question_stage") == "change":
        return change_menu(answers, wording)
    stage = stage or ("why" if answers.get("question_stage") == "why" else "")
    if slot == "confirm" and not stage and (count < STAGES.index("explain") or _after(answers)):
        return _at_the_summary(answers, attention, wording, again=count > 0)
    return wording.message(
        f"intake/questions/{slot}",
        stage=stage or (STAGES[0] if is_stuck else STAGES[count]),
        name=first_name(answers),
        answers=answers,
        check="referrer_type" not in answers,
        stuck=is_stuck,
    )


def _after(answers: Answers) -> bool:
    """Say whether the summary was answered by not sending it."""
    return answers.get("question_stage") == "declined"


def _at_the_summary(
    answers: Answers, attention: Sequence[str], wording: Wording, *, again: bool
) -> Message:
    """Show the summary; or, after it, how to go on without sending."""
    if answers.get("question_stage") == "declined":
        return wording.message("intake/not_sent")
    return summary_message(answers, attention, wording, again=again)


def first_name(answers: Answers) -> str:
    """Return how the youth is called by others; empty where the name is not known."""
    name = answers.get("youth_name")
    return str(name).split()[0] if name and name != "none" else ""
