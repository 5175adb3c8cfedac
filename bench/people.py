"""Twenty people with a script each: they answer whichever question is open, to the very end."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).with_name("people.yml")
SUMMARY = "confirm"
#: A question that stays open after so many answers is answered by its first button.
PATIENCE = 2


@dataclass(frozen=True)
class Script:
    """How somebody begins, and what they answer, ask in between, and change at the summary."""

    begins: str
    answers: Mapping[str, str]
    asides: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Heard:
    """What the assistant said in one turn."""

    question: str = ""
    buttons: tuple[str, ...] = ()
    reference: str = ""


class Person:
    """Somebody on the way through their script."""

    def __init__(self, script: Script) -> None:
        """Begin with hello, then the first sentence."""
        self._answers = dict(script.answers)
        self._asides = dict(script.asides)
        self._changes = dict(script.changes)
        self._waiting = ["hallo", script.begins]
        self._tries: dict[str, int] = {}
        self._is_choosing = False
        #: How often an answer was not taken, or was taken for something else.
        self.repeated = 0

    def says(self, heard: Heard) -> str | None:
        """Return the next message; None where the script knows nothing to say."""
        if self._waiting:
            return self._waiting.pop(0)
        if heard.question == SUMMARY and self._changes:
            return self._change()
        if heard.question in self._asides:
            return self._asides.pop(heard.question)
        return self._answer(heard)

    def _change(self) -> str:
        slot = next(iter(self._changes))
        if not self._is_choosing:
            self._is_choosing = True
            return "/correct_answer"
        self._answers[slot] = self._changes.pop(slot)
        self._is_choosing = False
        self._tries.clear()
        return _button("correct_answer", change_slot=slot)

    def _answer(self, heard: Heard) -> str | None:
        slot = heard.question
        tries = self._tries[slot] = self._tries.get(slot, 0) + 1
        self.repeated += tries > 1
        if tries > PATIENCE:
            return heard.buttons[0] if heard.buttons and tries <= 2 * PATIENCE else None
        answer = self._answers.get(slot)
        if answer is None or not answer.startswith("="):
            return answer
        return _button("inform", **{slot: answer[1:]})


def scripts() -> tuple[Script, ...]:
    """Return the twenty scripts."""
    people = yaml.safe_load(FILE.read_text("utf-8"))["people"]
    return tuple(
        Script(
            person["begins"],
            _as_text(person["answers"]),
            _as_text(person.get("asides", {})),
            _as_text(person.get("changes", {})),
        )
        for person in people
    )


def heard_in(parts: list[dict[str, Any]]) -> Heard:
    """Read the open question, its buttons and the reference out of Rasa's answer."""
    question, reference, buttons = "", "", ()
    for part in parts:
        custom = part.get("custom") or {}
        question = custom.get("question", question)
        reference = custom.get("reference", reference)
        if part.get("buttons"):
            buttons = tuple(button["payload"] for button in part["buttons"])
    return Heard(question, buttons, reference)


def _as_text(values: Mapping[str, object]) -> dict[str, str]:
    return {slot: str(value) for slot, value in values.items()}


def _button(intent: str, **entities: str) -> str:
    return f"/{intent}{json.dumps(entities, ensure_ascii=False)}"
