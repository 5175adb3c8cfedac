"""Who writes after all, and about whom; who showed somebody the way tells of neither."""

from __future__ import annotations

import pytest

from bot.intake.opening import OPENING
from tests.intake.listening import words

SELF = {"referrer_type": "self", "youth_name": "Jef", "youth_phone": "+32470112233"}
KNOWN = {"age": 20, "living_situation": "public_space"}


@pytest.mark.parametrize(
    "text",
    [
        "oei nee wacht, tis voor mijn zus niet voor mij",
        "tis voor mn zuske eigenlijk",
        "het gaat niet over mij maar over mijn broer",
    ],
)
def test_name_and_number_of_who_turns_out_to_write_for_another_are_their_own(text: str) -> None:
    turn = words("region", text, {**SELF, **KNOWN})

    assert {slot: turn.changes.get(slot) for slot in ("youth_name", "youth_phone")} == {
        "youth_name": None,
        "youth_phone": None,
    }
    assert turn.changes["referrer_type"] == "private_network"
    assert turn.changes["referrer_name"] == "Jef"
    assert turn.changes["referrer_phone"] == "+32470112233"
    assert turn.say == "corrected"


def test_who_turns_out_to_write_for_themselves_keeps_the_name() -> None:
    known = {"referrer_type": "private_network", "referrer_name": "Jef", **KNOWN}

    turn = words("region", "nee nee tis voor mijzelf", known)

    assert turn.changes["referrer_type"] == "self"
    assert turn.changes["youth_name"] == "Jef"


@pytest.mark.parametrize("text", ["niet voor mij nee", "dat is niets voor mij"])
def test_a_no_to_what_is_asked_is_about_nobody_else(text: str) -> None:
    turn = words("network_consent", text, {**SELF, **KNOWN})

    assert "referrer_type" not in turn.changes
    assert turn.changes["network_consent"] == "no"


@pytest.mark.parametrize(
    "text",
    [
        "yo, kheb dit nr van mn maat gekregen",
        "kheb jullie link van mijn nonkel gekregen",
        "van mijn nonkel gehoord dat jullie mensen helpen",
    ],
)
def test_who_showed_the_way_is_nobody_it_is_about(text: str) -> None:
    turn = words("referrer_type", text, {"question_stage": OPENING})

    assert {"referrer_type", "network_consent", "youth_name"}.isdisjoint(turn.changes)


def test_nobody_is_kin_without_a_word_of_it() -> None:
    text = "ik zou graag een gast aanmelden, hij is 22 en slaapt al een dikke maand in het station"

    turn = words("referrer_type", text, {"question_stage": OPENING})

    assert "referrer_type" not in turn.changes
    assert turn.changes["age"] == 22
