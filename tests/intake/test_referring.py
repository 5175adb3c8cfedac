"""Who says in so many words to want to refer, and whom."""

from __future__ import annotations

import pytest

from bot.intake.referring import SELF, SOMEBODY, refers, seeks_help


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Hallo, woonmaatschappij hier. Ik wil een huurster aanmelden.", SOMEBODY),
        ("ik wil een maat van mij aanmelden", SOMEBODY),
        ("namens OCMW Menen zou ik graag Shanice aanmelden", SOMEBODY),
        ("Hierbij meld ik een jongere aan", SOMEBODY),
        ("ik wil me aanmelden", SELF),
        ("kan ik mij hier inschrijven?", SELF),
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
