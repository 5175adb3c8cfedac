"""A process hangs or dies at a step of a referral: an apology, the answer is sent once more."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.live.flows import SELF

if TYPE_CHECKING:
    from tests.live.stack import Stack
    from tests.live.visitor import Visitor

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("faults")]

#: A visitor hears something within this time.
PATIENCE = 15.0
#: After this a message of a gateway that died is taken over by another (the lease of 30 s).
LEASE = timedelta(seconds=40)
APOLOGY = "general/apology"
FOLLOWING = dict(zip([s.slot for s in SELF.steps], [s.slot for s in SELF.steps[1:]], strict=False))

STEPS = [step.slot for step in SELF.steps]
FROZEN = [
    *(("rasa", "freeze", slot) for slot in STEPS),
    *(("actions", "kill", slot) for slot in STEPS),
    ("rasa", "kill", "confirm"),
    ("actions", "freeze", "rent_guarantee_consent"),
    ("actions", "freeze", "confirm"),
]


@pytest.mark.parametrize(("name", "how", "slot"), FROZEN, ids=map("-".join, FROZEN))
def test_answer_given_to_a_process_that_is_away_counts_once_when_it_is_back(
    whole: Stack, visitor: Visitor, name: str, how: str, slot: str
) -> None:
    before = whole.references()
    visitor.walk_to(SELF, slot)
    step = SELF.step(slot)
    getattr(whole[name], how)()

    visitor.send(step.typed)
    waited = visitor.sees(whole.told(APOLOGY), PATIENCE)
    whole[name].revive()
    visitor.settled(30)

    assert waited < PATIENCE
    assert visitor.texts.count(whole.told(APOLOGY)) == 1
    assert_went_on_once(whole, visitor, before, slot)


@pytest.mark.parametrize("slot", STEPS)
def test_message_in_the_hands_of_a_gateway_that_dies_is_answered_by_the_next(
    whole: Stack, visitor: Visitor, slot: str
) -> None:
    before = whole.references()
    visitor.walk_to(SELF, slot)
    whole["rasa"].freeze()
    visitor.send(SELF.step(slot).typed)
    time.sleep(0.5)

    whole["gateway"].kill()
    whole["rasa"].thaw()
    time.sleep(1)
    whole["gateway"].ahead += LEASE
    whole["gateway"].revive()
    visitor.settled(30)

    assert_went_on_once(whole, visitor, before, slot)


@pytest.mark.parametrize("slot", ["age", "confirm"])
def test_gateway_that_dies_between_two_messages_is_not_noticed(
    whole: Stack, visitor: Visitor, slot: str
) -> None:
    before = whole.references()
    visitor.walk_to(SELF, slot)

    whole["gateway"].kill()
    whole["gateway"].revive()
    visitor.say(SELF.step(slot).typed)

    assert_went_on_once(whole, visitor, before, slot)


def test_gateway_that_hangs_takes_the_message_once(whole: Stack, visitor: Visitor) -> None:
    visitor.walk_to(SELF, "network_consent")
    answer_id = "9d0c3c39-6d0c-4f1c-a3c1-4b2d4b1f7f10"
    whole["gateway"].freeze()
    visitor.client.timeout = 2
    with pytest.raises(Exception, match="timed out"):
        visitor.send("ja dat is goed", message_id=answer_id)
    visitor.client.timeout = 30
    whole["gateway"].thaw()

    again = visitor.send("ja dat is goed", message_id=answer_id)
    visitor.settled()

    assert again.json()["status"] in {"accepted", "known"}
    assert_went_on_once(whole, visitor, whole.references(), "network_consent")


def test_all_three_processes_killed_at_submit(whole: Stack, visitor: Visitor) -> None:
    before = whole.references()
    visitor.walk_to(SELF, "confirm")
    for process in whole.processes.values():
        process.kill()
    for process in whole.processes.values():
        process.start()
    for process in whole.processes.values():
        process.wait()

    visitor.say("ja, verstuur maar")

    assert_went_on_once(whole, visitor, before, "confirm")


def test_cry_for_help_is_answered_while_rasa_is_away(whole: Stack, visitor: Visitor) -> None:
    visitor.walk_to(SELF, "income")
    whole["actions"].kill()
    seen = len(visitor.shown)

    assert visitor.send("ik wil niet meer leven").status_code == 200
    visitor.fetch()

    assert "1813" in visitor.shown[seen]["text"]
    whole["actions"].revive()
    visitor.settled(30)
    assert visitor.question == "income"
    assert "income" not in visitor.slots


def assert_went_on_once(live: Stack, visitor: Visitor, before: list[str], slot: str) -> None:
    """The answer counted once: the next question stands, or there is one referral more."""
    if slot == "confirm":
        (reference,) = set(live.references()) - set(before)
        record = live.case(reference)
        told = {step.slot: step for step in SELF.steps}
        assert sum(reference in text for text in visitor.texts) == 1
        assert record.answers["region"] == "Kortrijk"
        assert record.answers["youth_name"] == told["youth_name"].value
        assert record.intake_id
        return
    step = SELF.step(slot)
    assert live.references() == before
    assert visitor.slots[slot] == (step.typed if step.value is ... else step.value)
    assert visitor.question == FOLLOWING[slot]
    assert FOLLOWING[slot] not in visitor.slots
    assert not visitor.slots.get("question_attempts")
