"""What was said on the line goes after its days; the file and younger words stay."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.delivery.inbox import Incoming, receive
from bot.delivery.outbox import put
from bot.delivery.retention import purge_line
from bot.dialogue.enrolment import Team, enrol
from bot.dialogue.staff import add_coach
from bot.line.message import LineMessage
from bot.storage.access import OPERATOR
from bot.storage.outgoing import Outgoing
from bot.wording import Button

if TYPE_CHECKING:
    from bot.storage import Database
    from tests.conftest import StandingClock

KEPT = timedelta(days=90)
CHOICE = Button("Praten met de assistent", "/line_assistent")


class Line:
    """A youth on the line, and what is left of what was said there."""

    def __init__(self, database: Database, clock: StandingClock) -> None:
        self._database = database
        self._clock = clock
        with database.unit_of_work() as uow:
            add_coach(uow, OPERATOR, name="Sofie", role="coach", region="Kortrijk", fte=1.0)
            team, day = Team("COACH-001"), date(2026, 3, 1)
            enrol(uow, OPERATOR, name="Noor", place="Kortrijk", team=team, started_on=day)
            self.case_id = uow.cases.id_of("BOT-2026-0001")
            self.chat_id = uow.chats.find_or_create("telegram", "1001", clock.now()).id
            uow.chats.become(self.chat_id, "youth")
            uow.commit()

    def says(self, words: str, *, is_note: bool = False) -> None:
        now = self._clock.now()
        with self._database.unit_of_work() as uow:
            receive(uow, Incoming("telegram", words, self.chat_id, "text", words, now))
            item = uow.inbox.of_update("telegram", words)
            uow.line.add(
                LineMessage(
                    id="",
                    case_id=self.case_id,
                    sender="youth",
                    chat_id=self.chat_id,
                    inbox_id=item.id if item else None,
                    kind="text",
                    is_note=is_note,
                    body=words,
                    at=now,
                )
            )
            put(uow, self.chat_id, Outgoing(f"kopie van {words}"), (CHOICE,))
            uow.commit()

    def purge(self) -> int:
        with self._database.unit_of_work() as uow:
            erased = purge_line(uow, KEPT)
            uow.commit()
        return erased

    def left(self) -> list[str | None]:
        """Return what can still be read: of the line, of what came in, of what went out."""
        with self._database.unit_of_work(read_only=True) as uow:
            line = uow.line.of_case(self.case_id)
            came = [uow.inbox.get(one.inbox_id or "") for one in line]
            went = [one.shown.text for one in uow.outbox.after(self.chat_id, 0) if one.shown]
        words = [one.body for one in line] + [one.body for one in came if one]
        return [*words, *went]


@pytest.fixture
def line(database: Database, clock: StandingClock) -> Line:
    return Line(database, clock)


def test_words_of_the_line_go_after_their_days(line: Line, clock: StandingClock) -> None:
    line.says("dag Sofie")
    clock.move(days=90)
    early = line.purge()
    clock.move(seconds=1)

    erased = line.purge()

    assert (early, erased) == (0, 3)
    assert line.left() == [None, None]
    assert line.purge() == 0


def test_younger_words_stay(line: Line, clock: StandingClock) -> None:
    line.says("lang geleden")
    clock.move(days=89)
    line.says("gisteren")
    clock.move(days=2)

    line.purge()

    assert line.left() == [None, "gisteren", None, "gisteren", "kopie van gisteren"]


def test_note_stays_in_the_file(line: Line, clock: StandingClock) -> None:
    line.says("huurcontract getekend", is_note=True)
    clock.move(days=400)

    line.purge()

    assert line.left() == ["huurcontract getekend", None]


def test_button_of_the_line_works_on(line: Line, database: Database, clock: StandingClock) -> None:
    line.says("dag")
    with database.unit_of_work(read_only=True) as uow:
        (shown,) = uow.outbox.after(line.chat_id, 0)
    clock.move(days=100)

    line.purge()

    with database.unit_of_work(read_only=True) as uow:
        press = uow.buttons.find(line.chat_id, shown.shown.buttons[0].token)
    assert press.payload == CHOICE.payload
