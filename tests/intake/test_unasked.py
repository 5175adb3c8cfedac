"""What words tell besides the answer that was asked for: only what is plain."""

from __future__ import annotations

from datetime import date

import pytest

from bot.intake.plain import as_stored
from bot.intake.questions import QUESTIONS
from bot.intake.unasked import opening, told_also, told_unasked
from bot.language.answers import Reading
from tests.intake.listening import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "ik werk bij het OCMW en wil een meisje van 19 aanmelden",
            {"referrer_type": "service", "referrer_organisation": "ocmw", "age": 19},
        ),
        ("ik ben zijn moeder, hij is 18 jaar", {"referrer_type": "private_network", "age": 18}),
        ("ze krijgt leefloon en is 20", {"age": 20, "income": "leefloon"}),
        ("ik wil iemand aanmelden", {}),
    ],
)
def test_opening_sentence_tells_what_is_plain(text: str, told: dict[str, object]) -> None:
    assert opening("referral_form", text, read) == told


def test_opening_sentence_of_a_check_tells_nothing_about_who_writes() -> None:
    text = "ik werk bij het OCMW, het gaat over een jongen van 19"

    assert opening("criteria_form", text, read) == {"age": 19}


@pytest.mark.parametrize(
    "text", ["mama is 45 en haar zoon 19", "mijn dochter is 20 en ik ben 19", "van 17 tot 23"]
)
def test_of_two_numbers_none_is_taken_for_the_age(text: str) -> None:
    assert "age" not in opening("referral_form", text, read)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("ik ben 45 en mijn zoon is 19", 19),
        ("een koppeltje in een garagebox, hij 22 zij 26, het gaat ons om hem", 22),
        ("mijn petekind, 19 pas, slaapt al een week in het station", 19),
        ("ik ben scoutsleider en al 25, de jongen over wie ik het heb is 17", 17),
    ],
)
def test_of_two_ages_the_one_of_the_youth_is_heard(text: str, age: int) -> None:
    assert opening("referral_form", text, read)["age"] == age


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("age", "19"),
        ("age", "bus 19 naar Kortrijk"),
        ("income", "ik werk bij het OCMW"),
        ("living_situation", "zijn ouders wonen in een huis"),
    ],
)
def test_words_that_are_not_plain_tell_nothing(slot: str, text: str) -> None:
    assert told_unasked([slot], {}, text, read) == {}


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("age", "hij is 19", 19),
        ("age", "een 18-jarige", 18),
        ("age", "20 jaar", 20),
        ("living_situation", "hij slaapt op zetels bij vrienden", "with_family_or_friends"),
        ("income", "ze heeft geen inkomen", "none"),
    ],
)
def test_plain_words_tell_what_was_not_asked(slot: str, text: str, value: object) -> None:
    assert told_unasked([slot], {}, text, read) == {slot: value}


def test_known_answer_is_not_told_again() -> None:
    assert told_unasked(["age"], {"age": 21}, "hij is 19", read) == {}


def test_question_without_a_meaning_is_not_told() -> None:
    slots = ["referrer_organisation"]

    told = told_unasked(slots, {"referrer_type": "self"}, "ik zit bij het OCMW", read)

    assert told == {}


def test_choices_are_not_told() -> None:
    told = told_unasked(["age"], {}, "hij is 19 jaar", lambda *_: Reading(None, (19, 20)))

    assert told == {}


def test_answer_decides_what_else_is_read() -> None:
    question = QUESTIONS["living_situation"]
    text = "in de gevangenis van Brugge tot mei 2026"

    inside = told_also(question, {}, "institution", text, read)
    outside = told_also(question, {}, "with_family_or_friends", text, read)

    assert inside == {"prison": "brugge", "release_date": "2026-05"}
    assert outside == {}


def test_prison_that_is_known_is_not_read_again() -> None:
    question = QUESTIONS["living_situation"]

    also = told_also(question, {"prison": "ieper"}, "institution", "gevangenis van Brugge", read)

    assert also == {}


def test_none_is_never_told_besides() -> None:
    question = QUESTIONS["living_situation"]

    also = told_also(question, {}, "institution", "ik zit binnen", lambda *_: Reading("none"))

    assert also == {}


@pytest.mark.parametrize(
    ("slot", "value", "text", "also"),
    [
        ("network_consent", "no", "nee, zijn vader slaat", {"network_refusal_from_fear": "yes"}),
        ("network_consent", "no", "nee, geen zin", {}),
        ("network_consent", "unsure", "hij is bang", {}),
        ("rent_guarantee_consent", "no", "nee, hij is bang", {}),
    ],
)
def test_fear_counts_behind_a_refused_network_alone(
    slot: str, value: str, text: str, also: dict[str, object]
) -> None:
    assert told_also(QUESTIONS[slot], {}, value, text, read) == also


@pytest.mark.parametrize(
    ("value", "stored"),
    [(date(2026, 5, 1), "2026-05-01"), ("2026-05", "2026-05"), (19, 19), ("yes", "yes")],
)
def test_date_is_stored_as_iso_and_all_else_as_it_is(value: object, stored: object) -> None:
    assert as_stored(value) == stored
