import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.safety.rules import KINDS, rules
from bot.safety.screening import Screening, screen


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("kwil ni meer leven", "suicide", "self"),
        ("k è mn eigen willn van kant maken", "suicide", "self"),
        ("Hij zegt dat hij zelfmoord gaat plegen", "suicide", "other"),
        ("Cliënte verwondt zichzelf opnieuw", "suicide", "other"),
        ("mn stiefpa slaat mij elke avond", "violence", "self"),
        ("Mijn dochter wordt geslagen door haar vriend", "violence", "other"),
        ("kga hem vermoorden, ik meen het", "violence", "self"),
        ("hij ademt niet meer", "medical", "other"),
        ("hij wordt niet wakker, niemand krijgt hem wakker", "medical", "other"),
        ("heb al mn pillen geslikt", "medical", "self"),
        ("ik heb vannacht geen slaapplaats", "shelter", "self"),
        ("ik slaap op straat", "shelter", "self"),
        ("Mijn neef slaapt vannacht in het station", "shelter", "other"),
        ("mn maat z'n ma heeft mij buitengesmeten", "shelter", "self"),
        ("mijn broer heeft mij gebeld, hij is buitengezet", "shelter", "other"),
    ],
)
def test_what_is_said_openly_has_its_kind(text: str, kind: str, about: str) -> None:
    screening = screen(text)

    assert (screening.kind, screening.about) == (kind, about)


@pytest.mark.parametrize(
    "text",
    [
        "ik sterf van de honger",
        "ik durf s nachts niet naar het toilet om niemand wakker te maken",
        "kben kapot van de moe",
        "doodmoe van dat werk",
        "ik kan hem wel vermoorden, hij heeft weer mijn kaas gepikt 😂",
        "in gta heb ik 14 man neergeschoten",
        "ik denk niet aan zelfmoord",
        "mijn vader sloeg vroeger, hij is weg sinds 2019",
        "wat doet een coach als een jongere over zelfmoord begint",
        "",
        "   \n\t",
        "👍👍👍",
        "؟؟؟ مرحبا",
    ],
)
def test_what_is_no_alarm_stays_quiet(text: str) -> None:
    assert screen(text) == Screening()


@pytest.mark.parametrize(
    "answer",
    ["bij een maat", "op straat", "in de nachtopvang", "ik slaap in mijn auto", "bij ons ma"],
)
def test_an_answer_to_where_one_sleeps_is_no_alarm(answer: str) -> None:
    assert screen(answer, question="living_situation") == Screening()


@pytest.mark.parametrize(
    "answer",
    [
        "kweet ni waar ik vannacht moet slapen",
        "ik slaap vannacht op straat",
        "nergens, ze hebben mij vandaag buitengezet",
        "bij mijn ex maar ik ben daar niet veilig",
    ],
)
def test_an_answer_that_speaks_of_tonight_or_of_danger_is_an_alarm(answer: str) -> None:
    assert screen(answer, question="living_situation").kind == "shelter"


def test_other_kinds_are_seen_in_an_answer_too() -> None:
    assert screen("bij mn pa maar die slaat mij", question="living_situation").kind == "violence"


def test_the_same_words_alarm_when_another_question_is_open() -> None:
    assert screen("ik slaap op straat", question="remarks").kind == "shelter"


@pytest.mark.parametrize(
    ("text", "kind", "also"),
    [
        ("hij ademt niet meer, hij wou dood", "medical", ("suicide",)),
        ("ik wil dood en ik heb geen slaapplaats vannacht", "suicide", ("shelter",)),
        ("mn pa slaat mij en vannacht heb ik geen bed", "violence", ("shelter",)),
        (
            "mijn broer is psychotisch en wij hebben vannacht geen slaapplaats",
            "medical",
            ("shelter",),
        ),
        ("ik wil dood. mijn broer is psychotisch.", "suicide", ("medical",)),
    ],
)
def test_the_most_urgent_kind_leads(text: str, kind: str, also: tuple[str, ...]) -> None:
    screening = screen(text)

    assert (screening.kind, screening.also) == (kind, also)


def test_the_reason_is_the_name_of_a_group_and_quotes_nothing() -> None:
    names = {group.name for group in rules().groups}

    screening = screen("ik wil dood")

    assert screening.reason in names


def test_a_joke_that_is_meant_is_an_alarm() -> None:
    assert screen("kga hem vermoorden haha, nee ik meen het").kind == "violence"


@pytest.mark.parametrize(
    "text", ["IK WIL DOOD", "ik wil dóód", "ik wil doooood", "k wille dood", "ik   wil\tdood!!!"]
)
def test_the_way_of_writing_does_not_matter(text: str) -> None:
    assert screen(text).kind == "suicide"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=4000))
def test_no_text_is_too_strange(text: str) -> None:
    assert screen(text).kind in (*KINDS, "none")


@pytest.mark.parametrize("unit", ["dood ", "ik wil ", "slaat mij & ", "👩‍👩‍👧 ", "א ב ", "a"])
def test_time_grows_with_the_length_of_a_text_and_not_with_its_square(unit: str) -> None:
    short, long = (unit * 500)[:500], (unit * 4000)[:4000]

    times = {text: min(seconds_for(text) for _ in range(3)) for text in (short, long)}

    # Eight times as long; with the square of the length it would be 64.
    assert times[long] < 30 * times[short]


def seconds_for(text: str) -> float:
    start = time.thread_time()
    screen(text)
    return time.thread_time() - start
