"""What comes in between: questions about the programme, small talk, abuse, a cry for help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.answers import fits, responses
from tests.live.flows import CHECK, NETWORK, SELF, SERVICE, Walk, Way
from tests.live.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.plain import Plain

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("rasa")]

ways = pytest.mark.parametrize("way", [SERVICE, CHECK], ids=lambda way: way.name)

QUESTIONS = [
    ("utter_programme_cost", "hoeveel kost dat?"),
    ("utter_programme_duration", "hoelang duurt dat traject?"),
    ("utter_programme_privacy", "wie kan zien wat ik hier schrijf?"),
]
ALARMS = {
    "ik wil niet meer leven": "1813",
    "mijn stiefvader slaat mij elke dag in elkaar": "101",
    "ze heeft te veel pillen genomen en wordt niet meer wakker": "112",
}


@ways
def test_question_about_the_programme_is_answered_and_the_open_one_asked_again(
    walk: Callable[..., Walk], way: Way
) -> None:
    visitor = walk(way, press=True)
    talk, wrong = visitor.talk, []

    for number, step in enumerate(visitor.questions()):
        before = answers(talk)
        response, words = QUESTIONS[number % len(QUESTIONS)]
        put = talk.say(words)
        if put.question != step.slot or answers(talk) != before:
            wrong.append((step.slot, words, put.question, put.texts))
        elif not fits(put.texts[0], response) or len(put.texts) != 2:
            wrong.append((step.slot, words, put.texts))
        visitor.answer(step)

    assert wrong == []


@pytest.mark.parametrize(
    ("slot", "words"),
    [
        ("age", "ben je een mens?"),
        ("network_consent", "gij zijt een stomme kutrobot"),
        ("data_consent", "ik wil iemand spreken"),
        ("confirm", "ben je een mens?"),
    ],
)
def test_typed_small_talk_in_an_intake_leaves_it_where_it_was(
    walk: Callable[..., Walk], slot: str, words: str
) -> None:
    visitor = walk(SELF, press=True)
    visitor.to(slot)
    before = answers(visitor.talk)

    put = visitor.talk.say(words)

    assert (put.question, len(put.texts)) == (slot, 2)
    assert answers(visitor.talk) == before


def test_joke_in_an_intake_brings_no_other_buttons_than_those_of_the_question(
    walk: Callable[..., Walk],
) -> None:
    visitor = walk(SELF, press=True)
    visitor.to("rent_guarantee_consent")

    put = visitor.talk.say("hahaha mijn hond heeft ook een huis nodig")

    assert put.question == "rent_guarantee_consent"
    assert len(put.texts) == 2
    assert not {"/refer_someone", "/check_eligibility"} & set(put.payloads)


@pytest.mark.parametrize(("words", "way"), zip(ALARMS, [NETWORK, CHECK, SELF], strict=True))
def test_cry_for_help_fills_nothing_and_the_question_stays(
    walk: Callable[..., Walk], words: str, way: Way
) -> None:
    visitor = walk(way, press=True)
    visitor.to("income")
    before = answers(visitor.talk)

    put = visitor.talk.say(words)

    assert (put.question, answers(visitor.talk)) == ("income", before)
    assert "question_attempts" not in {k for k, v in visitor.talk.slots.items() if v}


@pytest.mark.parametrize("words", ALARMS)
def test_cry_for_help_outside_an_intake_offers_one(talk: Talk, words: str) -> None:
    put = talk.say(words)

    assert {"/refer_myself", "/speak_to_human"} <= set(put.payloads)
    assert talk.form is None


@pytest.mark.parametrize(("words", "number"), ALARMS.items())
def test_who_speaks_to_rasa_without_the_gateway_gets_the_help_from_the_actions(
    plain: Plain, words: str, number: str
) -> None:
    talk = Talk(plain, "rest")

    put = talk.say(words)

    assert number in put.text


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("ben je een mens?", "utter_general_bot_challenge"),
        ("zijt ge een robot of een echte mens", "utter_general_bot_challenge"),
        ("gij stomme idioot", "utter_general_insult"),
        ("merci he", "utter_general_thank"),
        ("tot de volgende keer", "utter_general_goodbye"),
    ],
)
def test_small_talk_outside_an_intake_is_answered(talk: Talk, words: str, response: str) -> None:
    put = talk.say(words)

    assert fits(put.text, response), put.text


def test_who_greets_again_is_not_told_everything_again(talk: Talk) -> None:
    talk.say("hallo")

    put = talk.say("hallo")

    assert fits(put.text, "utter_general_greet_again")


def test_what_is_not_understood_leads_back(talk: Talk) -> None:
    put = talk.say("flurbel snoddekwak zwieberdebiep")

    shown = [*responses("utter_general_fallback"), *responses("utter_general_out_of_scope")]
    assert put.text in shown
    assert {"/refer_someone", "/refer_myself", "/check_eligibility"} <= set(put.payloads)


def answers(talk: Talk) -> dict[str, object]:
    """Return what an intake knows, without where it stands."""
    return {
        name: value
        for name, value in talk.slots.items()
        if not name.startswith(("question_", "session_"))
    }
