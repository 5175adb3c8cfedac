from datetime import date

import pytest

from bot.language.readers.age import read_age
from bot.language.readers.month_or_date import read_birth_date, read_month_or_date

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("19", 19),
        ("hij is 19", 19),
        ("19j", 19),
        ("bijna 18 (17 nu)", 17),
        ("bijna 18", 17),
        ("zeventien en half", 17),
        ("geboren op 3/4/2007", 18),
        ("10/03/2008", 18),
        ("11/03/2008", 17),
        ("2005-03-12", 20),
        ("12 maart 05", 20),
        ("ze wordt in mei 18", 17),
        ("een leerling van 19 wordt buitengezet", 19),
        ("vorige week 21 geworden", 21),
        ("van 2006, en al verjaard dit jaar", 20),
        ("van 2006, moet nog verjaren", 19),
        ("ik ben 45 en hij is 20", 20),
    ],
)
def test_read_age(text: str, age: int) -> None:
    assert read_age(text, today=TODAY).value == age


@pytest.mark.parametrize(
    ("text", "choices"), [("17 of 18", (17, 18)), ("van 2006", (19, 20)), ("19 à 20", (19, 20))]
)
def test_age_gives_choices_where_two_fit(text: str, choices: tuple[int | str, ...]) -> None:
    assert read_age(text, today=TODAY).choices == choices


@pytest.mark.parametrize(
    "text",
    [
        "oud genoeg",
        "118",
        "waarom moet je dat weten?",
        "0478 12 34 56",
        "8500",
        "om 14u30",
        "",
        "10 maanden",
    ],
)
def test_age_is_not_guessed(text: str) -> None:
    assert read_age(text, today=TODAY).is_empty


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("eind mei", "2026-05"),
        ("05/2027", "2027-05"),
        ("5/27", "2027-05"),
        ("2027-05-03", "2027-05-03"),
        ("mei volgend jaar", "2027-05"),
        ("in februari", "2027-02"),
        ("12 juni", "2026-06-12"),
        ("3 maart", "2027-03-03"),
        ("sinds 3 maart", "2026-03-03"),
        ("over 3 maanden", "2026-06"),
        ("binnen twee weken", "2026-03"),
        ("volgende maand", "2026-04"),
        ("volgende vrijdag", "2026-03-13"),
        ("vorige vrijdag", "2026-03-06"),
        ("overmorgen", "2026-03-12"),
        ("een maand geleden", "2026-02"),
    ],
)
def test_read_month_or_date(text: str, value: str | None) -> None:
    assert read_month_or_date(text, today=TODAY).value == value


def test_two_months_give_choices() -> None:
    assert read_month_or_date("juni of juli", today=TODAY).choices == ("2026-06", "2026-07")


@pytest.mark.parametrize("text", ["nog lang", "weet ik niet", "17 jaar", "14u30", "31/02/2027"])
def test_month_or_date_is_not_guessed(text: str) -> None:
    assert read_month_or_date(text, today=TODAY).is_empty


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3/4/2007", "2007-04-03"),
        ("geboren den derden april 2007", "2007-04-03"),
        ("in 2007", None),
        ("3/4/2030", None),
    ],
)
def test_read_birth_date(text: str, value: str | None) -> None:
    assert read_birth_date(text, today=TODAY).value == value
