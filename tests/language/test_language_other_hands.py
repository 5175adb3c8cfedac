"""What writers of other hands taught the readers, each as a class and in words of our own."""

from datetime import date

import pytest

from bot.language.answers import read_answer, read_by_rules
from bot.language.normalise import normalise

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("'k zitt'n hier", "ik zit hier"),
        ("binn' e maand", "binnen een maand"),
        ("e mail", "e mail"),
        ("bij me ma", "bij mijn ma"),
        ("zet me af", "zet me af"),
        ("fifty", "fifty"),
    ],
)
def test_swallowed_endings_and_articles_are_written_in_full(text: str, full: str) -> None:
    assert normalise(text) == full


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("ik ben 21 maar voel mij 50", 21),
        ("20, mijn vrouw 23", 20),
        ("17, in het voorjaar 18", 17),
        ("22, volgende week 23", 22),
        ("vorige week meerderjarig geworden", 18),
        ("hij wordt in juni meerderjarig", 17),
        ("19, hier gekomen als 16-jarige", 19),
    ],
)
def test_an_age_stands_beside_other_numbers(text: str, age: int) -> None:
    assert read_answer("age", text, today=TODAY).value == age


def test_being_of_age_tells_no_age() -> None:
    assert read_answer("age", "hij is zeker meerderjarig", today=TODAY).is_empty


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("de 25ste van deze maand", "2026-03-25"),
        ("de 5de van volgende maand", "2026-04-05"),
        ("eind mei, de 29ste", "2026-05-29"),
        ("over een zestal weken", "2026-04"),
        ("binnen een half jaar", "2026-09"),
        ("de 31ste van volgende maand", "2026-04"),
    ],
)
def test_a_release_is_told_in_round_numbers(text: str, value: str) -> None:
    assert read_answer("release_date", text, today=TODAY).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ik trok in bij mijn lief", ("with_family_or_friends", "housed")),
        ("hij woont samen met zijn vriendin", ("with_family_or_friends", "housed")),
        ("soms in een portiek soms bij die gasten", ("public_space", "with_family_or_friends")),
    ],
)
def test_a_situation_that_may_be_two_is_asked(text: str, value: tuple[str, ...]) -> None:
    reading = read_by_rules("living_situation", text, today=TODAY)

    assert set(reading.choices) == set(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ik huur een studio maar over een maand zetten ze mij op straat", "eviction_threat"),
        ("bij zijn oma, voorgoed", "housed"),
        ("ik slaap op straat", "public_space"),
    ],
)
def test_where_somebody_sleeps_now_is_read(text: str, value: str) -> None:
    assert read_answer("living_situation", text, today=TODAY).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ze geniet een werkloosheidsuitkering", "other"),
        ("mijn oma geeft mij soms wat, anders niks", "none"),
        ("leefloondossier loopt, voorlopig niks", "none"),
        ("losse klusjes, niks vasts", "irregular"),
        ("vroeger had ik vast werk, nu niet meer", "none"),
    ],
)
def test_only_what_comes_in_now_is_income(text: str, value: str) -> None:
    assert read_answer("income", text, today=TODAY).value == value


@pytest.mark.parametrize("text", ["totaal niet", "absoluut niet, doe maar"])
def test_a_refusal_of_an_objection_is_a_yes(text: str) -> None:
    asked = "Heb je problemen met een beheerrekening?"

    assert read_answer("rent_guarantee_consent", text, question=asked, today=TODAY).value == "yes"


@pytest.mark.parametrize(
    ("question", "value"),
    [("Is hij akkoord met het netwerk?", None), ("Ga je akkoord met het netwerk?", "yes")],
)
def test_how_the_writer_stands_is_no_answer_for_the_youth(
    question: str, value: str | None
) -> None:
    text = "Ik ga daar alvast mee akkoord"

    assert read_by_rules("network_consent", text, question=question, today=TODAY).value == value


def test_who_does_not_know_the_family_says_nothing_about_it() -> None:
    assert read_answer("network_consent", "ik ken hun vrienden niet", today=TODAY).is_empty


@pytest.mark.parametrize(
    "text",
    [
        "volgens de school wel, volgens de jongen niet",
        "dat er hulp komt weet ze wel, dat het via jullie is niet",
        "tijdens het gesprek ja, op de trein terug nee",
    ],
)
def test_two_answers_side_by_side_are_asked_about(text: str) -> None:
    reading = read_answer("earlier_home_support", text, today=TODAY)

    assert reading.choices == ("yes", "no")


@pytest.mark.parametrize(
    ("text", "value"),
    [("iper", "ieper"), ("oudenarde", "oudenaarde"), ("kortrijck", "kortrijk"), ("bent", None)],
)
def test_a_prison_is_known_with_a_letter_wrong(text: str, value: str | None) -> None:
    assert read_answer("prison", text, today=TODAY).value == value


@pytest.mark.parametrize(
    ("text", "value"), [("Lille, in Frankrijk", None), ("Menen, dicht bij Frankrijk", "Menen")]
)
def test_a_town_abroad_is_no_place_here(text: str, value: str | None) -> None:
    assert read_answer("region", text, today=TODAY).value == value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("nul vier acht een een een twee twee drie drie", "+32481112233"),
        ("0470 11 22 33, oei nee dat is mijn oude, nu is het 0470 44 55 66", "+32470445566"),
    ],
)
def test_a_number_is_dictated_and_corrected(text: str, number: str) -> None:
    assert read_answer("phone", text, today=TODAY).value == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0478 12 34 56, oei nee, 0478 12 34 65", "+32478123465"),
        ("0470 11 22 33 wacht verkeerd 0470 11 22 34", "+32470112234"),
        ("0470 11 22 33 of 056 12 34 56, sorry dat het er twee zijn", None),
    ],
)
def test_a_number_that_is_taken_back_is_none(text: str, value: str | None) -> None:
    assert read_answer("phone", text, today=TODAY).value == value
