"""What is told to everybody and needs a template: welcome, help, a person, privacy."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from rasa_sdk.events import ActionExecuted, ActiveLoop, FollowupAction, SessionStarted, SlotSet

from actions.after_sending import sent_reference, tell_after_sending
from actions.alarm import alarm_in, tell_help
from actions.case_action import CaseAction, Events, tell
from actions.intake_start import (
    asks_to_refer,
    begin_check,
    begins_by_story,
    looks_for_help,
    wants_to_refer,
)
from actions.intake_state import heard_from
from actions.programme import tell_other_topics, tell_topic
from bot.dialogue.topics import ASKS
from bot.intake.asides import asks_beside

if TYPE_CHECKING:
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher


#: What the gateway says of a visitor who was welcomed by it.
WELCOMED = "welcomed"


class ActionTell(CaseAction):
    """Render one template of ``templates/general``; children name it."""

    @property
    @abstractmethod
    def template(self) -> str:
        """Return the name of the template."""

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        is_busy = bool((tracker.active_loop or {}).get("name"))
        tell(dispatcher, self.wording.message(f"general/{self.template}", is_busy=is_busy))
        return []


class ActionGreet(ActionTell):
    """Say who this is and what it can do; to whom knows that already a short hello."""

    template = "welcome"

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_greet"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        is_busy = bool((tracker.active_loop or {}).get("name"))
        heard = heard_from(tracker)
        wants = wants_to_refer(tracker) or looks_for_help(tracker)
        if not is_busy and not heard.is_button and wants:
            return begins_by_story(dispatcher, tracker, self.wording)
        if is_busy or heard.is_button or not _is_welcomed(tracker):
            return await super().handle(dispatcher, tracker)
        dispatcher.utter_message(response="utter_general_greet_again")
        return []


class ActionHelp(ActionTell):
    """Say what the assistant can do."""

    template = "help"

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_help"


class ActionOutOfScope(ActionTell):
    """Say that this is beyond the assistant, and what it is for; in an intake the form goes on."""

    template = "out_of_scope"

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_out_of_scope"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        if (tracker.active_loop or {}).get("name"):
            return await super().handle(dispatcher, tracker)
        dispatcher.utter_message(response="utter_general_out_of_scope")
        return []


class ActionSpeakToHuman(ActionTell):
    """Tell how a person of the organisation is reached."""

    template = "human"

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_speak_to_human"


class ActionTakeNote(CaseAction):
    """Answer what is told outside an intake; after a cry for help the intake is offered.

    Who tells a whole story and wants to refer in it, is in the intake at once.
    """

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_take_note"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        alarm = alarm_in(tracker)
        is_calm = alarm is None or alarm.kind == "shelter"
        # Violence is one more reason to refer, where that is asked in so many words; so is what
        # only sounds like a cry. The help is told all the same.
        may_go_on = alarm is not None and (alarm.kind == "violence" or alarm.is_likeness)
        asks = may_go_on and asks_to_refer(tracker)
        if asks or (is_calm and wants_to_refer(tracker)):
            if alarm is not None:
                tell_help(dispatcher, tracker, alarm, self.wording)
            return begins_by_story(dispatcher, tracker, self.wording)
        if alarm is None:
            if not tell_after_sending(dispatcher, tracker, self.wording):
                dispatcher.utter_message(response="utter_general_inform")
            return []
        tell_help(dispatcher, tracker, alarm, self.wording)
        is_sent = tracker.get_slot("referral_reference") is not None
        tell(dispatcher, self.wording.message("general/after_alarm", is_sent=is_sent))
        return []


class ActionBeginByWords(CaseAction):
    """Begin a referral for whoever says to want one, whatever the classifier made of it."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_begin_by_words"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        heard = heard_from(tracker)
        if heard.intent in ASKS and asks_beside(heard):
            tell_topic(dispatcher, heard.intent, self.wording)
        return begins_by_story(dispatcher, tracker, self.wording)


class ActionCheckByWords(CaseAction):
    """Begin a check for whoever wants to refer nobody yet, whatever the classifier made of it."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_check_by_words"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        begun = begin_check(dispatcher, tracker, self.wording)
        return [*begun, FollowupAction("criteria_form")]


class ActionNotUnderstood(CaseAction):
    """Say that a message was not understood; unless it tells a story that begins an intake."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_not_understood"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        is_busy = bool((tracker.active_loop or {}).get("name"))
        if not is_busy and (wants_to_refer(tracker) or looks_for_help(tracker)):
            return begins_by_story(dispatcher, tracker, self.wording)
        if not tell_after_sending(dispatcher, tracker, self.wording):
            dispatcher.utter_message(response="utter_general_fallback")
        return []


class ActionOfferNextStep(CaseAction):
    """After an answer about the programme: answer what else was asked, and say how to go on.

    In an intake the form goes on by itself.
    """

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_offer_next_step"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        tell_other_topics(dispatcher, tracker, self.wording)
        if not (tracker.active_loop or {}).get("name"):
            is_sent = sent_reference(tracker) is not None
            tell(dispatcher, self.wording.message("general/next_step", is_sent=is_sent))
        return []


class ActionSessionStart(CaseAction):
    """Begin a new session with the slots and the open form of the one before.

    Rasa's own loses the open form; people come back after an hour to the question they left. Who
    comes without our gateway, which welcomes visitors itself, is told first who speaks here.
    """

    def name(self) -> str:
        """Return the name Rasa calls when a session begins."""
        return "action_session_start"

    async def handle(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
    ) -> Events:
        """See ``CaseAction.handle``."""
        events: Events = [SessionStarted()]
        events += [
            SlotSet(name, value) for name, value in tracker.slots.items() if value is not None
        ]
        form = (tracker.active_loop or {}).get("name")
        if form:
            events.append(ActiveLoop(form))
        return [*events, ActionExecuted("action_listen")]


def _is_welcomed(tracker: Tracker) -> bool:
    """Say whether the person was told who speaks here: by the gateway, or earlier in this talk."""
    metadata = tracker.get_slot("session_started_metadata") or {}
    return bool(metadata.get(WELCOMED)) or any(event["event"] == "bot" for event in tracker.events)
