"""A youth or a referral goes to somebody else of the staff, with what waits for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outbox import put
from bot.dialogue.confirming import Confirming
from bot.dialogue.line_context import show_context, together
from bot.dialogue.line_modes import show_mode
from bot.dialogue.line_people import may, name_for
from bot.dialogue.line_relay import Reader, Relay
from bot.dialogue.on_duty import readers_of
from bot.dialogue.staff_referrals import card_view
from bot.line.names import first_name
from bot.line.team import LINE
from bot.storage.case_record import TimelineEntry
from bot.storage.outgoing import Outgoing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.access import Actor
    from bot.line.handover import NewTeam
    from bot.line.team import Coach, Journey
    from bot.storage.claims import Claim
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Wording


class HandingOver:
    """Hand over what somebody looked after, in the transaction in which they leave."""

    def __init__(self, uow: UnitOfWork, wording: Wording, actor: Actor, leaver: Coach) -> None:
        """Let ``actor`` hand over what ``leaver`` had."""
        self._uow = uow
        self._wording = wording
        self._actor = actor
        self._leaver = leaver

    def journey(self, before: Journey, team: NewTeam) -> None:
        """Give a youth another team; whoever it concerns hears so."""
        uow, case_id = self._uow, before.case_id
        uow.journeys.give(case_id, coach_id=team.coach_id, duo_id=team.duo_id)
        journey = uow.journeys.get(case_id)
        people = uow.coaches.some([one for one in (team.coach_id, team.duo_id) if one])
        coach, duo = people[team.coach_id], people.get(team.duo_id or "")
        details = {"coach": coach.reference, "duo": duo.reference if duo else None}
        self._note(case_id, "team_changed", {**details, "left": self._leaver.reference})
        new_duo = duo if team.duo_id != before.duo_id else None
        for one in (coach, new_duo):
            if one and one.chat_id and may(uow, one, "line.team", case_id):
                name = name_for(uow, one, journey)
                is_coach = one.id == coach.id
                view = {"name": name, "duo": first_name(duo.name) if duo else ""}
                was_coach = before.coach_id == self._leaver.id
                kind = "given" if was_coach or not is_coach else "duo_left"
                self._tell(one.chat_id, f"staff/{kind}", {**view, "is_coach": is_coach})
        if before.coach_id == self._leaver.id:
            self._pass_on(journey)
            self._tell_youth(journey, coach)

    def referral(self, claim: Claim, taker: Coach) -> None:
        """Give somebody the first contact with a youth who was referred."""
        uow = self._uow
        uow.claims.give(claim.case_id, taker.id)
        details = {"coach": taker.reference, "left": self._leaver.reference}
        self._note(claim.case_id, "contact_changed", details)
        if taker.chat_id and may(uow, taker, "referral.read", claim.case_id):
            view = card_view(uow, claim, actor=taker.reference)
            self._tell(taker.chat_id, "staff/referral_given", view)

    def _pass_on(self, journey: Journey) -> None:
        """Bring what waits for an answer to who reads now, after the last messages before it."""
        uow = self._uow
        waiting = [uow.line.get(one.message_id) for one in uow.waiting.of_case(journey.case_id)]
        for coach in readers_of(uow, journey):
            if not coach.chat_id or not may(uow, coach, "line.read", journey.case_id):
                continue
            show_context(
                uow, self._wording, journey, coach, before=waiting[0] if waiting else None
            )
            for album in together(uow, waiting):
                had = {one.coach_id for one in uow.line.copies([album[0].id])}
                if coach.id not in had:
                    marks = frozenset({"urgent"} if album[0].alert_id else ())
                    name = name_for(uow, coach, journey)
                    reader = Reader(coach.chat_id, coach.id, name, marks)
                    Relay(uow, self._wording).pass_on(album, reader)

    def _tell_youth(self, journey: Journey, coach: Coach) -> None:
        uow = self._uow
        if journey.chat_id is None:
            return
        if journey.confirmed_at is None:
            opened = uow.invites.used_by(journey.chat_id)
            if opened:
                Confirming(self._wording).ask(uow, journey, opened)
            return
        view = {"old": first_name(self._leaver.name), "new": first_name(coach.name)}
        self._tell(journey.chat_id, "youth/new_coach", view)
        if journey.mode == LINE:
            show_mode(uow, self._wording, journey, LINE)

    def _note(self, case_id: str, kind: str, details: Mapping[str, str | None]) -> None:
        entry = TimelineEntry(kind, self._actor.label, self._uow.clock.now(), dict(details))
        self._uow.cases.add_to_timeline(case_id, entry)

    def _tell(self, chat_id: str, template: str, view: Mapping[str, object]) -> None:
        leaver = first_name(self._leaver.name)
        shown = self._wording.message(f"line/{template}", "text", **{"leaver": leaver, **view})
        put(self._uow, chat_id, Outgoing(shown.text), shown.buttons)
