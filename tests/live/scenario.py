"""Conversations in plain Dutch: read from ``tests/conversations/*.yml``, played against Rasa.

Whoever is played answers the question that is open (``requested_slot``), in the words of the
scenario, or else in usual ones.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tests.live.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).resolve().parents[1] / "conversations"
WORDS = FOLDER / "words.yml"
#: On this line the visitor goes on with another device.
ELSEWHERE = "(elders)"
#: Stands for the code that the assistant told last.
LAST_CODE = "{code}"
CODE = re.compile(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}\b")
#: Nobody goes on for so long.
MOST_TURNS = 60
#: What a scenario may tell; a misspelt key would test nothing.
KEYS = frozenset(
    (
        "gesprek",
        "begin",
        "zeg",
        "antwoorden",
        "tussendoor",
        "niet gevraagd",
        "hoogstens beurten",
        "bewaard",
        "niet bewaard",
        "besluit",
        "aandacht",
        "verstuurd",
        "bekend zwak",
    )
)


@cache
def words() -> dict[str, dict[str, Any]]:
    """Return the words of the scenarios and what they are called in the contract."""
    return yaml.safe_load(WORDS.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Scenario:
    """One conversation, in the names of the contract."""

    name: str
    begin: str
    tells: tuple[str, ...]
    answers: Mapping[str, tuple[str, ...]]
    asides: Mapping[str, tuple[str, ...]]
    not_asked: frozenset[str]
    most_turns: int
    stored: Mapping[str, object]
    not_stored: frozenset[str]
    outcome: str
    attention: frozenset[str]
    is_sent: bool
    #: Why it does not come out right yet; "" where it does.
    weakness: str = ""


@dataclass
class Played:
    """What happened in a conversation."""

    asked: list[str] = field(default_factory=list)
    turns: int = 0
    outcome: str = ""
    reference: str = ""
    said: list[tuple[str, str]] = field(default_factory=list)
    #: What was understood when the indication was given last.
    slots: Mapping[str, object] = field(default_factory=dict)
    code: str = ""


def scenarios() -> list[Scenario]:
    """Return all conversations of the folder, by file and order."""
    return [
        scenario_from(told)
        for path in sorted(FOLDER.glob("*.yml"))
        if path != WORDS
        for told in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def scenario_from(told: Mapping[str, Any]) -> Scenario:
    """Read one conversation; a key or word that nobody knows is an error."""
    strange = set(told) - KEYS
    if strange:
        message = f"{told.get('gesprek')}: {sorted(strange)}"
        raise KeyError(message)
    usual = words()["gewoon"]
    return Scenario(
        name=told["gesprek"],
        begin=told["begin"],
        tells=_listed(told.get("zeg")),
        answers=_by_slot({**usual, **told.get("antwoorden", {})}),
        asides=_by_slot(told.get("tussendoor", {})),
        not_asked=frozenset(map(slot_of, told.get("niet gevraagd", ()))),
        most_turns=told.get("hoogstens beurten", MOST_TURNS),
        stored=dict(_stored(told.get("bewaard", {}))),
        not_stored=frozenset(map(slot_of, told.get("niet bewaard", ()))),
        outcome=words()["besluit"][told["besluit"]] if "besluit" in told else "",
        attention=frozenset(words()["aandacht"][code] for code in told.get("aandacht", ())),
        is_sent=told.get("verstuurd", True),
        weakness=told.get("bekend zwak", ""),
    )


def slot_of(name: str) -> str:
    """Return the slot that a scenario calls by this name."""
    return words()["vragen"][name]


def _stored(told: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in told.items():
        # YAML reads a bare "ja" as text, but "no" or "yes" of another tongue as true or false.
        yield slot_of(name), words()["antwoorden"].get(value, value)


def _by_slot(told: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    return {slot_of(name): _listed(said) for name, said in told.items()}


def _listed(said: object) -> tuple[str, ...]:
    if said is None:
        return ()
    return tuple(map(str, said)) if isinstance(said, list) else (str(said),)


def play(scenario: Scenario, talk: Talk) -> Played:
    """Play a conversation to its end: until nothing is asked any more."""
    played = Played()
    for line in (scenario.begin, *scenario.tells):
        talk = _say(line, talk, played)
    asked: Counter[str] = Counter()
    waiting = {slot: list(lines) for slot, lines in scenario.asides.items()}
    aside: list[str] = []
    while (slot := talk.slots.get("requested_slot")) or aside:
        if played.turns >= MOST_TURNS:
            break
        aside = waiting.get(slot, []) or aside
        if aside:
            talk = _say(aside.pop(0), talk, played)
            continue
        played.asked.append(slot)
        lines = scenario.answers[slot]
        talk = _say(lines[min(asked[slot], len(lines) - 1)], talk, played)
        asked[slot] += 1
    return played


def _say(line: str, talk: Talk, played: Played) -> Talk:
    """Say a line and note what came of it; return who speaks on."""
    if line == ELSEWHERE:
        return Talk(talk.live)
    line = line.replace(LAST_CODE, played.code)
    put = talk.say(line)
    played.turns += 1
    played.said.append((line, put.text))
    played.code = (CODE.findall(put.text) or [played.code])[-1]
    if put.outcome:
        played.outcome, played.slots = put.outcome, talk.slots
    played.reference = put.reference or played.reference
    return talk
