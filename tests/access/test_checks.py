"""Where rights are asked for beside the line: the wrong people are refused, by nothing else."""

from __future__ import annotations

import ast
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.access import Actor, Rights
from bot.access.rights import rights
from bot.dialogue.enrolment import Team, close, enrol, invite_youth, move, start
from bot.dialogue.leaving import end_coach
from bot.dialogue.staff import (
    add_coach,
    invite_coach,
    set_absent,
    set_back,
    staff_list,
)
from bot.errors import AccessDeniedError
from bot.intake.status import Status
from bot.settings import ROOT, Organisation
from bot.storage import Database
from bot.storage.access import OPERATOR
from bot.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.intake.referral import Referral
    from bot.storage import FieldCipher, UnitOfWork
    from tests.conftest import StandingClock

    Attempt = Callable[[UnitOfWork, Actor], object]

TODAY = date(2026, 3, 1)
STARTED, REFERRED, COACH = "BOT-2026-0001", "BOT-2026-0002", "COACH-001"
WORDING = Wording({"organisation": Organisation()})
ELSEWHERE = frozenset({"Gent"})

#: By module and function: what it does for whoever may.
ATTEMPTS: dict[tuple[str, str], Attempt] = {
    ("enrolment", "enrol"): lambda uow, actor: enrol(
        uow, actor, name="An", place="Kortrijk", team=Team(COACH), started_on=TODAY
    ),
    ("enrolment", "start"): lambda uow, actor: start(
        uow, actor, REFERRED, team=Team(COACH), started_on=TODAY
    ),
    ("enrolment", "move"): lambda uow, actor: move(uow, actor, REFERRED, Status.WAITING),
    ("enrolment", "invite_youth"): lambda uow, actor: invite_youth(
        uow, actor, uow.cases.id_of(STARTED)
    ),
    ("enrolment", "close"): lambda uow, actor: close(uow, actor, STARTED, WORDING),
    ("staff", "staff_list"): staff_list,
    ("staff", "add_coach"): lambda uow, actor: add_coach(
        uow, actor, name="An", role="coach", region="Kortrijk", fte=1.0
    ),
    ("staff", "invite_coach"): lambda uow, actor: invite_coach(
        uow, actor, uow.coaches.find(COACH)
    ),
    ("leaving", "end_coach"): lambda uow, actor: end_coach(
        uow, actor, uow.coaches.find(COACH), WORDING
    ),
    ("staff", "set_absent"): lambda uow, actor: set_absent(
        uow, actor, uow.coaches.find(COACH), TODAY, TODAY + timedelta(days=1)
    ),
    ("staff", "set_back"): lambda uow, actor: set_back(uow, actor, uow.coaches.find(COACH)),
}
WRONG = {
    "visitor": Actor("visitor", "chat", "chat 1"),
    "youth of another case": Actor("youth", "other", "youth of BOT-2026-0009"),
    "coach of elsewhere": Actor("coach", "other", "COACH-009", regions=ELSEWHERE),
    "coach of the region": Actor("coach", "other", "COACH-009", regions=frozenset({"Kortrijk"})),
    "coordinator of elsewhere": Actor("coordinator", "other", "COACH-008", regions=ELSEWHERE),
    "nobody we know": Actor("", "", ""),
}


class Everything(Rights):
    """As if no right was ever asked for."""

    def allow(self, *_: object) -> bool:
        return True


@pytest.fixture
def everything() -> Rights:
    known = rights()
    return Everything(known.roles, known.relations, known.objects, known.actions)


@pytest.fixture
def peopled(database: Database, make_referral: Callable[..., Referral]) -> Database:
    """A coach with a youth, a coordinator, and a referral that led to nothing yet."""
    with database.unit_of_work() as uow:
        add_coach(uow, OPERATOR, name="Sofie", role="coach", region="Kortrijk", fte=1.0)
        add_coach(uow, OPERATOR, name="Ria", role="coordinator", region=None, fte=1.0)
        enrol(uow, OPERATOR, name="Noor", place="Kortrijk", team=Team(COACH), started_on=TODAY)
        uow.cases.add_referral(make_referral(), uow.clock.now())
        uow.commit()
    return database


@pytest.fixture
def unguarded(
    peopled: Database,
    database_url: str,
    cipher: FieldCipher,
    clock: StandingClock,
    everything: Rights,
) -> Iterator[Database]:
    """The same, without any check."""
    database = Database(database_url, cipher, clock, rights=everything)
    yield database
    database.close()


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=map(".".join, ATTEMPTS))
def test_wrong_people_are_refused_and_written_down(
    peopled: Database, attempt: Attempt, wrong: Actor
) -> None:
    with peopled.unit_of_work() as uow:
        before = _everything_in(uow)
        with pytest.raises(AccessDeniedError):
            attempt(uow, wrong)
        after = _everything_in(uow)

    assert {table for table in after if after[table] != before[table]} == {"audit"}
    (new,) = set(after["audit"]) - set(before["audit"])
    assert (new.actor, new.action.split()[0]) == (wrong.label, "refused")


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=map(".".join, ATTEMPTS))
def test_without_the_check_the_same_goes_through(unguarded: Database, attempt: Attempt) -> None:
    """So that the test above fails for each check that is taken out."""
    with unguarded.unit_of_work() as uow:
        attempt(uow, WRONG["visitor"])


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=map(".".join, ATTEMPTS))
def test_operator_is_not_refused(peopled: Database, attempt: Attempt) -> None:
    with peopled.unit_of_work() as uow:
        attempt(uow, OPERATOR)


def test_every_right_is_asked_for_somewhere() -> None:
    words = {
        node.value
        for path in (ROOT / "bot").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert set(rights().actions) - words == set()


def _everything_in(uow: UnitOfWork) -> dict[str, list]:
    from bot.storage.tables import METADATA

    return {
        table.name: uow.audit._transaction.rows(table.select()) for table in METADATA.sorted_tables
    }
