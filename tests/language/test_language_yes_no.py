import pytest

from bot.language.readers.yes_no import read_yes_no, read_yes_no_unsure
from bot.language.reading import Reading

ASKED = "Mag een coach ook met je familie praten?"


@pytest.mark.parametrize(
    "text",
    [
        "ja",
        "Ja!",
        "joak",
        "ja hoor",
        "tuurlijk",
        "oké",
        "is goed",
        "doe maar",
        "bajoat",
        "👍",
        "geen probleem",
    ],
)
def test_read_yes(text: str) -> None:
    assert read_yes_no(text, question=ASKED).value == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "nee",
        "Neen.",
        "neent",
        "liever niet",
        "zeker niet",
        "geen denken aan",
        "nee dank u",
        "👎",
        "geen toestemming",
    ],
)
def test_read_no(text: str) -> None:
    assert read_yes_no(text, question=ASKED).value == "no"


@pytest.mark.parametrize(
    "text",
    [
        "kweet nie",
        "misschien",
        "geen idee",
        "bwa",
        "hangt ervan af",
        "moet ik navragen",
        "ik twijfel",
    ],
)
def test_being_unsure_is_an_answer_only_where_it_may_be(text: str) -> None:
    assert read_yes_no_unsure(text, question=ASKED).value == "unsure"
    assert read_yes_no(text, question=ASKED).is_empty


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "🌍",
        "Wat bedoel je daarmee?",
        "hoe lang duurt dat",
        "mijn hond heet Rex",
        "/affirm",
    ],
)
def test_read_nothing_where_neither_is_said(text: str) -> None:
    assert read_yes_no_unsure(text, question=ASKED).is_empty


def test_saying_both_gives_choices() -> None:
    assert read_yes_no("ja en nee") == Reading(None, ("yes", "no"))


def test_doubt_between_both_is_unsure() -> None:
    assert read_yes_no_unsure("ja en nee, ik twijfel nog").value == "unsure"


def test_no_objection_is_a_yes() -> None:
    assert read_yes_no("nee hoor", question="Heb je daar bezwaar tegen?").value == "yes"
    assert read_yes_no("ja", question="Heb je daar bezwaar tegen?").value == "no"


def test_a_negative_question_turns_a_flemish_yes_and_leaves_a_plain_one_open() -> None:
    question = "Je wil dus niet dat we je moeder bellen?"

    assert read_yes_no("bajoak", question=question).value == "yes"
    assert read_yes_no("ja", question=question) == Reading(None, ("yes", "no"))


def test_permission_is_not_taken_from_a_long_story() -> None:
    story = "mijn vriendin zei gisteren dat het voor haar geen enkel probleem was als ik dat deed"

    assert read_yes_no(story, question="Mag ik je gegevens bewaren?").is_empty


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("discussed_with_youth", "ze zit hier naast mij en leest mee", "yes"),
        ("discussed_with_youth", "hij weet nog van niks", "no"),
        (
            "network_consent",
            "laat mijn familie er maar buiten, zonder vrienden ook, ik wil niemand",
            "no",
        ),
        ("network_consent", "mijn oma mag zeker mee", "yes"),
        ("rent_guarantee_consent", "niemand komt aan mijn geld", "no"),
        ("accepts_intensive_coaching", "hij zegt niet nee", "yes"),
        ("wants_change", "ik ben het beu, ik wil werk", "yes"),
        ("earlier_home_support", "we stonden op de wachtlijst", "no"),
        ("earlier_home_support", "contextbegeleiding gehad toen ik 15 was", "yes"),
    ],
)
def test_a_question_has_cues_of_its_own(slot: str, text: str, value: str | None) -> None:
    assert read_yes_no_unsure(text, slot=slot).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ja, maar zet er nog bij dat hij medicatie neemt", None),
        ("ja kijk, zijn moeder kan ook gebeld worden", None),
        ("ja maar wacht, dat nummer klopt niet", "no"),
        ("jaja doe maar", "yes"),
        ("ja alles klopt, verzend maar", "yes"),
        ("nee nog niet", "no"),
    ],
)
def test_yes_with_something_to_change_first_sends_nothing(text: str, value: str | None) -> None:
    assert read_yes_no(text, slot="confirm", question="Mag ik dit versturen?").value == value
