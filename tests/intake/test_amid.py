"""An answer amid other things that are told, and other things told in its place."""

from __future__ import annotations

import pytest

from bot.intake.unasked import told_at_once
from tests.intake.listening import read, words

SERVICE = {"referrer_type": "service", "referrer_organisation": "other"}
SELF = {"referrer_type": "self", "age": 18, "living_situation": "non_conventional"}


def test_what_answers_other_questions_is_no_answer_to_whether_it_was_discussed() -> None:
    text = "Hij heeft geen inkomen, hij gaat naar school. Contextbegeleiding is er nooit geweest."

    turn = words("discussed_with_youth", text, SERVICE)

    assert turn.changes == {"income": "none", "earlier_home_support": "no"}


def test_an_answer_is_heard_amid_other_things() -> None:
    text = "hij vroeg het mij zelf. wil in kortrijk blijven, trekt nu niks. coaching ook"

    turn = words("discussed_with_youth", text, SERVICE)

    assert turn.changes["discussed_with_youth"] == "yes"
    assert (turn.changes["region"], turn.changes["income"]) == ("Kortrijk", "none")


def test_what_a_cry_for_help_tells_is_kept() -> None:
    turn = words("region", "ik mag niet werken en ik krijg geen geld", SELF, is_alarm=True)

    assert (turn.changes["income"], turn.say) == ("none", "noted")


def test_who_says_again_to_sign_up_goes_on_with_what_they_tell() -> None:
    text = "ik wil mij aanmelden voor hulp met wonen. ik krijg geen geld"

    turn = words("region", text, SELF, intent="refer_myself", confidence=0.99)

    assert turn.changes["income"] == "none"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ik slaap in een opvanghuis met mijn dochter van 2 jaar", "with_child"),
        ("hij en zijn vriendin slapen in een caravan", "with_partner"),
        ("in zijn GPMI is als voorwaarde opgenomen dat hij begeleid wordt", "imposed"),
        ("ik ben vorige maand vrijgekomen uit de gevangenis van Ieper", "leaving_detention"),
        ("ik ben in mei vrijgekomen uit de gevangenis van Hasselt", "other_prison"),
    ],
)
def test_a_point_of_attention_is_heard_in_other_words(text: str, code: str) -> None:
    told = told_at_once("referral_form", {"referrer_type": "self"}, text, read)

    assert told["attention"] == [code]


def test_a_grown_child_of_a_mother_is_no_child_of_the_youth() -> None:
    told = told_at_once("referral_form", {}, "mijn dochter van 18 slaapt bij een vriendin", read)

    assert "attention" not in told


def test_a_condition_that_is_taken_up_puts_nobody_into_a_hospital() -> None:
    text = (
        "Hij logeert bij zijn nonkel. In zijn plan is als voorwaarde opgenomen dat hij meewerkt."
    )

    told = told_at_once("referral_form", SERVICE, text, read)

    assert told["living_situation"] == "with_family_or_friends"


def test_how_long_somebody_sleeps_there_hides_no_age() -> None:
    text = "ik ben een mama. mijn zoon van 18 slaapt al twee weken bij vrienden"

    told = told_at_once("referral_form", {}, text, read)

    assert (told["age"], told["referrer_type"]) == (18, "private_network")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hij weet nog niet dat ik dit doe, hij is 18", "no"),
        ("samen met hem beslist vanmorgen, hij is 18", "yes"),
        ("ik heb het er met hem over gehad, hij is 18", "yes"),
    ],
)
def test_whether_the_youth_knows_is_heard_in_a_story(text: str, value: str) -> None:
    told = told_at_once("referral_form", SERVICE, text, read)

    assert told["discussed_with_youth"] == value


def test_a_trainer_is_of_the_own_network() -> None:
    text = "ik ben voetbaltrainer, een van mijn spelers slaapt in onze kleedkamers"

    told = told_at_once("referral_form", {}, text, read)

    assert told["referrer_type"] == "private_network"
