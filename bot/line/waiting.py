"""When somebody else is brought in: an answer, an alarm or a referral has waited for too long."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from bot.hours import WorkingHours, hours_from
from bot.settings import WORKING_HOURS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.settings import Settings

#: Who is brought in next: the duo, and when that did not help the coordinators.
Stage = Literal["duo", "coordinator"]


@dataclass(frozen=True)
class Patience:
    """How long something may wait.

    Args:
        hours: When the organisation works.
        silence: So many working hours a youth waits for an answer before somebody else is asked.
        urgent: So long an alarm waits before the coordinators are brought in.
        rings_past_hours: What goes to the staff rings by night as by day. Without, it arrives
            by night without a sound, and the time of an alarm counts from when work begins.
    """

    hours: WorkingHours = field(default_factory=lambda: hours_from(WORKING_HOURS))
    silence: timedelta = timedelta(hours=4)
    urgent: timedelta = timedelta(minutes=10)
    rings_past_hours: bool = True

    @classmethod
    def of(cls, settings: Settings) -> Patience:
        """Return what an installation has chosen."""
        return cls(
            settings.working_hours,
            timedelta(hours=settings.silence_hours),
            timedelta(minutes=settings.urgent_minutes),
            settings.ring_past_hours,
        )

    def rings(self, moment: datetime) -> bool:
        """Say whether what goes to the staff rings at a moment."""
        return self.rings_past_hours or self.hours.are_on(moment)

    def is_unheard(self, at: datetime, now: datetime) -> bool:
        """Say whether an alarm of a moment has waited too long for somebody to take it."""
        begin = at if self.rings(at) else self.hours.next_begin(at)
        return begin + self.urgent <= now

    def is_silent(self, since: datetime, now: datetime) -> bool:
        """Say whether the working hours of silence have passed."""
        return self.hours.after(since, self.silence) <= now

    def is_left(self, offered_at: datetime, now: datetime) -> bool:
        """Say whether a working day has passed since a referral was offered."""
        return self.hours.after(offered_at, self.hours.longest_day) <= now


@dataclass(frozen=True)
class Unanswered:
    """A message of a youth that nobody answered, and when others were brought in for it."""

    message_id: str
    at: datetime
    duo_told_at: datetime | None = None
    coordinator_told_at: datetime | None = None

    @property
    def stage(self) -> Stage | None:
        """Return who would be brought in next; None where everybody was."""
        if self.coordinator_told_at is not None:
            return None
        return "coordinator" if self.duo_told_at is not None else "duo"

    @property
    def since(self) -> datetime:
        """Return from when the silence counts: the message, or when the duo got it."""
        return self.duo_told_at or self.at


def stage_due(waiting: Sequence[Unanswered], now: datetime, patience: Patience) -> Stage | None:
    """Return who is brought in now for the unanswered messages of a youth; None: nobody yet.

    Each stage has the full hours, counted from when the one before it was told.
    """
    due = {one.stage for one in waiting if one.stage and patience.is_silent(one.since, now)}
    if "coordinator" in due:
        return "coordinator"
    return "duo" if due else None


def brought_along(waiting: Sequence[Unanswered], stage: Stage) -> tuple[Unanswered, ...]:
    """Return the messages that a stage gets: also those that were not due yet come along."""
    return tuple(one for one in waiting if one.stage == stage)
