"""What a pressed button changes: only what the open question could have shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.intake.heard import SETTLED, Turn, filled, not_knowing, put_at, unclear
from bot.intake.values import CHOICES

if TYPE_CHECKING:
    from bot.intake.heard import Heard
    from bot.intake.questions import Question
    from bot.intake.unasked import Answers, Reader

#: Yes to these is a promise about a person's data: only yes or no is heard, never an entity.
PROTECTED = frozenset({"data_consent", "confirm"})
YES_NO = frozenset({"yes_no", "yes_no_unsure"})
#: Intents that would begin another intake.
BEGINNINGS = frozenset({"refer_someone", "refer_myself", "check_eligibility"})
#: Somebody wants to begin while an intake is going on: go on, or begin anew?
ALREADY_OPEN = put_at("already_open")


def pressed(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn:
    """Take a button: a value of the open slot, or yes, no, not sure."""
    value: object | None = None
    if question.slot not in PROTECTED and question.slot in heard.pressed:
        value = _on_button(question, answers, heard.pressed[question.slot], read)
    if value is None:
        value = _plain_word(question, heard.intent)
    if value is not None:
        return filled(question, value)
    if heard.intent in BEGINNINGS:
        return ALREADY_OPEN
    return Turn(is_aside=True) if not heard.pressed else unclear(answers)


def _on_button(question: Question, answers: Answers, value: str, read: Reader) -> object | None:
    """Return the value of a button, which must be one that the question could have shown."""
    if (question.may_be_none and value == "none") or (
        question.may_be_unknown and value == "unknown"
    ):
        return value
    if question.slot in CHOICES:
        return value if value in CHOICES[question.slot] else None
    choices = answers.get("open_choices")
    offered = choices if isinstance(choices, (list, tuple)) else ()
    meant = next((choice for choice in offered if str(choice) == value), None)
    return meant if meant is not None else read(question.slot, value).value


def _plain_word(question: Question, intent: str) -> str | None:
    if question.kind in YES_NO and intent in {"affirm", "deny"}:
        return "yes" if intent == "affirm" else "no"
    return not_knowing(question) if intent == "unsure" else None


def gone_on(answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Go on with the open intake, or leave it to the rules to begin anew."""
    stage = answers.get("question_stage")
    if stage == "town_or_prison" and heard.pressed.get("resume_choice") == "continue":
        return Turn(changes={**SETTLED, "prison": None})
    if stage != "already_open":
        return None
    choice = heard.pressed.get("resume_choice") or (
        None if heard.is_button else read("resume_choice", heard.text).value
    )
    if choice == "continue":
        return Turn(changes=SETTLED)
    return Turn(is_aside=True) if choice == "restart" else None
