"""Whether the turn that Rasa is working on has failed.

Rasa answers 200 and goes on when an action or the tracker database fails, which leaves a form
half-way. Here the parts that notice a failure note it; the tracker of a failed turn is not saved
and the channel answers 503, so that the same message can be sent again from the same state.
"""

from __future__ import annotations

from contextvars import ContextVar


class Turn:
    """One message on its way through Rasa."""

    def __init__(self) -> None:
        """Begin without failures."""
        self.failures: list[str] = []


_current: ContextVar[Turn | None] = ContextVar("turn", default=None)


def begin() -> Turn:
    """Begin a turn in the present task; later parts of it note their failures here."""
    turn = Turn()
    _current.set(turn)
    return turn


def note_failure(where: str) -> None:
    """Note that a part of the present turn failed; ``where`` names the part, never a text."""
    turn = _current.get()
    if turn is not None:
        turn.failures.append(where)


def has_failed() -> bool:
    """Say whether the present turn has failed so far."""
    turn = _current.get()
    return turn is not None and bool(turn.failures)
