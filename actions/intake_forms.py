"""The forms of the intake: what a message changes, and which question comes next."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rasa_sdk.events import ActionExecutionRejected, SlotSet

from actions.alarm import alarm_in, tell_help
from actions.case_action import CaseAction, Events, tell
from actions.intake_start import own_data_in
from actions.intake_state import (
    answers_from,
    heard_from,
    is_new_answer,
    last_words,
    reader,
    slots,
    times_said,
)
from bot import bootstrap
from bot.intake.card import card_message
from bot.intake.criteria import assess
from bot.intake.early import unfit_already
from bot.intake.later import told_end
from bot.intake.questions import QUESTIONS, TOLD, is_complete, open_question
from bot.intake.turn import Turn, hear

if TYPE_CHECKING:
    from datetime import date

    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from bot.intake.finding import Assessment


class ValidateIntakeForm(CaseAction):
    """Take the answer to the open question, tell the indication, choose the next question."""

    @property
    @abstractmethod
    def form(self) -> str:
        """Return the name of the form."""

    def name(self) -> str:
        """Return the name Rasa gives the validation of this form."""
        return f"validate_{self.form}"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        answers = answers_from(tracker)
        changes: dict[str, Any] = {}
        own: Events = []
        if is_new_answer(tracker):
            alarm = alarm_in(tracker)
            if alarm is not None:
                tell_help(dispatcher, tracker, alarm, self.wording)
            turn = self._turn(tracker, answers, is_alarm=alarm is not None)
            if turn.is_aside:
                # Rasa takes this as a rejection, and the rules answer.
                return self._beside(dispatcher, turn, answers)
            changes = dict(turn.changes)
            if "income" in changes:
                changes["income_ends"] = told_end(heard_from(tracker).text, reader(tracker))
            if self.form == "criteria_form" and not heard_from(tracker).is_button:
                own = own_data_in(heard_from(tracker).text, tracker)
            if changes.get("data_consent") == "yes":
                changes["consent_wording"] = last_words(tracker)
            answers = _changed(answers, changes)
            if turn.say:
                told = spoken(turn, answers)
                message = self.wording.message(f"intake/{turn.say}", answers=answers, slots=told)
                tell(dispatcher, message)
        changes |= self._indication(dispatcher, answers, answers_from(tracker))
        answers = _changed(answers, changes)
        self._unfit(dispatcher, changes, answers)
        return [
            *own,
            *slots(changes),
            SlotSet("requested_slot", open_question(self.form, answers)),
        ]

    def _beside(
        self, dispatcher: CollectingDispatcher, turn: Turn, answers: dict[str, Any]
    ) -> Events:
        """Keep what was told beside a question, and leave the question to the rules."""
        if not turn.changes:
            return []
        answers = _changed(answers, dict(turn.changes))
        told = spoken(turn, answers)
        if told:
            tell(dispatcher, self.wording.message("intake/noted", answers=answers, slots=told))
        return [*slots(turn.changes), ActionExecutionRejected(self.form)]

    def _turn(self, tracker: Tracker, answers: dict[str, Any], *, is_alarm: bool) -> Turn:
        open_slot = tracker.get_slot("requested_slot")
        heard = replace(heard_from(tracker), is_alarm=is_alarm)
        times = 1 if heard.is_button else times_said(tracker)
        if times > 1:
            # Nobody is asked for ever: what is said again is an answer, whatever it sounds like.
            heard = replace(heard, intent="inform", confidence=0.0)
            tries = max(int(answers.get("question_attempts") or 0), times - 1)
            answers = {**answers, "question_attempts": tries}
        return hear(open_slot, answers, heard, reader(tracker))

    def _indication(
        self, dispatcher: CollectingDispatcher, answers: dict[str, Any], before: dict[str, Any]
    ) -> dict[str, Any]:
        """Tell the card once all criteria are known; a change of one makes it anew.

        Where the change leaves everything as it was told, that is all that is said.
        """
        if answers.get("eligibility_outcome") or not is_complete("criteria_form", answers):
            return {}
        today: date = bootstrap.settings().clock.today()
        assessment = assess(answers, today, bootstrap.rules())
        is_check = self.form == "criteria_form"
        if _is_told(assessment, before, today):
            tell(dispatcher, self.wording.message("intake/same"), outcome=assessment.outcome)
        else:
            card = card_message(assessment, answers, today, self.wording, check=is_check)
            tell(dispatcher, card, outcome=assessment.outcome)
        return {"eligibility_outcome": assessment.outcome}

    def _unfit(
        self, dispatcher: CollectingDispatcher, changes: dict[str, Any], answers: dict[str, Any]
    ) -> None:
        """Say at once what cannot fit, where the card is not there yet to explain it."""
        if answers.get("eligibility_outcome"):
            return
        today: date = bootstrap.settings().clock.today()
        unfit = unfit_already(changes, answers, today, bootstrap.rules())
        if unfit:
            tell(dispatcher, self.wording.message("intake/early", answers=answers, unfit=unfit))


class ValidateCriteriaForm(ValidateIntakeForm):
    """An anonymous check: the criteria alone."""

    form = "criteria_form"


class ValidateReferralForm(ValidateIntakeForm):
    """A referral: who refers, the criteria, consent, contact, summary."""

    form = "referral_form"


class ValidateContinueForm(ValidateIntakeForm):
    """After a check: does it become a referral?"""

    form = "continue_form"

    def _indication(
        self,
        dispatcher: CollectingDispatcher,
        answers: dict[str, Any],
        before: dict[str, Any],
    ) -> dict[str, Any]:
        return {}


def _is_told(assessment: Assessment, before: dict[str, Any], today: date) -> bool:
    """Say whether the answers before led to the same, of which the card was told."""
    if before.get("eligibility_outcome") != assessment.outcome:
        return False
    earlier = assess(before, today, bootstrap.rules())
    return _steps(earlier) == _steps(assessment)


def _steps(assessment: Assessment) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.criterion, one.result, one.next_steps) for one in assessment.findings]


def spoken(turn: Turn, answers: dict[str, Any]) -> tuple[str, ...]:
    """Return what a sentence may repeat of a turn, in the order of the questions."""
    told = (slot for slot in (*QUESTIONS, *TOLD) if slot in turn.changes and slot in answers)
    return tuple(slot for slot in told if slot != "birth_date")


def _changed(answers: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    merged = {**answers, **changes}
    return {name: value for name, value in merged.items() if value is not None}
