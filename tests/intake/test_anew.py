"""Corrections, and words that put nothing right, by hands of which nothing was learned."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from bench.told import before
from bot.intake.anew import told_anew
from bot.language.tables import DATA
from bot.settings import ROOT
from tests.intake.listening import reader, words

KNOWN = json.loads((DATA / "told" / "anew_known.json").read_text(encoding="utf-8"))
STRANGERS = [
    json.loads(line)
    for line in (ROOT / "tests" / "intake" / "corrections_of_strangers.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
LEARNED = DATA / "told" / "anew.jsonl"
#: So much of what corrections put right is heard, and so little where nothing is.
HEARD, TOO_MUCH = 0.65, 0.03


def test_strangers_taught_nothing() -> None:
    taught = {json.loads(line)["text"] for line in Path(LEARNED).read_text("utf-8").splitlines()}

    assert [row["text"] for row in STRANGERS if row["text"] in taught] == []


def test_corrections_of_strangers_are_heard_and_little_else() -> None:
    found: Counter[str] = Counter()
    for row in STRANGERS:
        answers = before(row["open"], KNOWN[row["known"]])
        told = {slot: value for slot, value in row["anew"].items() if slot in answers}
        heard = told_anew(row["open"], answers, row["text"], reader(row["open"]))
        found["told"] += len(told)
        found["nothing"] += not told
        found["heard"] += sum(str(heard.get(slot)) == str(told[slot]) for slot in told)
        found["otherwise"] += bool(set(heard) & set(told)) and any(
            str(heard[slot]) != str(told[slot]) for slot in set(heard) & set(told)
        )
        found["too much"] += bool(heard) and not told

    assert found["heard"] >= HEARD * found["told"], found
    assert found["otherwise"] <= (1 - HEARD) * found["told"] / 10, found
    assert found["too much"] <= TOO_MUCH * found["nothing"], found


@pytest.mark.parametrize(
    ("slot", "text", "changed"),
    [
        ("contact_way", "den datum is verzet naar 8 juni", {"release_date": "2026-06-08"}),
        (
            "referrer_phone",
            "hij komt vroeger vrij dan ik zei, 27 maart al",
            {"release_date": "2026-03-27"},
        ),
        ("network_consent", "hij staat hier nu en hij is blijkbaar al 21, niet 22", {"age": 21}),
    ],
)
def test_what_is_put_right_without_a_word_of_taking_back(
    slot: str, text: str, changed: dict[str, object]
) -> None:
    turn = words(slot, text, before(slot, KNOWN["P3"]))

    assert {name: turn.changes.get(name) for name in changed} == changed
    assert turn.say == "corrected"


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("remarks", "zijn broer is 25 en woont in Gent"),
        ("contact_way", "via mij, ik ga elke zondag naar Brugge op bezoek"),
        ("network_consent", "ja, zijn vader wil ook helpen"),
        ("confirm", "nee, ik durf toch niet, sorry"),
        ("referrer_phone", "0471 22 83 90"),
    ],
)
def test_what_only_speaks_of_it_changes_nothing(slot: str, text: str) -> None:
    answers = before(slot, KNOWN["P3"])

    turn = words(slot, text, answers)

    changed = {name for name in turn.changes if name in answers and name != "attention"}
    assert {name for name in changed if turn.changes[name] != answers[name]} == set()
