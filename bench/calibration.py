"""Whether confidence means what it says: of what is 80 % sure, 80 % should be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.held_out import Parsed, share

if TYPE_CHECKING:
    from collections.abc import Sequence

STEPS = 10


def table(found: Sequence[Parsed]) -> list[str]:
    """Return a line for each tenth of confidence, and what goes wrong above the threshold."""
    lines = []
    for step in range(STEPS):
        inside = [one for one in found if step <= one.confidence * STEPS < step + 1]
        if step == STEPS - 1:
            inside += [one for one in found if one.confidence >= 1]
        if inside:
            right = share(sum(one.is_right for one in inside), len(inside))
            mean = sum(one.confidence for one in inside) / len(inside)
            lines.append(
                f"  {step / STEPS:.1f} to {(step + 1) / STEPS:.1f}, mean {mean:.2f}: {right}"
            )
    confident = [one for one in found if not one.asks_back]
    wrong = sum(one.is_misunderstood for one in confident)
    lines.append(f"  wrong among those above the threshold: {share(wrong, len(confident))}")
    lines.append(f"  wrong above the threshold, of all: {share(wrong, len(found))}")
    lines.append(f"  expected calibration error: {expected_error(found):.3f}")
    return lines


def expected_error(found: Sequence[Parsed]) -> float:
    """Return how far confidence and share right lie apart, averaged over the tenths."""
    bins: dict[int, list[Parsed]] = {}
    for one in found:
        bins.setdefault(min(int(one.confidence * STEPS), STEPS - 1), []).append(one)
    apart = (
        abs(sum(one.confidence for one in inside) - sum(one.is_right for one in inside))
        for inside in bins.values()
    )
    return sum(apart) / len(found)
