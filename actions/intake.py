"""The intake around its forms: begin, go on after a check, store, stop."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.case_action import CaseAction, Events, tell
from actions.intake_state import answers_from, cleared, heard_from
from bot import bootstrap
from bot.errors import IncompleteReferralError, StorageError
from bot.intake.ask import question_message
from bot.intake.questions import CRITERIA, NETWORK_REFUSAL
from bot.intake.referral import ReferralUnitOfWork, submit_referral
from bot.language.answers import wants_restart

if TYPE_CHECKING:
    from collections.abc import Callable

    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from bot.wording import Message, Wording

#: What somebody who has just checked need not be asked again.
CHECKED = frozenset({*CRITERIA, NETWORK_REFUSAL, "eligibility_outcome", "birth_date", "attention"})


class ActionStartReferral(CaseAction):
    """Begin a new referral; it gets an id of its own, by which it is stored once."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_start_referral"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        from_check = tracker.get_slot("continue_to_referral") == "yes"
        heard = heard_from(tracker)
        events = cleared(keep=CHECKED if from_check else frozenset())
        events.append(SlotSet("intake_id", secrets.token_hex(16)))
        if heard.intent == "refer_myself":
            events.append(SlotSet("referrer_type", "self"))
        tell(dispatcher, self.wording.message("intake/start", from_check=from_check, check=False))
        return events


class ActionStartCheck(CaseAction):
    """Begin an anonymous check: nothing personal is asked and nothing is stored."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_start_check"

    async def handle(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
    ) -> Events:
        """See ``CaseAction.handle``."""
        tell(dispatcher, self.wording.message("intake/start", from_check=False, check=True))
        return cleared()


class ActionAfterCheck(CaseAction):
    """Turn a check into a referral without retyping, or end it kindly."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_after_check"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        if tracker.get_slot("continue_to_referral") == "yes":
            return [FollowupAction("action_start_referral")]
        tell(dispatcher, self.wording.message("intake/check_ended"))
        return cleared()


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
                return cleared()
        try:
            submitted = submit_referral(
                answers,
                intake_id=answers.get("intake_id", ""),
                channel=tracker.get_latest_input_channel() or "rest",
                consent_wording=question_message("data_consent", answers, (), self.wording).text,
                clock=bootstrap.settings().clock,
                rules=bootstrap.rules(),
                uow=self._make_uow(),
            )
        except StorageError:
            tell(dispatcher, self._told("not_saved", answers))
            return [SlotSet("confirm", None), FollowupAction("referral_form")]
        except IncompleteReferralError:
            tell(dispatcher, self._told("incomplete", answers))
            return [SlotSet("confirm", None), FollowupAction("referral_form")]
        tell(
            dispatcher,
            self.wording.message(
                "intake/submitted", answers=answers, reference=submitted.reference
            ),
            reference=submitted.reference,
        )
        return [*cleared(), SlotSet("referral_reference", submitted.reference)]

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
        if form and wants_restart(heard_from(tracker).text):
            begin = "action_start_check" if form == "criteria_form" else "action_start_referral"
            return [*ended, FollowupAction(begin)]
        tell(dispatcher, self.wording.message("intake/stopped", was_open=bool(form)))
        return ended
