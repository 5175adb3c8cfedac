"""The sentences from which the statistical reader learns; read by training and tests alone.

``corpus/*.yml`` was written for it, each file as another person or with another aim; the given
and written messages of the tests are learned too, since the patterns were made on them. The
sentences of the dialogue teach what an ordinary message is. ``tests/safety/held_out`` is never
read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from bot.safety import concepts
from bot.safety.data_file import read_data_file
from bot.safety.rules import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parents[2]
_CORPUS = Path(__file__).with_name("corpus")
_MESSAGES = _ROOT / "tests/safety/messages"
_DIALOGUE = _ROOT / "nlu_data/nlu"
_SPELLING = Path(__file__).with_name("patterns") / "spelling.yml"
_MARKED = re.compile(r"\[([^\]]*)\](?:\{[^}]*\}|\([^)]*\))")
#: Under this key of the corpus stand answers to the intake, among them places without a bed.
ORDINARY = "ordinary"
#: Intents in which people tell of a night without a bed: ordinary in all but shelter.
_OF_HOUSING = {
    "ask_detention",
    "ask_minors",
    "ask_temporary_housing",
    "check_eligibility",
    "inform",
    "refer_myself",
    "refer_someone",
}


@dataclass(frozen=True)
class Sample:
    """A message, its kind or "none", who wrote it, and the kinds it says nothing about.

    ``is_open``: an alarm that is said in so many words. ``is_background``: an ordinary sentence
    of the dialogue, of which there are so many that each weighs less. ``is_new_to_patterns``:
    no pattern was made or changed with it in view.
    """

    text: str
    kind: str
    writer: str
    is_open: bool = False
    is_background: bool = False
    is_new_to_patterns: bool = False
    silent_on: frozenset[str] = frozenset()


def samples() -> list[Sample]:
    """Return all messages to learn from, in a fixed order."""
    return [*_written_for_training(), *_given(), *_written_in_rounds(), *_dialogue()]


def digest() -> str:
    """Return a fingerprint of what the weights are made of.

    The dialogue is left out: it changes often, and one sentence more or less of so many
    ordinary ones changes nothing that matters.
    """
    files = [*sorted(_CORPUS.glob("*.yml")), *sorted(_MESSAGES.rglob("*.*"))]
    content = b"".join(file.read_bytes() for file in (*files, concepts.FILE, _SPELLING))
    return sha256(content).hexdigest()


def _written_for_training() -> Iterator[Sample]:
    for file in sorted(_CORPUS.glob("*.yml")):
        for kind, texts in read_data_file(file).items():
            for text in texts.splitlines():
                yield _written_sample(text, kind, file.stem)


def _written_sample(text: str, kind: str, writer: str) -> Sample:
    if kind == ORDINARY:
        silent_on = frozenset({"shelter"})
        return Sample(text, "none", writer, is_background=True, silent_on=silent_on)
    return Sample(text, kind, writer, is_open=kind in KINDS, is_new_to_patterns=True)


def _given() -> Iterator[Sample]:
    for file in sorted(_MESSAGES.glob("*.jsonl")):
        for entry in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            yield Sample(entry["text"], entry["kind"], file.stem, is_open=bool(entry["open"]))


def _written_in_rounds() -> Iterator[Sample]:
    for file in sorted(_MESSAGES.glob("*/*.yml")):
        for entry in read_data_file(file):
            if isinstance(entry, dict):
                yield Sample(entry["text"], file.stem, file.parent.name, is_open=entry["open"])
            else:
                yield Sample(str(entry), file.stem, file.parent.name)
    for file in sorted(_MESSAGES.glob("*.yml")):
        for kind, texts in read_data_file(file).items():
            for text in texts:
                yield Sample(text, kind, file.stem, is_open=kind in KINDS)


def _dialogue() -> Iterator[Sample]:
    for file in sorted(_DIALOGUE.glob("*.yml")):
        for block in read_data_file(file)["nlu"]:
            intent = block.get("intent", "")
            silent_on = frozenset({"shelter"} if intent in _OF_HOUSING else ())
            for line in block["examples"].splitlines() if intent else ():
                text = _MARKED.sub(r"\1", line.removeprefix("- "))
                yield Sample(text, "none", "dialogue", is_background=True, silent_on=silent_on)
