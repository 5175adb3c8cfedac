"""To which youth a message of a coach goes: what belongs to nobody is asked about, not guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

#: How long a picked youth stays picked after the last message.
PICK_LASTS = timedelta(hours=8)


@dataclass(frozen=True)
class Destination:
    """The case that a message belongs to, and how that is known; None: it must be asked."""

    case_id: str | None
    by: Literal["reply", "pick", "question"]


def destination(*, is_reply: bool, replied_case: str | None, picked: str | None) -> Destination:
    """Return where a message of the staff goes.

    A reply goes to the case of what it replies to, whoever is picked. A reply to something that
    belongs to no case is asked about, even while a youth is picked: it may be about another one.

    Args:
        is_reply: It is a reply to some earlier message.
        replied_case: The case of that message, where it has one.
        picked: The case of the youth whom the coach keeps talking with.
    """
    if is_reply:
        return Destination(replied_case, "reply" if replied_case else "question")
    return Destination(picked, "pick" if picked else "question")


def picked_now(case_id: str | None, since: datetime | None, now: datetime) -> str | None:
    """Return the case that is still picked; after a night nobody is."""
    if case_id is None or since is None or now - since >= PICK_LASTS:
        return None
    return case_id
