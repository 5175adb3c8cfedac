"""How well answers are read that stand in no example: ``python -m bench.answers [FILE ...]``.

The held-out answers stand in ``tests/language/held_out*.jsonl``; files of the same form (slot,
question, text, today, value, choices) may be given instead. Wrong is kept apart from missed, for a
wrong value is worse than none.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.understanding import share
from bot.language.answers import read_answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.language.reading import Reading

HELD_OUT = Path(__file__).parents[1] / "tests" / "language"


@dataclass(frozen=True)
class KindFigure:
    """How the answers of one kind were read; ``kind`` is a slot, or "all"."""

    kind: str
    right: int
    missed: int
    wrong: int

    @property
    def total(self) -> int:
        """Return how many answers there were."""
        return self.right + self.missed + self.wrong


def held_out(files: Iterable[Path] = ()) -> list[dict[str, Any]]:
    """Return the held-out answers of these files, or of every file of ours."""
    paths = list(files) or sorted(HELD_OUT.glob("held_out*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def verdict(row: dict[str, Any], reading: Reading) -> str:
    """Return "right", "missed" or "wrong"; choices that are not the right ones miss the answer."""
    same = set(reading.choices) == set(row.get("choices") or ())
    if reading.value == row["value"] and same:
        return "right"
    return "missed" if reading.value is None else "wrong"


def figures_by_kind(rows: Iterable[dict[str, Any]]) -> list[KindFigure]:
    """Read every answer; return the figures of each kind, the least right first, then of all."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        today = date.fromisoformat(row["today"])
        read = read_answer(
            row["slot"], row["text"], question=row.get("question") or "", today=today
        )
        counts.setdefault(row["slot"], Counter())[verdict(row, read)] += 1
    ordered = sorted(counts.items(), key=lambda item: item[1]["right"] / item[1].total())
    ordered.append(("all", sum(counts.values(), Counter())))
    return [
        KindFigure(kind, count["right"], count["missed"], count["wrong"])
        for kind, count in ordered
    ]


def main() -> None:
    """Print how many answers of each kind are read right, missed and wrong."""
    for one in figures_by_kind(held_out(map(Path, sys.argv[1:]))):
        missed, wrong = one.missed, one.wrong
        print(f"{one.kind:28}{share(one.right, one.total)}, {missed} missed, {wrong} wrong")


if __name__ == "__main__":
    main()
