"""Each correction at each question, made from what the contract asks."""

from __future__ import annotations

import pytest

from bot.intake.questions import CRITERIA, QUESTIONS, asked, depends_on, open_question, order
from tests.intake.facts import EVERYTHING, FACTS, Fact, at
from tests.intake.listening import words

#: How people call an answer that is wrong.
CALLED = {
    "referrer_organisation": "dat van mijn dienst klopt niet",
    "discussed_with_youth": "ik heb het nog niet besproken, dat klopt niet",
    "age": "die leeftijd klopt niet",
    "living_situation": "de slaapplek klopt niet",
    "prison": "die gevangenis klopt niet",
    "release_date": "de datum klopt niet",
    "region": "ik had mij vergist van gemeente",
    "income": "dat van het inkomen klopt niet",
    "network_consent": "dat van het netwerk klopt niet",
    "rent_guarantee_consent": "dat van de huurgarantie klopt niet",
    "accepts_intensive_coaching": "dat van de coaching klopt niet",
    "youth_name": "zijn naam klopt niet",
    "youth_phone": "zijn nummer klopt niet",
    "referrer_name": "mijn naam klopt niet",
    "referrer_phone": "mijn nummer klopt niet",
    "referrer_email": "het mailadres klopt niet",
}
#: How sure the classifier may be that something is corrected.
INTENTS = [("correct_answer", 0.8), ("inform", 0.4)]


ANEW = [
    (question, fact)
    for question in asked("referral_form", EVERYTHING)
    for fact in FACTS
    if fact.anew and fact.slot in at(question)
]
WRONG = [(question, fact) for question, fact in ANEW if fact.slot in CALLED]


def test_every_question_is_corrected_from() -> None:
    never = {"referrer_type", "referrer_organisation", "send_anyway"}

    assert {question for question, _ in ANEW} == set(order("referral_form")) - never


@pytest.mark.parametrize(("intent", "confidence"), INTENTS)
@pytest.mark.parametrize(("question", "fact"), ANEW, ids=[f"{f.slot} at {q}" for q, f in ANEW])
def test_new_value_in_words_is_taken_and_the_rest_kept(
    question: str, fact: Fact, intent: str, confidence: float
) -> None:
    before = at(question)

    turn = words(question, f"sorry, {fact.anew}", before, intent=intent, confidence=confidence)

    after = {
        name: value for name, value in {**before, **turn.changes}.items() if value is not None
    }
    assert turn.say == "corrected"
    assert after[fact.slot] == fact.new
    gone = set(before) - set(after)
    assert gone <= set(depends_on(fact.slot))
    assert "confirm" not in after
    if fact.slot in CRITERIA:
        assert "eligibility_outcome" not in after
    follows = fact.slot == "living_situation"
    assert open_question("referral_form", after) == question or gone or follows


@pytest.mark.parametrize(("intent", "confidence"), INTENTS)
@pytest.mark.parametrize(("question", "fact"), WRONG, ids=[f"{f.slot} at {q}" for q, f in WRONG])
def test_answer_that_is_called_wrong_is_asked_again_and_the_rest_kept(
    question: str, fact: Fact, intent: str, confidence: float
) -> None:
    before = at(question)

    turn = words(question, CALLED[fact.slot], before, intent=intent, confidence=confidence)

    after = {
        name: value for name, value in {**before, **turn.changes}.items() if value is not None
    }
    if fact.slot == "discussed_with_youth":
        assert after.get("discussed_with_youth") in {None, "no"}
        return
    assert fact.slot not in after
    assert set(before) - set(after) <= {fact.slot, *depends_on(fact.slot)}
    assert open_question("referral_form", after) == fact.slot


def test_every_fact_of_the_contract_can_be_called_wrong() -> None:
    assert set(CALLED) == {fact.slot for fact in FACTS if fact.anew}
    assert set(CALLED) <= set(QUESTIONS)
