"""What the actions do when a message must not wait.

People come in through the gateway, which screens every message and sends the help before Rasa sees
it. Where Rasa is spoken to directly (trials, ``rasa shell``), the actions send it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.case_action import tell
from bot import bootstrap
from bot.safety.help import help_message
from bot.safety.screening import Screening, screen

if TYPE_CHECKING:
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from bot.wording import Wording

#: The channel of our gateway.
GATEWAY = "gateway"


def alarm_in(tracker: Tracker) -> Screening | None:
    """Return what the latest typed message cries for; None where it does not."""
    text = (tracker.latest_message or {}).get("text") or ""
    if text.startswith("/"):
        return None
    found = screen(text, question=tracker.get_slot("requested_slot"))
    return found if found.kind != "none" else None


def tell_help(
    dispatcher: CollectingDispatcher, tracker: Tracker, alarm: Screening, wording: Wording
) -> None:
    """Send the help text, unless the gateway has."""
    if tracker.get_latest_input_channel() != GATEWAY:
        confirmed = bootstrap.settings().confirmed_helplines
        tell(dispatcher, help_message(alarm, wording, confirmed=confirmed))
