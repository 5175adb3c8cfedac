"""Putting a verdict into Dutch: the reason, and what can be done."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.intake.finding import Finding
from bot.wording import Wording

if TYPE_CHECKING:
    from bot.intake.finding import Verdict


def explain(criterion: str, verdict: Verdict, *, speaks_to_youth: bool) -> Finding:
    """Say a verdict in the words of ``templates/intake/findings/<criterion>.txt.j2``.

    The first line that the template gives is the reason; each line after it is a next step.

    Args:
        criterion: The criterion that was judged.
        verdict: The judgement.
        speaks_to_youth: Say "je" to the youth; otherwise speak of "de jongere".
    """
    text = _wording().text(
        f"intake/findings/{criterion}.txt.j2",
        because=verdict.because,
        speaks_to_youth=speaks_to_youth,
        **verdict.view,
    )
    reason, *next_steps = (line.strip() for line in text.splitlines() if line.strip())
    return Finding(criterion, verdict.result, reason, tuple(next_steps))


@cache
def _wording() -> Wording:
    """Return a wording without the organisation: a finding names services, never a number."""
    return Wording({})
