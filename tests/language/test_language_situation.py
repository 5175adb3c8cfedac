import pytest

from bot.language.readers.income import read_income
from bot.language.readers.living_situation import read_living_situation
from bot.language.readers.prison import read_prison
from bot.language.readers.referrer_organisation import read_referrer_organisation
from bot.language.readers.referrer_type import read_referrer_type


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("slaapt bij vrienden of familie", "with_family_or_friends"),
        ("vrienden", "with_family_or_friends"),
        ("kslaap up de zetel bie nen maat", "with_family_or_friends"),
        ("zit vast, geen adres erna", "institution"),
        ("hij zit in den bak en kan daarna nergens heen", "institution"),
        ("zit in de gevangenis, maar mag daarna terug bij zijn ouders wonen", "housed"),
        ("op straat", "public_space"),
        ("in een portiek in het centrum", "public_space"),
        ("nachtopvang", "emergency_shelter"),
        ("een doorgangswoning van de stad", "homeless_accommodation"),
        ("in mijn auto", "non_conventional"),
        ("op een veldbed in de parochiezaal", "non_conventional"),
        ("bij mij op zolder", "with_family_or_friends"),
        ("bij mijne nonkel op de zolder", "with_family_or_friends"),
        ("op de zolder bij mijn nonkel", "with_family_or_friends"),
        ("op een zolder", "non_conventional"),
        ("een kraakpand met drie anderen", "non_conventional"),
        ("mijn huisbaas heeft mij opgezegd", "eviction_threat"),
        ("thuis, bij mijn ouders", "housed"),
        ("eigen appartement", "housed"),
    ],
)
def test_read_living_situation(text: str, value: str | None) -> None:
    assert read_living_situation(text).value == value


def test_living_with_a_partner_may_be_a_home_or_not() -> None:
    reading = read_living_situation("bij mijn vriendin")

    assert reading.choices == ("with_family_or_friends", "housed")


@pytest.mark.parametrize(
    "text",
    [
        "waarom moet je dat weten?",
        "het is moeilijk",
        "precair",
        "",
    ],
)
def test_living_situation_is_not_guessed(text: str) -> None:
    assert read_living_situation(text).is_empty


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("geen inkomen", "none"),
        ("niks", "none"),
        ("inkomsten heeft hij niet", "none"),
        ("zijn leefloon is hij kwijtgeraakt", "none"),
        ("ik heb geen eigen inkomen", "none"),
        ("leefloon aangevraagd, nog niets gekregen", "none"),
        ("mijn dop is gestopt", "none"),
        ("leefloon", "leefloon"),
        ("ocmw", "leefloon"),
        ("steun vant ocmw", "leefloon"),
        ("interim, soms twee dagen in de week", "irregular"),
        ("kindergeld", "irregular"),
        ("vast contract", "other"),
        ("op de mutualiteit", "other"),
        ("vroeger leefloon, nu werkloosheidsuitkering", "other"),
    ],
)
def test_read_income(text: str, value: str | None) -> None:
    assert read_income(text).value == value


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("ik werk", ("irregular", "other")),
        ("leefloon of ziekenkas", ("leefloon", "other")),
        ("hij krijgt een uitkering", ("leefloon", "other")),
    ],
)
def test_income_gives_choices_where_two_fit(text: str, choices: tuple[str, ...]) -> None:
    assert read_income(text).choices == choices


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ieper", "ieper"),
        ("PCB", "brugge"),
        ("gevangenis van Ruiselede", "ruiselede"),
        ("de nieuwe wandeling", "gent"),
        ("detentiehuis in Kortrijk", "kortrijk"),
        ("eerst Brugge en nu Oudenaarde", "oudenaarde"),
        ("hij woont in Gent maar zit in Ieper", "ieper"),
        ("Merksplas", "other"),
        ("nee, een ziekenhuis", "none"),
        ("de zande", "none"),
    ],
)
def test_read_prison(text: str, value: str | None) -> None:
    assert read_prison(text).value == value


def test_ruiselede_alone_is_a_prison_or_a_youth_institution() -> None:
    assert read_prison("Ruiselede").choices == ("ruiselede", "none")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("voor mezelf", "self"),
        ("vo mie", "self"),
        ("ik ben zijn mama", "private_network"),
        ("voor mijn broer", "private_network"),
        ("ik werk bij het CAW", "service"),
        ("straathoekwerker", "service"),
        ("niet voor mij, voor een vriend van mijn zus", "private_network"),
    ],
)
def test_read_referrer_type(text: str, value: str | None) -> None:
    assert read_referrer_type(text).value == value


def test_yes_answers_a_question_that_names_one_role() -> None:
    assert read_referrer_type("ja", question="Is dit voor jezelf?").value == "self"
    assert read_referrer_type("ja", question="Voor jezelf of voor iemand anders?").is_empty


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ocmw", "ocmw"),
        ("CAW", "caw"),
        ("JAC, dat hoort bij het CAW", "jac"),
        ("justitiehuis Brugge", "justitiehuis"),
        ("jww", "jww"),
        ("gemeenschapsinstelling", "gemeenschapsinstelling"),
        ("VDAB", "tewerkstelling"),
        ("nachtopvang", "opvang"),
        ("een school", "other"),
        ("PAAZ", "ziekenhuis"),
    ],
)
def test_read_referrer_organisation(text: str, value: str | None) -> None:
    assert read_referrer_organisation(text).value == value


def test_two_employers_give_choices() -> None:
    assert read_referrer_organisation("half OCMW, half CAW").choices == ("ocmw", "caw")
