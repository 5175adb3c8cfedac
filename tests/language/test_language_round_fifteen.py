"""What the fifteenth round showed, each as a class and in words of our own."""

from datetime import date

import pytest

from bot.language.answers import read_answer
from bot.language.normalise import normalise
from bot.language.others import own_part

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("03 05 07", 18),
        ("3 5 2007", 18),
        ("03052007", 18),
        ("20070503", 18),
        ("mijn rijksregisternummer begint met 07.05.03", 18),
        ("rr: 070503", 18),
        ("07.05.31", 18),
        ("mijn zus is 22 en ik ben 3 jaar jonger", 19),
        ("mijn broer is 22 en die is een jaar ouder dan ik", 21),
        ("hij is 2 jaar jonger dan zijn broer van 20", 18),
        ("nog twee maanden minderjarig", 17),
        ("volgend jaar 21", 20),
    ],
)
def test_an_age_is_told_in_digits_or_beside_another(text: str, age: int) -> None:
    assert read_answer("age", text, today=TODAY).value == age


@pytest.mark.parametrize(
    "text",
    ["mijn broer is 22 en hij is 2 jaar jonger", "ik ben 3 jaar jonger", "0471 03 05 07"],
)
def test_an_age_is_not_guessed_from_other_digits(text: str) -> None:
    assert read_answer("age", text, today=TODAY).value is None


def test_a_birth_date_may_have_spaces() -> None:
    assert read_answer("birth_date", "03 05 2007", today=TODAY).value == "2007-05-03"


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("k zitte nu in Gent moa k wille were noar Tielt", "Tielt"),
        ("niet terug naar Gent. Tielt is goed", "Tielt"),
        ("in 't stad van Gent", "Gent"),
        ("huidig adres Gent, gewenst adres Tielt", "Tielt"),
        ("zijn ouders zijn voor Gent maar hijzelf voor Tielt", "Tielt"),
        ("eerst sprak ze van Gent, nu van Tielt", "Tielt"),
        ("haar zus woont in Tielt, daar wil ze in de buurt wonen", "Tielt"),
        ("niet te ver van Tielt", "Tielt"),
    ],
)
def test_the_town_that_is_wanted_is_read(text: str, town: str) -> None:
    assert read_answer("region", text, today=TODAY).value == town


@pytest.mark.parametrize(
    "text", ["ver weg van mijn vader in Gent", "wij zijn een dienst in Gent, hij weet het niet"]
)
def test_a_town_of_others_is_not_wanted(text: str) -> None:
    assert read_answer("region", text, today=TODAY).value is None


@pytest.mark.parametrize(
    ("text", "prison"),
    [
        ("nooit in een gevangenis gezeten", "none"),
        ("gevangenis heeft hij nooit gezien", "none"),
        ("gewoon thuis", "none"),
        ("hij is vrij, wacht op zijn proces", "none"),
        ("in Gent, hij wacht op zijn proces", "gent"),
        ("ze staken mij in Dendermonde, kwilde naar Gent", "other"),
        ("Ruiselede, niet de gemeenschapsinstelling", "ruiselede"),
    ],
)
def test_a_prison_is_told_from_being_free(text: str, prison: str) -> None:
    assert read_answer("prison", text, today=TODAY).value == prison


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("OCMW? Nee, het CAW", "caw"),
        ("het justitiehuis weet ervan, maar de aanmelding komt van het OCMW", "ocmw"),
        ("leidster bij de scouts", "other"),
    ],
)
def test_the_service_that_refers_is_read(text: str, service: str) -> None:
    assert read_answer("referrer_organisation", text, today=TODAY).value == service


def test_an_income_that_is_only_thought_of_is_left_out() -> None:
    text = "invaliditeit. En wat zwart werk, vermoed ik"

    assert read_answer("income", text, today=TODAY).value == "other"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("erg? neenee", "yes"),
        ("best wel ja", "no"),
        ("geen enkel", "yes"),
        ("ja, nogal", "no"),
    ],
)
def test_a_question_about_objections_turns_the_answer_round(text: str, value: str) -> None:
    question = "Zou je het erg vinden als de huur eerst betaald wordt?"

    reading = read_answer("rent_guarantee_consent", text, question=question, today=TODAY)

    assert reading.value == value


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("rent_guarantee_consent", "hij heeft het vorige week ondertekend", "yes"),
        ("rent_guarantee_consent", "getekend zonder morren", "yes"),
        ("rent_guarantee_consent", "nog niet ondertekend", "unsure"),
        ("rent_guarantee_consent", "niet bevraagd", "unsure"),
        ("rent_guarantee_consent", "na een eerste nee is hij bijgedraaid", "yes"),
        ("accepts_intensive_coaching", "in mei heeft ze het geweigerd. Nu vraagt ze er om", "yes"),
        ("accepts_intensive_coaching", "geen vragende partij", "no"),
        ("network_consent", "mijn tante wel maar mijn vader niet", "yes"),
        ("network_consent", "oke voor mij maar mijn vader mag niet weten waar ik slaap", "yes"),
        ("network_consent", "iedereen buiten mijn ex", "yes"),
        ("wants_change", "waarom zou ik, ik ben content", "no"),
        ("wants_change", "aan verandering heeft hij geen boodschap", "no"),
        ("wants_change", "erger kan het niet", "yes"),
        ("wants_change", "mijn leven is niet goed", "yes"),
        ("wants_change", "alles tip top", "no"),
        ("accepts_intensive_coaching", "gene kans", "no"),
        ("accepts_intensive_coaching", "onder geen beding, zei ze, en dat blijft zo", "no"),
        ("network_consent", "ze had toestemming gegeven maar heeft die ingetrokken", "no"),
        ("network_consent", "mijn tante ja, mijn vader nee", "yes"),
        ("network_consent", "mijn vader niet en mijn tante ook niet", "no"),
    ],
)
def test_consent_is_told_in_many_ways(slot: str, text: str, value: str) -> None:
    question = "Is de jongere akkoord?"

    assert read_answer(slot, text, question=question, today=TODAY).value == value


@pytest.mark.parametrize(
    "text",
    [
        "Als verhuurder zeg ik: zeker doen! Maar ja, ik ben hem niet",
        "Nood aan steun is er zeker, daar is iedereen het over eens",
        "Ik gun het hem, hij heeft het nodig",
        "Iedereen hier heeft al zijn best gedaan",
    ],
)
def test_what_the_writer_thinks_is_no_answer_of_the_youth(text: str) -> None:
    question = "Ziet hij de coaching zitten?"

    reading = read_answer("accepts_intensive_coaching", text, question=question, today=TODAY)

    assert reading.is_empty


def test_what_the_youth_says_is_kept_behind_what_the_writer_thinks() -> None:
    answer = normalise("Als moeder zou ik tekenen, maar hij wil niet")

    assert own_part(answer, normalise("Is hij akkoord?")) == "maar hij wil niet"


@pytest.mark.parametrize(
    ("text", "full"),
    [("waarom zou k, tis goe", "waarom zou ik, het is goed"), ("neenee", "nee")],
)
def test_short_forms_are_written_in_full(text: str, full: str) -> None:
    assert normalise(text) == full
