"""What strangers answer, with what stands beside it: the answer is heard, and no other one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.settings import ROOT
from tests.intake.listening import answered_before, words

ANSWERS = yaml.safe_load(
    Path(__file__).with_name("answers_of_strangers.yml").read_text(encoding="utf-8")
)
#: Kept as typed: what a coach would leave out of it is no error.
_KEPT = {"contact_way", "remarks"}
#: Of 1,680 answers at most these parts are asked again, and are heard otherwise. Before what they
#: showed was mended it was 14.8 and 3.4 %, after it 4.3 and 1.0 %.
ASKED_AGAIN, OTHERWISE = 0.06, 0.015
#: With what the classifier takes them for 5.2 % are asked again; it was 6.1 %.
MISSED_WITH_INTENTS = 0.06


def test_most_answers_are_heard_and_few_otherwise() -> None:
    heard = Counter(_judged(number) for number in range(len(ANSWERS)))

    assert heard["missed"] <= ASKED_AGAIN * len(ANSWERS), heard
    assert heard["otherwise"] <= OTHERWISE * len(ANSWERS), heard


def test_nothing_is_sent_or_permitted_by_words_that_do_not_say_so() -> None:
    wrong = [
        row["text"]
        for number, row in enumerate(ANSWERS)
        if row["asked"] in {"confirm", "data_consent"}
        and _heard(number) == "yes"
        and row["stored"].get(row["asked"]) != "yes"
    ]

    assert wrong == []


@pytest.mark.rasa
def test_answers_are_heard_whatever_the_classifier_takes_them_for(tmp_path: Path) -> None:
    lines = tmp_path / "answers.jsonl"
    lines.write_text("\n".join(json.dumps({"text": row["text"]}) for row in ANSWERS), "utf-8")
    command = [sys.executable, "-m", "bot", "nlu", "parse", "--file", str(lines)]

    told = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)

    parsed = [json.loads(line) for line in told.stdout.splitlines()]
    intents = [(one["intent"], one["confidence"]) for one in parsed]
    heard = Counter(_judged(number, *intent) for number, intent in enumerate(intents))
    assert len(parsed) == len(ANSWERS)
    assert heard["missed"] <= MISSED_WITH_INTENTS * len(ANSWERS), heard
    assert heard["otherwise"] <= OTHERWISE * len(ANSWERS), heard


def _judged(number: int, intent: str = "inform", confidence: float = 0.4) -> str:
    row = ANSWERS[number]
    expected, heard = row["stored"].get(row["asked"]), _heard(number, intent, confidence)
    if heard is None:
        return "right" if expected is None else "missed"
    if expected is None:
        return "otherwise"
    is_same = str(heard).casefold().strip(" .") == str(expected).casefold().strip(" .")
    return "right" if is_same or row["asked"] in _KEPT else "otherwise"


@cache
def _heard(number: int, intent: str = "inform", confidence: float = 0.4) -> object:
    row = ANSWERS[number]
    asked = row["asked"]
    told = row.get("known", {})
    known = {**answered_before(asked, told.get("referrer_type", "service")), **told}
    known.pop(asked, None)
    turn = words(asked, row["text"], known, intent=intent, confidence=confidence)
    if asked == "confirm" and turn.changes.get("question_stage") == "declined":
        return "no"
    return turn.changes.get(asked)
