"""Beginning and ending an intake: what is kept from before, told at once, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actions.intake import (
    ActionAfterCheck,
    ActionStartCheck,
    ActionStartReferral,
    ActionStopIntake,
)
from actions.intake_start import CHECKED
from actions.intake_state import ALL
from tests.actions.conftest import FILLED, button, tracker

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.conftest import NamingWording, Outcome

CHECK = {
    "age": 19,
    "region": "Kortrijk",
    "eligibility_outcome": "eligible",
    "network_refusal_from_fear": "yes",
}


async def test_referral_begins_empty_with_an_id_of_its_own(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = button("refer_someone", slots=FILLED)

    first = await act(ActionStartReferral(wording), on)
    second = await act(ActionStartReferral(wording), on)

    assert first.told == ["intake/start"]
    assert first.slots.keys() == set(ALL)
    assert first.filled.keys() == {"intake_id", "question_stage"}
    assert first.filled["question_stage"] == "opening"
    assert len(first.filled["intake_id"]) == 32
    assert first.filled["intake_id"] != second.filled["intake_id"]


async def test_sentence_that_begins_tells_what_is_plain(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    text = "ik werk bij het OCMW en wil een meisje van 19 aanmelden"

    outcome = await act(ActionStartReferral(wording), tracker(text, intent="refer_someone"))

    told = {"referrer_type": "service", "referrer_organisation": "ocmw", "age": 19}
    assert outcome.filled.items() >= told.items()
    assert outcome.told == ["intake/start", "intake/heard"]
    assert wording.views["intake/heard"]["answers"] == told


async def test_story_in_the_first_sentence_is_not_asked_for_again(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    text = "ik wil een meisje van 19 aanmelden, ze slaapt in haar auto"

    outcome = await act(ActionStartReferral(wording), tracker(text, intent="refer_someone"))

    assert outcome.filled.keys() == {"intake_id", "age", "living_situation"}


async def test_button_tells_nothing(act: Callable[..., Outcome], wording: NamingWording) -> None:
    on = button("refer_someone", pressed={"age": "19"})

    outcome = await act(ActionStartReferral(wording), on)

    assert outcome.filled.keys() == {"intake_id", "question_stage"}


@pytest.mark.parametrize("text", ["/refer_myself", "ik werk bij het OCMW maar zoek zelf hulp"])
async def test_who_refers_themselves_is_not_asked_who_refers(
    act: Callable[..., Outcome], wording: NamingWording, text: str
) -> None:
    outcome = await act(ActionStartReferral(wording), tracker(text, intent="refer_myself"))

    assert outcome.filled["referrer_type"] == "self"
    assert "referrer_organisation" not in outcome.filled


@pytest.mark.parametrize(
    ("channel", "told"),
    [("rest", ["safety/suicide", "intake/start"]), ("gateway", ["intake/start"])],
)
@pytest.mark.parametrize("action", [ActionStartReferral, ActionStartCheck])
async def test_cry_in_the_sentence_that_begins_is_heard_first(
    act: Callable[..., Outcome],
    wording: NamingWording,
    action: type[ActionStartReferral],
    channel: str,
    told: list[str],
) -> None:
    on = tracker("ik wil dood", intent="refer_myself", channel=channel)

    outcome = await act(action(wording), on)

    assert outcome.told == told


async def test_check_begins_without_an_id(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = tracker(
        "voldoet een jongen van 19 jaar die ik ken?", intent="check_eligibility", slots=FILLED
    )

    outcome = await act(ActionStartCheck(wording), on)

    assert outcome.filled == {"age": 19, "question_stage": "opening"}
    assert outcome.slots["intake_id"] is None
    assert wording.views["intake/start"]["check"] is True


async def test_check_becomes_a_referral_without_retyping(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = button("affirm", slots={**CHECK, "continue_to_referral": "yes", "question_attempts": 2})

    outcome = await act(ActionAfterCheck(wording), on)

    assert outcome.filled.keys() == {"intake_id"}
    assert not CHECKED & outcome.slots.keys()
    assert {"continue_to_referral", "question_attempts"} <= outcome.slots.keys()
    assert outcome.others == [("followup", "referral_form")]
    assert wording.views["intake/start"]["from_check"] is True


@pytest.mark.parametrize("choice", ["no", None])
async def test_check_that_ends_is_forgotten(
    act: Callable[..., Outcome], wording: NamingWording, choice: str | None
) -> None:
    on = button("deny", slots={**CHECK, "continue_to_referral": choice})

    outcome = await act(ActionAfterCheck(wording), on)

    assert outcome.told == ["intake/check_ended", "codes/offer"]
    assert outcome.filled.keys() == {"left_answers"}
    assert outcome.slots.keys() == set(ALL)
    assert outcome.others == []


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("referral_form", ["intake/stopped", "codes/offer"]),
        ("criteria_form", ["intake/stopped", "codes/offer"]),
        ("continue_form", ["intake/stopped", "codes/offer"]),
        (None, ["intake/stopped"]),
    ],
)
async def test_stop_forgets_everything_and_closes_the_form(
    act: Callable[..., Outcome], wording: NamingWording, form: str | None, told: list[str]
) -> None:
    on = tracker("stop maar", intent="cancel", slots=FILLED, loop=form)

    outcome = await act(ActionStopIntake(wording), on)

    assert outcome.told == told
    assert wording.views["intake/stopped"]["was_open"] is bool(form)
    assert outcome.slots.keys() == {*ALL, "requested_slot", "own_data"}
    assert outcome.filled.keys() == ({"left_answers"} if form else set())
    assert outcome.others == [("active_loop", None)]


@pytest.mark.parametrize(
    ("form", "again"),
    [
        ("referral_form", "referral_form"),
        ("criteria_form", "criteria_form"),
        ("continue_form", "referral_form"),
    ],
)
@pytest.mark.parametrize("text", ["/cancel", "begin maar opnieuw"])
async def test_beginning_again_opens_the_same_form_empty(
    act: Callable[..., Outcome], wording: NamingWording, form: str, again: str, text: str
) -> None:
    pressed = {"resume_choice": "restart"} if text == "/cancel" else {}
    on = tracker(text, intent="cancel", pressed=pressed, slots=FILLED, loop=form)

    outcome = await act(ActionStopIntake(wording), on)

    assert outcome.told == ["intake/start"]
    assert outcome.others == [("active_loop", None), ("followup", again)]
    own_id = {"intake_id"} if again == "referral_form" else set()
    assert outcome.filled.keys() == {"question_stage", *own_id}


async def test_beginning_again_without_an_intake_stops(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    outcome = await act(ActionStopIntake(wording), tracker("begin opnieuw", intent="cancel"))

    assert outcome.told == ["intake/stopped"]


async def test_who_stops_before_a_criterion_is_offered_no_code(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    slots = {"referrer_type": "service", "referrer_name": "An van het OCMW"}
    on = tracker("stop maar", intent="cancel", slots=slots, loop="referral_form")

    outcome = await act(ActionStopIntake(wording), on)

    assert outcome.told == ["intake/stopped"]
    assert outcome.filled == {}


async def test_what_is_left_for_a_code_names_nobody(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = tracker("stop maar", intent="cancel", slots=FILLED, loop="referral_form")

    left = (await act(ActionStopIntake(wording), on)).filled["left_answers"]

    assert "leefloon" in left
    assert not [word for word in ("Noor", "An van", "0470", "@", "tante") if word in left]


OWN = {"referrer_type": "service", "referrer_organisation": "ocmw", "referrer_name": "An"}


async def test_next_referral_of_the_same_person_keeps_their_own_data(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = button("refer_someone", slots={"own_data": OWN})

    outcome = await act(ActionStartReferral(wording), on)

    assert outcome.told == ["intake/start", "intake/own_data"]
    assert {name: outcome.filled[name] for name in OWN} == OWN


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ik ben zijn tante en wil hem aanmelden", "refer_someone"),
        ("/refer_myself", "refer_myself"),
    ],
)
async def test_somebody_else_begins_without_the_data_of_the_one_before(
    act: Callable[..., Outcome], wording: NamingWording, text: str, intent: str
) -> None:
    on = tracker(text, intent=intent, slots={"own_data": OWN})

    outcome = await act(ActionStartReferral(wording), on)

    assert outcome.told == ["intake/start"]
    assert "referrer_name" not in outcome.filled
