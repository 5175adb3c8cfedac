"""The actions that answer everybody: welcome, help, a person, a cry for help, a new session."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
import yaml
from rasa_sdk.executor import CollectingDispatcher

from actions.after_sending import ActionNothingToChange
from actions.case_action import ActionFailedError, CaseAction, Events, tell
from actions.general import (
    ActionGreet,
    ActionHelp,
    ActionNotUnderstood,
    ActionOfferNextStep,
    ActionOutOfScope,
    ActionSessionStart,
    ActionSpeakToHuman,
    ActionTakeNote,
)
from actions.programme import ActionTellRegion
from bot.dialogue.topics import TOPICS
from bot.settings import ROOT
from bot.wording import Button, Message
from tests.actions.conftest import button, tracker

if TYPE_CHECKING:
    from collections.abc import Callable

    from rasa_sdk import Tracker

    from tests.actions.conftest import NamingWording, Outcome

WELCOMED = {"session_started_metadata": {"welcomed": True}}
CRY = "ik wil dood"


async def test_who_comes_without_the_gateway_is_welcomed(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    outcome = await act(ActionGreet(wording), tracker("dag", intent="greet"))

    assert (outcome.told, outcome.events) == (["general/welcome"], [])
    assert wording.views["general/welcome"]["is_busy"] is False


@pytest.mark.parametrize(
    ("slots", "before"),
    [(WELCOMED, []), ({}, [{"event": "bot", "text": "Dag!"}])],
)
async def test_who_was_welcomed_gets_a_short_hello(
    act: Callable[..., Outcome],
    wording: NamingWording,
    slots: dict[str, object],
    before: list[dict[str, object]],
) -> None:
    greeted = tracker("dag", intent="greet", slots=slots, before=before)

    outcome = await act(ActionGreet(wording), greeted)

    assert outcome.told == ["utter_general_greet_again"]


def asking_too(*intents: str, **more: object) -> Tracker:
    asking = tracker("hoe lang duurt dat? en wat kost dat?", intent="ask_duration", **more)
    asking.latest_message["other_questions"] = list(intents)
    return asking


@pytest.mark.parametrize("form", [None, "referral_form"])
async def test_what_else_was_asked_is_answered_too(
    act: Callable[..., Outcome], wording: NamingWording, form: str | None
) -> None:
    asking = asking_too("ask_cost", "ask_region", "ask_results")
    asking.active_loop = {"name": form} if form else {}

    outcome = await act(ActionOfferNextStep(wording), asking)

    # In an intake the form says how to go on; and of much that is asked the first is answered.
    then = [] if form else ["general/next_step"]
    assert outcome.told == ["utter_programme_cost", "programme/region", *then]


def test_topics_are_those_of_the_rules() -> None:
    rules = yaml.safe_load((ROOT / "nlu_data" / "rules" / "programme.yml").read_text())["rules"]
    intents = {rule["steps"][0]["intent"].removeprefix("ask_") for rule in rules}
    actions = {rule["steps"][1]["action"] for rule in rules}

    assert intents == TOPICS
    # Each is answered by what bears its name.
    assert actions == {
        "action_tell_region" if topic == "region" else f"utter_programme_{topic}"
        for topic in TOPICS
    }


async def test_command_start_always_welcomes(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    outcome = await act(ActionGreet(wording), button("greet", slots=WELCOMED))

    assert outcome.told == ["general/welcome"]


async def test_hello_in_an_intake_goes_on_with_it(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    greeted = tracker("dag", intent="greet", slots=WELCOMED, loop="referral_form")

    outcome = await act(ActionGreet(wording), greeted)

    assert outcome.told == ["general/welcome"]
    assert wording.views["general/welcome"]["is_busy"] is True


@pytest.mark.parametrize(
    ("form", "told"),
    [(None, "utter_general_out_of_scope"), ("referral_form", "general/out_of_scope")],
)
async def test_what_is_out_of_scope_brings_no_menu_into_an_intake(
    act: Callable[..., Outcome], wording: NamingWording, form: str | None, told: str
) -> None:
    joking = tracker("mijn hond zoekt ook een huis", intent="out_of_scope")
    joking.active_loop = {"name": form} if form else {}

    outcome = await act(ActionOutOfScope(wording), joking)

    assert outcome.told == [told]


@pytest.mark.parametrize(
    ("action", "name", "template"),
    [
        (ActionHelp, "action_help", "general/help"),
        (ActionSpeakToHuman, "action_speak_to_human", "general/human"),
        (ActionTellRegion, "action_tell_region", "programme/region"),
    ],
)
async def test_template_is_told(
    act: Callable[..., Outcome],
    wording: NamingWording,
    action: type[CaseAction],
    name: str,
    template: str,
) -> None:
    outcome = await act(action(wording), tracker("help"))

    assert action(wording).name() == name
    assert (outcome.told, outcome.events) == ([template], [])


async def test_next_step_is_offered_outside_an_intake_alone(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    outside = await act(ActionOfferNextStep(wording), tracker("wat kost dat?"))
    inside = await act(
        ActionOfferNextStep(wording), tracker("wat kost dat?", loop="referral_form")
    )

    assert (outside.told, inside.told) == (["general/next_step"], [])


async def test_what_is_told_outside_an_intake_is_taken_note_of(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    outcome = await act(ActionTakeNote(wording), tracker("ik ben 19"))

    assert (outcome.told, outcome.events) == (["utter_general_inform"], [])


@pytest.mark.parametrize(
    ("channel", "told"),
    [
        ("rest", ["safety/suicide", "general/after_alarm"]),
        ("gateway", ["general/after_alarm"]),
    ],
)
async def test_help_is_told_unless_the_gateway_did(
    act: Callable[..., Outcome], wording: NamingWording, channel: str, told: list[str]
) -> None:
    outcome = await act(ActionTakeNote(wording), tracker(CRY, channel=channel))

    assert outcome.told == told


async def test_who_is_beaten_and_asks_to_sign_up_is_in_the_intake_after_the_help(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    text = "mijn stiefvader slaat mij elke dag, ik wil mij aanmelden"

    outcome = await act(ActionTakeNote(wording), tracker(text, channel="rest"))

    assert outcome.told[:2] == ["safety/violence", "intake/start"]
    assert ("followup", "referral_form") in outcome.others


async def test_payload_is_never_a_cry_for_help(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    outcome = await act(ActionTakeNote(wording), tracker(f"/{CRY}", channel="rest"))

    assert outcome.told == ["utter_general_inform"]


async def test_new_session_keeps_slots_and_the_open_form(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    slots = {"age": 19, "requested_slot": "income", "region": None, "open_choices": [1, 2]}

    outcome = await act(
        ActionSessionStart(wording), tracker("dag", slots=slots, loop="referral_form")
    )

    assert outcome.slots == {"age": 19, "requested_slot": "income", "open_choices": [1, 2]}
    assert outcome.others == [
        ("session_started", None),
        ("active_loop", "referral_form"),
        ("action", "action_listen"),
    ]
    assert outcome.events[0]["event"] == "session_started"
    assert outcome.told == []


async def test_first_session_has_nothing_to_keep(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    outcome = await act(ActionSessionStart(wording), tracker("dag"))

    assert outcome.others == [("session_started", None), ("action", "action_listen")]
    assert outcome.slots == {}


class FailingAction(CaseAction):
    """An action that breaks over what was said."""

    def name(self) -> str:
        return "action_fails"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        raise ValueError(tracker.latest_message["text"])


async def test_error_leaves_an_action_without_what_was_said(
    act: Callable[..., Outcome], caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(ActionFailedError) as raised:
        await act(FailingAction(), tracker("mijn geheim"))

    assert str(raised.value) == "action_fails failed"
    assert [(one.levelno, one.getMessage()) for one in caplog.records] == [
        (logging.ERROR, "action_fails failed")
    ]


def test_message_is_told_with_buttons_and_what_goes_with_it() -> None:
    dispatcher = CollectingDispatcher()

    tell(dispatcher, Message("Dag", (Button("Ja", "/affirm"),)))
    tell(dispatcher, Message("Kaart", kind="card"), outcome="eligible")
    tell(dispatcher, Message("Leeftijd?"), question="age")

    plain, card, question = dispatcher.messages
    assert plain["buttons"] == [{"title": "Ja", "payload": "/affirm"}]
    assert not plain["custom"]
    assert card["custom"] == {"outcome": "eligible", "kind": "card"}
    assert question["custom"] == {"question": "age"}


@pytest.mark.parametrize(
    ("action", "otherwise"),
    [
        (ActionNotUnderstood, "utter_general_fallback"),
        (ActionTakeNote, "utter_general_inform"),
        (ActionNothingToChange, "utter_intake_nothing_to_change"),
    ],
)
async def test_who_sent_a_referral_hears_how_news_reaches_the_coach(
    act: Callable[..., Outcome],
    wording: NamingWording,
    action: type[CaseAction],
    otherwise: str,
) -> None:
    sent = {"referral_reference": "BOT-2026-0005"}

    before = await act(action(wording), tracker("het nummer van karim is veranderd"))
    after = await act(action(wording), tracker("het nummer van karim is veranderd", slots=sent))

    assert (before.told, after.told) == ([otherwise], ["general/after_sending"])
    assert wording.views["general/after_sending"]["reference"] == "BOT-2026-0005"
