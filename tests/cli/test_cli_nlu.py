"""``backontrack nlu``: what the assistant understands of a text."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from bot.settings import ROOT
from tests.installation import bare_environment
from tests.live.model import need_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ended

    Run = Callable[..., Ended]
    Fits = Callable[[str, Any], None]


@pytest.mark.parametrize(
    "expected",
    [
        {"slot": "age", "text": "hij is 19", "value": 19, "choices": []},
        {"slot": "age", "text": "19 of 20", "value": None, "choices": [19, 20]},
        {"slot": "income", "text": "ze krijgt leefloon", "value": "leefloon", "choices": []},
        {"slot": "age", "text": "blabla", "value": None, "choices": []},
    ],
)
def test_text_is_read_as_the_answer_to_a_slot(
    run: Run, fits: Fits, expected: dict[str, Any]
) -> None:
    ended = run("nlu", "answer", expected["text"], "--slot", expected["slot"])

    fits("nlu_answer", ended.json)
    assert ended.json == expected


def test_question_and_day_change_how_an_answer_is_read(run: Run) -> None:
    text = "geboren op 2 mei 2007"

    before = run("nlu", "answer", text, "--slot", "age", "--today", "2026-05-01")
    after = run("nlu", "answer", text, "--slot", "age", "--today", "2026-05-02")

    assert (before.json["value"], after.json["value"]) == (18, 19)


def test_lines_of_a_file_are_read_in_order(run: Run, fits: Fits, tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    lines = [
        {"slot": "age", "text": "19 🙂", "extra": 1},
        {"slot": "income", "text": "niks\u2028geen inkomen"},
        {"slot": "age", "text": "geboren op 2 mei 2007", "today": "2026-05-01"},
    ]
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")

    ended = run("nlu", "answer", "--file", str(file))

    assert [line["value"] for line in _lines(ended)] == [19, "none", 18]
    for line in _lines(ended):
        fits("nlu_answer", line)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("ik wil dood", "suicide"), ("mijn vader slaat mij", "violence"), ("dag", "none")],
)
def test_text_is_screened(run: Run, fits: Fits, text: str, kind: str) -> None:
    ended = run("nlu", "screen", text)

    fits("nlu_screen", ended.json)
    assert (ended.json["text"], ended.json["kind"]) == (text, kind)


def test_lines_of_a_file_are_screened_with_their_open_question(run: Run) -> None:
    text = "ik slaap op straat"
    lines = [{"text": text}, {"text": text, "slot": "living_situation"}]

    ended = run("nlu", "screen", "--file", "-", stdin="\n".join(map(json.dumps, lines)))

    assert [line["kind"] for line in ended.lines] == ["shelter", "none"]


@pytest.mark.parametrize(
    ("command", "line", "named"),
    [
        ("answer", '{"slot": "age"}', '"text"'),
        ("answer", '{"text": "19"}', '"slot"'),
        ("answer", '{"slot": "shoe_size", "text": "43"}', "shoe_size"),
        ("answer", '{"slot": "age", "text": 19}', '"text"'),
        ("answer", '{"slot": "age", "text": "19", "today": "1 mei"}', '"today"'),
        ("answer", '{"slot": "age", "text": "19", "question": 3}', '"question"'),
        ("answer", "nonsense", "no JSON"),
        ("screen", '{"text": null}', '"text"'),
        ("screen", "[]", "JSON object"),
        ("parse", '{"words": "dag"}', '"text"'),
        ("parse", "nonsense", "no JSON"),
    ],
)
def test_line_that_cannot_be_read_is_named(run: Run, command: str, line: str, named: str) -> None:
    good = '{"slot": "age", "text": "19"}'

    ended = run("nlu", command, "--file", "-", stdin=f"{good}\n\n{line}\n")

    assert ended.code == 1
    assert "line 3 of -" in ended.err
    assert named in ended.err


def test_explained_answer_shows_what_was_normalised_and_what_decided(run: Run) -> None:
    by_rule = run("nlu", "answer", "kheb leefloon", "--slot", "income", "--explain").json
    learned = run(
        "nlu", "answer", "dat zie ik niet gebeuren", "--slot", "network_consent", "--explain"
    ).json
    plain = run("nlu", "answer", "0478 12 34 56", "--slot", "phone", "--explain").json

    assert (by_rule["normalised"], by_rule["matched"], by_rule["by"]) == (
        "ik heb leefloon",
        "leefloon",
        "rules",
    )
    assert by_rule["rules"] == {"value": "leefloon", "choices": []}
    assert (learned["value"], learned["by"]) == ("no", "examples")
    assert learned["examples"]["value"] == "no"
    assert (plain["value"], plain["examples"]) == ("+32478123456", None)


@pytest.mark.parametrize("command", ["answer", "screen", "parse"])
def test_a_text_or_a_file_must_be_given(run: Run, command: str) -> None:
    ended = run("nlu", command, *(["--slot", "age"] if command == "answer" else []))

    assert (ended.code, ended.out) == (1, "")
    assert "--file" in ended.err


def test_a_hundred_answers_a_second_are_read_from_a_file(run: Run, tmp_path: Path) -> None:
    line = {"slot": "network_consent", "question": "Mag dat?", "today": "2026-03-01"}
    texts = [
        f"goh ja {number} keer zou wel mogen, als het niet te laat is" for number in range(300)
    ]
    file = tmp_path / "texts.jsonl"
    file.write_text("\n".join(json.dumps(line | {"text": text}) for text in texts), "utf-8")
    run("nlu", "answer", "ja", "--slot", "network_consent")

    began = time.thread_time()
    ended = run("nlu", "answer", "--file", str(file))

    assert len(_lines(ended)) == len(texts)
    assert time.thread_time() - began < len(texts) / 100


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("19",), "--slot"),
        (("19", "--slot", "shoe_size"), "shoe_size"),
        (("19", "--slot", "age", "--today", "monday"), '"today"'),
    ],
)
def test_answer_that_cannot_be_read_says_why(run: Run, words: tuple[str, ...], named: str) -> None:
    ended = run("nlu", "answer", *words)

    assert (ended.code, ended.out) == (1, "")
    assert named in ended.err


@pytest.mark.rasa
@pytest.mark.xdist_group("rasa")
def test_intents_of_a_file_are_named_in_order_and_nothing_else_is_printed(fits: Fits) -> None:
    need_model()
    texts = ["hallo", "wat kost dat?", '/inform{"data_consent": "yes"}', ""]

    done = subprocess.run(
        [sys.executable, "-m", "bot", "nlu", "parse", "--file", "-"],
        cwd=ROOT,
        env=bare_environment(),
        input="\n".join(json.dumps({"text": text}) for text in texts),
        capture_output=True,
        text=True,
        check=True,
    )

    parsed = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["text"] for line in parsed] == texts
    assert [line["intent"] for line in parsed][:2] == ["greet", "ask_cost"]
    assert parsed[2]["entities"] == []
    for line in parsed:
        fits("nlu_parse", line)


def _lines(ended: Ended) -> list[Any]:
    """Return the printed JSON lines; a text may hold another sign that ends a line."""
    return [json.loads(line) for line in ended.out.split("\n") if line]
