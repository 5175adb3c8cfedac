"""Answers that somebody leaves behind: offered a code, given one, and taken up again."""

from __future__ import annotations

import asyncio
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions.case_action import CaseAction, Events, ask_again, tell
from actions.intake_state import answers_from, cleared, slots
from bot import bootstrap
from bot.clock import BRUSSELS
from bot.errors import StorageError
from bot.intake.codes import as_shown, new_code
from bot.intake.keeping import CRITERIA_FORM, REFERRAL_FORM, Kept, as_body, kept_from, kept_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher

    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording

CONTINUE_FORM = "continue_form"
#: Two codes alike happen once in a million years; then another one is made.
_TRIES = 3


def left_behind(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    form: str | None,
    wording: Wording,
    *,
    is_check: bool = False,
) -> Events:
    """Offer a code to somebody who leaves an intake, and keep its criteria ready for a yes."""
    if form == CONTINUE_FORM:
        form, is_check = CRITERIA_FORM, True
    if form not in {REFERRAL_FORM, CRITERIA_FORM}:
        return []
    today = bootstrap.settings().clock.today()
    kept = kept_of(form, answers_from(tracker), today, is_check=is_check)
    if kept is None:
        return []
    tell(dispatcher, wording.message("codes/offer", days=kept.lifetime.days))
    return [SlotSet("left_answers", as_body(kept))]


def go_on_with(dispatcher: CollectingDispatcher, kept: Kept, wording: Wording) -> Events:
    """Take up answers again where they were left; a finished check becomes a referral."""
    form = REFERRAL_FORM if kept.is_check else kept.form
    answers = dict(kept.answers)
    tell(dispatcher, wording.message("codes/found", answers=answers, is_check=kept.is_check))
    begun = {"intake_id": secrets.token_hex(16)} if form == REFERRAL_FORM else {}
    return [
        ActiveLoop(None),
        SlotSet("requested_slot", None),
        *cleared(),
        *slots({**kept.answers, **begun}),
        FollowupAction(form),
    ]


class ActionGiveCode(CaseAction):
    """Keep criteria for whoever has the code, and show it, this once."""

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
        return "action_give_code"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        form = (tracker.active_loop or {}).get("name")
        kept = _to_keep(tracker, form)
        if kept is None:
            tell(dispatcher, self.wording.message("codes/nothing_to_keep"))
        else:
            code, until = await asyncio.to_thread(self._kept, kept)
            view = {"answers": dict(kept.answers), "code": as_shown(code), "until": until}
            # A finished check is a page to print: the service keeps it, and no name is on it.
            name, kind = ("check", "card") if kept.is_check else ("given", "text")
            message = self.wording.message(f"codes/{name}", kind=kind, **view)
            tell(dispatcher, message, code=as_shown(code))
        if form:
            return ask_again(form)
        return [SlotSet("left_answers", None)]

    def _kept(self, kept: Kept) -> tuple[str, datetime]:
        with self._make_uow() as uow:
            until = _end_of_day(uow.clock.now() + kept.lifetime)
            for _ in range(_TRIES):
                code = new_code()
                if uow.codes.keep(code, as_body(kept), until):
                    uow.commit()
                    return code, until
        message = "no free code was found"
        raise StorageError(message)


def _to_keep(tracker: Tracker, form: str | None) -> Kept | None:
    """Return what is worth a code: what was left behind, or a check that was just finished."""
    if form == CONTINUE_FORM:
        today = bootstrap.settings().clock.today()
        return kept_of(CRITERIA_FORM, answers_from(tracker), today, is_check=True)
    left = tracker.get_slot("left_answers")
    return kept_from(left) if left else None


def _end_of_day(moment: datetime) -> datetime:
    """Return the end of a day in Brussels: a code works on the whole of the day it names."""
    there = moment.astimezone(BRUSSELS)
    midnight = there.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1)
