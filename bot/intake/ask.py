"""The message that asks a question, in the words that fit what went before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.heard import not_knowing
from bot.intake.questions import QUESTIONS
from bot.intake.summary import change_menu, choice_message, summary_message

if TYPE_CHECKING:
    from bot.wording import Message, Wording

Answers = Mapping[str, object]

#: How a question is put again after so many answers that were not understood; after the last one
#: it is asked shortly again, with a person and stopping as ways out.
STAGES = ("ask", "again", "explain")
#: Stages in which somebody asked about the question itself.
EXPLAINS = ("why", "must")
#: Stages in which something else stands in the place of the question, a template each.
INSTEAD = ("already_open", "opening", "town_or_prison", "vague")


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
    asked_back = None if stage else _asked_back(slot, answers, wording)
    if asked_back:
        return asked_back
    attempts = answers.get("question_attempts")
    count = attempts if isinstance(attempts, int) else 0
    is_stuck = count >= len(STAGES)
    kept = answers.get("question_stage")
    stage = stage or ("why" if kept in EXPLAINS else "")
    if kept == "must":
        return _need(slot, answers, wording)
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


def _need(slot: str, answers: Answers, wording: Wording) -> Message:
    """Say whether the question must be answered, and why it is put."""
    without_need = {name: value for name, value in answers.items() if name != "question_stage"}
    why = question_message(slot, without_need, (), wording, stage="why")
    skip = not_knowing(QUESTIONS[slot]) or ""
    lead = wording.message("intake/must", skip=skip).text
    return replace(why, text=f"{lead} {why.text}")


def put_again(
    slot: str, answers: Answers, put: Message, wording: Wording, *, said: str
) -> Message:
    """Put the open question in other words, after something that came in between.

    Args:
        slot: The open question.
        answers: The answers so far.
        put: The message that asks it.
        wording: The templates.
        said: All that the assistant said before; the new words are none of it.
    """
    in_its_place = _asked_back(slot, answers, wording)
    words = in_its_place.text if in_its_place else ""
    ways = [
        wording.message("intake/back", answers=answers, slot=slot, words=words, turn=turn).text
        for turn in (0, 1)
    ]
    # Whichever was said longest ago; one that was never said at all is found nowhere (-1).
    return replace(put, text=min(ways, key=said.rfind))


def _asked_back(slot: str, answers: Answers, wording: Wording) -> Message | None:
    """Return what stands in the place of the question: which reading is meant, go on or not."""
    kept = answers.get("question_stage")
    choices = answers.get("open_choices")
    if isinstance(choices, (list, tuple)) and choices:
        told = tuple(str(choice) for choice in choices)
        if kept == "contradiction":
            return wording.message(
                "intake/contradiction", answers=answers, slot=slot, choices=told
            )
        return choice_message(slot, told, answers, wording)
    if kept == "change":
        return change_menu(answers, wording)
    if kept not in INSTEAD:
        return None
    is_check = "referrer_type" not in answers and slot != "referrer_type"
    return wording.message(f"intake/{kept}", answers=answers, slot=slot, check=is_check)


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
