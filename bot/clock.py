"""The time of the world, which a trial may start elsewhere."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

#: Where the people of the programme live; dates and times are told in this zone.
BRUSSELS = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True)
class Clock:
    """Tell the time; with ``start`` it begins there and runs on (for trials and tests)."""

    start: datetime | None = None
    _since: float = field(default_factory=time.monotonic, repr=False)

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        if self.start is None:
            return datetime.now(timezone.utc)
        elapsed = timedelta(seconds=time.monotonic() - self._since)
        return self.start.astimezone(timezone.utc) + elapsed

    def today(self) -> date:
        """Return today's date in Brussels."""
        return self.now().astimezone(BRUSSELS).date()
