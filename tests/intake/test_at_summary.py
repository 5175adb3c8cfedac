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
