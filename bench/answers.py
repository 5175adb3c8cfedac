"""How well held-out answers are read: ``python -m bench.answers [FILE ...]``.

Wrong is kept apart from missed, for a wrong value is worse than none. Files of the same form as
``tests/language/held_out*.jsonl`` may be given instead of those.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.held_out import share
from bot.language.answers import read_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path(__file__).parents[1] / "tests" / "language"


@dataclass(frozen=True)
class Read:
    """One answer of a slot: whether the value is right, and whether there is one."""

    slot: str
    is_right: bool
    has_value: bool

    @property
    def is_wrong(self) -> bool:
        """Say whether a wrong value was read."""
        return self.has_value and not self.is_right

    @property
    def is_missed(self) -> bool:
        """Say whether nothing was read where there was something."""
        return not self.has_value and not self.is_right


def read_held_out(files: Sequence[Path] = ()) -> list[Read]:
    """Read every answer of these files, or of every file of ours."""
    return [
        _read(json.loads(line))
        for path in files or sorted(FOLDER.glob("held_out*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def figures(found: Sequence[Read]) -> dict[str, float]:
    """Return the figures that are compared with the run before."""
    return {
        "answers: right": sum(one.is_right for one in found) / len(found),
        "answers: wrong value": sum(one.is_wrong for one in found) / len(found),
        "answers: missed": sum(one.is_missed for one in found) / len(found),
    }


def table(found: Sequence[Read]) -> list[str]:
    """Return a line in all and for each slot: right, wrong, missed."""
    by_slot: dict[str, list[Read]] = defaultdict(list)
    for one in found:
        by_slot[one.slot].append(one)
    return [_line("all", found), *(_line(slot, by_slot[slot]) for slot in sorted(by_slot))]


def _line(name: str, found: Sequence[Read]) -> str:
    right = share(sum(one.is_right for one in found), len(found))
    wrong, missed = sum(one.is_wrong for one in found), sum(one.is_missed for one in found)
    return f"  {name:28}{right:24} wrong {wrong}, missed {missed}"


def _read(row: dict[str, Any]) -> Read:
    reading = read_answer(
        row["slot"],
        row["text"],
        question=row.get("question") or "",
        today=date.fromisoformat(row["today"]),
    )
    choices = row.get("choices") or ()
    is_right = reading.value == row["value"] and set(reading.choices) == set(choices)
    return Read(row["slot"], is_right, reading.value is not None)


if __name__ == "__main__":
    print("\n".join(table(read_held_out([Path(name) for name in sys.argv[1:]]))))
