"""The store of journeys: whose coach is who, and in which chat a youth talks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, or_, select, update

from bot.errors import JourneyError
from bot.language.places import arrondissements_of
from bot.line.modes import mode_at
from bot.line.team import ASSISTANT, LINE, Journey
from bot.storage.prepared import Prepared
from bot.storage.tables.cases import cases
from bot.storage.tables.line import coaches, journeys

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.storage.encryption import FieldCipher
    from bot.storage.transaction import Transaction

_OF_CASE = (cases.c.reference, cases.c.region, cases.c.youth_name)
_ALL = (
    select(journeys, *_OF_CASE, coaches.c.region.label("coach_region"))
    .join(cases, cases.c.id == journeys.c.case_id)
    .join(coaches, coaches.c.id == journeys.c.coach_id)
)
_COPIED = tuple(
    name for name in Journey.__dataclass_fields__ if name not in {"youth_name", "place", "regions"}
)
_IS_OPEN = journeys.c.closed_at.is_(None)
# The statements that most messages need are made once.
_OF_THIS_CASE = Prepared(_ALL.where(journeys.c.case_id == bindparam("this_case")))
_TALKS_THERE = (
    journeys.c.chat_id == bindparam("this_chat"),
    journeys.c.confirmed_at.isnot(None),
    _IS_OPEN,
)
_OF_THIS_CHAT = Prepared(_ALL.where(*_TALKS_THERE))
_MODE_IN_THIS_CHAT = Prepared(select(journeys.c.mode, journeys.c.mode_since).where(*_TALKS_THERE))
_COACH = bindparam("this_coach")
_IS_THEIRS = or_(journeys.c.coach_id == _COACH, journeys.c.duo_id == _COACH)
_OF_THIS_COACH = Prepared(
    _ALL.where(_IS_THEIRS, _IS_OPEN).order_by(journeys.c.started_on, cases.c.reference)
)
_NAMES = Prepared(
    select(cases.c.id, cases.c.reference, cases.c.youth_name)
    .join(journeys, journeys.c.case_id == cases.c.id)
    .where(_IS_THEIRS, _IS_OPEN)
)


class JourneyStore:
    """Begin, find, pair and close journeys."""

    def __init__(self, transaction: Transaction, cipher: FieldCipher) -> None:
        """Work in this transaction."""
        self._transaction = transaction
        self._cipher = cipher

    def start(
        self, case_id: str, *, coach_id: str, duo_id: str | None, started_on: date, ends_on: date
    ) -> Journey:
        """Begin the journey of a case.

        Raises:
            JourneyError: The case has one already.
        """
        row = {
            "case_id": case_id,
            "coach_id": coach_id,
            "duo_id": duo_id,
            "started_on": started_on,
            "ends_on": ends_on,
            "mode": LINE,
        }
        if not self._transaction.insert_if_absent(journeys, row):
            message = "this case has a journey already"
            raise JourneyError(message)
        return self.get(case_id)

    def get(self, case_id: str) -> Journey:
        """Return the journey of a case.

        Raises:
            JourneyError: The case has none.
        """
        journey = self.find(case_id)
        if journey is None:
            message = "this case has no journey: it was not started"
            raise JourneyError(message)
        return journey

    def find(self, case_id: str) -> Journey | None:
        """Return the journey of a case, if it has one."""
        return self._one(_OF_THIS_CASE, this_case=case_id)

    def of_chat(self, chat_id: str) -> Journey | None:
        """Return the open journey of the youth who talks in a chat.

        None while the pairing was not confirmed: nothing of the case is shown before.
        """
        return self._one(_OF_THIS_CHAT, this_chat=chat_id)

    def mode_in(self, chat_id: str, now: datetime) -> str:
        """Return to whom the youth of a chat writes now; who has no journey, to the assistant."""
        row = self._transaction.row(_MODE_IN_THIS_CHAT, this_chat=chat_id)
        return ASSISTANT if row is None else mode_at(row.mode, row.mode_since, now)

    def waiting_in(self, chat_id: str) -> Journey | None:
        """Return the journey to which a chat was paired, while nobody confirmed it."""
        asked = (journeys.c.chat_id == chat_id, journeys.c.confirmed_at.is_(None), _IS_OPEN)
        return self._one(_ALL.where(*asked))

    def of_coach(self, coach_id: str) -> tuple[Journey, ...]:
        """Return the open journeys of a coach, also those as duo, the oldest first."""
        rows = self._transaction.rows(_OF_THIS_COACH, this_coach=coach_id)
        return tuple(map(self._journey, rows))

    def names_of_coach(self, coach_id: str) -> dict[str, str]:
        """Return the names of the youths of a coach, also those as duo, by reference."""
        rows = self._transaction.rows(_NAMES, this_coach=coach_id)
        return {row.reference: self._name(row.id, row.youth_name) for row in rows}

    def open(self) -> tuple[Journey, ...]:
        """Return all open journeys, the oldest first."""
        query = _ALL.where(_IS_OPEN).order_by(journeys.c.started_on, cases.c.reference)
        return tuple(map(self._journey, self._transaction.rows(query)))

    def with_assistant(self, before: datetime) -> tuple[str, ...]:
        """Return the cases whose youth chose the assistant, and last spoke to it before."""
        chose = (journeys.c.mode == ASSISTANT, journeys.c.mode_since <= before, _IS_OPEN)
        query = select(journeys.c.case_id).where(*chose).order_by(journeys.c.case_id)
        return tuple(row.case_id for row in self._transaction.rows(query))

    def give(self, case_id: str, *, coach_id: str, duo_id: str | None) -> None:
        """Give a journey another team."""
        self._set(case_id, coach_id=coach_id, duo_id=duo_id)

    def pair(self, case_id: str, chat_id: str, now: datetime) -> None:
        """Give a journey a chat in the place of any other; the coach confirms it afterwards."""
        self.free(chat_id)
        self._set(case_id, chat_id=chat_id, paired_at=now, confirmed_at=None)

    def free(self, chat_id: str) -> None:
        """Take a chat away from every journey."""
        freed = {"chat_id": None, "paired_at": None, "confirmed_at": None}
        here = journeys.c.chat_id == chat_id
        self._transaction.run(update(journeys).where(here).values(**freed))

    def confirm(self, case_id: str, chat_id: str, now: datetime) -> bool:
        """Note that the chat is the youth's; False where it is no longer asked."""
        return self._settle(
            case_id, chat_id, {"confirmed_at": now, "mode": LINE, "mode_since": now}
        )

    def refuse(self, case_id: str, chat_id: str) -> bool:
        """Take an unconfirmed chat away from a journey; False where it is no longer asked."""
        return self._settle(case_id, chat_id, {"chat_id": None, "paired_at": None})

    def set_mode(self, case_id: str, mode: str, now: datetime) -> None:
        """Note to whom the youth writes from now on."""
        self._set(case_id, mode=mode, mode_since=now)

    def keep_assistant(self, case_id: str, now: datetime) -> bool:
        """Note that the youth goes on talking to the assistant; False where that is over."""
        chose = (journeys.c.case_id == case_id, journeys.c.mode == ASSISTANT)
        return self._transaction.run(update(journeys).where(*chose).values(mode_since=now)) == 1

    def leave_assistant(self, case_id: str, before: datetime, now: datetime) -> bool:
        """Switch back a youth who last spoke to the assistant before; False where that was done.

        Another gateway may do the same at this moment: only one of them gets True.
        """
        quiet = (
            journeys.c.case_id == case_id,
            journeys.c.mode == ASSISTANT,
            journeys.c.mode_since <= before,
            _IS_OPEN,
        )
        values = {"mode": LINE, "mode_since": now}
        return self._transaction.run(update(journeys).where(*quiet).values(**values)) == 1

    def close(self, case_id: str, now: datetime) -> None:
        """End a journey: its chat is nobody's again."""
        self._set(case_id, closed_at=now, chat_id=None, paired_at=None, confirmed_at=None)

    def _settle(self, case_id: str, chat_id: str, values: dict[str, object]) -> bool:
        asked = (
            journeys.c.case_id == case_id,
            journeys.c.chat_id == chat_id,
            journeys.c.confirmed_at.is_(None),
            _IS_OPEN,
        )
        return self._transaction.run(update(journeys).where(*asked).values(**values)) == 1

    def _set(self, case_id: str, **values: object) -> None:
        this = journeys.c.case_id == case_id
        self._transaction.run(update(journeys).where(this).values(**values))

    def _one(self, query: Any, **values: str) -> Journey | None:  # noqa: ANN401 -- SQLAlchemy is untyped
        row = self._transaction.row(query, **values)
        return self._journey(row) if row else None

    def _journey(self, row: Any) -> Journey:  # noqa: ANN401 -- a row of SQLAlchemy
        return Journey(
            youth_name=self._name(row.case_id, row.youth_name),
            place=row.region or "",
            regions=regions_of(row.region, row.coach_region),
            **{column: getattr(row, column) for column in _COPIED},
        )

    def _name(self, case_id: str, name: str | None) -> str:
        return self._cipher.decrypt(name, f"cases.youth_name:{case_id}") if name else ""


def regions_of(place: str | None, coach_region: str | None) -> frozenset[str]:
    """Return the arrondissements that a case belongs to: those of its place and of its coach."""
    of_place = arrondissements_of(place) if place else frozenset[str]()
    return of_place | {coach_region} if coach_region else of_place
