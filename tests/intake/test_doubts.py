"""Asking back: contradictions, a town or its prison, a time that is told only about."""

from __future__ import annotations

import pytest

from bot.intake.turn import SETTLED, Turn
from tests.intake.listening import UNCLEAR, answered, press, words

KNOWN = {"referrer_type": "service", "age": 19, "living_situation": "housed", "income": "none"}


@pytest.mark.parametrize(
    ("question", "text", "slot", "both"),
    [
        ("rent_guarantee_consent", "ja, van zijn loon", "income", ["none", "other"]),
        ("region", "Gent, hij is 20 jaar", "age", [19, 20]),
        (
            "network_consent",
            "hij slaapt op straat",
            "living_situation",
            ["housed", "public_space"],
        ),
        ("remarks", "hij krijgt een leefloon", "income", ["none", "leefloon"]),
    ],
)
def test_answer_that_contradicts_an_earlier_one_asks_which_holds(
    question: str, text: str, slot: str, both: list[object]
) -> None:
    turn = words(question, text, KNOWN)

    assert turn.changes["question_stage"] == "contradiction"
    assert (turn.changes["open_choices"], turn.changes[slot]) == (both, None)


def test_an_answer_told_before_its_question_is_asked_in_its_turn() -> None:
    known = {"referrer_type": "service", "age": 19, "living_situation": "with_family_or_friends"}

    turn = words("discussed_with_youth", "hij slaapt op straat", known)

    assert turn.changes["living_situation"] is None
    assert (turn.changes["question_stage"], turn.changes["open_choices"]) == ("why", None)


def test_an_answer_that_contradicts_what_is_asked_later_is_kept() -> None:
    known = {"referrer_type": "service", "age": 19, "living_situation": "with_family_or_friends"}

    turn = words("discussed_with_youth", "ja, hij is 20 jaar", known)

    assert (turn.changes["discussed_with_youth"], turn.changes["age"]) == ("yes", None)
    assert turn.changes["open_choices"] is None


def test_answer_in_a_contradicting_message_is_kept() -> None:
    turn = words("rent_guarantee_consent", "ja, van zijn loon", KNOWN)

    assert turn.changes["rent_guarantee_consent"] == "yes"


def test_choice_between_two_answers_settles_it() -> None:
    asked = {"question_stage": "contradiction", "open_choices": ["none", "other"]}

    assert press("income", answers=asked, income="other") == answered(income="other")
    assert words("income", "hij heeft nu een vast loon", asked) == answered(income="other")


def test_no_to_a_question_takes_no_other_answer_back() -> None:
    turn = words("network_consent", "nee, hij heeft een leefloon", KNOWN)

    assert turn.changes["network_consent"] == "no"
    assert turn.changes["question_stage"] == "contradiction"


def test_what_is_otherwise_now_is_changed_beside_the_answer() -> None:
    turn = words("network_consent", "nee, en hij heeft nu een leefloon", KNOWN)

    assert (turn.changes["network_consent"], turn.changes["income"]) == ("no", "leefloon")
    assert turn.say == "corrected"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("region", "zit vast in Brugge maar wil terug naar Oostende"),
        ("network_consent", "ja, maar zeg niet tegen zijn vader dat hij op straat slaapt"),
        ("accepts_intensive_coaching", "ja, ik ben 58 en zou dat ook willen"),
        ("region", "Menen, voor geen geld van de wereld ergens anders"),
        ("network_consent", "ja, ze kennen hem al dertig jaar"),
    ],
)
def test_what_stands_beside_an_answer_contradicts_nothing(question: str, text: str) -> None:
    turn = words(question, text, KNOWN)

    assert turn.changes.get("question_stage") is None
    assert turn.changes[question]


@pytest.mark.parametrize("known", [None, "unknown"])
def test_what_was_not_known_is_not_contradicted(known: str | None) -> None:
    answers = {"referrer_type": "service", "income": known} if known else {}

    turn = words("region", "hij heeft een leefloon", answers)

    assert turn.changes.get("question_stage") != "contradiction"


def test_story_about_sleeping_is_no_contradiction_where_words_are_kept() -> None:
    text = "hij slaapt soms ook op straat"

    assert words("remarks", text, KNOWN) == answered(remarks=text)


@pytest.mark.parametrize(
    ("text", "prison"),
    [("hij zit in Brugge", "brugge"), ("ze is in Gent", "gent"), ("zit in Hasselt", "other")],
)
def test_town_with_a_prison_asks_which_is_meant(text: str, prison: str) -> None:
    turn = words("living_situation", text)

    changes = {**SETTLED, "question_stage": "town_or_prison", "prison": prison}
    assert turn == Turn(changes=changes)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hij zit vast in Brugge", "institution"),
        ("hij zit in de gevangenis van Gent", "institution"),
        ("hij zit in Gent bij een vriend op de zetel", "with_family_or_friends"),
    ],
)
def test_words_that_leave_no_doubt_are_not_asked_back(text: str, value: str) -> None:
    assert words("living_situation", text).changes["living_situation"] == value


ASKED = {"question_stage": "town_or_prison", "prison": "brugge"}


def test_prison_keeps_its_name_once_it_is_the_prison() -> None:
    button = press("living_situation", answers=ASKED, living_situation="institution")
    typed = words("living_situation", "in de gevangenis", ASKED)

    for turn in (button, typed):
        assert turn.changes["living_situation"] == "institution"
        assert "prison" not in turn.changes


def test_town_forgets_the_prison() -> None:
    button = press("living_situation", answers=ASKED, resume_choice="continue")
    typed = words("living_situation", "hij slaapt daar bij een vriend op de zetel", ASKED)

    assert button == Turn(changes={**SETTLED, "prison": None})
    assert typed.changes["prison"] is None


def test_same_words_twice_are_taken_as_the_reader_takes_them() -> None:
    turn = words("living_situation", "hij zit in Brugge", ASKED)

    assert turn.changes["living_situation"] == "institution"


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("release_date", "binnen een paar maanden"),
        ("release_date", "binnenkort"),
        ("release_date", "ergens volgend jaar"),
        ("age", "nog minderjarig"),
    ],
)
def test_vague_answer_asks_for_more_once(slot: str, text: str) -> None:
    first = words(slot, text)
    again = words(slot, text, {"question_stage": "vague"})

    assert first == Turn(changes={**SETTLED, "question_stage": "vague"})
    assert again == UNCLEAR


def test_soon_eighteen_is_seventeen_now() -> None:
    assert words("age", "hij wordt binnenkort 18") == answered(age=17)


def test_round_age_asks_for_the_number() -> None:
    assert words("age", "begin de twintig").changes["question_stage"] == "vague"
