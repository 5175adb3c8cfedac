"""The figures: each with its goal, as a table and as JSON."""

from __future__ import annotations

import json
import math
import platform
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Sequence

OK, MISSED = "ok", "NOT MET"


@dataclass(frozen=True)
class Goal:
    """What a figure should be at most, or at least."""

    limit: float
    is_least: bool = False

    def is_met(self, value: float) -> bool:
        """Say whether a value is good enough."""
        return value >= self.limit if self.is_least else value <= self.limit


@dataclass(frozen=True)
class Figure:
    """One measured value; ``note`` says how it came about."""

    section: str
    name: str
    value: float
    unit: str
    goal: Goal | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Return whether the goal is met; "" where there is none."""
        if self.goal is None:
            return ""
        return OK if self.goal.is_met(self.value) else MISSED


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that so many of them do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)), 1) - 1]


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as lines of plain text."""
    rows = [("", "figure", "measured", "goal", "", "how")]
    rows += [
        (f.section, f.name, f"{_shown(f.value)} {f.unit}", _goal(f), f.verdict, f.note)
        for f in figures
    ]
    widths = [max(len(row[n]) for row in rows) for n in range(5)]
    lines = []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:5], widths, strict=True)]
        lines.append("  ".join([*cells, row[5]]).rstrip())
    return "\n".join(lines)


def machine() -> str:
    """Say when and where."""
    now = datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
    memory = psutil.virtual_memory().total / 1e9
    return (
        f"{now}, {psutil.cpu_count()} cores ({_processor()}), {memory:.0f} GB, "
        f"Python {platform.python_version()}"
    )


def write(path: Path, figures: Sequence[Figure]) -> None:
    """Write the figures as JSON."""
    entries = [{**asdict(figure), "verdict": figure.verdict} for figure in figures]
    content = {"machine": machine(), "figures": entries}
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _shown(value: float) -> str:
    hundred, ten = 100, 10
    return f"{value:.0f}" if value >= hundred else f"{value:.{1 if value >= ten else 2}f}"


def _goal(figure: Figure) -> str:
    if figure.goal is None:
        return ""
    sign = "≥" if figure.goal.is_least else "≤"
    return f"{sign} {figure.goal.limit:g} {figure.unit}"


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
