"""How much the screening sees, and how often it alarms for nothing; run with ``-s`` to read it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.safety.rules import KINDS
from bot.safety.screening import screen

MESSAGES = Path(__file__).with_name("messages")
Labelled = tuple[str, str, bool]


def given() -> Iterator[Labelled]:
    for name in ("youths", "others"):
        for line in (MESSAGES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            yield entry["text"], entry["kind"], bool(entry["open"])


def written(round_name: str) -> Iterator[Labelled]:
    for kind in KINDS:
        for entry in load(f"{round_name}/{kind}.yml"):
            yield entry["text"], kind, entry["open"]
    for text in load(f"{round_name}/none.yml"):
        yield str(text), "none", False


def short_rounds() -> Iterator[Labelled]:
    for name in ("written_3.yml", "written_4.yml"):
        for kind, texts in load(name).items():
            for text in texts:
                yield text, kind, kind != "none"


def load(name: str) -> Any:
    return yaml.safe_load((MESSAGES / name).read_text(encoding="utf-8"))


def share_seen(messages: list[Labelled], kind: str, *, said_openly: bool) -> float:
    chosen = [
        text for text, its_kind, is_open in messages if (its_kind, is_open) == (kind, said_openly)
    ]
    found = [screen(text) for text in chosen]
    seen = sum(kind in (screening.kind, *screening.also) for screening in found)
    print(f"{kind:9}{'open' if said_openly else 'hidden':8}{seen:4} of {len(chosen)}")  # noqa: T201 -- the figures are for reading
    return seen / len(chosen)


def share_of_false_alarms(messages: list[Labelled]) -> float:
    calm = [text for text, kind, _ in messages if kind == "none"]
    alarms = sum(screen(text).kind != "none" for text in calm)
    print(f"{'none':17}{alarms:4} of {len(calm)} alarm for nothing")  # noqa: T201 -- the figures are for reading
    return alarms / len(calm)


@pytest.mark.parametrize("kind", KINDS)
def test_given_messages_said_openly_are_seen(kind: str) -> None:
    assert share_seen(list(given()), kind, said_openly=True) >= 0.97


@pytest.mark.parametrize(
    ("kind", "floor"), [("suicide", 0.8), ("violence", 0.75), ("medical", 0.85), ("shelter", 0.7)]
)
def test_given_messages_said_sideways_are_mostly_seen(kind: str, floor: float) -> None:
    assert share_seen(list(given()), kind, said_openly=False) >= floor


def test_given_calm_messages_hardly_alarm() -> None:
    assert share_of_false_alarms(list(given())) <= 0.02


@pytest.mark.parametrize("round_name", ["written_1", "written_2"])
@pytest.mark.parametrize("kind", KINDS)
def test_written_messages_said_openly_are_seen(round_name: str, kind: str) -> None:
    assert share_seen(list(written(round_name)), kind, said_openly=True) >= 0.95


@pytest.mark.parametrize("round_name", ["written_1", "written_2"])
def test_written_calm_messages_hardly_alarm(round_name: str) -> None:
    assert share_of_false_alarms(list(written(round_name))) <= 0.02


@pytest.mark.parametrize("kind", KINDS)
def test_short_rounds_said_openly_are_seen(kind: str) -> None:
    assert share_seen(list(short_rounds()), kind, said_openly=True) >= 0.95


def test_short_rounds_calm_messages_hardly_alarm() -> None:
    assert share_of_false_alarms(list(short_rounds())) <= 0.05


def test_it_is_mostly_right_about_whom_a_message_speaks_of() -> None:
    entries = [
        entry
        for round_name in ("written_1", "written_2")
        for kind in KINDS
        for entry in load(f"{round_name}/{kind}.yml")
        if screen(entry["text"]).kind != "none"
    ]

    right = sum(screen(entry["text"]).about == entry["about"] for entry in entries)

    print(f"about: right in {right} of {len(entries)}")  # noqa: T201 -- the figures are for reading
    assert right / len(entries) >= 0.85
