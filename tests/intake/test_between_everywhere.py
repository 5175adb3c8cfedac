"""Each question in between at each question, made from what the contract asks."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from bot.intake.asides import ASIDES
from bot.intake.heard import HEARD_OUT, put_at
from bot.intake.questions import asked
from bot.intake.turn import SETTLED, Turn
from bot.settings import ROOT
from tests.intake.facts import EVERYTHING, at
from tests.intake.listening import words

OPEN = asked("referral_form", EVERYTHING)
#: One short question for each thing that people ask about the programme.
ASKED = {
    "ask_programme": "wat doen jullie eigenlijk?",
    "ask_target_group": "voor wie is dat allemaal?",
    "ask_duration": "hoe lang duurt zo'n traject?",
    "ask_cost": "wat kost dat?",
    "ask_region": "in welke streek werken jullie?",
    "ask_rent_guarantee": "hoe werkt die huurgarantie?",
    "ask_network_work": "wat betekent werken met het netwerk?",
    "ask_income_condition": "mag hij werken en een loon hebben?",
    "ask_temporary_housing": "hebben jullie een noodwoning?",
    "ask_coach_role": "wat doet zo'n coach precies?",
    "ask_waiting_list": "is er een wachtlijst?",
    "ask_how_to_refer": "hoe verloopt een aanmelding?",
    "ask_detention": "kan dat ook vanuit de gevangenis?",
    "ask_minors": "kan dat ook met 17 jaar?",
    "ask_no_papers": "kan dat zonder papieren?",
    "ask_financing": "wie betaalt jullie?",
    "ask_results": "hoeveel jongeren lukt het?",
    "ask_voluntary": "is dat verplicht van de rechter?",
    "ask_aftercare": "en na dat jaar, wat dan?",
    "ask_privacy": "wie ziet wat ik hier schrijf?",
}
STORY = (
    "kijk ge moet weten dat dat allemaal begonnen is met die ruzie over den hond van de buren "
    "en sindsdien is het van kwaad naar erger gegaan bij ons in de familie"
)
#: Any words are an answer to these.
WORDS = {"contact_way", "remarks"}


def test_every_question_about_the_programme_is_asked() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    about_people = {"ask_my_coach", "ask_referral_status"}

    assert set(ASKED) == {i for i in domain["intents"] if i.startswith("ask_")} - about_people


@pytest.mark.parametrize("question", OPEN)
@pytest.mark.parametrize(("intent", "text"), ASKED.items(), ids=ASKED)
def test_question_about_the_programme_is_never_an_answer(
    question: str, intent: str, text: str
) -> None:
    turn = words(question, text, at(question), intent=intent, confidence=0.9)

    assert turn == Turn(is_aside=True)


@pytest.mark.parametrize("question", OPEN)
@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("waarom vraag je dat?", "why"),
        ("waarvoor is dat nodig", "why"),
        ("wat gaat jullie dat aan", "why"),
        ("moet dat echt?", "must"),
        ("is dat verplicht?", "must"),
        ("ben ik dat verplicht", "must"),
    ],
)
def test_question_about_the_question_is_answered_and_fills_nothing(
    question: str, text: str, stage: str
) -> None:
    turn = words(question, text, at(question))

    assert turn == Turn(changes={**SETTLED, "question_stage": stage})


def test_why_of_something_else_is_a_question_about_that() -> None:
    text = "waarom moet het netwerk mee?"

    elsewhere = words("age", text, intent="ask_network_work", confidence=0.9)
    there = words("network_consent", text, intent="ask_network_work", confidence=0.9)

    assert elsewhere.is_aside
    assert there.changes["question_stage"] == "why"


@pytest.mark.parametrize("question", [slot for slot in OPEN if slot not in WORDS])
@pytest.mark.parametrize("intent", sorted(ASIDES - {"cancel"}))
def test_small_talk_and_complaints_are_left_to_the_rules(question: str, intent: str) -> None:
    text = "pfff allemaal gezever?"

    assert words(question, text, at(question), intent=intent, confidence=0.9).is_aside


@pytest.mark.parametrize("question", [slot for slot in OPEN if slot not in {*WORDS, "confirm"}])
def test_long_story_that_answers_nothing_is_thanked_for(question: str) -> None:
    assert words(question, STORY, at(question)) == replace(put_at(HEARD_OUT), say="story")
