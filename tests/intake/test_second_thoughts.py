"""Answers that words put right at another question: a birthday, a consent, a town."""

from __future__ import annotations

import pytest

from tests.intake.listening import words

KNOWN = {
    "referrer_type": "service",
    "discussed_with_youth": "yes",
    "age": 20,
    "birth_date": "2005-09-23",
    "region": "Veurne",
    "rent_guarantee_consent": "no",
    "network_consent": "yes",
    "data_consent": "yes",
}


@pytest.mark.parametrize(
    ("slot", "text", "changed"),
    [
        (
            "confirm",
            "Oei, zijn geboortedatum is 23 oktober 2006, niet september",
            {"birth_date": "2006-10-23", "age": 19},
        ),
        (
            "accepts_intensive_coaching",
            "allez, bij nader inzien vindt hij die huurgarantie oké",
            {"rent_guarantee_consent": "yes"},
        ),
        (
            "youth_name",
            "Excuseer, ik schreef Veurne maar het moet De Panne zijn",
            {"region": "De Panne"},
        ),
        (
            "youth_name",
            "Sorry. Hij wil niet wonen in Veurne, hij wil wonen in Avelgem.",
            {"region": "Avelgem"},
        ),
        # All that is said besides what takes something back is a town.
        ("network_consent", "oei sorry nee, torhout bedoel ik", {"region": "Torhout"}),
        ("youth_name", "ah nee sorry, in Torhout", {"region": "Torhout"}),
        ("rent_guarantee_consent", "nee wacht, ik bedoel avelgem", {"region": "Avelgem"}),
    ],
)
def test_answer_is_put_right(slot: str, text: str, changed: dict[str, object]) -> None:
    turn = words(slot, text, KNOWN)

    assert {name: turn.changes.get(name) for name in changed} == changed
    assert turn.say == "corrected"


@pytest.mark.parametrize(
    ("slot", "text", "untouched"),
    [
        ("confirm", "zijn broer is geboren op 3 juni 2010", "birth_date"),
        ("confirm", "mijn dochtertje is geboren op 3 juni 2025", "birth_date"),
        ("confirm", "Hij werd op 3 juni 2010 geplaatst, toen hij klein was", "birth_date"),
        (
            "remarks",
            "De huurgarantie bij zijn vorige huisbaas is intussen terugbetaald",
            "rent_guarantee_consent",
        ),
        ("remarks", "Ondertussen heeft hij een goed netwerk bij de voetbal", "network_consent"),
        ("remarks", "zijn moeder woont in Veurne en zijn vader in Diksmuide", "region"),
        ("youth_name", "sorry, Brecht", "region"),
        ("network_consent", "oei sorry, mijn zus woont in Torhout", "region"),
        ("remarks", "zijn lief zit in Kortrijk, daar wil hij niet wonen", "region"),
        ("remarks", "Nog iets: zijn broer Ilyas, 17 jaar, is ook dakloos en alleen", "youth_name"),
    ],
)
def test_what_is_told_of_something_else_changes_nothing(
    slot: str, text: str, untouched: str
) -> None:
    turn = words(slot, text, {**KNOWN, "youth_name": "Jan Peeters"})

    assert untouched not in turn.changes


def test_few_words_that_are_meant_instead_put_a_bed_right() -> None:
    turn = words(
        "network_consent",
        "oei sorry nee, bij mijn tante bedoel ik",
        {**KNOWN, "living_situation": "public_space"},
    )

    assert turn.changes["living_situation"] == "with_family_or_friends"
    assert turn.changes.get("network_consent") is None
