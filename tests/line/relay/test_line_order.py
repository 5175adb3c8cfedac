"""What goes first, and what waits for the rest of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.delivery.inbox import Incoming
from bot.delivery.outbox import put
from bot.storage.outgoing import Outgoing
from tests.line.relay.conftest import EMRE, NOOR, SOFIE

if TYPE_CHECKING:
    from tests.line.pairing.conftest import Town


async def test_alarm_goes_ahead_of_all_that_waits(town: Town) -> None:
    for who in (SOFIE, EMRE):
        chat = town.chat(who).id
        with town.database.unit_of_work() as uow:
            last = uow.outbox.after(chat, 0)[-1].seq
            uow.outbox.end_up_to(chat, last, town.clock.now())
            for number in range(5):
                put(uow, chat, Outgoing(f"bericht {number}"))
            uow.commit()

    await town.says(NOOR, "ik wil dood")

    for who in (SOFIE, EMRE):
        assert next_to(town, who).startswith("🔴 DRINGEND: Noor")
        sent(town, who)
        assert next_to(town, who) == "🔴 DRINGEND · Noor:\nik wil dood"
        sent(town, who)
        assert next_to(town, who) == "bericht 0"


async def test_album_waits_for_a_second_after_its_last_part(town: Town) -> None:
    before = len(town.seen(SOFIE))
    photo(town, "501")
    await town.attend()
    town.clock.move(seconds=0.6)
    photo(town, "502")
    await town.attend()
    town.clock.move(seconds=0.6)
    await town.attend()
    early = len(town.seen(SOFIE)) - before

    town.clock.move(seconds=0.5)
    await town.attend()

    assert early == 0
    chat = town.chat(SOFIE).id
    with town.database.unit_of_work(read_only=True) as uow:
        items = uow.outbox.after(chat, 0)[before:]
    (copy,) = [item.shown.copy for item in items if item.shown and item.shown.copy]
    assert copy.ids == ("501", "502")


def photo(town: Town, number: str) -> None:
    """Bring a part of an album of Noor."""

    def incoming(chat_id: str) -> Incoming:
        now = town.clock.now()
        what = (f"photo {number}", chat_id, "photo", "", now, number)
        return Incoming("telegram", *what, album="trip")

    town.reception.take_in_from("telegram", NOOR, town.clock.now(), incoming)


def next_to(town: Town, who: str) -> str:
    chat = town.chat(who).id
    with town.database.unit_of_work(read_only=True) as uow:
        head = uow.outbox.head(chat)
    return head.shown.text if head and head.shown else ""


def sent(town: Town, who: str) -> None:
    chat = town.chat(who).id
    with town.database.unit_of_work() as uow:
        head = uow.outbox.head(chat)
        assert head is not None
        uow.outbox.end(head.id, "sent", town.clock.now())
        uow.commit()
