"""Codes: where a referral stands, and answers that were left behind."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from typing import TYPE_CHECKING

from rasa_sdk.events import FollowupAction, SlotSet

from actions.alarm import alarm_in, tell_help
from actions.case_action import CaseAction, Events, tell
from actions.intake_state import heard_from, is_new_answer
from actions.kept_answers import go_on_with
from bot import bootstrap
from bot.intake.asides import ASIDES, SURE
from bot.intake.ask import STAGES
from bot.intake.codes import code_in, has_number, is_for_status
from bot.intake.coming_back import says_no_code
from bot.intake.pressed import BEGINNINGS
from bot.intake.unlocking import Opened, open_code
from bot.language.answers import says_none, says_unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from bot.intake.turn import Heard
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

#: The forms that ask for a code, and the slot of each.
STATUS_FORM, CODE_FORM = "status_form", "code_form"
SLOTS = {STATUS_FORM: "status_code", CODE_FORM: "check_code"}
#: What a form of codes holds when nobody has one.
NO_CODE = "none"
_ASKED_ANEW = [SlotSet("question_attempts", 0), SlotSet("question_stage", None)]
_WITHOUT_CODE = [SlotSet("status_code", None), SlotSet("check_code", None), *_ASKED_ANEW]


class ActionAskStatus(CaseAction):
    """Ask for the code of a referral; in the middle of an intake that has to wait."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_ask_status"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        form = (tracker.active_loop or {}).get("name")
        if form and form not in SLOTS:
            tell(dispatcher, self.wording.message("codes/status_later"))
            return []
        text = heard_from(tracker).text
        code = code_in(text)
        if code is not None:
            return [SlotSet("status_code", code), FollowupAction("action_use_code")]
        stage = SlotSet("question_stage", "number" if has_number(text) else None)
        return [*_WITHOUT_CODE, stage, FollowupAction(STATUS_FORM)]


class ActionAskCode(CaseAction):
    """Ask somebody who says that they have a code to type it."""

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_ask_code"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        return [*_WITHOUT_CODE, FollowupAction(CODE_FORM)]


class AskForCode(CaseAction):
    """Put the question of a form of codes, in other words the second time."""

    @property
    @abstractmethod
    def slot(self) -> str:
        """Return the slot that is asked for."""

    def name(self) -> str:
        """Return the name by which the form finds the question of its slot."""
        return f"action_ask_{self.slot}"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        stage = tracker.get_slot("question_stage")
        again = STAGES[min(_attempts(tracker), 1)]
        message = self.wording.message(f"codes/ask_{self.slot}", stage=stage or again)
        tell(dispatcher, message, question=self.slot)
        return []


class ActionAskStatusCode(AskForCode):
    """Ask for ``status_code``."""

    slot = "status_code"


class ActionAskCheckCode(AskForCode):
    """Ask for ``check_code``."""

    slot = "check_code"


class ValidateCode(CaseAction):
    """Take a typed code; whoever has none is helped on, and is not asked for ever."""

    @property
    @abstractmethod
    def form(self) -> str:
        """Return the name of the form."""

    def name(self) -> str:
        """Return the name Rasa gives the validation of this form."""
        return f"validate_{self.form}"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        slot = SLOTS[self.form]
        asked = SlotSet("requested_slot", slot)
        if not is_new_answer(tracker):
            return [asked]
        alarm = alarm_in(tracker)
        if alarm is not None:
            tell_help(dispatcher, tracker, alarm, self.wording)
            return [*_ASKED_ANEW, asked]
        code = _typed_code(tracker)
        if code is not None:
            return [*_ASKED_ANEW, SlotSet(slot, code), SlotSet("requested_slot", None)]
        return self._without_code(dispatcher, tracker)

    def _without_code(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Go on where no code was typed: another question, none to type, or not understood."""
        slot, heard = SLOTS[self.form], heard_from(tracker)
        asked = SlotSet("requested_slot", slot)
        if has_number(heard.text):
            return [SlotSet("question_stage", "number"), asked]
        has_none = _has_none(heard)
        if not has_none and _is_something_else(heard):
            # No slot changes: Rasa takes that as a rejection, and the rules answer.
            return []
        if has_none or _attempts(tracker) + 1 >= len(STAGES):
            tell(dispatcher, self.wording.message("codes/lost"))
            return [*_ASKED_ANEW, SlotSet(slot, NO_CODE), SlotSet("requested_slot", None)]
        again = SlotSet("question_attempts", _attempts(tracker) + 1)
        return [again, SlotSet("question_stage", None), asked]


class ValidateStatusForm(ValidateCode):
    """The code that came with a referral."""

    form = STATUS_FORM


class ValidateCodeForm(ValidateCode):
    """The code of answers that were left behind."""

    form = CODE_FORM


class ActionUseCode(CaseAction):
    """Open what a code stands for; one that opens nothing says no more than that."""

    def __init__(
        self,
        make_uow: Callable[[], UnitOfWork] = bootstrap.unit_of_work,
        wording: Wording | None = None,
    ) -> None:
        """Use the case database of the installation, or the one given."""
        super().__init__(wording)
        self._make_uow = make_uow

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_use_code"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        code = tracker.get_slot("status_code") or tracker.get_slot("check_code")
        code = code or code_in(heard_from(tracker).text)
        if code in (None, NO_CODE):
            return list(_WITHOUT_CODE)
        opened = await asyncio.to_thread(self._opened, code, tracker.sender_id)
        if opened.kept is not None:
            return [*_WITHOUT_CODE, *go_on_with(dispatcher, opened.kept, self.wording)]
        if opened.standing is not None:
            own, standing = dict(opened.standing.own), opened.standing
            shown = self.wording.message("codes/status", standing=standing, answers=own)
            tell(dispatcher, shown)
            return list(_WITHOUT_CODE)
        if opened.is_blocked:
            tell(dispatcher, self.wording.message("codes/blocked"))
            return list(_WITHOUT_CODE)
        form = STATUS_FORM if is_for_status(code) else CODE_FORM
        wrong = SlotSet("question_stage", "wrong")
        return [*_WITHOUT_CODE, wrong, FollowupAction(form)]

    def _opened(self, code: str, asker: str) -> Opened:
        with self._make_uow() as uow:
            opened = open_code(code, asker, uow.codes, uow.clock.now())
            uow.commit()
        return opened


def _typed_code(tracker: Tracker) -> str | None:
    heard = heard_from(tracker)
    return None if heard.is_button else code_in(heard.text)


def _attempts(tracker: Tracker) -> int:
    attempts = tracker.get_slot("question_attempts")
    return attempts if isinstance(attempts, int) else 0


def _has_none(heard: Heard) -> bool:
    has_said = (says_none, says_unknown, says_no_code)
    is_said = not heard.is_button and any(said(heard.text) for said in has_said)
    return is_said or heard.intent in {"deny", "unsure"}


def _is_something_else(heard: Heard) -> bool:
    """Say whether a message is a question in between, a wish to stop or to begin."""
    is_other = heard.intent in ASIDES | BEGINNINGS or heard.intent.startswith("ask_")
    is_same = heard.intent == "ask_referral_status"
    return is_other and not is_same and heard.confidence >= SURE
