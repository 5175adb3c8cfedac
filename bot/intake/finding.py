"""What is said of one criterion, and of all together: an indication, for a coach to decide."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Result = Literal["met", "not_met", "unknown"]
Outcome = Literal["eligible", "not_eligible", "to_discuss"]


@dataclass(frozen=True)
class Verdict:
    """A judgement before it is put into words.

    Args:
        result: Whether the criterion is met.
        because: Which of the sentences of the criterion's template says why.
        view: What that sentence names.
    """

    result: Result
    because: str
    view: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """One criterion, met or not, with the reason in one Dutch sentence.

    Where it is not met, ``next_steps`` say what can be done; where it is unknown, what a coach
    will ask.
    """

    criterion: str
    result: Result
    reason: str
    next_steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assessment:
    """The indication with all its findings and the points of attention."""

    outcome: Outcome
    rules_version: int
    findings: tuple[Finding, ...]
    attention: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Return the assessment as the JSON of the command line and of the case."""
        return {
            "outcome": self.outcome,
            "rules_version": self.rules_version,
            "findings": [
                {
                    "criterion": finding.criterion,
                    "result": finding.result,
                    "reason": finding.reason,
                    "next_steps": list(finding.next_steps),
                }
                for finding in self.findings
            ],
            "attention": list(self.attention),
        }


def outcome_of(results: Iterable[Result]) -> Outcome:
    """Weigh the results: one that is not met leads, then one that is unknown."""
    seen = set(results)
    if "not_met" in seen:
        return "not_eligible"
    return "to_discuss" if "unknown" in seen else "eligible"
