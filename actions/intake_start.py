"""Beginning an intake: what the first sentence tells, and the words before the questions."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from rasa_sdk.events import FollowupAction, SlotSet

from actions.alarm import alarm_in, tell_help
from actions.case_action import Events, tell
from actions.intake_state import cleared, heard_from, reader, slots, story_before
from bot.intake.beginning import OTHER, begins, is_of_another, is_of_writer
from bot.intake.opening import OPENING, invites, speaks_of_referring
from bot.intake.own_data import next_begins_with, told_by_checker
from bot.intake.own_words import with_own_words
from bot.intake.pressed import BEGINNINGS
from bot.intake.questions import CRITERIA, NETWORK_REFUSAL, OWN_WORDS
from bot.intake.referring import SELF, refers, seeks_help
from bot.intake.unasked import told_at_once
from bot.language.answers import asks_why
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from bot.wording import Wording

#: "Ik heb al een coach", "kan je mij helpen met een vraag?"
_HAS_OR_ASKS = re.compile(r"\b(?:vragen|vraag\w*|info\w*|uitleg|ik heb al|heb ik al)\b")
#: What somebody who has just checked need not be asked again.
CHECKED = frozenset(
    {*CRITERIA, NETWORK_REFUSAL, OWN_WORDS, "eligibility_outcome", "birth_date", "attention"}
)


def begin_referral(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    wording: Wording,
    *,
    from_check: bool = False,
) -> Events:
    """Return the events that begin a new referral, with an id of its own."""
    is_self = _is_for_self(tracker)
    known: dict[str, object] = {"referrer_type": "self"} if is_self else {}
    told = {**known, **_told(dispatcher, "referral_form", known, tracker, wording)}
    told = _without_wrong_writer(told, tracker)
    tell(dispatcher, wording.message("intake/start", from_check=from_check, check=False))
    _repeat(dispatcher, told, wording)
    events = cleared(keep=CHECKED if from_check else frozenset())
    begun = _known(told, tracker, from_check=from_check)
    if begun != told and not from_check:
        tell(dispatcher, wording.message("intake/own_data"))
    events += [SlotSet("intake_id", secrets.token_hex(16)), *slots(begun)]
    return events if from_check else [*events, *_invited(told)]


def _without_wrong_writer(told: dict[str, object], tracker: Tracker) -> dict[str, object]:
    """Leave out who writes, for it to be asked, where all of the message speaks against it."""
    text, who = story_before(tracker), told.get("referrer_type")
    is_wrong = is_of_another(text) if who == SELF else who and is_of_writer(text)
    return {slot: told[slot] for slot in told if slot != "referrer_type"} if is_wrong else told


def begin_check(dispatcher: CollectingDispatcher, tracker: Tracker, wording: Wording) -> Events:
    """Return the events that begin an anonymous check."""
    told = _told(dispatcher, "criteria_form", {}, tracker, wording)
    tell(dispatcher, wording.message("intake/start", from_check=False, check=True))
    _repeat(dispatcher, told, wording)
    return [
        *cleared(),
        *own_data_in(story_before(tracker), tracker),
        *slots(told),
        *_invited(told),
    ]


def own_data_in(text: str, tracker: Tracker) -> Events:
    """Return what keeps who asks for a check, told by the way, for a referral after it."""
    told = told_by_checker(told_at_once("referral_form", {}, text, reader(tracker)))
    return [SlotSet("own_data", told)] if told else []


def _repeat(dispatcher: CollectingDispatcher, told: dict[str, object], wording: Wording) -> None:
    """Say what was understood of the first sentence."""
    heard = tuple(slot for slot in told if slot not in {"referrer_type", "birth_date", OWN_WORDS})
    if heard:
        tell(dispatcher, wording.message("intake/heard", answers=told, slots=heard))


def _invited(told: dict[str, object]) -> Events:
    """Return what makes the first question ask for the story, unless it was told already."""
    return [SlotSet("question_stage", OPENING)] if invites(told) else []


def wants_to_refer(tracker: Tracker) -> bool:
    """Say whether a message outside an intake is a story that asks to refer somebody.

    Whoever tells who they are and how the youth lives wants help, and need not ask for it; and a
    service that speaks of a referral makes one.
    """
    text = story_before(tracker)
    told = told_at_once("referral_form", {}, text, reader(tracker))
    says_who = "referrer_type" in told or seeks_help(text)
    if begins(text) in {SELF, OTHER}:
        return True
    if not invites(told):
        return speaks_of_referring(text) or says_who
    return speaks_of_referring(text) and told.get("referrer_type") == "service"


def looks_for_help(tracker: Tracker) -> bool:
    """Say whether the latest message looks for a home or help for the writer, in plain words."""
    text = heard_from(tracker).text
    is_question = asks_why(text) or _HAS_OR_ASKS.search(normalise(text)) is not None
    return seeks_help(text) and not is_question and not tracker.get_slot("referral_reference")


def asks_to_refer(tracker: Tracker) -> bool:
    """Say whether the latest message asks in so many words to refer somebody."""
    return refers(heard_from(tracker).text) is not None


def _is_for_self(tracker: Tracker) -> bool:
    """Say whether a referral is begun for the writer; plain words go before the classifier."""
    heard = heard_from(tracker)
    whom = None if heard.is_button else refers(heard.text)
    if whom is not None:
        return whom == SELF
    if not heard.is_button and is_of_another(heard.text):
        return False
    story = story_before(tracker)
    tells_of_self = seeks_help(story) or is_of_writer(story)
    return heard.intent == "refer_myself" or (heard.intent not in BEGINNINGS and tells_of_self)


def begins_by_story(
    dispatcher: CollectingDispatcher, tracker: Tracker, wording: Wording
) -> Events:
    """Return the events that begin a referral with a story told outside an intake."""
    return [*begin_referral(dispatcher, tracker, wording), FollowupAction("referral_form")]


def _known(told: dict[str, object], tracker: Tracker, *, from_check: bool) -> dict[str, object]:
    """Add what the same referrer told of themselves in the check, or for somebody before."""
    if not from_check and heard_from(tracker).intent != "refer_someone":
        return told
    return next_begins_with(tracker.get_slot("own_data"), told)


def _told(
    dispatcher: CollectingDispatcher,
    form: str,
    known: dict[str, object],
    tracker: Tracker,
    wording: Wording,
) -> dict[str, object]:
    """Return what the sentence that begins a form tells; a cry for help in it is heard first."""
    heard = heard_from(tracker)
    alarm = None if heard.is_button or heard.intent not in BEGINNINGS else alarm_in(tracker)
    if alarm is not None:
        tell_help(dispatcher, tracker, alarm, wording)
    story = story_before(tracker)
    told = told_at_once(form, known, story, reader(tracker))
    return told | with_own_words("", known, told, story)
