"""Who does not get an answer: the duo is brought in, then the coordinator."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.dialogue.line_silence import Silence
from bot.dialogue.line_watch import LineWatch
from bot.dialogue.staff import set_absent
from bot.line.waiting import Patience
from bot.storage.access import OPERATOR
from tests.line.relay.conftest import EMRE, NOOR, RIA, SOFIE

if TYPE_CHECKING:
    from bot.storage import UnitOfWork
    from tests.line.pairing.conftest import Town

CASE = "BOT-2026-0001"
MONDAY = "maandag 2 maart om 10 uur"


def look(town: Town) -> int:
    return LineWatch(town.database.unit_of_work, town.wording, lambda: None).look()


def away(town: Town, coach: str) -> None:
    with town.database.unit_of_work() as uow:
        day = date(2026, 3, 2)
        set_absent(uow, OPERATOR, uow.coaches.find(coach), day, date(2026, 3, 20))
        uow.commit()


def kinds(town: Town) -> list[str]:
    with town.database.unit_of_work() as uow:
        record = uow.cases.get(CASE, actor="test")
    return [str(one.details.get("kind") or one.kind) for one in record.timeline]


async def test_duo_is_brought_in_with_the_last_messages(town: Town) -> None:
    await town.says(NOOR, "gisteren was goed")
    await town.says(SOFIE, "/jongeren")
    await town.presses(SOFIE, "Noor")
    await town.says(SOFIE, "fijn!")
    town.clock.move(minutes=1)
    await town.says(NOOR, "kan je bellen?")
    counts = {who: len(town.seen(who)) for who in (NOOR, SOFIE, EMRE, RIA)}

    town.clock.move(hours=3, minutes=59)
    early = look(town)
    town.clock.move(minutes=1)
    done = look(town), look(town)

    assert (early, done) == (0, (1, 0))
    assert town.seen(EMRE)[counts[EMRE] :] == [
        (
            "⏳ Noor wacht op antwoord sinds maandag 2 maart om 10.01 uur. Kan jij antwoorden? "
            "De berichten staan hieronder."
        ),
        "Noor (eerder):\ngisteren was goed",
        "Sofie (eerder):\nfijn!",
        "Noor:\nkan je bellen?",
    ]
    assert "Emre kreeg het bericht nu ook" in town.seen(SOFIE)[-1]
    assert "Emre leest je bericht nu ook." in town.seen(NOOR)[-1]
    assert len(town.seen(RIA)) == counts[RIA]


async def test_coordinator_is_brought_in_when_the_duo_is_silent_too(town: Town) -> None:
    await town.says(NOOR, "hallo?")
    town.clock.move(hours=4)
    look(town)
    town.clock.move(hours=20)
    before = len(town.seen(RIA))
    early = look(town)

    town.clock.move(minutes=1)
    look(town)
    town.clock.move(days=9)
    late = look(town)

    assert (early, late) == (1, 0)
    assert town.seen(RIA)[before:][-1] == "Noor:\nhallo?"
    assert kinds(town).count("line_brought_in") == 2


async def test_answer_ends_the_waiting(town: Town) -> None:
    await town.says(NOOR, "hallo?")
    await town.says(SOFIE, "/jongeren")
    await town.presses(SOFIE, "Noor")
    await town.says(SOFIE, "dag Noor")
    town.clock.move(days=3)

    assert look(town) == 0


async def test_first_answer_counts_and_the_others_see_by_whom(town: Town) -> None:
    await town.says(NOOR, "hallo?")
    town.clock.move(hours=4)
    look(town)

    await town.presses(EMRE, "📞 Gebeld")
    late = await town.presses(SOFIE, "👋 Ik zie je straks")

    assert "Emre antwoordde Noor al." in town.seen(SOFIE)
    assert late == ["Emre antwoordde Noor al."]
    assert town.seen(EMRE)[-1] == "📞 Genoteerd: je belde Noor."
    assert town.seen(NOOR)[-1] == "👀"
    town.clock.move(days=3)
    assert look(town) == 0


async def test_ways_to_answer_stand_below_the_first_message_alone(town: Town) -> None:
    await town.says(NOOR, "hallo")
    await town.says(NOOR, "ben je daar?")

    with town.database.unit_of_work(read_only=True) as uow:
        items = uow.outbox.after(town.chat(SOFIE).id, 0)[-2:]

    assert [len(one.shown.buttons) for one in items] == [2, 0]


async def test_coach_who_comes_is_announced_and_stands_in_the_file(town: Town) -> None:
    await town.says(NOOR, "hallo")

    told = await town.presses(SOFIE, "👋 Ik zie je straks")

    assert told == ["👋 Noor weet nu dat je straks komt."]
    assert "Sofie las je bericht en zegt: ik zie je straks! 👋" in town.seen(NOOR)
    assert kinds(town)[-1] == "meeting"


async def test_button_of_a_youth_who_is_not_theirs_does_nothing(town: Town) -> None:
    await town.says(NOOR, "hallo")

    told = await town.presses(SOFIE, "📞 Gebeld", by=RIA)

    assert told == ["Die knop werkt niet meer."]
    assert kinds(town)[-1] == "text"


async def test_where_the_duo_is_away_the_coordinator_comes_at_once(town: Town) -> None:
    await town.says(NOOR, "hallo")
    away(town, "COACH-002")
    before = len(town.seen(EMRE))

    town.clock.move(hours=4)
    look(town)
    town.clock.move(days=2)

    assert town.seen(RIA)[-1] == "Noor:\nhallo"
    assert len(town.seen(EMRE)) == before
    assert look(town) == 0


async def test_where_the_duo_has_it_already_the_coordinator_is_next(town: Town) -> None:
    away(town, "COACH-001")
    await town.says(NOOR, "hallo")
    town.clock.move(hours=4)

    look(town)

    assert town.seen(RIA)[-1] == "Noor:\nhallo"
    assert "Ria kreeg het bericht nu ook" in town.seen(EMRE)[-1]


async def test_two_gateways_bring_in_once(town: Town) -> None:
    await town.says(NOOR, "hallo")
    town.clock.move(hours=4)
    chore = Silence(town.wording, Patience())
    with town.database.unit_of_work() as uow:
        (case_id,) = chore.due(uow)

    done = []
    for _ in range(2):
        with town.database.unit_of_work() as uow:
            done.append(chore.do(uow, case_id))
            uow.commit()

    assert done == [True, False]


async def test_youth_whose_journey_ended_waits_for_nobody(town: Town) -> None:
    await town.says(NOOR, "hallo")
    with town.database.unit_of_work() as uow:
        uow.journeys.close(uow.cases.id_of(CASE), town.clock.now())
        uow.commit()
    town.clock.move(hours=4)

    assert look(town) == 0


async def test_what_goes_wrong_for_one_does_not_stop_the_watch(town: Town) -> None:
    await town.says(NOOR, "hallo")
    town.clock.move(hours=4)
    watch = LineWatch(town.database.unit_of_work, town.wording, lambda: None)
    watch._chores = (Failing(), *watch._chores)

    assert watch.look() == 1


class Failing:
    """Something that cannot be done."""

    def due(self, _: UnitOfWork) -> tuple[str, ...]:
        return ("what",)

    def do(self, _: UnitOfWork, what: str) -> bool:
        raise KeyError(what)
