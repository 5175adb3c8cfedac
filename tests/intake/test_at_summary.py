"""What is written at the summary and changes no answer of the list."""

from __future__ import annotations

import pytest

from tests.intake.listening import words

KNOWN = {
    "referrer_type": "self",
    "age": 19,
    "living_situation": "with_family_or_friends",
    "contact_way": "bellen",
    "remarks": "hij drinkt soms",
}


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("zet er nog bij: comité leefloon op 3/12", "comité leefloon op 3/12"),
        ("noteer ook dat hij in Gent werkt", "hij in Gent werkt"),
        ("nog te weten: mijn hond moet mee", "mijn hond moet mee"),
    ],
)
def test_what_is_to_be_added_is_a_remark_and_no_answer(text: str, remark: str) -> None:
    turn = words("confirm", text, KNOWN)

    assert turn.changes["remarks"] == f"hij drinkt soms; {remark}"
    assert "income" not in turn.changes


def test_words_behind_a_label_take_the_place_of_what_stands_there() -> None:
    turn = words("confirm", "Bij 'Hoe te bereiken' moet staan: bellen na 17 uur", KNOWN)

    assert (turn.changes["contact_way"], turn.say) == ("bellen na 17 uur", "corrected")


@pytest.mark.parametrize("text", ["Nog te weten", "dat hij drinkt moet weg uit die nog te weten"])
def test_label_that_is_named_is_asked_again(text: str) -> None:
    turn = words("confirm", text, KNOWN)

    assert turn.changes["remarks"] is None
    assert turn.changes.get("living_situation") is None


@pytest.mark.parametrize(
    "text", ["ik wil helemaal stoppen hiermee", "stuur dit alsjeblieft niet op naar de coach"]
)
def test_who_withdraws_tells_the_coach_nothing(text: str) -> None:
    turn = words("confirm", text, KNOWN)

    assert "remarks" not in turn.changes
    assert turn.changes["question_stage"] == "declined"


def test_what_must_not_be_written_is_not_written() -> None:
    turn = words("confirm", "Zet er niet bij dat ik drink", KNOWN)

    assert "remarks" not in turn.changes


def test_what_is_added_and_puts_an_answer_right_is_a_correction() -> None:
    turn = words("confirm", "zet er nog bij dat mijn leeftijd 23 is", {**KNOWN, "confirm": None})

    assert turn.changes["age"] == 23


def test_words_that_only_hold_a_label_remove_nothing() -> None:
    turn = words("confirm", "nee, stuur niet, ik heb nog een opmerking", KNOWN)

    assert turn.changes.get("remarks", "kept") is not None


@pytest.mark.parametrize(
    ("text", "slot", "name"),
    [
        ("De voornaam van de jongere is met een Y: Yari.", "youth_name", "Yari"),
        ("mijn naam is fout geschreven: Neele", "referrer_name", "Neele"),
    ],
)
def test_a_name_spelled_otherwise_is_a_correction(text: str, slot: str, name: str) -> None:
    known = {"referrer_type": "service", "discussed_with_youth": "yes"}
    known |= {"youth_name": "Jari", "referrer_name": "Nele"}

    turn = words("confirm", text, known)

    assert (turn.changes[slot], turn.say) == (name, "corrected")
