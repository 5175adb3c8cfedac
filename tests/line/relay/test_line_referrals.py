"""New referrals are shown to the coaches of the region; the first takes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.dialogue.enrolment import move
from bot.dialogue.line_watch import LineWatch
from bot.dialogue.staff import set_absent
from bot.dialogue.staff_referrals import Offer
from bot.intake.status import Status
from bot.intake.urgency import urgency_of
from bot.storage.access import OPERATOR
from tests.line.relay.conftest import EMRE, RIA, SOFIE

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.referral import Referral
    from tests.line.pairing.conftest import Town

    Refer = Callable[..., str]

TAKE = "Ik neem contact op"


def look(town: Town) -> int:
    return LineWatch(town.database.unit_of_work, town.wording, lambda: None).look()


@pytest.fixture
def refer(town: Town, make_referral: Callable[..., Referral]) -> Refer:
    """Return what submits a referral with other answers and returns its reference."""

    def submit(**other: object) -> str:
        made = make_referral()
        with town.database.unit_of_work() as uow:
            now = uow.clock.now()
            number = len(uow.cases.list())
            answers = {**made.answers, "region": "Kortrijk", **other}
            referral = replace(made, intake_id=f"intake-{number}", answers=answers)
            reference = uow.cases.add_referral(referral, now)
            uow.commit()
        return reference

    return submit


def status(town: Town, reference: str) -> str:
    with town.database.unit_of_work(read_only=True) as uow:
        return uow.cases.status_of(reference)


def test_urgent_is_no_bed_tonight_and_free_this_month() -> None:
    today = date(2026, 3, 2)

    assert urgency_of({"living_situation": "public_space"}, today) == ("no_bed_tonight",)
    for release in ("2026-03", "2026-03-30", "2026-02"):
        assert urgency_of({"release_date": release}, today) == ("free_this_month",)
    assert urgency_of({"release_date": "2026-04-01"}, today) == ()
    assert urgency_of({"release_date": "unknown"}, today) == ()


async def test_coaches_of_the_region_get_a_card_once(town: Town, refer: Refer) -> None:
    reference = refer(living_situation="public_space")

    done = look(town), look(town)

    assert done == (1, 0)
    for who in (SOFIE, EMRE):
        first, *_ = town.seen(who)[-1].splitlines()
        assert first == "🔴 Geen slaapplek vannacht"
        assert f"🆕 Nieuwe aanmelding {reference}" in town.seen(who)[-1]
    assert reference not in "".join(town.seen(RIA))
    assert ("COACH-001", "referral.read") in town.audit(reference)


async def test_first_takes_it_and_the_others_see_by_whom(town: Town, refer: Refer) -> None:
    reference = refer()
    look(town)

    await town.presses(EMRE, TAKE)
    late = await town.presses(SOFIE, TAKE)

    assert town.seen(EMRE)[-1].startswith(f"✅ Jij neemt contact op: {reference}.")
    assert f"Emre neemt contact op ({reference})." in town.seen(SOFIE)
    assert late == [f"Emre neemt contact op ({reference})."]
    assert status(town, reference) == "in_contact"
    with town.database.unit_of_work() as uow:
        history = uow.cases.get(reference, actor="test").history
    assert [(one.status, one.actor) for one in history][-1] == ("in_contact", "COACH-002")
    town.clock.move(days=3)
    assert look(town) == 0


async def test_what_nobody_took_in_a_working_day_goes_to_the_coordinator(
    town: Town, refer: Refer
) -> None:
    reference = refer()
    look(town)
    town.clock.move(hours=23)
    early = look(town)

    town.clock.move(hours=1)
    done = look(town), look(town)
    await town.presses(RIA, TAKE)

    assert (early, done) == (0, (1, 0))
    assert any(f"⏳ Nog niemand nam dit op. {reference}" in one for one in town.seen(RIA))
    assert status(town, reference) == "in_contact"


async def test_where_no_coach_is_there_the_coordinator_gets_it_at_once(
    town: Town, refer: Refer
) -> None:
    with town.database.unit_of_work() as uow:
        for one in ("COACH-001", "COACH-002"):
            days = date(2026, 3, 1), date(2026, 3, 20)
            set_absent(uow, OPERATOR, uow.coaches.find(one), *days)
        uow.commit()
    reference = refer()

    look(town)

    assert reference in town.seen(RIA)[-1]
    assert reference not in "".join(town.seen(SOFIE))


async def test_coach_of_another_region_sees_and_takes_nothing(town: Town, refer: Refer) -> None:
    reference = refer(region="Gent")

    look(town)
    told = await town.says(SOFIE, "/nieuw")

    assert told == ["Er wacht geen enkele nieuwe aanmelding in jouw regio."]
    assert reference not in "".join(town.seen(SOFIE))


async def test_new_ones_are_listed_with_their_buttons(town: Town, refer: Refer) -> None:
    references = [refer() for _ in range(6)]

    told = await town.says(SOFIE, "/nieuw")
    await town.presses(SOFIE, TAKE)

    assert told[0] == "6 nieuwe aanmeldingen wachten nog op iemand. Dit zijn de oudste 5."
    assert [one in card for one, card in zip(references, told[1:], strict=False)] == [True] * 5
    assert status(town, references[4]) == "in_contact"


async def test_second_card_of_who_takes_it_becomes_a_line_too(town: Town, refer: Refer) -> None:
    reference = refer()
    look(town)
    await town.says(SOFIE, "/nieuw")

    await town.presses(SOFIE, TAKE)

    assert town.seen(SOFIE).count(f"Je nam {reference} al op.") == 1


async def test_two_gateways_offer_once(town: Town, refer: Refer) -> None:
    refer()
    chore = Offer(town.wording)
    with town.database.unit_of_work() as uow:
        (case_id,) = chore.due(uow)

    done = []
    for _ in range(2):
        with town.database.unit_of_work() as uow:
            done.append(chore.do(uow, case_id))
            uow.commit()

    assert done == [True, False]


async def test_referral_that_moved_on_cannot_be_taken(town: Town, refer: Refer) -> None:
    reference = refer()
    look(town)
    with town.database.unit_of_work() as uow:
        uow.cases.change_status(reference, Status.WITHDRAWN, actor="test", now=town.clock.now())
        uow.commit()

    told = await town.presses(SOFIE, TAKE)

    assert told == [f"{reference} is intussen al opgenomen."]


async def test_card_of_what_was_moved_on_by_the_command_line_has_no_button(
    town: Town, refer: Refer
) -> None:
    reference = refer()
    look(town)
    with town.database.unit_of_work() as uow:
        move(uow, OPERATOR, reference, Status.IN_CONTACT)
        uow.commit()

    done = look(town), look(town)

    assert done == (1, 0)
    for who in (SOFIE, EMRE):
        with town.database.unit_of_work(read_only=True) as uow:
            *_, card, changed = uow.outbox.after(town.chat(who).id, 0)
        assert changed.shown.edits.outbox_id == card.id
        assert changed.shown.text.startswith(f"{reference} staat intussen verder.")
        assert changed.shown.buttons == ()
