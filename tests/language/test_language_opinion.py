"""What was learned from examples: up to date, apart from what it is measured on, and modest."""

import json
from datetime import date
from pathlib import Path

import pytest

from bench.opinions import EXAMPLES, SHARED, TOPICS, examples, fingerprint
from bot.language.answers import read_answer
from bot.language.normalise import normalise
from bot.language.opinion import opinion, topic_of, weighed
from bot.language.reading import NOTHING, Reading
from bot.language.tables import DATA

MOST_COMMON = 3
SILENT = Reading(None)


@pytest.mark.parametrize("topic", TOPICS)
def test_weights_were_learned_from_these_examples(topic: str) -> None:
    first = (DATA / "opinions" / f"{topic}.tsv").read_text(encoding="utf-8").partition("\n")[0]

    assert first.endswith(fingerprint()), "run python -m bench.opinions"


@pytest.mark.parametrize("name", sorted(path.name for path in Path(__file__).parent.glob("held*")))
def test_no_longer_held_out_answer_is_an_example(name: str) -> None:
    taught = {(slot, normalise(text)) for slot, text, _ in examples()}

    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]

    # "Kweetnie" and "niks" are what everybody says; whole sentences must not be known.
    long = [row for row in rows if len(row["text"].split()) > MOST_COMMON]
    assert [row["text"] for row in long if (row["slot"], normalise(row["text"])) in taught] == []


def test_no_example_has_two_values() -> None:
    values: dict[tuple[str, str], set[str]] = {}
    for slot, text, value in examples():
        values.setdefault((slot, text.casefold()), set()).add(value)

    assert [key for key, found in values.items() if len(found) > 1] == []


def test_examples_are_in_files_of_slots() -> None:
    names = {path.stem for path in EXAMPLES.glob("*.txt")} - set(SHARED)

    assert {name for name in names if topic_of(name) is None} == set()


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("network_consent", "als het helpt om vooruit te komen mag dat van mij", "yes"),
        ("accepts_intensive_coaching", "zo'n opvolging hou ik toch nooit vol", "no"),
        ("living_situation", "ergens in een gang van een blok tot ze me wegjagen", "public_space"),
        ("income", "elke maand een storting van mijn assistente van het ocmw", "leefloon"),
        ("referrer_type", "hallo, tine hier van de contextbegeleiding", "service"),
    ],
)
def test_an_opinion_generalises(slot: str, text: str, value: str) -> None:
    assert opinion(text, slot).value == value


def test_there_is_no_opinion_on_what_was_not_learned() -> None:
    with pytest.raises(KeyError):
        opinion("0478 12 34 56", "phone")


def test_a_sure_opinion_speaks_where_the_rules_are_silent() -> None:
    read = weighed(SILENT, "dat zie ik niet gebeuren", "network_consent", "Mag dat?")

    assert read.value == "no"


def test_nothing_is_read_where_rule_and_opinion_differ_and_neither_is_sure() -> None:
    text = "om de twee dagen zou ik beter vinden"
    own = opinion(text, "accepts_intensive_coaching")

    read = weighed(Reading("unsure"), text, "accepts_intensive_coaching", "Ziet hij dat zitten?")

    assert own.value == "yes"
    assert read == NOTHING


def test_a_rule_is_believed_where_the_examples_say_the_same() -> None:
    text = "daar heeft hij geen oren naar"

    read = weighed(Reading("no", matched="geen oren"), text, "network_consent", "Mag dat?")

    assert read == Reading("no", matched="geen oren")


def test_a_very_sure_opinion_says_the_opposite_of_a_rule() -> None:
    read = weighed(Reading("yes"), "in geen geval", "rent_guarantee_consent", "Akkoord?")

    assert read.value == "no"


def test_of_the_longest_stories_there_is_no_opinion() -> None:
    story = "in geen geval, " + "en toen gingen we naar huis en daar was alweer ambras " * 6

    assert weighed(SILENT, story, "rent_guarantee_consent", "Akkoord?") == SILENT


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("wat houdt dat in?", "Ga je akkoord?"),
        ("zeker niet", "Heb je daar iets op tegen?"),
    ],
)
def test_an_opinion_keeps_silent_at_questions_back_and_turned_round(
    text: str, question: str
) -> None:
    assert weighed(SILENT, text, "rent_guarantee_consent", question) == SILENT


def test_a_rule_is_silenced_whose_value_the_examples_make_unlikely() -> None:
    text = "wij verhuren zelf twee studio's"

    assert opinion(text, "living_situation").likely["housed"] < 0.5
    assert weighed(Reading("housed"), text, "living_situation", "Waar slaapt hij?") == NOTHING


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("sociale dienst van het ziekenhuis, de moeder zit hier bij", "service"),
        ("ik ben zijn moeder en ook zijn begeleidster, beide dus", None),
    ],
)
def test_a_sure_opinion_decides_between_roles_that_are_not_joined(
    text: str, value: str | None
) -> None:
    choices = Reading(None, ("private_network", "service"))

    assert weighed(choices, text, "referrer_type", "Wie bent u?").value == value


def test_choices_and_other_slots_are_left_alone() -> None:
    choices = Reading(None, ("yes", "no"))

    assert weighed(choices, "ja en nee", "network_consent", "") == choices
    assert weighed(Reading("x"), "ja", "confirm", "") == Reading("x")


@pytest.mark.parametrize("slot", ["income", "living_situation", "network_consent"])
def test_one_word_that_no_rule_knows_is_read_by_no_example(slot: str) -> None:
    assert read_answer(slot, "help", today=date(2026, 6, 15)).value is None
