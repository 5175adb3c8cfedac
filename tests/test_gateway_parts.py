"""What the gateway is built of gets what the settings say."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bot import bootstrap
from bot.delivery.inbox import Incoming
from bot.delivery.outbox import put
from bot.dialogue.arriving import TEXT
from bot.dialogue.enrolment import Team, enrol
from bot.dialogue.entering import let_in
from bot.dialogue.on_duty import today
from bot.dialogue.staff import add_coach
from bot.storage.access import OPERATOR
from bot.storage.outgoing import Outgoing
from bot.web.serve import Parts, gateway_app
from tests.installation import NOW, installed
from tests.telegram.conftest import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOOR, SOFIE = "1001", "2001"


@pytest.fixture
def hours() -> str:
    return "wo 13:00-14:00"


@pytest.fixture(autouse=True)
def installation(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, migrated_sqlite: Path, hours: str
) -> Iterator[None]:
    """Of an organisation that works, and rings, on Wednesdays; it is Monday."""
    shutil.copy(migrated_sqlite, tmp_path / "cases.db")
    chosen = {"WORKING_HOURS": hours, "RING_PAST_HOURS": "no"}
    with installed(monkeypatch, tmp_path, BACKONTRACK_NOW=NOW, **chosen):
        yield
        bootstrap.database().close()


@pytest.fixture
def noor() -> str:
    """The chat of a youth whose coach is paired too."""
    with bootstrap.unit_of_work() as uow:
        now = uow.clock.now()
        chats = {who: uow.chats.find_or_create("telegram", who, now).id for who in (NOOR, SOFIE)}
        coach, _ = add_coach(uow, OPERATOR, name="Sofie", role="coach", region="Kortrijk", fte=1)
        uow.coaches.pair(coach.id, chats[SOFIE])
        let_in(uow, chats[SOFIE], "coach")
        team = Team(coach.reference)
        enrol(uow, OPERATOR, name="Noor", place="Kortrijk", team=team, started_on=today(uow))
        case_id = uow.cases.id_of("BOT-2026-0001")
        uow.journeys.pair(case_id, chats[NOOR], now)
        uow.journeys.confirm(case_id, chats[NOOR], now)
        let_in(uow, chats[NOOR], "youth")
        uow.commit()
    return chats[NOOR]


def seen(chat_id: str) -> str:
    with bootstrap.unit_of_work() as uow:
        return "\n".join(one.shown.text for one in uow.outbox.after(chat_id, 0))


async def test_line_tells_the_working_hours_of_the_settings(noor: str) -> None:
    parts = Parts(bootstrap.settings(), "telegram")
    async with parts.working():
        now = bootstrap.settings().clock.now()
        parts.reception.take_in(Incoming("telegram", "1", noor, TEXT, "hallo", now))
        parts.arrived.ring()
        await until(lambda: "Sofie leest het" in seen(noor))

    assert "woensdag 4 maart om 13 uur" in seen(noor)


async def test_gateway_erases_what_the_line_kept_for_long_enough(
    noor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with bootstrap.unit_of_work() as uow:
        put(uow, noor, Outgoing("lang geleden"))
        uow.commit()
    bootstrap.database().close()
    for built in (bootstrap.settings, bootstrap.database):
        built.cache_clear()
    monkeypatch.setenv("BACKONTRACK_NOW", "2026-06-02T09:00:00+01:00")

    app = gateway_app(bootstrap.settings())
    async with app.router.lifespan_context(app):
        await until(lambda: "lang geleden" not in seen(noor))

    assert bootstrap.settings().message_days == 90


async def test_alarm_rings_as_the_settings_say(noor: str) -> None:
    parts = Parts(bootstrap.settings(), "telegram")
    now = bootstrap.settings().clock.now()

    parts.reception.take_in(Incoming("telegram", "1", noor, TEXT, "ik wil dood", now))

    assert "Sofie werkt nu niet en leest het misschien pas woensdag" in seen(noor)
