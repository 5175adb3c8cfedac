"""Who says in so many words to want to refer, and whom."""

from __future__ import annotations

import pytest

from bot.intake.referring import (
    SELF,
    SOMEBODY,
    refers,
    seeks_help,
    tells_facts,
    tells_of_kin,
    tells_story,
)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Hallo, woonmaatschappij hier. Ik wil een huurster aanmelden.", SOMEBODY),
        ("ik wil een maat van mij aanmelden", SOMEBODY),
        ("namens OCMW Menen zou ik graag Shanice aanmelden", SOMEBODY),
        ("Hierbij meld ik een jongere aan", SOMEBODY),
        ("ik wil me aanmelden", SELF),
        ("kan ik mij hier inschrijven?", SELF),
        ("hoi, wil mij aanmelden, mag dat al", SELF),
        ("als ik 18 word moet ik buiten, kan ik mij bij jullie opgeven", SELF),
        ("hij heeft geen inkomen, ik wil hem aanmelden", SOMEBODY),
    ],
)
def test_a_wish_to_refer_says_whom(text: str, whom: str) -> None:
    assert refers(text) == whom


@pytest.mark.parametrize(
    "text",
    [
        "hoe kan ik iemand aanmelden?",
        "wie mag ik aanmelden",
        "ik wil mij niet aanmelden",
        "als hij 16 is, kan ik hem dan aanmelden?",
        "ik wil het niet opgeven",
        "kan ik eerst checken of ik iemand kan aanmelden",
        "ik heb vorige week iemand aangemeld",
    ],
)
def test_a_question_about_it_is_no_wish(text: str) -> None:
    assert refers(text) is None


@pytest.mark.parametrize(
    ("text", "seeks"),
    [
        ("ik ben een mama van 20 en ik zoek dringend een woonst", True),
        ("ik zoek een plek voor mezelf", True),
        ("ik zoek een plek voor mijn zoon", False),
        ("hij zoekt een kamer", False),
    ],
)
def test_looking_for_a_home_of_ones_own_is_told_from_one_for_another(
    text: str, seeks: bool
) -> None:
    assert seeks_help(text) is seeks


@pytest.mark.parametrize(
    "text",
    [
        "mijn kleindochter heeft een probleem, ze is 21",
        "onze buurjongen is 19 en hij slaapt in een auto",
    ],
)
def test_a_youth_of_the_own_kin_is_told_of(text: str) -> None:
    assert tells_of_kin(text)


@pytest.mark.parametrize(
    "text",
    [
        "mijn broer heeft mij buitengezet, hij is 25",
        "ik ben 20 en slaap bij mijn zus, ze is 25",
        "de jongen is 20, hij heeft een leefloon",
    ],
)
def test_whoever_tells_of_themselves_tells_of_no_kin(text: str) -> None:
    assert not tells_of_kin(text)


def test_a_story_that_asks_nothing_wants_no_check() -> None:
    story = "hij is 20 en woont niet meer bij ons sinds er ruzie was, hij heeft geen uitkering"

    assert tells_story(story)
    assert not tells_story(f"{story}, komt hij in aanmerking?")


def test_two_facts_of_oneself_are_no_question() -> None:
    assert tells_facts("ik ben 19, ik slaap bij een maat en heb een leefloon")
    assert not tells_facts("mag je 19 zijn en een leefloon hebben?")
    assert not tells_facts("jongen van 20, slaapt op de zetel bij een vriend, leefloon")


def test_who_works_somewhere_and_wants_to_refer_refers_somebody() -> None:
    text = "ik ben begeleidster in een vluchthuis en wil een bewoonster aanmelden"

    assert refers(text) == SOMEBODY


def test_who_wants_a_home_for_themselves_refers_themselves() -> None:
    assert refers("ik wil inschrijven voor huis, voor mij en mijn kind") == SELF
