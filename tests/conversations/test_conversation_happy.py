"""Each way in, from the first sentence to the stored row, typed and with buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.flows import CHECK, NETWORK, REFERRALS, SELF, SERVICE, Step, Walk, Way

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.stack import Stack
    from tests.live.talk import Talk

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("rasa")]

referrals = pytest.mark.parametrize("way", REFERRALS, ids=lambda way: way.name)
typed_or_pressed = pytest.mark.parametrize("press", [False, True], ids=["typed", "buttons"])

#: What the coach gets to see of a youth who does not know yet: nothing that leads there.
NOT_KEPT = {"contact_way", "remarks"}


def expected(step: Step, *, press: bool) -> object:
    if press and step.press is not None:
        return step.press
    return step.typed if step.value is ... else step.value


@typed_or_pressed
@referrals
def test_referral_is_asked_told_and_stored(
    walk: Callable[..., Walk], live: Stack, way: Way, press: bool
) -> None:
    before = live.references()
    visitor = walk(way, press=press)
    talk, told, wanted = visitor.talk, {}, {}

    for step in visitor.questions():
        visitor.answer(step)
        if step.slot != "confirm":
            told[step.slot] = talk.slots.get(step.slot)
            wanted[step.slot] = expected(step, press=press)

    assert list(told) == [step.slot for step in way.steps if step.slot != "confirm"]
    assert told == wanted
    assert [answer.outcome for answer in visitor.answers if answer.outcome] == ["eligible"]
    reference = talk.last.reference
    assert live.references() == [*before, reference]
    record = live.case(reference)
    hidden = NOT_KEPT if way is NETWORK else set()
    kept = {k: v for k, v in wanted.items() if k not in hidden}
    assert record.answers == {"referrer_type": way.name, **kept}
    assert (record.status, record.channel) == ("received", "gateway")
    assert record.assessment["outcome"] == "eligible"
    assert len(record.consents) == 1
    # Rasa forgets it at once.
    assert talk.form is None
    own = set() if way is SELF else {"own_data"}
    assert set(talk.slots) == {"session_started_metadata", "referral_reference", *own}


@typed_or_pressed
def test_check_is_asked_and_told_and_stored_nowhere(
    walk: Callable[..., Walk], live: Stack, press: bool
) -> None:
    before = live.references()
    visitor = walk(CHECK, press=press)
    talk = visitor.talk

    visitor.to_end()
    told = {step.slot: talk.slots[step.slot] for step in CHECK.steps}
    assert told == {step.slot: expected(step, press=press) for step in CHECK.steps}
    assert (talk.last.outcome, talk.last.question) == ("eligible", "continue_to_referral")
    assert "intake_id" not in talk.slots
    talk.say("/deny" if press else "nee dank je, dat was genoeg")

    assert live.references() == before
    assert talk.form is None
    assert set(talk.slots) == {"session_started_metadata", "left_answers"}


@referrals
def test_check_becomes_a_referral_without_asking_anything_twice(
    walk: Callable[..., Walk], live: Stack, way: Way
) -> None:
    visitor = walk(CHECK, press=True)
    visitor.to_end()
    talk = visitor.talk
    criteria = {step.slot for step in CHECK.steps}
    before = live.references()

    assert talk.last.question == "continue_to_referral"
    talk.press("yes")
    asked = []
    for step in _after_check(way):
        asked.append(talk.last.question)
        talk.press(step.press) if step.press is not None else talk.say(step.typed)

    assert criteria.isdisjoint(asked)
    assert live.references() == [*before, talk.last.reference]
    assert live.case(talk.last.reference).answers["region"] == "Kortrijk"


def _after_check(way: Way) -> list[Step]:
    criteria = {step.slot for step in CHECK.steps}
    steps = [step for step in way.steps if step.slot not in criteria]
    if way is SELF:
        steps.insert(0, Step("referrer_type", "voor mezelf", "self", "self"))
    return steps


def test_first_sentence_that_tells_more_is_heard(talk: Talk) -> None:
    answer = talk.say("ik werk bij het OCMW van Izegem en wil een meisje van 19 aanmelden")

    assert answer.question == "discussed_with_youth"
    told = {name: talk.slots[name] for name in ("referrer_type", "referrer_organisation", "age")}
    assert told == {"referrer_type": "service", "referrer_organisation": "ocmw", "age": 19}


def test_who_leaves_prison_is_asked_where_and_when(walk: Callable[..., Walk], live: Stack) -> None:
    visitor = walk(SERVICE, press=True)
    visitor.to("living_situation")
    talk = visitor.talk

    talk.press("institution")
    assert talk.last.question == "prison"
    talk.press("brugge")
    assert talk.last.question == "release_date"
    talk.say("in mei 2026")
    assert talk.last.question == "region"
    visitor.to_end()

    record = live.case(talk.last.reference)
    told = {slot: record.answers[slot] for slot in ("living_situation", "prison", "release_date")}
    assert told == {
        "living_situation": "institution",
        "prison": "brugge",
        "release_date": "2026-05",
    }
    assert "leaving_detention" in record.attention
