"""``backontrack assess``: answers in, indication out; an argument, standard input or a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ended

    Run = Callable[..., Ended]
    Fits = Callable[[str, Any], None]

FITTING = {
    "age": 19,
    "living_situation": "with_family_or_friends",
    "region": "Kortrijk",
    "income": "leefloon",
    "network_consent": "yes",
    "rent_guarantee_consent": "yes",
    "accepts_intensive_coaching": "yes",
}


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [({}, "eligible"), ({"age": 30}, "not_eligible"), ({"income": "unknown"}, "to_discuss")],
)
def test_answers_are_assessed(
    run: Run, fits: Fits, changes: dict[str, object], outcome: str
) -> None:
    ended = run("assess", json.dumps({**FITTING, **changes}))

    fits("assess", ended.json)
    assert (ended.code, ended.json["outcome"], ended.err) == (0, outcome, "")


def test_no_answer_at_all_is_assessed_as_well(run: Run, fits: Fits) -> None:
    ended = run("assess", "{}")

    fits("assess", ended.json)
    assert {finding["result"] for finding in ended.json["findings"]} == {"unknown"}


def test_answers_come_from_standard_input(run: Run) -> None:
    given = run("assess", json.dumps(FITTING))
    typed = run("assess", stdin=json.dumps(FITTING))

    assert typed.json == given.json


def test_day_decides_the_age(run: Run) -> None:
    born = {**FITTING, "age": None, "birth_date": "2002-03-03"}

    before = run("assess", json.dumps({**born, "today": "2026-03-02"}))
    after = run("assess", json.dumps({**born, "today": "2026-03-03"}))
    now = run("assess", json.dumps(born))

    assert (before.json["outcome"], after.json["outcome"]) == ("eligible", "not_eligible")
    assert now.json == before.json


def test_lines_of_a_file_are_assessed_in_order(run: Run, fits: Fits, tmp_path: Path) -> None:
    ages = (19, 30, 20, 40)
    file = tmp_path / "answers.jsonl"
    file.write_text("\n\n".join(json.dumps({**FITTING, "age": age}) for age in ages))

    ended = run("assess", "--file", str(file))

    outcomes = [line["outcome"] for line in ended.lines]
    assert outcomes == ["eligible", "not_eligible", "eligible", "not_eligible"]
    for line in ended.lines:
        fits("assess", line)


def test_dash_is_standard_input(run: Run) -> None:
    lines = "\n".join(json.dumps({**FITTING, "age": age}) for age in (19, 30))

    ended = run("assess", "--file", "-", stdin=lines)

    assert [line["outcome"] for line in ended.lines] == ["eligible", "not_eligible"]


@pytest.mark.parametrize(
    ("words", "stdin", "named"),
    [
        (("{not json",), "", "ANSWERS is no JSON"),
        (("[1]",), "", "ANSWERS must be a JSON object"),
        ((), "", "standard input is no JSON"),
        (('{"income": "a lot"}',), "", "income"),
        (('{"age": "old"}',), "", "age"),
        (('{"region": "Xanadu"}',), "", "region"),
        (('{"today": "monday"}',), "", '"today"'),
    ],
)
def test_answers_that_cannot_be_read_are_named(
    run: Run, words: tuple[str, ...], stdin: str, named: str
) -> None:
    ended = run("assess", *words, stdin=stdin)

    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("backontrack: ")
    assert named in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("line", ["{not json", "7", '{"income": "a lot"}', '{"today": "x"}'])
def test_line_that_cannot_be_read_is_named_after_the_ones_before_it(
    run: Run, tmp_path: Path, line: str
) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_text(f"{json.dumps(FITTING)}\n\n{line}\n{json.dumps(FITTING)}\n")

    ended = run("assess", "--file", str(file))

    assert (ended.code, len(ended.lines)) == (1, 1)
    assert "line 3 of answers.jsonl" in ended.err


def test_file_that_cannot_be_read_is_named(run: Run, tmp_path: Path) -> None:
    binary = tmp_path / "picture.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")

    missing = run("assess", "--file", str(tmp_path / "none.jsonl"))
    unreadable = run("assess", "--file", str(binary))

    assert (missing.code, unreadable.code) == (1, 1)
    assert "none.jsonl" in missing.err
    assert "picture.jsonl" in unreadable.err
