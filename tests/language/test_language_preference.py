"""Which of several numbers, addresses or listed answers somebody means, in words of our own."""

from datetime import date

import pytest

from bot.language.answers import read_answer
from bot.language.offered import chosen_answer, echoed_answer
from bot.language.readers.email import read_email
from bot.language.readers.phone import read_phone

TODAY = date(2026, 3, 10)
ROLES = "Wie ben je: hulpverlener, familie of de jongere zelf?"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("kantoor 056 20 30 40, daar zit ik zelden, neem mijn gsm: 0471 11 22 33", "+32471112233"),
        ("vast 056 20 30 40, gsm 0471 11 22 33 (voorkeur)", "+32471112233"),
        ("0471 11 22 33 staat vaak af, probeer eerst 056 20 30 40", "+3256203040"),
        (
            "ik heb er twee: 0471 11 22 33 en 0472 11 22 33, dat tweede is het beste",
            "+32472112233",
        ),
        ("0471 11 22 33 / 0472 11 22 33, het eerste werkt niet goed", "+32472112233"),
        ("privé 0471 11 22 33, werk 0472 11 22 33; gebruik werk aub", "+32472112233"),
        ("0471 11 22 33, en als ik niet opneem 0472 11 22 33", "+32471112233"),
        ("niet naar de leefgroep (056 20 30 40), wel naar mij: 0471 11 22 33", "+32471112233"),
        ("mijn oud nummer bestaat niet meer, dat van mijn lief: 0471 11 22 33", "+32471112233"),
        ("gsm 0471 11 22 33 - vast 056 20 30 40 - liefst gsm", "+32471112233"),
        ("0471 11 22 33, dat van mijn coach is 0472 11 22 33", "+32471112233"),
        ("0471 11 22 33 is van mijn vorige gsm. Nu 0472 11 22 33", "+32472112233"),
        ("neem 0471 11 22 33 in plaats van mijn nummer 0472 11 22 33", "+32471112233"),
    ],
)
def test_the_number_that_is_asked_for_is_read(text: str, number: str) -> None:
    assert read_phone(text).value == number


@pytest.mark.parametrize(
    "text",
    [
        "bel best op 0471 11 22 33 of 0472 11 22 33",
        "0471 11 22 33 overdag, 0472 11 22 33 's avonds",
    ],
)
def test_two_numbers_that_are_as_good_give_choices(text: str) -> None:
    assert read_phone(text).choices == ("+32471112233", "+32472112233")


@pytest.mark.parametrize(
    "text",
    [
        "nul vierhonderdeenenzeventig, elf tweeëntwintig drieëndertig",
        "nul vierhonderd eenenzeventig elf 22 33",
        "begint met nul vier eenenzeventig, daarna 11 22 33",
        "0471 11 22 33, dus elf tweeentwintig drieendertig op het einde",
        "0471 elf, dubbele 2, dubbele 3",
        "nul vier een en zeventig elf twee en twintig drie en dertig",
        "vier zeven een een een twee twee drie drie, nul vanvoor",
    ],
)
def test_a_number_is_dictated_in_groups(text: str) -> None:
    assert read_phone(text).value == "+32471112233"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "onthaal is info@example.org, maar gebruik aub het mijne: an@example.org",
            "an@example.org",
        ),
        ("an@example.org (oud) an.p@example.org (nieuw)", "an.p@example.org"),
        ("an@example.org, en mijn collega jo@example.org in cc", "an@example.org"),
        ("an@example.org lees ik bijna nooit, jo@example.org wel", "jo@example.org"),
        ("an@example.org en jo@example.org, pak de laatste", "jo@example.org"),
    ],
)
def test_the_address_that_is_asked_for_is_read(text: str, address: str) -> None:
    assert read_email(text).value == address


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("het laatste", "self"),
        ("de tweede", "private_network"),
        ("doe maar het eerste", "service"),
        ("optie 3", "self"),
    ],
)
def test_an_answer_of_the_list_is_chosen_by_its_place(text: str, value: str) -> None:
    assert read_answer("referrer_type", text, question=ROLES, today=TODAY).value == value


def test_one_word_of_the_list_stands_for_all_of_it() -> None:
    question = "Wat wil je: alles houden zoals het is, of iets veranderen?"

    assert read_answer("wants_change", "houden", question=question, today=TODAY).value == "no"


@pytest.mark.parametrize(
    "question", ["Wie ben je?", "Weet hij ervan?", "Hulpverlener of familie?"]
)
def test_no_answer_is_chosen_that_is_not_listed(question: str) -> None:
    assert chosen_answer("het derde", question) is None


def test_a_word_of_two_answers_stands_for_neither() -> None:
    assert echoed_answer("de gevangenis", "In de gevangenis of net uit de gevangenis?") is None
