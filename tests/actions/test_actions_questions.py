"""One action for each question; what it asks travels with the message."""

from __future__ import annotations

from abc import ABCMeta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from actions import (
    after_sending,
    codes,
    general,
    intake,
    intake_forms,
    intake_questions,
    kept_answers,
    line,
    programme,
    reminders,
    returning,
)
from actions.case_action import CaseAction
from actions.intake_questions import AskQuestion
from actions.intake_state import heard_from, last_words, reader
from bot.intake.questions import QUESTIONS
from tests.actions.conftest import FILLED, button, tracker

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.conftest import NamingWording, Outcome

DOMAIN = Path(__file__).parents[2] / "domain.yml"
ACTIONS = {
    member
    for module in (
        after_sending,
        codes,
        general,
        intake,
        intake_forms,
        intake_questions,
        kept_answers,
        line,
        programme,
        reminders,
        returning,
    )
    for member in vars(module).values()
    if isinstance(member, ABCMeta)
    and issubclass(member, CaseAction)
    and not member.__abstractmethods__
}
ASKING = sorted((one for one in ACTIONS if issubclass(one, AskQuestion)), key=lambda a: a.__name__)


def test_every_question_has_an_action_of_its_own() -> None:
    assert sorted(action().slot for action in ASKING) == sorted(QUESTIONS)


def test_domain_names_every_action_and_no_other() -> None:
    domain = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))

    assert sorted(domain["actions"]) == sorted(action().name() for action in ACTIONS)


@pytest.mark.parametrize("action", ASKING)
async def test_question_is_asked_and_names_its_slot(
    act: Callable[..., Outcome], wording: NamingWording, action: type[AskQuestion]
) -> None:
    slot = action().slot

    outcome = await act(action(wording), tracker("ok", slots={"referrer_type": "self"}))

    asked = "intake/summary" if slot == "confirm" else f"intake/questions/{slot}"
    assert action().name() == f"action_ask_{slot}"
    assert outcome.told == [asked]
    assert outcome.custom == [{"question": slot}]
    assert outcome.events == []


async def test_question_is_put_in_other_words_after_an_unclear_answer(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    slots = {"question_attempts": 1}

    await act(intake_questions.ActionAskAge(wording), tracker("euh", slots=slots))

    assert wording.views["intake/questions/age"]["stage"] == "again"


async def test_choices_are_offered_as_buttons_with_their_values(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    slots = {"open_choices": [18, 19]}

    outcome = await act(intake_questions.ActionAskAge(wording), tracker("2007", slots=slots))

    assert outcome.told == ["intake/choose"]
    payloads = [shown["payload"] for shown in outcome.messages[0]["buttons"]]
    assert payloads == ['/inform{"age": "18"}', '/inform{"age": "19"}']


async def test_summary_tells_the_points_of_attention(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    slots = {**FILLED, "age": 17, "confirm": None}

    await act(intake_questions.ActionAskConfirm(wording), tracker("ok", slots=slots))

    assert "age_17" in wording.views["intake/summary"]["attention"]


def test_latest_message_is_heard_with_its_intent_and_buttons() -> None:
    heard = heard_from(button("inform", pressed={"age": "19"}))

    assert (heard.text, heard.intent, heard.confidence) == ("/inform", "inform", 1.0)
    assert (heard.pressed, heard.is_button) == ({"age": "19"}, True)


def test_message_that_rasa_did_not_understand_is_heard_as_words() -> None:
    on = tracker("euh")
    on.latest_message = {"text": "euh", "intent": {"name": None, "confidence": None}}

    heard = heard_from(on)

    assert (heard.text, heard.intent, heard.confidence, heard.pressed) == ("euh", "", 0.0, {})


def test_last_words_are_those_of_the_newest_text() -> None:
    said = [{"event": "bot", "text": "Eerst."}, {"event": "bot", "text": "Dan."}]

    assert last_words(tracker("ja", before=[*said, {"event": "bot", "text": None}])) == "Dan."
    assert last_words(tracker("ja")) == ""


def test_answers_are_read_today_and_in_the_light_of_the_last_question() -> None:
    read = reader(tracker("x", before=[{"event": "bot", "text": "Klopt dit niet?"}]))

    assert read("age", "geboren op 1 maart 2007").value == 19
    assert read("region", "maakt niet uit waar").value == "regio Kortrijk"
