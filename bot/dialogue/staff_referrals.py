"""New referrals: shown to the coaches of the region, taken by the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.outbox import lock_lanes
from bot.dialogue.line_cards import settle_cards, show_card
from bot.dialogue.line_people import may
from bot.dialogue.on_duty import today
from bot.errors import StatusChangeError
from bot.intake.status import Status
from bot.intake.urgency import urgency_of
from bot.line.names import first_name
from bot.storage.access import staff_actor
from bot.storage.journeys import regions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.line_talk import Pressed, Talk
    from bot.line.team import Coach
    from bot.line.waiting import Patience
    from bot.storage.claims import Claim
    from bot.storage.unit_of_work import UnitOfWork
    from bot.wording import Message, Wording

#: Who reads a case to make a card of it, in the audit.
CARD = "card for the coaches"
#: So many are shown at once by /nieuw.
MOST_SHOWN = 5


class Offer:
    """See ``line_watch``: show each new referral to the coaches of its region."""

    def __init__(self, wording: Wording) -> None:
        """Speak by ``wording``."""
        self._wording = wording

    def due(self, uow: UnitOfWork) -> tuple[str, ...]:
        """Return the referrals that nobody was shown yet."""
        return uow.claims.not_offered()

    def do(self, uow: UnitOfWork, case_id: str) -> bool:
        """Offer a referral; where no coach is there, the coordinators get it at once."""
        claim, now = uow.claims.get(case_id), uow.clock.now()
        if claim is None or not uow.claims.offer(case_id, now):
            return False
        coaches = _present(uow, uow.coaches.coaches_of(regions_of(claim.place, None)))
        if not coaches:
            coaches = _coordinators(uow, claim)
            if coaches:
                uow.claims.tell_coordinators(case_id, now)
        _show(uow, self._wording, claim, coaches)
        return True


class Left:
    """See ``line_watch``: show the coordinators what nobody took within a working day."""

    def __init__(self, wording: Wording, patience: Patience) -> None:
        """Speak by ``wording``, as soon as ``patience`` is over."""
        self._wording = wording
        self._patience = patience

    def due(self, uow: UnitOfWork) -> tuple[str, ...]:
        """Return the referrals that waited for a working day, and somebody can be told of."""
        now = uow.clock.now()
        return tuple(
            claim.case_id
            for claim in uow.claims.left(now)
            if claim.offered_at
            and self._patience.is_left(claim.offered_at, now)
            and _coordinators(uow, claim)
        )

    def do(self, uow: UnitOfWork, case_id: str) -> bool:
        """Show it to the coordinators; False where it was taken, or they were told."""
        claim = uow.claims.get(case_id)
        if claim is None or not uow.claims.tell_coordinators(case_id, uow.clock.now()):
            return False
        _show(uow, self._wording, claim, _coordinators(uow, claim), is_left=True)
        return True


class MovedOn:
    """See ``line_watch``: take the button from the cards of what was moved on elsewhere."""

    def __init__(self, wording: Wording) -> None:
        """Speak by ``wording``."""
        self._wording = wording

    def due(self, uow: UnitOfWork) -> tuple[str, ...]:
        """Return the referrals that somebody moved on, by the command line for one."""
        return uow.claims.moved_on()

    def do(self, uow: UnitOfWork, case_id: str) -> bool:
        """Let the cards say that nobody has to take it any more."""
        claim = uow.claims.get(case_id)
        if claim is None:
            return False
        text = self._wording.message(
            "line/staff/referral_moved", "text", reference=claim.reference
        )
        return bool(settle_cards(uow, case_id, lambda _: text))


def show_new(talk: Talk, coach: Coach) -> None:
    """Show somebody of the staff the referrals of their region that nobody took."""
    uow = talk.uow
    mine = [claim for claim in uow.claims.open() if _is_of(coach, claim)]
    shown = mine[:MOST_SHOWN]
    talk.tell("staff/new", number=len(mine), shown=len(shown))
    for claim in shown:
        _show(uow, talk.wording, claim, (coach,))


def take_referral(talk: Talk, coach: Coach, pressed: Pressed) -> None:
    """Take the first contact with a youth; who was shown the referral too sees who did.

    Raises:
        AccessDeniedError: The referral is not of their region.
    """
    uow = talk.uow
    uow.access.authorize(staff_actor(coach), "referral.claim", uow.access.case(pressed.of))
    claim = uow.claims.get(pressed.of)
    if claim is None:
        talk.replace(pressed.under, "stale")
        return
    if not _is_taken_by(talk, coach, claim):
        _tell_late(talk, coach, pressed)
        return

    def told(other: Coach) -> Message:
        return talk.wording.message(
            "line/staff/referral_taken",
            "text",
            by=first_name(coach.name),
            is_self=other.id == coach.id,
            reference=claim.reference,
        )

    settle_cards(uow, claim.case_id, told, pressed=pressed.under.outbox_id)
    view = card_view(uow, claim, actor=coach.reference)
    talk.replace(pressed.under, "staff/referral_mine", **view)


def card_view(uow: UnitOfWork, claim: Claim, *, actor: str) -> dict[str, object]:
    """Return what a card of a referral is made of; that ``actor`` read it is written down."""
    record = uow.cases.get(claim.reference, actor=actor)
    return {
        "reference": claim.reference,
        "case": claim.case_id,
        "answers": record.answers,
        "own_words": record.own_words,
        "attention": record.attention,
        "doubles": uow.cases.doubles(claim.case_id),
        "urgent": urgency_of(record.answers, today(uow)),
    }


def _is_taken_by(talk: Talk, coach: Coach, claim: Claim) -> bool:
    """Let somebody take a referral that stands where it stood, with its change of status."""
    uow = talk.uow
    if uow.cases.status_of(claim.reference) != Status.RECEIVED.value:
        return False
    if not uow.claims.take(claim.case_id, coach.id, talk.now):
        return False
    contact = Status.IN_CONTACT
    try:
        uow.cases.change_status(claim.reference, contact, actor=coach.reference, now=talk.now)
    except StatusChangeError:
        # It moved on in this very moment.
        return False
    return True


def _tell_late(talk: Talk, coach: Coach, pressed: Pressed) -> None:
    claim = talk.uow.claims.get(pressed.of)
    if claim is None:
        return
    taker = talk.uow.coaches.some([claim.coach_id or ""]).get(claim.coach_id or "")
    view = {"by": first_name(taker.name) if taker else "", "reference": claim.reference}
    is_self = taker is not None and taker.id == coach.id
    talk.replace(pressed.under, "staff/referral_taken", is_self=is_self, **view)


def _show(
    uow: UnitOfWork,
    wording: Wording,
    claim: Claim,
    coaches: Sequence[Coach],
    *,
    is_left: bool = False,
) -> None:
    """Queue the card for those who may read it."""
    readers = [one for one in coaches if may(uow, one, "referral.read", claim.case_id)]
    if not readers:
        return
    lock_lanes(uow, [one.chat_id or "" for one in readers])
    view = card_view(uow, claim, actor=CARD)
    for coach in readers:
        message = wording.message("line/staff/referral", "text", is_left=is_left, **view)
        show_card(uow, coach, claim.case_id, message)


def _coordinators(uow: UnitOfWork, claim: Claim) -> tuple[Coach, ...]:
    there = uow.coaches.coordinators_of(regions_of(claim.place, None))
    return _present(uow, there) or tuple(one for one in there if one.is_reachable)


def _present(uow: UnitOfWork, staff: Sequence[Coach]) -> tuple[Coach, ...]:
    """Return who can be reached and is not away today."""
    day = today(uow)
    absences = uow.absences.of([one.id for one in staff], day)
    away = {absence.coach_id for absence in absences if absence.covers(day)}
    return tuple(one for one in staff if one.is_reachable and one.id not in away)


def _is_of(coach: Coach, claim: Claim) -> bool:
    actor = staff_actor(coach)
    return actor.is_everywhere or bool(actor.regions & regions_of(claim.place, None))
