"""What the case database gives back about a case."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class CaseSummary:
    """A case in a list: nothing in it needs a key, or leads to a person.

    ``outcome`` is None where there was no intake to assess.
    """

    reference: str
    status: str
    created_at: datetime
    channel: str
    outcome: str | None
    region: str | None
    age: int | None
    referrer_type: str | None

    def as_dict(self) -> dict[str, object]:
        """Return the summary as JSON."""
        return {**asdict(self), "created_at": self.created_at.isoformat()}


@dataclass(frozen=True)
class StatusChange:
    """A status that a case got, from whom and when."""

    status: str
    actor: str
    at: datetime


@dataclass(frozen=True)
class ConsentRecord:
    """A yes for one purpose, with the words that were shown."""

    purpose: str
    wording: str
    version: int
    given_at: datetime
    withdrawn_at: datetime | None = None


@dataclass(frozen=True)
class TimelineEntry:
    """Something that happened in a case; ``text`` is what a person wrote, if anything."""

    kind: str
    actor: str
    at: datetime
    details: Mapping[str, object]
    text: str | None = None


@dataclass(frozen=True)
class Alert:
    """A message that must not wait, without its words."""

    id: str
    kind: str
    about: str
    at: datetime
    taken_at: datetime | None = None
    taken_by: str | None = None


@dataclass(frozen=True)
class CaseRecord:
    """A case with everything that is known about it.

    ``own_words`` are those that say more than the answer that they stand beside.
    ``assessment`` is empty (None as JSON) where there was no intake to assess.
    """

    reference: str
    status: str
    created_at: datetime
    channel: str
    intake_id: str
    answers: Mapping[str, object]
    own_words: Mapping[str, str]
    assessment: Mapping[str, object]
    attention: tuple[str, ...]
    history: tuple[StatusChange, ...]
    consents: tuple[ConsentRecord, ...]
    timeline: tuple[TimelineEntry, ...]
    alerts: tuple[Alert, ...]

    def as_dict(self) -> dict[str, object]:
        """Return the case as the JSON of ``cases show``."""
        return {
            "reference": self.reference,
            "status": self.status,
            "created_at": self.created_at.isoformat(),
            "channel": self.channel,
            "history": [_as_json(change) for change in self.history],
            "answers": dict(self.answers),
            "own_words": dict(self.own_words),
            "assessment": dict(self.assessment) or None,
            "attention": list(self.attention),
            "consents": [_as_json(consent) for consent in self.consents],
            "timeline": [_as_json(entry) for entry in self.timeline],
            "alerts": [_as_json(alert) for alert in self.alerts],
        }

    def as_export(self) -> dict[str, object]:
        """Return what a youth who asks for the file gets: all but the notes that are withheld.

        How many these are is told, so that nobody takes the file for whole.
        """
        given = [entry for entry in self.timeline if "withheld" not in entry.details]
        file = replace(self, timeline=tuple(given)).as_dict()
        return {**file, "withheld_notes": len(self.timeline) - len(given)}


def _as_json(part: StatusChange | ConsentRecord | TimelineEntry | Alert) -> dict[str, object]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(part).items()
    }
