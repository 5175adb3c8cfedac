"""Codes in the hands of the actions: asked for, opened, given, and wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from actions.codes import (
    ActionAskCheckCode,
    ActionAskCode,
    ActionAskStatus,
    ActionAskStatusCode,
    ActionUseCode,
    ValidateCodeForm,
    ValidateStatusForm,
)
from actions.intake import ActionSubmitReferral
from actions.kept_answers import ActionGiveCode
from bot import bootstrap
from bot.intake.keeping import Kept, as_body
from tests.actions.conftest import FILLED, button, tracker

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.conftest import NamingWording, Outcome

    Act = Callable[..., Outcome]

LEFT = Kept("referral_form", {"age": 19, "region": "Kortrijk", "referrer_type": "self"})
CHECKED = {slot: FILLED[slot] for slot in ("age", "living_situation", "region", "income")}


async def submitted(act: Act, wording: NamingWording) -> str:
    """Submit a referral and return its secret, as it was shown."""
    outcome = await act(ActionSubmitReferral(wording=wording), button("affirm", slots=FILLED))
    return next(part["status_code"] for part in outcome.custom if "status_code" in part)


async def given(act: Act, wording: NamingWording, **slots: Any) -> str:
    on = button("inform", slots=slots or {"left_answers": as_body(LEFT)})
    outcome = await act(ActionGiveCode(wording=wording), on)
    return next(part["code"] for part in outcome.custom if "code" in part)


def used(code: str, slot: str = "status_code", **more: Any) -> Any:
    return tracker(slots={slot: code.replace("-", "")}, **more)


async def test_secret_of_a_submitter_opens_the_status(act: Act, wording: NamingWording) -> None:
    code = await submitted(act, wording)

    outcome = await act(ActionUseCode(wording=wording), used(code))

    assert outcome.told == ["codes/status"]
    shown = outcome.messages[0]["text"]
    assert "BOT-2026-0001" in shown
    assert "An van het OCMW" in shown
    assert not [word for word in ("Noor", "0470", "tante", "Kortrijk", "19") if word in shown]
    assert outcome.filled == {"question_attempts": 0}


async def test_secret_of_an_intake_sent_twice_is_the_same(
    act: Act, wording: NamingWording
) -> None:
    assert await submitted(act, wording) == await submitted(act, wording)


@pytest.mark.parametrize("slot", ["status_code", "check_code"])
async def test_wrong_codes_of_both_kinds_are_answered_alike_and_then_not_at_all(
    act: Act, wording: NamingWording, slot: str
) -> None:
    form = {"status_code": "status_form", "check_code": "code_form"}[slot]
    wrong = {"status_code": "A2B3C4D5E6F7", "check_code": "A2B3C4D5"}[slot]
    right = await submitted(act, wording)
    action = ActionUseCode(wording=wording)

    outcomes = [await act(action, used(wrong, slot)) for _ in range(5)]
    blocked = await act(action, used(right))

    assert [one.others for one in outcomes[:4]] == [[("followup", form)]] * 4
    assert {one.slots["question_stage"] for one in outcomes[:4]} == {"wrong"}
    assert outcomes[4].told == blocked.told == ["codes/blocked"]


async def test_code_of_left_answers_takes_them_up_again(act: Act, wording: NamingWording) -> None:
    code = await given(act, wording)

    outcome = await act(ActionUseCode(wording=wording), used(code, "check_code"))

    assert outcome.told == ["codes/found"]
    kept = {name: outcome.slots[name] for name in LEFT.answers}
    assert kept == dict(LEFT.answers)
    assert outcome.slots["intake_id"]
    assert outcome.others == [("active_loop", None), ("followup", "referral_form")]


async def test_code_of_a_check_becomes_a_referral(act: Act, wording: NamingWording) -> None:
    on = button("inform", slots=CHECKED, loop="continue_form")
    outcome = await act(ActionGiveCode(wording=wording), on)
    code = outcome.custom[0]["code"]

    taken = await act(ActionUseCode(wording=wording), used(code, "check_code"))

    assert outcome.told == ["codes/check"]
    assert outcome.custom[0]["kind"] == "card"
    assert outcome.others == [
        ("active_loop", None),
        ("followup", "continue_form"),
    ]
    assert {name: taken.slots[name] for name in CHECKED} == CHECKED
    assert taken.others[-1] == ("followup", "referral_form")


async def test_code_works_once_for_others(act: Act, wording: NamingWording) -> None:
    code = await given(act, wording)
    await act(ActionUseCode(wording=wording), used(code, "check_code"))
    other = used(code, "check_code")
    other.sender_id = "somebody else"

    outcome = await act(ActionUseCode(wording=wording), other)

    assert outcome.others == [("followup", "code_form")]
    assert outcome.slots["question_stage"] == "wrong"


async def test_code_is_not_given_where_nothing_was_left(act: Act, wording: NamingWording) -> None:
    outcome = await act(ActionGiveCode(wording=wording), button("inform"))

    assert outcome.told == ["codes/nothing_to_keep"]
    with bootstrap.database().unit_of_work(read_only=True) as uow:
        from bot.storage.tables.codes import kept_answers

        assert uow.audit._transaction.rows(kept_answers.select()) == []


@pytest.mark.parametrize("loop", ["referral_form", "criteria_form", "continue_form"])
async def test_status_waits_until_an_intake_is_done(
    act: Act, wording: NamingWording, loop: str
) -> None:
    on = tracker("waar staat mijn aanmelding", intent="ask_referral_status", loop=loop)

    outcome = await act(ActionAskStatus(wording=wording), on)

    assert (outcome.told, outcome.events) == (["codes/status_later"], [])


@pytest.mark.parametrize(
    ("text", "stage", "then"),
    [
        ("waar staat mijn aanmelding?", None, "status_form"),
        ("hoe zit het met BOT-2026-0042?", "number", "status_form"),
        ("waar staat ze, code K7MP-2QXR-9TBA", None, "action_use_code"),
    ],
)
async def test_asking_for_the_status_asks_for_the_code(
    act: Act, wording: NamingWording, text: str, stage: str | None, then: str
) -> None:
    on = tracker(text, intent="ask_referral_status")

    outcome = await act(ActionAskStatus(wording=wording), on)

    assert outcome.others == [("followup", then)]
    assert outcome.slots.get("question_stage") == stage


async def test_who_has_a_code_is_asked_to_type_it(act: Act, wording: NamingWording) -> None:
    asked = await act(ActionAskCode(wording=wording), tracker("ik heb een code"))
    put = await act(ActionAskCheckCode(wording=wording), tracker())

    assert asked.others == [("followup", "code_form")]
    assert (put.told, put.custom) == (["codes/ask_check_code"], [{"question": "check_code"}])


@pytest.mark.parametrize("number", ["BOT-2026-0001", "BOT-2026-9999", "bot 2026 1"])
async def test_number_alone_learns_nothing_known_or_not(
    act: Act, wording: NamingWording, number: str
) -> None:
    await submitted(act, wording)
    slots = {"requested_slot": "status_code"}

    heard = await act(ValidateStatusForm(wording), tracker(number, slots=slots))
    put = await act(
        ActionAskStatusCode(wording), tracker(slots={**slots, "question_stage": "number"})
    )

    assert heard.slots == {"question_stage": "number", "requested_slot": "status_code"}
    assert "ook niet of het bestaat" in put.messages[0]["text"]


async def test_typed_code_ends_the_question(act: Act, wording: NamingWording) -> None:
    on = tracker("k7mp 2qxr 9tba", slots={"requested_slot": "status_code"})

    outcome = await act(ValidateStatusForm(wording), on)

    assert outcome.slots["status_code"] == "K7MP2QXR9TBA"
    assert outcome.slots["requested_slot"] is None


@pytest.mark.parametrize(
    "on",
    [
        tracker("ik ben hem kwijt", intent="deny", slots={"requested_slot": "check_code"}),
        tracker("geen", slots={"requested_slot": "check_code"}),
        button("deny", slots={"requested_slot": "check_code"}),
        tracker("blabla", slots={"requested_slot": "check_code", "question_attempts": 2}),
    ],
)
async def test_who_has_no_code_is_helped_on(act: Act, wording: NamingWording, on: Any) -> None:
    outcome = await act(ValidateCodeForm(wording), on)
    after = await act(ActionUseCode(wording=wording), tracker(slots={"check_code": "none"}))

    assert outcome.told == ["codes/lost"]
    assert (outcome.slots["check_code"], outcome.slots["requested_slot"]) == ("none", None)
    assert (after.told, after.others) == ([], [])


async def test_words_that_are_no_code_are_asked_again(act: Act, wording: NamingWording) -> None:
    on = tracker("blabla", slots={"requested_slot": "check_code"})

    outcome = await act(ValidateCodeForm(wording), on)

    assert outcome.slots["question_attempts"] == 1
    assert outcome.slots["requested_slot"] == "check_code"


@pytest.mark.parametrize("intent", ["cancel", "ask_privacy", "refer_someone", "speak_to_human"])
async def test_something_else_is_left_to_the_rules(
    act: Act, wording: NamingWording, intent: str
) -> None:
    on = tracker(
        "iets anders", intent=intent, confidence=0.9, slots={"requested_slot": "check_code"}
    )

    outcome = await act(ValidateCodeForm(wording), on)

    assert (outcome.told, outcome.events) == ([], [])


async def test_cry_for_help_is_heard_while_a_code_is_asked(
    act: Act, wording: NamingWording
) -> None:
    on = tracker("ik wil dood", slots={"requested_slot": "check_code"}, channel="rest")

    outcome = await act(ValidateCodeForm(wording), on)

    assert "1813" in outcome.messages[0]["text"]
    assert outcome.slots["requested_slot"] == "check_code"
