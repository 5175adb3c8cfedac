"""How codes look, how they are read out of words, and how often one may be wrong."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from bot.intake.codes import (
    SIGNS,
    as_shown,
    code_from,
    code_in,
    has_number,
    is_blocked,
    is_for_status,
    new_code,
)

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)
HASHES = [f"{number:064x}" for number in (0, 1, 31**12, 2**255)]


def test_no_sign_of_a_code_is_taken_for_another() -> None:
    assert not set("0O1IL") & set(SIGNS)
    assert len(set(SIGNS)) == len(SIGNS) == 31


def test_new_codes_are_read_back_and_never_alike() -> None:
    codes = {new_code() for _ in range(300)}

    assert len(codes) == 300
    assert {code_in(as_shown(code)) for code in codes} == codes
    assert not any(is_for_status(code) for code in codes)


@pytest.mark.parametrize("digest", HASHES)
def test_status_code_follows_from_its_hash_alone(digest: str) -> None:
    code = code_from(digest)

    assert code == code_from(digest)
    assert code_in(as_shown(code)) == code
    assert is_for_status(code)


def test_other_hash_is_another_status_code() -> None:
    assert len({code_from(digest) for digest in HASHES}) == len(HASHES)


@pytest.mark.parametrize(
    "text",
    [
        "K7MP-2QXR",
        "k7mp2qxr",
        " k7mp 2qxr. ",
        "mijn code is K7MP-2QXR",
        "geef K7MP-2QXR even in",
        "(K7MP-2QXR)",
    ],
)
def test_code_is_read_as_people_type_it(text: str) -> None:
    assert code_in(text) == "K7MP2QXR"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "zaterdag",
        "23 jaar ja",
        "0478 23 34 45",
        "BOT-2026-0042",
        "maart2026",
        "K7MP-2QX",
        "K7MP-2QXR-9TB",
        "K0MP-2QXR",
        "22222222",
        "ze heeft geen werk",
        "BE68 5390 0754 7034",
        "een meisje van 22 dat bij een vriend slaapt",
    ],
)
def test_ordinary_words_and_numbers_are_no_code(text: str) -> None:
    assert code_in(text) is None


@pytest.mark.parametrize(
    "text", ["BOT-2026-0042", "bot 2026 42", "hoe zit het met BOT-2026-0042?"]
)
def test_reference_number_is_recognised(text: str) -> None:
    assert has_number(text)
    assert code_in(text) is None


def test_fifth_wrong_code_within_the_hour_blocks_until_the_hour_is_over() -> None:
    wrong = [NOW + timedelta(minutes=minute) for minute in range(5)]

    assert not is_blocked(wrong[:4], wrong[3])
    assert is_blocked(wrong, wrong[4])
    assert is_blocked(wrong, NOW + timedelta(minutes=59))
    assert not is_blocked(wrong, NOW + timedelta(minutes=60))
