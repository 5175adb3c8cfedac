"""The first question: the story in one message, a plain answer, or no story at all."""

from __future__ import annotations

import pytest

from bot.intake.opening import invites, speaks_of_referring
from bot.intake.turn import SETTLED, Turn
from tests.intake.listening import answered, press, words

OPENING = {"question_stage": "opening"}
SELF = {**OPENING, "referrer_type": "self"}
STORY = "OCMW Izegem, jongen van 20, slaapt bij zijn oma, heeft een leefloon"


def test_story_fills_everything_that_it_tells() -> None:
    turn = words("referrer_type", STORY, OPENING)

    told = {
        "referrer_type": "service",
        "referrer_organisation": "ocmw",
        "age": 20,
        "living_situation": "with_family_or_friends",
        "income": "leefloon",
    }
    assert turn == Turn(changes={**SETTLED, **told}, say="heard")


def test_story_of_a_check_tells_nothing_about_who_writes() -> None:
    turn = words("age", f"{STORY}. Mijn nummer is 056 12 34 56", OPENING)

    assert set(turn.changes) - set(SETTLED) == {"age", "living_situation", "income"}


@pytest.mark.parametrize(
    ("slot", "answers", "text", "filled"),
    [
        ("age", SELF, "19", {"age": 19}),
        ("age", OPENING, "hij is 19", {"age": 19}),
        ("referrer_type", OPENING, "ik ben zijn mama", {"referrer_type": "private_network"}),
    ],
)
def test_plain_answer_to_the_first_question_is_taken_as_such(
    slot: str, answers: dict[str, object], text: str, filled: dict[str, object]
) -> None:
    assert words(slot, text, answers) == answered(**filled)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("de vriendin van mijn pa heeft mij buitengezet", "self"),
        ("mijn zus wil mij niet meer in huis", "self"),
        ("mijn broer wil mij niet zien, hij is 19 en slaapt op straat", "private_network"),
    ],
)
def test_who_is_put_out_tells_of_themselves(text: str, who: str) -> None:
    assert words("referrer_type", text, OPENING).changes["referrer_type"] == who


@pytest.mark.parametrize(
    "text", ["liever vragen", "stel maar vragen", "sla over", "geen zin", "overslaan"]
)
@pytest.mark.parametrize("intent", ["inform", "cancel"])
def test_story_can_be_left_out_in_words(text: str, intent: str) -> None:
    turn = words("referrer_type", text, OPENING, intent=intent, confidence=0.9)

    assert turn == Turn(changes=SETTLED)


def test_story_can_be_left_out_with_the_button() -> None:
    assert press("age", answers=SELF, resume_choice="continue") == Turn(changes=SETTLED)


def test_other_button_answers_the_first_question() -> None:
    turn = press("referrer_type", answers=OPENING, referrer_type="service")

    assert turn == answered(referrer_type="service")


@pytest.mark.parametrize("text", ["flurbel snoddekwak", "weet ik niet", "het gaat niet goed hier"])
def test_words_that_tell_nothing_go_on_to_the_first_question(text: str) -> None:
    assert words("age", text, SELF) == Turn(changes=SETTLED, say="step_by_step")


def test_cry_for_help_in_the_story_is_no_aside_and_what_it_tells_is_kept() -> None:
    text = "ik ben 19, ik slaap op straat en ik wil niet meer leven"

    turn = words("age", text, SELF, intent="speak_to_human", confidence=0.9, is_alarm=True)

    assert not turn.is_aside
    assert (turn.changes["age"], turn.changes["living_situation"]) == (19, "public_space")


@pytest.mark.parametrize(
    ("text", "intent"), [("wat kost dat?", "ask_cost"), ("stop", "cancel"), ("hallo", "greet")]
)
def test_something_in_between_leaves_the_story_open(text: str, intent: str) -> None:
    assert words("age", text, SELF, intent=intent, confidence=0.9) == Turn(is_aside=True)


def test_story_that_leaves_the_next_question_open_is_asked_back() -> None:
    text = "OCMW Izegem, meisje van 19, woont bij een vriendin, leefloon, samen besproken"

    turn = words("referrer_type", text, OPENING)

    assert turn.changes["open_choices"] == ["with_family_or_friends", "housed"]
    assert "living_situation" not in turn.changes


@pytest.mark.parametrize(
    ("told", "is_invited"),
    [((), True), (("referrer_type", "age"), True), (("age", "income"), False)],
)
def test_who_told_two_conditions_at_once_is_not_asked_for_the_story(
    told: tuple[str, ...], is_invited: bool
) -> None:
    assert invites(told) == is_invited


@pytest.mark.parametrize(
    ("text", "refers"),
    [("ik wil een jongen aanmelden", True), ("ik heb een jongen van 19 gezien", False)],
)
def test_wish_to_refer_is_heard_in_a_story(text: str, refers: bool) -> None:
    assert speaks_of_referring(text) == refers
