"""What somebody does not want written down is not, whatever is asked, and they hear so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.heard import SETTLED, Heard, Turn, filled, put_at
from bot.language.record import on_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.questions import Question

SAID = "off_record"


def unwritten(question: Question, heard: Heard, again: Callable[[Heard], Turn]) -> Turn:
    """Return what the rest of a message leads to, whatever the question; nothing else is kept.

    At the summary something may have been written down before: which answer, is asked.

    Args:
        question: The open question.
        heard: The message.
        again: Takes a message as the answer to the open question.
    """
    rest = on_record(heard.text).strip()
    if question.slot == "confirm":
        return put_at("change")
    if rest:
        turn = again(replace(heard, text=rest))
        return turn if turn.say else replace(turn, say=SAID)
    if question.kind == "text" and question.may_be_none:
        return replace(filled(question, "none"), say=SAID)
    return Turn(changes=SETTLED, say=SAID)
