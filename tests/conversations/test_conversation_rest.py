"""The assistant without its gateway, as anybody would try it from the root of the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.flows import CHECK, SERVICE, Walk
from tests.live.talk import Talk

if TYPE_CHECKING:
    from tests.live.plain import Plain

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("rasa")]


def test_first_message_tells_who_speaks_and_that_it_is_a_computer(plain: Plain) -> None:
    talk = Talk(plain, "rest")

    put = talk.say("hallo")

    assert "assistent van Back On Track" in put.text
    assert "computer, geen mens" in put.text
    assert {"/refer_someone", "/refer_myself", "/check_eligibility"} <= set(put.payloads)


def test_referral_is_stored(plain: Plain) -> None:
    before = plain.references() if (plain.folder / "cases.db").exists() else []
    visitor = Walk(Talk(plain, "rest"), SERVICE)

    last = visitor.to_end()

    assert plain.references() == [*before, last.reference]
    record = plain.case(last.reference)
    assert (record.channel, record.answers["referrer_organisation"]) == ("rest", "caw")


def test_check_tells_its_outcome(plain: Plain) -> None:
    visitor = Walk(Talk(plain, "rest"), CHECK, press=True)

    visitor.to_end()

    assert visitor.talk.slots["eligibility_outcome"] == "eligible"
    assert visitor.talk.slots["requested_slot"] == "continue_to_referral"


def test_open_question_stands_in_requested_slot(plain: Plain) -> None:
    visitor = Walk(Talk(plain, "rest"), SERVICE, press=True)
    wrong = []
    visitor.begin()

    for step in SERVICE.steps[:-1]:
        if visitor.talk.slots["requested_slot"] != step.slot:
            wrong.append(step.slot)
        visitor.talk.say("flurbel snoddekwak") if step.value is not ... else None
        if visitor.talk.last.question == step.slot:
            visitor.answer(step)

    assert wrong == []
