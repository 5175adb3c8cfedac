"""What an answer leads to that nobody can read, or that leaves two readings open."""

from __future__ import annotations

import pytest

from tests.intake.listening import UNCLEAR, words

KNOWN = {"referrer_type": "service", "discussed_with_youth": "yes", "age": 20}


@pytest.mark.parametrize(
    "text",
    [
        "heeft hij niet in de gevangenis",
        "dat geef ik liever niet",
        "haar gsm is kwijt",
        "via mij",
    ],
)
def test_words_without_a_digit_may_say_that_there_is_no_number(text: str) -> None:
    assert words("youth_phone", text, KNOWN).changes["youth_phone"] == "none"


@pytest.mark.parametrize("text", ["hij neemt altijd op", "heb je geen ander nummer nodig?"])
def test_other_words_at_a_phone_number_are_no_none(text: str) -> None:
    assert "youth_phone" not in words("youth_phone", text, KNOWN).changes


def test_no_digit_after_every_explanation_is_no_number() -> None:
    asked = {**KNOWN, "question_attempts": 3}

    assert words("youth_phone", "hij neemt altijd op", asked).changes["youth_phone"] == "none"


@pytest.mark.parametrize(
    "text", ["Roeselare of Izegem ofzo, maar Roeselare is beter", "Izegem of liefst Roeselare"]
)
def test_the_place_that_is_better_is_taken(text: str) -> None:
    assert words("region", text, KNOWN).changes["region"] == "Roeselare"


def test_the_same_two_readings_asked_back_mean_the_first() -> None:
    asked = {**KNOWN, "open_choices": ["Izegem", "Roeselare"]}

    turn = words("region", "Roeselare of Izegem", asked)

    assert turn.changes["region"] == "Roeselare"


@pytest.mark.parametrize(
    "text",
    [
        "roeselare of izegem, maakt nie uit",
        "Roeselare of Izegem, dat is voor mij eender",
        "roeselare of izegem, allebei goed",
        "kmag in Roeselare of Izegem zijn, kies maar",
    ],
)
def test_where_both_towns_will_do_the_first_is_taken(text: str) -> None:
    turn = words("region", text, KNOWN)

    assert turn.changes["region"] == "Roeselare"


@pytest.mark.parametrize("text", ["maakt niet uit", "allebei goed", "eender", "mag allebei"])
def test_both_will_do_is_an_answer_to_which_of_two_towns(text: str) -> None:
    asked = {**KNOWN, "open_choices": ["Izegem", "Roeselare"]}

    assert words("region", text, asked).changes["region"] == "Izegem"


@pytest.mark.parametrize(
    "text",
    [
        "niet Izegem, verder maakt het niet uit",
        "eender waar behalve Izegem",
        "om het even, maar liefst niet Izegem",
        "Izegem en Roeselare zijn allebei fout, het is Tielt",
        "die zijn allebei te ver",
        "allebei niet goed",
        "mag allebei niet van mijn moeder",
        "maakt dat niet uit?",
        "dat is mij niet eender",
        "Tielt, de rest maakt niet uit",
        "maakt niet uit, Kortrijk mag ook",
    ],
)
@pytest.mark.parametrize("asked", [{}, {"open_choices": ["Izegem", "Roeselare"]}])
def test_where_one_of_them_will_not_do_neither_is_taken(
    text: str, asked: dict[str, object]
) -> None:
    turn = words("region", text, {**KNOWN, **asked})

    assert turn.changes.get("region") not in {"Izegem", "Roeselare"}


@pytest.mark.parametrize(
    "text",
    ["Roeselare en Izegem zijn allebei te ver", "Roeselare en Izegem, dat is mij niet eender"],
)
def test_two_towns_of_which_something_is_denied_are_asked_back(text: str) -> None:
    assert "region" not in words("region", text, KNOWN).changes


def test_a_town_with_a_prison_asked_back_is_that_prison() -> None:
    inside = {**KNOWN, "living_situation": "institution", "open_choices": ["ruiselede", "none"]}

    assert words("prison", "Ruiselede", inside).changes["prison"] == "ruiselede"


def test_yes_and_no_at_once_is_never_chosen() -> None:
    asked = {**KNOWN, "open_choices": ["yes", "no"]}

    assert "network_consent" not in words("network_consent", "ja en nee", asked).changes


def test_gibberish_is_unclear() -> None:
    assert words("youth_phone", "flurbel snoddekwak", KNOWN) == UNCLEAR


def test_a_name_that_is_said_twice_is_taken_as_it_is() -> None:
    first = words("youth_name", "T.", KNOWN)
    second = words("youth_name", "T.", {**KNOWN, "question_attempts": 1})

    assert "youth_name" not in first.changes
    assert second.changes["youth_name"] == "T."


def test_choice_that_was_not_understood_is_offered_once_more() -> None:
    answers = {"referrer_type": "private_network", "open_choices": ["Izegem", "Roeselare"]}

    once = words("region", "flurbel", answers)
    twice = words("region", "flurbel", {**answers, **once.changes})

    assert once.changes == {"question_attempts": 1}
    assert (twice.changes["open_choices"], twice.changes["question_attempts"]) == (None, 2)


@pytest.mark.parametrize(
    "text", ["die van oostende eh, ni gent", "oostende", "Oostende natuurlijk"]
)
def test_choice_that_was_asked_for_is_taken_by_its_name(text: str) -> None:
    known = {"referrer_type": "self", "age": 21, "open_choices": ["Gent", "Oostende"]}

    turn = words("region", text, known, intent="correct_answer", confidence=0.9)

    assert turn.changes["region"] == "Oostende"


def test_who_is_asked_which_answer_is_wrong_is_not_asked_that_for_ever() -> None:
    known = {"referrer_type": "self", "age": 21, "question_stage": "change"}

    turn = words("region", "ja die ene", known, intent="correct_answer", confidence=0.9)

    assert turn.changes["question_stage"] != "change"


@pytest.mark.parametrize("text", ["jaa da klopt", "ja klopt", "klopt helemaal", "👍👍"])
@pytest.mark.parametrize("slot", ["region", "age", "living_situation", "youth_phone"])
def test_a_bare_yes_to_what_was_repeated_is_no_answer_that_was_not_understood(
    slot: str, text: str
) -> None:
    turn = words(slot, text, KNOWN)

    assert (turn.say, turn.changes["question_attempts"]) == ("agreed", 0)
    assert words(slot, text, {**KNOWN, **turn.changes}) == UNCLEAR


@pytest.mark.parametrize(
    "text",
    [
        "amai, het is hier een zottekot vandaag met al die telefoons",
        "ik twijfel wel een beetje of dit iets voor mij is",
    ],
)
@pytest.mark.parametrize("intent", ["inform", "goodbye"])
def test_what_tells_no_way_to_be_reached_is_kept_only_when_it_is_said_again(
    text: str, intent: str
) -> None:
    known = {"referrer_type": "self", "youth_name": "Sam", "youth_phone": "none"}

    first = words("contact_way", text, known, intent=intent, confidence=0.9)
    again = words("contact_way", text, {**known, "question_attempts": 1})

    assert first.changes["question_attempts"] == 1
    assert "contact_way" not in first.changes
    assert again.changes.get("contact_way", text) == text


@pytest.mark.parametrize(
    "text", ["na vier uur via sms", "langs mijn tante", "op de gsm van ons ma"]
)
def test_a_way_to_be_reached_is_kept_at_once(text: str) -> None:
    known = {"referrer_type": "self", "youth_name": "Sam", "youth_phone": "none"}

    assert words("contact_way", text, known).changes["contact_way"] == text
