"""A new session, an hour's pause and a long talk: people come back to the question they left."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.dialogue.attendant import TURNS_PER_SESSION
from tests.live.flows import CHECK, NETWORK, SERVICE, Walk, Way

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.stack import Stack

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("rasa")]


@pytest.mark.parametrize(
    ("way", "slot"), [(SERVICE, "region"), (SERVICE, "confirm"), (CHECK, "income")]
)
def test_new_session_keeps_slots_and_form(walk: Callable[..., Walk], way: Way, slot: str) -> None:
    visitor = walk(way, press=True)
    visitor.to(slot)
    talk = visitor.talk
    before = talk.slots

    put = talk.say("/session_start")

    assert put.parts == ()
    assert {**talk.slots, "session_started_metadata": 0} == {
        **before,
        "session_started_metadata": 0,
    }
    assert talk.form == way.form
    step = way.step(slot)
    after = talk.say(step.typed)
    assert after.question != slot or after.reference


def test_referral_goes_on_after_a_pause_of_two_hours(
    walk: Callable[..., Walk], live: Stack
) -> None:
    visitor = walk(NETWORK, press=True)
    visitor.to("network_consent")
    talk = visitor.talk
    live.age(talk.sender, seconds=7200)

    put = talk.press("yes")

    assert put.question == "rent_guarantee_consent", put.text
    assert any(event.get("name") == "action_session_start" for event in live.events(talk.sender))
    visitor.to_end()
    assert live.case(talk.last.reference).answers["network_consent"] == "yes"


def test_long_talk_with_a_new_session_in_it_ends_in_a_referral(
    walk: Callable[..., Walk], live: Stack
) -> None:
    visitor = walk(SERVICE, press=True)
    visitor.begin()
    talk, turns = visitor.talk, 1

    for step in SERVICE.steps:
        for words in ("hoeveel kost dat?", "waarom vraag je dat?"):
            assert talk.say(words).question == step.slot
        turns += 3
        visitor.answer(step)

    assert turns > TURNS_PER_SESSION
    assert live.case(talk.last.reference).answers["youth_name"] == "Zilverjana Wittewrongel"


def test_old_session_is_forgotten_by_the_new_one(walk: Callable[..., Walk], live: Stack) -> None:
    visitor = walk(SERVICE, press=True)
    visitor.to("income")

    visitor.talk.say("/session_start")

    said = json.dumps(live.events(visitor.talk.sender))
    assert '"user"' not in said
