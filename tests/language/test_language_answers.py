import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.answers import read_answer, says_none, says_unknown, wants_restart
from bot.language.reading import Reading

TODAY = date(2026, 3, 10)
HELD_OUT = Path(__file__).parent
SLOTS = [
    "referrer_type",
    "referrer_organisation",
    "discussed_with_youth",
    "age",
    "living_situation",
    "prison",
    "release_date",
    "region",
    "income",
    "network_consent",
    "rent_guarantee_consent",
    "accepts_intensive_coaching",
    "send_anyway",
    "data_consent",
    "youth_name",
    "youth_phone",
    "contact_way",
    "referrer_name",
    "referrer_phone",
    "referrer_email",
    "remarks",
    "confirm",
    "birth_date",
    "earlier_home_support",
    "wants_change",
    "continue_to_referral",
    "resume_choice",
    "yes_no",
    "yes_no_unsure",
    "month_or_date",
    "phone",
    "email",
    "text",
]
CLOSED = {
    "referrer_type": {"service", "private_network", "self"},
    "prison": {"ieper", "brugge", "ruiselede", "oudenaarde", "gent", "kortrijk", "other", "none"},
    "income": {"none", "leefloon", "irregular", "other"},
    "confirm": {"yes", "no"},
    "wants_change": {"yes", "no", "unsure"},
}


@pytest.mark.parametrize("slot", SLOTS)
def test_every_slot_and_kind_of_the_contract_has_a_reader(slot: str) -> None:
    assert isinstance(read_answer(slot, "hallo daar", today=TODAY), Reading)


def test_an_unknown_slot_is_an_error() -> None:
    with pytest.raises(KeyError):
        read_answer("shoe_size", "42", today=TODAY)


def test_where_every_place_is_fine_the_first_active_region_is_read() -> None:
    assert read_answer("region", "maakt niet uit", today=TODAY).value == "regio Kortrijk"
    elsewhere = read_answer("region", "overal goed", today=TODAY, first_active="Ieper")
    assert elsewhere.value == "regio Ieper"


@pytest.mark.parametrize("slot", SLOTS)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "a" * 4000,
        "ja " * 1300,
        "12 " * 1300,
        "🙃" * 500,
        "مرحبا كيف حالك",
        "\u202eסלום",
        "<b>x</b>",
        "\x00\n",
    ],
)
def test_no_text_is_too_strange(slot: str, text: str) -> None:
    assert isinstance(read_answer(slot, text, today=TODAY), Reading)


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=200), slot=st.sampled_from(SLOTS))
def test_any_text_is_read_without_a_crash(text: str, slot: str) -> None:
    reading = read_answer(slot, text, question=text, today=TODAY)

    assert reading.value is None or not reading.choices


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(
            [
                "ja",
                "nee",
                "geen",
                "niet",
                "of",
                "maar",
                "gent",
                "ocmw",
                "leefloon",
                "vast",
                "straat",
                "19",
                "ik",
                "hij",
                "zus",
            ]
        ),
        max_size=12,
    ),
    slot=st.sampled_from(sorted(CLOSED)),
)
def test_closed_questions_give_values_of_the_contract_only(words: list[str], slot: str) -> None:
    reading = read_answer(slot, " ".join(words), today=TODAY)

    assert {reading.value, *reading.choices} - {None} <= CLOSED[slot]


# The files are as their writers left them. No reader was tuned on the second. The third was read
# 86.1 % right and 5.1 % wrong at first sight; then classes of its errors were mended.
# The floors are what was measured. Raise them, never lower.
@pytest.mark.parametrize(
    ("name", "most_missed", "most_wrong"),
    [
        ("held_out.jsonl", 0.05, 0.02),
        ("held_out_2.jsonl", 0.1, 0.02),
        ("held_out_3.jsonl", 0.1, 0.02),
        ("held_out_4.jsonl", 0.08, 0.02),
        ("held_out_5.jsonl", 0.08, 0.02),
        ("held_out_6.jsonl", 0.1, 0.02),
        ("held_out_7.jsonl", 0.1, 0.02),
        ("held_out_8.jsonl", 0.12, 0.02),
        ("held_out_9.jsonl", 0.08, 0.02),
        ("held_out_10.jsonl", 0.05, 0.01),
        ("held_out_11.jsonl", 0.05, 0.01),
        ("held_out_12.jsonl", 0.05, 0.01),
        ("held_out_13.jsonl", 0.06, 0.02),
        ("held_out_14.jsonl", 0.06, 0.01),
        ("held_out_15.jsonl", 0.05, 0.01),
        ("held_out_16.jsonl", 0.06, 0.02),
    ],
)
def test_held_out_answers_are_read_right_and_hardly_ever_wrong(
    name: str, most_missed: float, most_wrong: float
) -> None:
    lines = (HELD_OUT / name).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]

    read = [(row, _read(row)) for row in rows]

    missed = [row["text"] for row, reading in read if not _is_right(row, reading)]
    wrong = [row["text"] for row, one in read if one.value is not None and not _is_right(row, one)]
    assert len(missed) <= most_missed * len(rows), missed
    assert len(wrong) <= most_wrong * len(rows), wrong


def _read(row: dict[str, Any]) -> Reading:
    today = date.fromisoformat(row["today"])
    return read_answer(row["slot"], row["text"], question=row["question"], today=today)


def _is_right(row: dict[str, Any], reading: Reading) -> bool:
    same_choices = set(reading.choices) == set(row.get("choices", ()))
    return reading.value == row["value"] and same_choices


@pytest.mark.parametrize(
    "text", ["weet ik niet", "geen idee", "kweet nie", "moet ik navragen", "kweenie", "onbekend"]
)
def test_says_unknown(text: str) -> None:
    assert says_unknown(text)


@pytest.mark.parametrize(
    "text",
    [
        "ja",
        "19",
        "hij weet het",
        "Kortrijk",
        "wat weet jij van mij?",
    ],
)
def test_does_not_say_unknown(text: str) -> None:
    assert not says_unknown(text)


@pytest.mark.parametrize(
    "text", ["geen", "heeft geen gsm", "niks", "liever niet", "geen mail", "nee"]
)
def test_says_none(text: str) -> None:
    assert says_none(text)


@pytest.mark.parametrize(
    "text", ["0478 12 34 56", "ja", "geen probleem, 0478 12 34 56", "an@example.org"]
)
def test_does_not_say_none(text: str) -> None:
    assert not says_none(text)


@pytest.mark.parametrize(
    "text",
    [
        "opnieuw beginnen",
        "herbegin",
        "begin opnieuw",
        "Opnieuw!",
        "terug van nul beginnen",
    ],
)
def test_wants_restart(text: str) -> None:
    assert wants_restart(text)


@pytest.mark.parametrize(
    "text", ["ja", "ik wil na de gevangenis echt eens helemaal opnieuw beginnen met alles", "19"]
)
def test_does_not_want_restart(text: str) -> None:
    assert not wants_restart(text)
