"""A message as a filled-in list is read label by label."""

from __future__ import annotations

import pytest

from bot.intake.labelled import labelled, slot_named
from bot.intake.unasked import told_at_once
from tests.intake.listening import read

LIST = """CAW Oostende, nieuwe aanmelding
Naam: Noah Devos
Leeftijd: 23
Verblijf: nachtopvang
Inkomen: geen
Regio: Oostende
Huurgarantie: ja
Netwerk: twijfelt
Besproken met cliënt: ja
Tel cliënt: 0477 88 99 00"""


@pytest.mark.parametrize("between", ["\n", ". ", " | ", "; "])
def test_each_label_is_a_question_and_its_words_the_answer(between: str) -> None:
    told = told_at_once("referral_form", {}, LIST.replace("\n", between), read)

    assert told == {
        "referrer_type": "service",
        "referrer_organisation": "caw",
        "discussed_with_youth": "yes",
        "age": 23,
        "living_situation": "emergency_shelter",
        "region": "Oostende",
        "income": "none",
        "network_consent": "unsure",
        "rent_guarantee_consent": "yes",
        "youth_name": "Noah Devos",
        "youth_phone": "+32477889900",
    }


def test_one_label_makes_no_list() -> None:
    assert list(labelled("Aanmelding: jongen van 19. Inkomen: geen")) == []


@pytest.mark.parametrize("label", ["Probleem", "van 9 tot 17", "Hallo"])
def test_a_label_of_something_else_is_no_slot(label: str) -> None:
    assert slot_named(label) == ""


def test_a_check_keeps_no_name_of_a_list() -> None:
    told = told_at_once("criteria_form", {}, LIST, read)

    assert not {"youth_name", "youth_phone", "discussed_with_youth"} & set(told)
