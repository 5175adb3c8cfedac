"""The intake around its forms: begin, go on after a check, store, stop."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.after_sending import tell_after_sending
from actions.case_action import CaseAction, Events, tell
from actions.intake_start import begin_check, begin_referral
from actions.intake_state import answers_from, channel_of, cleared, heard_from
from actions.kept_answers import left_behind
from actions.reminders import keep_with_referral, offer_reminder
from bot import bootstrap
from bot.errors import IncompleteReferralError, StorageError
from bot.intake.codes import as_shown
from bot.intake.keeping import CRITERIA_FORM, REFERRAL_FORM
from bot.intake.own_data import own_data_of
from bot.intake.referral import ReferralUnitOfWork, submit_referral
from bot.language.answers import wants_restart

if TYPE_CHECKING:
    from collections.abc import Callable

    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from bot.intake.turn import Heard
    from bot.wording import Message, Wording

logger = logging.getLogger(__name__)


class ActionStartReferral(CaseAction):
    """Begin a new referral; it gets an id of its own, by which it is stored once."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_start_referral"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        return begin_referral(dispatcher, tracker, self.wording)


class ActionStartCheck(CaseAction):
    """Begin an anonymous check: nothing personal is asked and nothing is stored."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_start_check"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        return begin_check(dispatcher, tracker, self.wording)


class ActionAfterCheck(CaseAction):
    """Turn a check into a referral without retyping, or end it kindly."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_after_check"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        if tracker.get_slot("continue_to_referral") == "yes":
            began = begin_referral(dispatcher, tracker, self.wording, from_check=True)
            return [*began, FollowupAction("referral_form")]
        tell(dispatcher, self.wording.message("intake/check_ended"))
        waits = offer_reminder(dispatcher, tracker, self.wording)
        left = left_behind(dispatcher, tracker, CRITERIA_FORM, self.wording, is_check=True)
        return [*cleared(), *waits, *left]


class ActionSubmitReferral(CaseAction):
    """Store the referral and tell its reference number, or say why nothing was stored.

    Reads the slots of the intake; sets ``referral_reference``.
    """

    def __init__(
        self,
        make_uow: Callable[[], ReferralUnitOfWork] = bootstrap.unit_of_work,
        wording: Wording | None = None,
    ) -> None:
        """Use the case database of the installation, or the one given."""
        super().__init__(wording)
        self._make_uow = make_uow

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_submit_referral"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        answers = answers_from(tracker)
        for slot, told in (("send_anyway", "not_sent_anyway"), ("data_consent", "no_consent")):
            if answers.get(slot) == "no":
                tell(dispatcher, self._told(told, answers))
                if slot == "data_consent":
                    return cleared()
                waits = offer_reminder(dispatcher, tracker, self.wording)
                left = left_behind(dispatcher, tracker, REFERRAL_FORM, self.wording)
                return [*cleared(), *waits, *left]
        try:
            submitted = submit_referral(
                answers,
                intake_id=answers.get("intake_id", ""),
                channel=channel_of(tracker),
                consent_wording=answers.get("consent_wording", ""),
                clock=bootstrap.settings().clock,
                rules=bootstrap.rules(),
                uow=self._make_uow(),
            )
        except StorageError:
            logger.exception("a referral could not be stored")
            tell(dispatcher, self._told("not_saved", answers))
            return [SlotSet("confirm", None), FollowupAction("referral_form")]
        except IncompleteReferralError:
            tell(dispatcher, self._told("incomplete", answers))
            # A birthday since yesterday may have changed the indication, and what is asked.
            asked_anew = [SlotSet("confirm", None), SlotSet("eligibility_outcome", None)]
            return [*asked_anew, FollowupAction("referral_form")]
        tell(
            dispatcher,
            self.wording.message(
                "intake/submitted", answers=answers, reference=submitted.reference
            ),
            reference=submitted.reference,
        )
        keep_with_referral(tracker, submitted.reference)
        code = as_shown(submitted.status_code)
        given = self.wording.message("codes/status_given", answers=answers, code=code)
        tell(dispatcher, given, status_code=code)
        kept = SlotSet("own_data", own_data_of(answers))
        return [*cleared(), kept, SlotSet("referral_reference", submitted.reference)]

    def _told(self, name: str, answers: dict[str, object]) -> Message:
        return self.wording.message(f"intake/{name}", answers=answers)


class ActionStopIntake(CaseAction):
    """Stop what is going on and forget it; begin anew when that is what was asked."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_stop_intake"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        form = (tracker.active_loop or {}).get("name")
        ended = [ActiveLoop(None), SlotSet("requested_slot", None), *cleared()]
        ended.append(SlotSet("own_data", None))
        if form and _begins_anew(heard_from(tracker)):
            begin = begin_check if form == "criteria_form" else begin_referral
            again = "criteria_form" if form == "criteria_form" else "referral_form"
            began = begin(dispatcher, tracker, self.wording)
            return [*ended, *began, FollowupAction(again)]
        if form or not tell_after_sending(dispatcher, tracker, self.wording):
            tell(dispatcher, self.wording.message("intake/stopped", was_open=bool(form)))
        left = tracker.get_slot("left_form") or form
        return [*ended, *left_behind(dispatcher, tracker, left, self.wording)]


def _begins_anew(heard: Heard) -> bool:
    return heard.pressed.get("resume_choice") == "restart" or wants_restart(heard.text)
