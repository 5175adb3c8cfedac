"""The pattern files, loaded once.

``patterns/<kind>/<group>.yml`` holds what means one thing; ``quiet.yml`` what is no alarm although
its words are those of one; ``vocabulary.yml`` and ``spelling.yml`` the words they share.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from bot.safety.data_file import read_data_file
from bot.safety.matching import Lexicon, Pattern, PatternIndex

#: The kinds of messages that must not wait, in the order of the pattern files.
KINDS = ("suicide", "violence", "medical", "shelter")

_FOLDER = Path(__file__).with_name("patterns")


@dataclass(frozen=True)
class Group:
    """Patterns that mean one thing, and what takes that meaning away.

    ``urgent``: danger of life. ``answer``: whether it counts as an answer to "waar slaap je?":
    "no", "also", or "only" (and nowhere else). ``weak``: of ten that it finds in messages nobody
    tuned on, more than one is no alarm, so that the statistics may take it back.
    """

    kind: str
    name: str
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    quiet_by: frozenset[str]
    urgent: bool
    answer: str
    weak: bool


@dataclass(frozen=True)
class Context:
    """Words that make a match no alarm, in the same sentence or anywhere in the message."""

    name: str
    scope: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True)
class Rules:
    """All that the screening knows."""

    lexicon: Lexicon
    groups: tuple[Group, ...]
    figures: tuple[Pattern, ...]
    contexts: tuple[Context, ...]
    now: tuple[Pattern, ...]
    meant: tuple[Pattern, ...]

    @cached_property
    def index(self) -> PatternIndex:
        """Return the patterns of all groups so that those that can match are soon found."""
        return PatternIndex([group.patterns for group in self.groups])


@lru_cache(maxsize=1)
def rules() -> Rules:
    """Load and compile the pattern files when the first message comes."""
    lexicon = Lexicon(_read("vocabulary"))
    quiet = _read("quiet")
    contexts = tuple(
        Context(entry["name"], entry["scope"], _compiled(lexicon, entry["patterns"]))
        for entry in quiet["contexts"]
    )
    return Rules(
        lexicon=lexicon,
        groups=tuple(group for kind in KINDS for group in _groups(lexicon, kind)),
        figures=_compiled(lexicon, quiet["figures"]),
        contexts=contexts,
        now=_compiled(lexicon, quiet["now"]),
        meant=_compiled(lexicon, quiet["meant"]),
    )


def _groups(lexicon: Lexicon, kind: str) -> list[Group]:
    return [
        _group(lexicon, kind, file.stem, _read(f"{kind}/{file.stem}"))
        for file in sorted((_FOLDER / kind).glob("*.yml"))
    ]


def _group(lexicon: Lexicon, kind: str, name: str, content: dict[str, Any]) -> Group:
    return Group(
        kind=kind,
        name=name,
        patterns=_compiled(lexicon, content["patterns"]),
        unless=_compiled(lexicon, content.get("unless", [])),
        quiet_by=frozenset(content["quiet_by"]),
        urgent=content.get("urgent", False),
        answer=content.get("answer", "no"),
        weak=content.get("weak", False),
    )


def _compiled(lexicon: Lexicon, sources: list[str]) -> tuple[Pattern, ...]:
    return tuple(lexicon.compile(str(source)) for source in sources)


def _read(name: str) -> dict[str, Any]:
    return read_data_file(_FOLDER / f"{name}.yml")
