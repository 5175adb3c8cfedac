"""What changed since the last run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: Less is noise of rounding.
SMALLEST = 0.0005


def last(path: Path) -> dict[str, float]:
    """Return the figures of the last run; none where there was none."""
    if not path.exists():
        return {}
    kept: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return kept


def changes(now: Mapping[str, float], before: Mapping[str, float]) -> list[str]:
    """Return a line for each figure that changed, in points."""
    if not before:
        return ["  this is the first run here"]
    changed = [
        f"  {name:40}{value:7.1%}  {100 * (value - before[name]):+.1f} points"
        for name, value in now.items()
        if name in before and abs(value - before[name]) >= SMALLEST
    ]
    new = [f"  {name:40}{value:7.1%}  new" for name, value in now.items() if name not in before]
    return changed + new or ["  nothing"]
