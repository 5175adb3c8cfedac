"""What somebody does not want written down, at every kind of question and in a first message."""

from __future__ import annotations

import pytest

from bot.intake.unasked import told_at_once
from tests.intake.listening import read, words

KNOWN = {"referrer_type": "private_network", "discussed_with_youth": "yes", "age": 19}
WISH = "maar schrijf dat niet op"


@pytest.mark.parametrize(
    ("slot", "told"),
    [
        ("youth_name", "Sam Peeters"),
        ("youth_phone", "0470 11 22 33"),
        ("contact_way", "via zijn lief"),
        ("income", "hij werkt in het zwart"),
        ("network_consent", "zijn vader slaat hem"),
    ],
)
def test_nothing_of_it_is_kept_and_the_question_stands(slot: str, told: str) -> None:
    turn = words(slot, f"{told}, {WISH}", KNOWN)

    assert turn.say == "off_record"
    values = {name: value for name, value in turn.changes.items() if value not in {None, 0}}
    assert values in ({}, {"contact_way": "none"})


def test_what_stands_beside_it_is_the_answer() -> None:
    turn = words("contact_way", f"Hij klust bij, {WISH}. Bel na vier uur.", KNOWN)

    assert (turn.changes["contact_way"], turn.say) == ("Bel na vier uur.", "off_record")


def test_remark_that_is_off_the_record_is_none() -> None:
    turn = words("remarks", f"hij klust bij, {WISH}", KNOWN)

    assert (turn.changes["remarks"], turn.say) == ("none", "off_record")


def test_summary_asks_which_answer_has_to_go() -> None:
    turn = words(
        "confirm", "schrijf dat van die schulden niet op", {**KNOWN, "remarks": "schulden"}
    )

    assert turn.changes["question_stage"] == "change"
    assert "remarks" not in turn.changes


def test_first_message_is_read_without_it() -> None:
    told = told_at_once(
        "referral_form", {}, f"Ze is 19 en slaapt buiten. Ze is zwanger, {WISH}.", read
    )

    assert told["age"] == 19
    assert "attention" not in told
