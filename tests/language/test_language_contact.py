import pytest

from bot.language.readers.email import read_email
from bot.language.readers.name import read_name
from bot.language.readers.phone import read_phone
from bot.language.readers.resume_choice import read_resume_choice
from bot.language.readers.words import read_remarks, read_text, read_way


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0478 12 34 56", "+32478123456"),
        ("0478/12.34.56 na vier uur", "+32478123456"),
        ("+32 (0)478 12 34 56", "+32478123456"),
        ("0032478123456", "+32478123456"),
        ("nul vier zeven acht, twaalf, vierendertig, zesenvijftig", "+32478123456"),
        ("o478 12 34 56", "+32478123456"),
        ("056 20 30 40", "+3256203040"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("mijn oud nummer was 0471 00 11 22, nu 0478 12 34 56", "+32478123456"),
    ],
)
def test_read_phone(text: str, number: str) -> None:
    assert read_phone(text).value == number


def test_two_numbers_give_choices() -> None:
    reading = read_phone("0478 12 34 56 of 0479 12 34 56")

    assert reading.choices == ("+32478123456", "+32479123456")


@pytest.mark.parametrize(
    "text", ["0478 12 34", "heeft geen gsm", "12/05/2006", "toestel 12", "", "0" * 4000]
)
def test_phone_is_not_guessed(text: str) -> None:
    assert read_phone(text).is_empty


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("An.Peeters@Example.org", "an.peeters@example.org"),
        ("an punt peeters apenstaartje example punt org", "an.peeters@example.org"),
        ("mail: <jef_83@example.org>.", "jef_83@example.org"),
        ("an(at)example.org", "an@example.org"),
        ("de oude was an@example.org, neem an.p@example.org", "an.p@example.org"),
    ],
)
def test_read_email(text: str, address: str) -> None:
    assert read_email(text).value == address


@pytest.mark.parametrize("text", ["an@", "an.example.org", "bel liever", "", "@" * 4000])
def test_email_is_not_guessed(text: str) -> None:
    assert read_email(text).is_empty


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yoran", "Yoran"),
        ("yoran", "yoran"),
        ("hij heet Yoran", "Yoran"),
        ("mijn naam is Noor Van den Akker", "Noor Van den Akker"),
        ("noem hem maar Sam, dat is genoeg", "Sam"),
        ("Jean-Luc D'Hont", "Jean-Luc D'Hont"),
        ("noteer maar Griet", "Griet"),
        ("min broere eet Jelle", "Jelle"),
        ("het gaat over Dylan", "Dylan"),
        ("Ik ben de mama, Carine", "Carine"),
        ("zeg maar Mo", "Mo"),
        ("Ben", "Ben"),
        ("Sofie van het JAC", "Sofie"),
    ],
)
def test_read_name_leaves_the_lead_in_out(text: str, name: str) -> None:
    assert read_name(text).value == name


@pytest.mark.parametrize(
    "text",
    [
        "waarom?",
        "dat zeg ik niet",
        "0478 12 34 56",
        "ik wil stoppen",
        "hallo",
        "Later",
        "Liever niet",
        "",
    ],
)
def test_name_is_not_guessed(text: str) -> None:
    assert read_name(text).is_empty


def test_read_text_keeps_the_words() -> None:
    assert read_text("  Opmerking: bel na  16u ").value == "bel na 16u"
    assert read_text(" ").is_empty


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gelieve te noteren: bel na 16u", "bel na 16u"),
        ("noteer: ik slaap lang", "ik slaap lang"),
        ("hij heeft geen gsm", "hij heeft geen gsm"),
        ("Graag snel. Kan dat?", "Graag snel. Kan dat?"),
        ("Nee, dat was alles.", None),
        ("niks meer", None),
        ("nee, dank je", None),
        ("wie gaat da lezen", None),
    ],
)
def test_read_remarks_keeps_what_tells_something(text: str, words: str | None) -> None:
    assert read_remarks(text).value == words


def test_not_knowing_is_no_way_to_reach_somebody() -> None:
    assert read_way("Dat weet ik niet.").is_empty
    assert read_way("weet niet of hij opneemt, bel zijn oma").value is not None


def test_a_way_to_reach_somebody_is_no_question() -> None:
    assert read_way("via het OCMW in Menen").value == "via het OCMW in Menen"
    assert read_way("waarom wil je dat weten?").is_empty


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("ga verder", "continue"),
        ("verder gaan", "continue"),
        ("opnieuw beginnen", "restart"),
        ("herstart maar", "restart"),
        ("doet moa voort", "continue"),
        ("niet opnieuw aub, verder", "continue"),
        ("ja", None),
    ],
)
def test_read_resume_choice(text: str, choice: str | None) -> None:
    assert read_resume_choice(text).value == choice
