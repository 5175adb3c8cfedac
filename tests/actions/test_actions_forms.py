"""What the forms make of a message: slots, the card, the next question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actions.intake_forms import (
    ValidateContinueForm,
    ValidateCriteriaForm,
    ValidateReferralForm,
)
from actions.intake_state import times_said
from tests.actions.conftest import FILLED, button, tracker

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.conftest import NamingWording, Outcome

SETTLED = {"question_attempts": 0, "open_choices": None, "question_stage": None}
CRITERIA = {
    "age": 19,
    "living_situation": "with_family_or_friends",
    "region": "Kortrijk",
    "income": "leefloon",
    "network_consent": "yes",
    "rent_guarantee_consent": "yes",
}
CRY = "ik wil dood"


async def test_form_that_begins_asks_its_first_open_question(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    fresh = await act(ValidateReferralForm(wording), tracker("iemand aanmelden"))
    told = await act(
        ValidateReferralForm(wording), tracker("iemand", slots={"referrer_type": "self"})
    )

    assert fresh.slots == {"requested_slot": "referrer_type"}
    assert told.slots == {"requested_slot": "age"}


async def test_answer_fills_the_slot_and_asks_the_next_question(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = tracker("hij is 19", slots={"requested_slot": "age"}, loop="criteria_form")

    outcome = await act(ValidateCriteriaForm(wording), on)

    assert outcome.slots == {**SETTLED, "age": 19, "requested_slot": "living_situation"}
    assert outcome.told == []


@pytest.mark.parametrize(
    ("text", "slot"), [("hij is 16", "age"), ("in Antwerpen", "region"), ("24", "age")]
)
async def test_what_cannot_fit_is_said_at_once(
    act: Callable[..., Outcome], wording: NamingWording, text: str, slot: str
) -> None:
    on = tracker(text, slots={"requested_slot": slot}, loop="criteria_form")

    outcome = await act(ValidateCriteriaForm(wording), on)

    assert outcome.told[-1] == "intake/early"


async def test_card_says_what_does_not_fit_and_nothing_says_it_twice(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    known = {**CRITERIA, "accepts_intensive_coaching": "yes", "region": None}
    on = tracker("Antwerpen", slots={**known, "requested_slot": "region"}, loop="criteria_form")

    outcome = await act(ValidateCriteriaForm(wording), on)

    assert "intake/early" not in outcome.told
    assert any("card" in told for told in outcome.told)


async def test_button_fills_the_slot_by_what_it_holds(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = button("inform", pressed={"income": "none"}, slots={"requested_slot": "income"})

    outcome = await act(ValidateCriteriaForm(wording), on)

    assert outcome.slots["income"] == "none"


async def test_entity_that_no_button_brought_fills_nothing(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = button("inform", pressed={"income": "none"}, slots={"requested_slot": "income"})
    for entity in on.latest_message["entities"]:
        entity["extractor"] = "SomeOtherExtractor"

    outcome = await act(ValidateCriteriaForm(wording), on)

    assert "income" not in outcome.slots


@pytest.mark.parametrize("slot", ["data_consent", "confirm"])
async def test_consent_and_confirmation_are_never_filled_by_a_payload(
    act: Callable[..., Outcome], wording: NamingWording, slot: str
) -> None:
    slots = {**FILLED, slot: None, "requested_slot": slot}

    outcome = await act(
        ValidateReferralForm(wording), button("inform", pressed={slot: "yes"}, slots=slots)
    )

    assert slot not in outcome.slots
    assert outcome.slots["requested_slot"] == slot


async def test_aside_changes_nothing(act: Callable[..., Outcome], wording: NamingWording) -> None:
    on = tracker(
        "wat kost dat?", intent="ask_cost", confidence=0.9, slots={"requested_slot": "age"}
    )

    outcome = await act(ValidateCriteriaForm(wording), on)

    assert (outcome.events, outcome.told) == ([], [])


async def test_what_is_told_beside_a_question_is_kept_and_the_question_left_to_the_rules(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = tracker(
        "hij heeft een zware mentale beperking, is dat een probleem?",
        intent="ask_target_group",
        confidence=0.9,
        loop="criteria_form",
        slots={"requested_slot": "network_consent", "age": 20},
    )

    outcome = await act(ValidateCriteriaForm(wording), on)

    assert outcome.filled == {"attention": ["way_of_working"]}
    assert outcome.told == ["intake/noted"]
    assert [event["event"] for event in outcome.events][-1] == "action_execution_rejected"


async def test_message_that_the_form_rejected_is_not_read_again(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = tracker(
        "wat kost dat, 19?",
        slots={"requested_slot": "age", "question_attempts": 1},
        after=[{"event": "action_execution_rejected", "name": "criteria_form"}],
    )

    outcome = await act(ValidateCriteriaForm(wording), on)

    assert outcome.slots == {"requested_slot": "age"}


async def test_form_without_a_message_asks_its_open_question(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = tracker("", slots={"requested_slot": "age"})
    on.events.clear()

    outcome = await act(ValidateCriteriaForm(wording), on)

    assert outcome.slots == {"requested_slot": "age"}


async def test_unclear_answer_is_counted_and_asked_again(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = tracker("blabla", slots={"requested_slot": "age", "question_attempts": 1})

    outcome = await act(ValidateCriteriaForm(wording), on)

    assert outcome.slots == {**SETTLED, "question_attempts": 2, "requested_slot": "age"}


@pytest.mark.parametrize(("channel", "told"), [("rest", ["safety/suicide"]), ("gateway", [])])
async def test_cry_for_help_is_answered_and_the_question_put_again(
    act: Callable[..., Outcome], wording: NamingWording, channel: str, told: list[str]
) -> None:
    on = tracker(
        CRY,
        intent="cancel",
        confidence=0.99,
        slots={"requested_slot": "age", "question_attempts": 2},
        channel=channel,
    )

    outcome = await act(ValidateCriteriaForm(wording), on)

    assert outcome.told == told
    assert outcome.slots == {**SETTLED, "requested_slot": "age"}


async def test_words_that_tell_something_else_are_noted(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = tracker("ze is 19 jaar", slots={"requested_slot": "region"})

    outcome = await act(ValidateCriteriaForm(wording), on)

    assert outcome.told == ["intake/noted"]
    assert wording.views["intake/noted"]["slots"] == ("age",)
    assert outcome.slots == {"age": 19, "requested_slot": "living_situation"}


@pytest.mark.parametrize(
    ("form", "is_check", "next_slot"),
    [(ValidateCriteriaForm, True, None), (ValidateReferralForm, False, "data_consent")],
)
async def test_last_criterion_shows_the_card_once(
    act: Callable[..., Outcome],
    wording: NamingWording,
    form: type[ValidateCriteriaForm],
    is_check: bool,
    next_slot: str | None,
) -> None:
    who = {} if is_check else {"referrer_type": "self"}
    slots = {**CRITERIA, **who, "requested_slot": "accepts_intensive_coaching"}

    first = await act(form(wording), button("affirm", slots=slots))
    again = await act(form(wording), tracker("euh", slots={**slots, **first.slots}))

    assert first.told == ["intake/card"]
    assert first.custom == [{"outcome": "eligible", "kind": "card"}]
    assert first.slots["eligibility_outcome"] == "eligible"
    assert first.slots["requested_slot"] == next_slot
    assert wording.views["intake/card"]["check"] is is_check
    assert again.told == []


async def test_who_is_not_eligible_is_asked_whether_to_send_anyway(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    slots = {
        **CRITERIA,
        "age": 30,
        "referrer_type": "self",
        "requested_slot": "accepts_intensive_coaching",
    }

    outcome = await act(ValidateReferralForm(wording), button("affirm", slots=slots))

    assert outcome.slots["eligibility_outcome"] == "not_eligible"
    assert outcome.slots["requested_slot"] == "send_anyway"


async def test_change_of_a_criterion_makes_the_card_anew(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    slots = {**FILLED, "confirm": None, "requested_slot": "confirm"}
    chosen = button("correct_answer", pressed={"change_slot": "income"}, slots=slots)

    forgotten = await act(ValidateReferralForm(wording), chosen)
    told_before = list(forgotten.told)
    answer = tracker("hij krijgt leefloon", slots={**slots, **forgotten.slots})
    answered = await act(ValidateReferralForm(wording), answer)

    assert told_before == []
    assert forgotten.slots["requested_slot"] == "income"
    assert forgotten.slots["eligibility_outcome"] is None
    assert answered.told == ["intake/card"]
    assert answered.slots["requested_slot"] == "confirm"


async def test_words_of_the_consent_are_kept_as_they_were_shown(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    slots = {**FILLED, "data_consent": None, "consent_wording": None}
    before = [{"event": "bot", "text": "Oud."}, {"event": "bot", "text": "Mag ik dit doorgeven?"}]
    on = button("affirm", slots={**slots, "requested_slot": "data_consent"}, before=before)

    outcome = await act(ValidateReferralForm(wording), on)

    assert outcome.slots["data_consent"] == "yes"
    assert outcome.slots["consent_wording"] == "Mag ik dit doorgeven?"


async def test_refused_consent_keeps_no_words_and_ends_the_form(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    slots = {"referrer_type": "self", **CRITERIA, "accepts_intensive_coaching": "yes"}
    slots |= {"eligibility_outcome": "eligible", "requested_slot": "data_consent"}

    outcome = await act(ValidateReferralForm(wording), button("deny", slots=slots))

    assert "consent_wording" not in outcome.slots
    assert outcome.slots["requested_slot"] is None


async def test_question_after_a_check_shows_no_card(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    slots = {**CRITERIA, "accepts_intensive_coaching": "yes"}

    begun = await act(ValidateContinueForm(wording), tracker("ja", slots=slots))
    answered = await act(
        ValidateContinueForm(wording),
        button("affirm", slots={**slots, "requested_slot": "continue_to_referral"}),
    )

    assert (begun.told, begun.slots) == ([], {"requested_slot": "continue_to_referral"})
    assert answered.slots == {
        **SETTLED,
        "continue_to_referral": "yes",
        "requested_slot": None,
    }


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (ValidateCriteriaForm, "validate_criteria_form"),
        (ValidateReferralForm, "validate_referral_form"),
        (ValidateContinueForm, "validate_continue_form"),
    ],
)
def test_form_has_the_name_that_rasa_calls(form: type[ValidateCriteriaForm], name: str) -> None:
    assert form().name() == name


@pytest.mark.parametrize(
    ("age", "outcome", "told"),
    [(20, "eligible", "intake/same"), (26, "not_eligible", "intake/card")],
)
async def test_indication_is_told_again_only_where_a_correction_changes_it(
    act: Callable[..., Outcome], wording: NamingWording, age: int, outcome: str, told: str
) -> None:
    known = {**CRITERIA, "accepts_intensive_coaching": "yes", "eligibility_outcome": "eligible"}
    slots = {**known, "referrer_type": "self", "requested_slot": "data_consent"}
    on = tracker(f"sorry, ik ben {age} ipv 19", slots=slots, loop="referral_form")

    done = await act(ValidateReferralForm(wording), on)

    assert (done.filled["age"], done.filled["eligibility_outcome"]) == (age, outcome)
    assert done.told == ["intake/corrected", told]


async def test_what_is_said_again_is_an_answer_whatever_it_sounds_like(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    known = {**CRITERIA, "age": None, "requested_slot": "age"}
    first = tracker("hey, negentien", intent="goodbye", confidence=0.95, slots=known)
    said = [event for event in first.events if event["event"] == "user"]
    again = tracker("hey, negentien", intent="goodbye", confidence=0.95, slots=known)
    again.events[:0] = [*said, {"event": "slot", "name": "requested_slot", "value": "age"}]

    outcome = await act(ValidateCriteriaForm(wording), again)

    assert outcome.slots.get("age") == 19 or outcome.slots.get("question_attempts") == 2


async def test_the_same_word_at_another_question_is_said_for_the_first_time(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = tracker("ja", slots={**CRITERIA, "rent_guarantee_consent": None,
                              "requested_slot": "rent_guarantee_consent"})  # fmt: skip
    said = [event for event in on.events if event["event"] == "user"]
    on.events[:0] = [
        *said,
        {"event": "slot", "name": "requested_slot", "value": "network_consent"},
        {"event": "slot", "name": "requested_slot", "value": "rent_guarantee_consent"},
    ]

    assert times_said(on) == 1
