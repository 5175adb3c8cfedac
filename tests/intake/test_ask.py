"""Which words a question is asked in: they fit what went before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.intake.ask import first_name, question_message
from bot.intake.questions import QUESTIONS
from bot.wording import Message

if TYPE_CHECKING:
    from bot.intake.questions import Answers


class RecordingWording:
    """Render nothing: keep the name and the view of the template, and answer with its name."""

    def __init__(self) -> None:
        self.view: dict[str, object] = {}

    def message(self, name: str, /, kind: str = "text", **view: object) -> Message:
        self.view = view
        return Message(name, kind=kind)


@pytest.fixture
def wording() -> RecordingWording:
    return RecordingWording()


def ask(wording: RecordingWording, slot: str, *, stage: str = "", **answers: object) -> str:
    return question_message(slot, answers, (), wording, stage=stage).text


@pytest.mark.parametrize("slot", [slot for slot in QUESTIONS if slot != "confirm"])
def test_question_is_asked_with_its_own_template(wording: RecordingWording, slot: str) -> None:
    asked = ask(wording, slot)

    assert asked == f"intake/questions/{slot}"
    assert wording.view["stage"] == "ask"


@pytest.mark.parametrize(
    ("attempts", "stage", "is_stuck"),
    [
        (None, "ask", False),
        (0, "ask", False),
        (1, "again", False),
        (2, "explain", False),
        (3, "ask", True),
        (9, "ask", True),
        ("nonsense", "ask", False),
    ],
)
def test_question_is_put_in_other_words_after_each_unclear_answer(
    wording: RecordingWording, attempts: object, stage: str, is_stuck: bool
) -> None:
    ask(wording, "age", question_attempts=attempts)

    assert (wording.view["stage"], wording.view["stuck"]) == (stage, is_stuck)


def test_why_explains_whatever_the_count(wording: RecordingWording) -> None:
    ask(wording, "age", question_stage="why", question_attempts=2)

    assert wording.view["stage"] == "why"


def test_stage_can_be_asked_for(wording: RecordingWording) -> None:
    ask(wording, "age", stage="explain", open_choices=[18, 19])

    assert wording.view["stage"] == "explain"


@pytest.mark.parametrize("choices", [[18, 19], (18, 19)])
def test_open_choices_are_offered(wording: RecordingWording, choices: object) -> None:
    asked = ask(wording, "age", open_choices=choices)

    assert asked == "intake/choose"
    assert wording.view["choices"] == ("18", "19")


@pytest.mark.parametrize("choices", [[], None, "18"])
def test_no_choices_ask_the_question(wording: RecordingWording, choices: object) -> None:
    assert ask(wording, "age", open_choices=choices) == "intake/questions/age"


@pytest.mark.parametrize("slot", ["age", "confirm"])
def test_wish_to_begin_is_answered_before_the_question(
    wording: RecordingWording, slot: str
) -> None:
    assert ask(wording, slot, question_stage="already_open") == "intake/already_open"


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, "intake/summary"),
        ({"question_attempts": 1}, "intake/summary"),
        ({"question_attempts": 2}, "intake/questions/confirm"),
        ({"question_attempts": 5}, "intake/questions/confirm"),
        ({"question_attempts": 5, "question_stage": "declined"}, "intake/not_sent"),
        ({"question_stage": "change"}, "intake/change_menu"),
        ({"question_stage": "declined"}, "intake/not_sent"),
        ({"question_stage": "why"}, "intake/questions/confirm"),
    ],
)
def test_confirmation_is_asked_by_the_summary_or_what_follows_it(
    wording: RecordingWording, answers: Answers, asked: str
) -> None:
    assert ask(wording, "confirm", **answers) == asked


@pytest.mark.parametrize(("attempts", "again"), [(0, False), (1, True)])
def test_summary_that_was_not_understood_says_so(
    wording: RecordingWording, attempts: int, again: bool
) -> None:
    ask(wording, "confirm", question_attempts=attempts)

    assert wording.view["again"] == again


def test_summary_shows_the_points_of_attention(wording: RecordingWording) -> None:
    question_message("confirm", {}, ("age_17",), wording)

    assert wording.view["attention"] == ("age_17",)


@pytest.mark.parametrize(("answers", "check"), [({}, True), ({"referrer_type": "self"}, False)])
def test_check_is_an_intake_without_a_referrer(
    wording: RecordingWording, answers: Answers, check: bool
) -> None:
    ask(wording, "age", **answers)

    assert wording.view["check"] == check


@pytest.mark.parametrize(
    ("name", "first"),
    [("Noor De Smet", "Noor"), ("Noor", "Noor"), ("none", ""), (None, ""), ("", "")],
)
def test_youth_is_called_by_the_first_name(
    wording: RecordingWording, name: str | None, first: str
) -> None:
    ask(wording, "contact_way", youth_name=name)

    assert wording.view["name"] == first_name({"youth_name": name}) == first
