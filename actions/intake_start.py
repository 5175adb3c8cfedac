"""Beginning an intake: what the first sentence tells, and the words before the questions."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from rasa_sdk.events import SlotSet

from actions.alarm import alarm_in, tell_help
from actions.case_action import Events, tell
from actions.intake_state import cleared, heard_from, reader, slots
from bot.intake.own_data import next_begins_with
from bot.intake.questions import CRITERIA, NETWORK_REFUSAL
from bot.intake.turn import BEGINNINGS
from bot.intake.unasked import opening

if TYPE_CHECKING:
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from bot.wording import Wording

#: What somebody who has just checked need not be asked again.
CHECKED = frozenset({*CRITERIA, NETWORK_REFUSAL, "eligibility_outcome", "birth_date", "attention"})


def begin_referral(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    wording: Wording,
    *,
    from_check: bool = False,
) -> Events:
    """Return the events that begin a new referral, with an id of its own."""
    told = _told(dispatcher, "referral_form", tracker, wording)
    if heard_from(tracker).intent == "refer_myself":
        told["referrer_type"] = "self"
        told.pop("referrer_organisation", None)
    start = wording.message("intake/start", from_check=from_check, check=False, answers=told)
    tell(dispatcher, start)
    events = cleared(keep=CHECKED if from_check else frozenset())
    known = _known(told, tracker)
    if known != told:
        tell(dispatcher, wording.message("intake/own_data"))
    return [*events, SlotSet("intake_id", secrets.token_hex(16)), *slots(known)]


def begin_check(dispatcher: CollectingDispatcher, tracker: Tracker, wording: Wording) -> Events:
    """Return the events that begin an anonymous check."""
    told = _told(dispatcher, "criteria_form", tracker, wording)
    start = wording.message("intake/start", from_check=False, check=True, answers=told)
    tell(dispatcher, start)
    return [*cleared(), *slots(told)]


def _known(told: dict[str, object], tracker: Tracker) -> dict[str, object]:
    """Add what the same referrer told of themselves for somebody before."""
    if heard_from(tracker).intent != "refer_someone":
        return told
    return next_begins_with(tracker.get_slot("own_data"), told)


def _told(
    dispatcher: CollectingDispatcher, form: str, tracker: Tracker, wording: Wording
) -> dict[str, object]:
    """Return what the sentence that begins a form tells; a cry for help in it is heard first."""
    heard = heard_from(tracker)
    if heard.intent not in BEGINNINGS or heard.is_button:
        return {}
    alarm = alarm_in(tracker)
    if alarm is not None:
        tell_help(dispatcher, tracker, alarm, wording)
    return opening(form, heard.text, reader(tracker))
