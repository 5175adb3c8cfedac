"""Somebody is back at an intake that is still open: go on, or begin anew?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.alarm import alarm_in, tell_help
from actions.case_action import CaseAction, Events, ask_again, tell
from actions.intake_start import begin_check, begin_referral
from actions.intake_state import heard_from, is_new_answer, reader
from bot.intake.asides import ASIDES, SURE
from bot.intake.heard import SETTLED
from bot.intake.keeping import CRITERIA_FORM, REFERRAL_FORM

if TYPE_CHECKING:
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

RESUME_FORM, SLOT = "resume_form", "resume_choice"
#: What can be gone on with.
INTAKES = frozenset({REFERRAL_FORM, CRITERIA_FORM, "continue_form"})
_SETTLED = [SlotSet(name, value) for name, value in SETTLED.items()]


class ActionComeBack(CaseAction):
    """Ask whether to go on; nothing that was answered is shown before, others may look on."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_come_back"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        form = (tracker.active_loop or {}).get("name")
        if form == RESUME_FORM:
            return ask_again(form)
        left = [ActiveLoop(None), SlotSet("requested_slot", None), *_SETTLED]
        if form not in INTAKES:
            tell(dispatcher, self.wording.message("general/welcome", is_busy=False))
            return left
        asked = [SlotSet(SLOT, None), SlotSet("left_form", form)]
        return [*left, *asked, FollowupAction(RESUME_FORM)]


class ActionAskResumeChoice(CaseAction):
    """Ask for ``resume_choice``."""

    def name(self) -> str:
        """Return the name by which the form finds the question of its slot."""
        return "action_ask_resume_choice"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        again = bool(tracker.get_slot("question_attempts"))
        tell(dispatcher, self.wording.message("codes/resume", again=again), question=SLOT)
        return []


class ValidateResumeForm(CaseAction):
    """Take the choice, pressed or typed."""

    def name(self) -> str:
        """Return the name Rasa gives the validation of this form."""
        return "validate_resume_form"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        asked = SlotSet("requested_slot", SLOT)
        if not is_new_answer(tracker):
            return [asked]
        heard = heard_from(tracker)
        alarm = alarm_in(tracker)
        if alarm is not None:
            tell_help(dispatcher, tracker, alarm, self.wording)
            return [asked]
        typed = None if heard.is_button else reader(tracker)(SLOT, heard.text).value
        choice = heard.pressed.get(SLOT) or typed
        if choice in {"continue", "restart"}:
            return [*_SETTLED, SlotSet(SLOT, choice), SlotSet("requested_slot", None)]
        is_other = heard.intent in ASIDES or heard.intent.startswith("ask_")
        if is_other and heard.confidence >= SURE:
            # No slot changes: Rasa takes that as a rejection, and the rules answer.
            return []
        return [SlotSet("question_attempts", 1), asked]


class ActionResume(CaseAction):
    """Go on at the question that was open, or begin the same anew."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_resume"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        form = tracker.get_slot("left_form") or REFERRAL_FORM
        done = [SlotSet(SLOT, None), SlotSet("left_form", None)]
        if tracker.get_slot(SLOT) == "continue":
            return [*done, FollowupAction(form)]
        is_check = form != REFERRAL_FORM
        begin = begin_check if is_check else begin_referral
        began = begin(dispatcher, tracker, self.wording)
        return [*done, *began, FollowupAction(CRITERIA_FORM if is_check else REFERRAL_FORM)]
