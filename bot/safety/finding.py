"""What one way of looking found in a message: a kind, about whom, and why."""

from __future__ import annotations

from dataclasses import dataclass

#: The open question to which the name of a place is an answer, not an alarm.
LIVING_SITUATION = "living_situation"


@dataclass(frozen=True)
class Finding:
    """One reason why a message must not wait; ``is_urgent``: danger of life is named.

    ``is_weak``: a reason that is often mistaken, so that the statistics may take it back.
    """

    kind: str
    about: str
    reason: str
    is_urgent: bool = False
    is_weak: bool = False

    @property
    def rank(self) -> int:
        """Order by urgency: danger of life, suicide, violence, other medical, shelter."""
        if self.kind == "medical":
            return 0 if self.is_urgent else 3
        return {"suicide": 1, "violence": 2, "shelter": 4}[self.kind]
