"""All 41 intents are answered: by payload, in and outside an intake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.answers import domain, fits, responses
from tests.live.flows import SELF, Walk
from tests.live.talk import Talk

if TYPE_CHECKING:
    from tests.live.stack import Stack

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("rasa")]

INTENTS = domain()["intents"]
#: Questions about the programme; the other two with this name are about a person.
ABOUT_PROGRAMME = [
    intent
    for intent in INTENTS
    if intent.startswith("ask_") and intent not in {"ask_my_coach", "ask_referral_status"}
]
BEGINNINGS = {"refer_someone", "refer_myself", "check_eligibility"}
#: The last one asks for the code of a referral.
OPENS_A_FORM = {*BEGINNINGS, "ask_referral_status"}


def test_there_are_41_intents_and_20_questions_about_the_programme() -> None:
    assert (len(INTENTS), len(ABOUT_PROGRAMME)) == (41, 20)


@pytest.mark.parametrize("intent", INTENTS)
def test_intent_has_an_answer_of_its_own(talk: Talk, intent: str) -> None:
    put = talk.say(f"/{intent}")

    assert put.texts
    assert put.texts[0] not in responses("utter_general_fallback")
    assert bool(talk.form) == (intent in OPENS_A_FORM)


def test_every_question_about_the_programme_gets_its_answer_and_a_next_step(live: Stack) -> None:
    talk, wrong = Talk(live), []

    for intent in ABOUT_PROGRAMME:
        put = talk.say(f"/{intent}")
        name = f"utter_programme_{intent.removeprefix('ask_')}"
        # An answer with the towns of the settings in it is a template.
        is_own = name not in domain()["responses"] or fits(put.texts[0], name)
        if not is_own or "/refer_someone" not in put.payloads:
            wrong.append((intent, put.texts))

    assert wrong == []


def test_every_intent_leaves_an_open_intake_open(live: Stack) -> None:
    slot = "living_situation"
    visitor = Walk(Talk(live), SELF, press=True)
    visitor.to(slot)
    talk, wrong = visitor.talk, []
    answers = {"affirm", "deny", "unsure", "inform", "cancel", "correct_answer"}

    for intent in [intent for intent in INTENTS if intent not in answers | BEGINNINGS]:
        put = talk.say(f"/{intent}")
        if put.question != slot or len(put.texts) != 2 or talk.form != "referral_form":
            wrong.append((intent, put.question, put.texts))

    assert wrong == []
    assert slot not in talk.slots
