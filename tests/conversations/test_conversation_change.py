"""Changing, stopping, beginning anew, and saying no."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.flows import CHECK, NETWORK, REFERRALS, SELF, SERVICE, Walk, Way

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.stack import Stack
    from tests.live.talk import Answer, Talk

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("rasa")]

referrals = pytest.mark.parametrize("way", REFERRALS, ids=lambda way: way.name)
#: What Rasa keeps of a visitor who began nothing.
NOTHING = {"session_started_metadata"}
#: Criteria without a name, for whoever wants a code for later.
LEFT = {"left_answers"}


def change(talk: Talk, slot: str) -> None:
    talk.press("/correct_answer")
    talk.press(f'/correct_answer{{"change_slot": "{slot}"}}')


@referrals
def test_age_that_changes_at_the_summary_makes_a_new_card(
    walk: Callable[..., Walk], live: Stack, way: Way
) -> None:
    visitor = walk(way, press=True)
    visitor.to("confirm")
    talk = visitor.talk

    change(talk, "age")
    assert (talk.last.question, "age" in talk.slots) == ("age", False)
    put = talk.say("25")

    assert (put.outcome, put.question) == ("not_eligible", "send_anyway")
    assert talk.press("yes").question == "confirm"
    record = live.case(talk.press("yes").reference)
    assert (record.answers["age"], record.answers["send_anyway"]) == (25, "yes")
    assert record.assessment["outcome"] == "not_eligible"


@pytest.mark.parametrize(
    ("slot", "new", "value"),
    [
        ("region", "Roeselare", "Roeselare"),
        ("youth_phone", "0499 88 77 66", "+32499887766"),
        ("remarks", '/inform{"remarks": "none"}', "none"),
        ("referrer_organisation", "het OCMW", "ocmw"),
        ("youth_name", "Bartholomeus", "Bartholomeus"),
    ],
)
def test_answer_changed_at_the_summary_is_the_one_that_is_stored(
    walk: Callable[..., Walk], live: Stack, slot: str, new: str, value: str
) -> None:
    visitor = walk(SERVICE, press=True)
    visitor.to("confirm")
    talk = visitor.talk

    change(talk, slot)
    put = talk.say(new)

    assert put.question == "confirm", put.text
    assert live.case(talk.press("yes").reference).answers[slot] == value


def test_every_answer_can_be_changed_at_the_summary(walk: Callable[..., Walk]) -> None:
    visitor = walk(SERVICE, press=True)
    visitor.to("confirm")

    menu = visitor.talk.press("/correct_answer")

    asked = {step.slot for step in SERVICE.steps} - {"confirm"}
    offered = {payload.split('"')[3] for payload in menu.payloads}
    assert offered == asked
    assert menu.question == "confirm"


def test_wish_to_change_can_be_typed(walk: Callable[..., Walk]) -> None:
    visitor = walk(SELF, press=True)
    visitor.to("confirm")

    put = visitor.talk.say("ik wil nog iets aanpassen")

    assert any("change_slot" in payload for payload in put.payloads)


def test_word_of_the_youth_makes_the_consent_to_be_asked_again(
    walk: Callable[..., Walk], live: Stack
) -> None:
    visitor = walk(SERVICE, press=True)
    visitor.to("confirm")
    talk = visitor.talk

    change(talk, "discussed_with_youth")
    put = talk.press("no")

    assert put.question == "data_consent"
    assert talk.press("yes").question == "confirm"
    stored = live.case(talk.press("yes").reference).answers
    assert {"youth_name", "youth_phone", "contact_way", "remarks"}.isdisjoint(stored)


@pytest.mark.parametrize("press", [False, True], ids=["typed", "button"])
def test_no_at_the_summary_sends_nothing_and_offers_ways_on(
    walk: Callable[..., Walk], live: Stack, press: bool
) -> None:
    before = live.references()
    visitor = walk(NETWORK, press=True)
    visitor.to("confirm")
    talk = visitor.talk

    put = talk.press("no") if press else talk.say("nee, nog niet versturen")

    assert put.question == "confirm"
    assert {"/correct_answer", "/affirm", "/cancel"} <= set(put.payloads)
    assert live.references() == before
    assert talk.press("yes").reference


@pytest.mark.parametrize(
    ("slot", "words"),
    [
        ("referrer_type", "stop"),
        ("region", "laat maar, ik stop ermee"),
        ("data_consent", "/cancel"),
        ("referrer_name", "stop"),
        ("confirm", "laat maar, ik stop ermee"),
    ],
)
def test_stop_forgets_everything_and_stores_nothing(
    walk: Callable[..., Walk], live: Stack, slot: str, words: str
) -> None:
    before = live.references()
    visitor = walk(SERVICE, press=True)
    visitor.to(slot)

    put = visitor.talk.say(words)

    assert set(visitor.talk.slots) - LEFT == NOTHING, put.text
    assert (visitor.talk.form, live.references()) == (None, before)
    assert visitor.talk.press("/refer_someone").question == "referrer_type"


def test_stop_works_in_a_check_and_after_it(walk: Callable[..., Walk]) -> None:
    visitor = walk(CHECK, press=True)
    visitor.to("income")
    visitor.talk.say("stop")
    assert set(visitor.talk.slots) - LEFT == NOTHING

    visitor.begin()
    visitor.to_end()
    visitor.talk.say("stop")

    assert set(visitor.talk.slots) - LEFT == NOTHING
    assert visitor.talk.form is None


@pytest.mark.parametrize("way", [SERVICE, CHECK], ids=lambda way: way.name)
@pytest.mark.parametrize("slot", ["living_situation", "accepts_intensive_coaching"])
def test_restart_begins_with_the_first_question(
    walk: Callable[..., Walk], way: Way, slot: str
) -> None:
    visitor = walk(way, press=True)
    visitor.to(slot)
    talk = visitor.talk
    first = talk.slots.get("intake_id")

    put = talk.say("opnieuw beginnen")

    assert put.question == way.steps[0].slot
    assert talk.form == way.form
    assert {"age", "region", "referrer_type"}.isdisjoint(talk.slots)
    assert talk.slots.get("intake_id") != first or way is CHECK


@pytest.mark.parametrize(
    ("words", "choice"), [("/refer_someone", "continue"), ("ik wil iemand aanmelden", "restart")]
)
def test_intake_begun_while_one_is_open_asks_what_is_meant(
    walk: Callable[..., Walk], words: str, choice: str
) -> None:
    visitor = walk(SERVICE, press=True)
    visitor.to("income")
    talk = visitor.talk
    before = talk.slots

    asked = talk.say(words)
    assert asked.question == "income"
    payload = next(each for each in asked.payloads if f'"{choice}"' in each)
    put = talk.say(payload)

    if choice == "continue":
        assert put.question == "income"
        assert talk.slots["intake_id"] == before["intake_id"]
        assert talk.slots["age"] == before["age"]
    else:
        assert put.question == "referrer_type"
        assert talk.slots["intake_id"] != before["intake_id"]
        assert "age" not in talk.slots


@pytest.mark.parametrize(
    ("way", "press"),
    [(SERVICE, False), (NETWORK, True), (SELF, False)],
    ids=["service-typed", "private_network-buttons", "self-typed"],
)
def test_who_does_not_fit_may_be_sent_anyway(
    walk: Callable[..., Walk], live: Stack, way: Way, press: bool
) -> None:
    visitor = walk(way, press=True)
    put = _not_eligible(visitor)
    talk = visitor.talk

    assert put.question == "send_anyway"
    talk.press("yes") if press else talk.say("ja, doe toch maar")
    visitor.to_end()

    record = live.case(talk.last.reference)
    assert (record.assessment["outcome"], record.answers["send_anyway"]) == ("not_eligible", "yes")


@pytest.mark.parametrize(
    ("way", "press"),
    [(SERVICE, False), (NETWORK, True), (SELF, False)],
    ids=["service-typed", "private_network-buttons", "self-typed"],
)
def test_who_does_not_fit_and_does_not_want_it_sent_is_not_stored(
    walk: Callable[..., Walk], live: Stack, way: Way, press: bool
) -> None:
    before = live.references()
    visitor = walk(way, press=True)
    _not_eligible(visitor)

    put = visitor.talk.press("no") if press else visitor.talk.say("nee, laat maar zitten")

    assert put.texts
    assert live.references() == before
    assert set(visitor.talk.slots) - LEFT == NOTHING
    assert visitor.talk.form is None


def test_check_that_does_not_fit_offers_a_referral_all_the_same(
    walk: Callable[..., Walk], live: Stack
) -> None:
    before = live.references()
    visitor = walk(CHECK, press=True)

    put = _not_eligible(visitor)

    assert put.question == "continue_to_referral"
    visitor.talk.press("yes")
    assert visitor.talk.last.question == "referrer_type"
    assert live.references() == before


@pytest.mark.parametrize(
    ("way", "press"),
    [(SERVICE, False), (NETWORK, True), (SELF, False)],
    ids=["service-typed", "private_network-buttons", "self-typed"],
)
def test_without_consent_nothing_is_stored(
    walk: Callable[..., Walk], live: Stack, way: Way, press: bool
) -> None:
    before = live.references()
    visitor = walk(way, press=True)
    visitor.to("data_consent")

    put = visitor.talk.press("no") if press else visitor.talk.say("nee, dat wil ik niet")

    assert put.texts
    assert live.references() == before
    assert set(visitor.talk.slots) - LEFT == NOTHING
    assert visitor.talk.form is None


def _not_eligible(visitor: Walk) -> Answer:
    """Answer all criteria for somebody who has a home."""
    visitor.to("living_situation")
    visitor.talk.press("housed")
    for step in CHECK.steps[2:]:
        visitor.answer(step)
    assert visitor.talk.last.outcome == "not_eligible"
    return visitor.talk.last
