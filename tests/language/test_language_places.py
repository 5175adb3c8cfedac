import pytest

from bot.language.places import (
    Municipality,
    arrondissements,
    arrondissements_of,
    municipality_named,
    read_place,
    wants_any_place,
)
from bot.language.tables import rows


@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("Kortrijk", "Kortrijk"),
        ("kortrijk", "Kortrijk"),
        ("Courtrai", "Kortrijk"),
        ("Meulebeke", "Tielt"),
        ("De Pinte", "Nazareth-De Pinte"),
    ],
)
def test_municipality_named_knows_official_former_and_other_names(
    name: str, official: str
) -> None:
    assert municipality_named(name).name == official


def test_municipality_named_tells_arrondissement_and_province() -> None:
    expected = Municipality("Menen", "Kortrijk", "West-Vlaanderen")

    assert municipality_named("Menen") == expected


@pytest.mark.parametrize("name", ["", "Moeskroen", "Beveren", "geen plaats", "komen"])
def test_municipality_named_is_none_for_what_is_no_single_municipality(name: str) -> None:
    assert municipality_named(name) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Kortrijk", "Kortrijk"),
        ("8500", "Kortrijk"),
        ("Roeselare aub", "Roeselare"),
        ("liefst in marke", "Kortrijk"),
        ("Lichtervelde", "Lichtervelde"),
        ("wevelgm", "Wevelgem"),
        ("Zwevegen", "Zwevegem"),
        ("aalst", "Aalst"),
        ("Tielt", "Tielt"),
        ("st-andries", "Brugge"),
        ("ik zit vast in Gent maar wil naar Izegem", "Izegem"),
        ("overal behalve Brugge, liefst Torhout", "Torhout"),
        ("Menen, of nee wacht, Wervik", "Wervik"),
        ("regio Kortrijk", "regio Kortrijk"),
        ("omgeving van Ieper", "Ieper"),
        ("de Westhoek", "Westhoek"),
        ("ergens in West-Vlaanderen", "West-Vlaanderen"),
        ("aan de kust", "de kust"),
        ("aan de kust, Bredene of zo", "Bredene"),
        ("hier in Izegem hé, dicht bij mij", "Izegem"),
    ],
)
def test_read_place_reads_where_the_youth_wants_to_live(text: str, value: str | None) -> None:
    assert read_place(text).value == value


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("Beveren", ("Alveringem", "Beveren-Kruibeke-Zwijndrecht", "Roeselare", "Waregem")),
        ("mariakerke", ("Gent", "Oostende")),
        ("Heist", ("Heist-op-den-Berg", "Knokke-Heist")),
        ("Harelbeke of Kuurne", ("Harelbeke", "Kuurne")),
    ],
)
def test_read_place_gives_choices_where_two_places_fit(
    text: str, choices: tuple[str, ...]
) -> None:
    reading = read_place(text)

    assert (reading.value, reading.choices) == (None, choices)


def test_read_place_takes_the_part_that_lies_where_the_text_says() -> None:
    assert read_place("Beveren bij Waregem").value == "Waregem"


@pytest.mark.parametrize(
    "text",
    [
        "Moeskroen",
        "zijn jullie ook actief in Gent?",
        "ik wil meer rust",
        "daar is mijn school",
        "hij zit nu in Brugge vast",
        "iets met een tuin",
        "0478 12 34 56",
    ],
)
def test_read_place_reads_nothing_where_no_place_is_wanted(text: str) -> None:
    assert read_place(text).is_empty


@pytest.mark.parametrize(
    "text", ["maakt niet uit", "overal goed", "da maakt mij nie uit", "om het even"]
)
def test_wants_any_place_hears_that_every_place_is_fine(text: str) -> None:
    assert wants_any_place(text)


def test_wants_any_place_is_not_a_place_or_a_question() -> None:
    assert not wants_any_place("Kortrijk")
    assert not wants_any_place("Maakt het uit waar?")


def test_every_value_of_the_region_lies_in_an_arrondissement() -> None:
    values = {row["municipality"] for row in rows("places")}
    values |= {row["region"] for row in rows("regions")}
    values |= {f"regio {name}" for name in arrondissements() if municipality_named(name)}

    without = {value for value in values if not arrondissements_of(value)}

    assert without == set()


def test_arrondissements_of_knows_regions_and_provinces() -> None:
    assert arrondissements_of("Menen") == {"Kortrijk"}
    assert arrondissements_of("regio Roeselare") == {"Roeselare"}
    assert arrondissements_of("Westhoek") == {"Ieper", "Diksmuide", "Veurne"}
    assert len(arrondissements_of("West-Vlaanderen")) == 8
    assert arrondissements_of("Mars") == frozenset()


def test_regions_only_name_arrondissements_that_exist() -> None:
    named = {one for row in rows("regions") for one in row["arrondissements"].split(";")}

    assert named <= arrondissements()
