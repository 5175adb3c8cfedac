"""Staff come in by a link and six digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.line.pairing.conftest import Town

SOFIE, OTHER = "101", "102"


def wrong(code: str | None) -> str:
    return f"{(int(code or 0) + 1) % 1_000_000:06d}"


async def test_link_alone_is_not_enough(town: Town) -> None:
    told = await town.opens(SOFIE, town.coach("Sofie Peeters"))

    assert told[1:] == [town.text("ask_code")]
    assert (town.chat(SOFIE).role, town.person().chat_id) == ("visitor", None)


@pytest.mark.parametrize("role", ["coach", "coordinator"])
@pytest.mark.parametrize("form", ["{0}", " {0} ", "{1} {2}", "{1}-{2}"])
async def test_digits_let_in(town: Town, role: str, form: str) -> None:
    invitation = town.coach("Sofie Peeters", role)
    await town.opens(SOFIE, invitation)
    code = invitation.code or ""

    (told,) = await town.says(SOFIE, form.format(code, code[:3], code[3:]))

    assert told.startswith("Dag Sofie, je bent verbonden")
    assert "vergrendelscherm" in told
    assert (town.chat(SOFIE).role, town.menu(SOFIE)) == (role, role)
    assert town.person().chat_id == town.chat_id(SOFIE)
    assert (f"chat {town.chat_id(SOFIE)}", "coach.paired") in town.audit("COACH-001")


async def test_words_in_between_are_asked_for_digits(town: Town) -> None:
    invitation = town.coach("Sofie")
    await town.opens(SOFIE, invitation)

    assert await town.says(SOFIE, "welke cijfers?") == [town.text("ask_code")]
    assert await town.says(SOFIE, "/stop") == ["antwoord op /cancel"]
    await town.says(SOFIE, invitation.code or "")
    assert town.chat(SOFIE).role == "coach"


async def test_wrong_digits_do_not(town: Town) -> None:
    invitation = town.coach("Sofie")
    await town.opens(SOFIE, invitation)

    assert await town.says(SOFIE, wrong(invitation.code)) == [town.text("code_fails")]
    assert await town.says(SOFIE, "12") == [town.text("code_fails")]
    assert town.chat(SOFIE).role == "visitor"


async def test_digits_of_somebody_else_do_not(town: Town) -> None:
    first, second = town.coach("Sofie"), town.coach("Jef")
    await town.opens(SOFIE, first)

    if first.code != second.code:
        assert await town.says(SOFIE, second.code or "") == [town.text("code_fails")]


async def test_link_belongs_to_the_chat_that_opened_it_first(town: Town) -> None:
    invitation = town.coach("Sofie")
    await town.opens(SOFIE, invitation)

    told = await town.opens(OTHER, invitation)

    assert told[1:] == [town.text("link_fails", is_known=False)]
    assert (await town.opens(SOFIE, invitation))[-1] == town.text("ask_code")


async def test_five_wrong_codes_end_the_link_whatever_is_typed_then(town: Town) -> None:
    invitation = town.coach("Sofie")
    await town.opens(SOFIE, invitation)
    for _ in range(5):
        await town.says(SOFIE, wrong(invitation.code))

    at_once = await town.says(SOFIE, invitation.code or "")
    town.clock.move(hours=2)
    later = await town.says(SOFIE, invitation.code or "")

    assert at_once == later == [town.text("code_fails")]
    assert town.chat(SOFIE).role == "visitor"


async def test_digits_come_too_late_after_a_day(town: Town) -> None:
    invitation = town.coach("Sofie")
    await town.opens(SOFIE, invitation)
    town.clock.move(hours=24)

    assert await town.says(SOFIE, invitation.code or "") == [town.text("code_fails")]


async def test_somebody_who_never_got_in_talks_with_the_assistant_after_that(town: Town) -> None:
    await town.opens(SOFIE, town.coach("Sofie"))
    town.clock.move(hours=26)

    assert await town.says(SOFIE, "123456") == ["antwoord op 123456"]


async def test_new_link_ends_the_one_before(town: Town) -> None:
    first = town.coach("Sofie")
    await town.opens(SOFIE, first)
    second = town.reinvite_coach("COACH-001")

    told = await town.says(SOFIE, first.code or "")
    await town.opens(SOFIE, second)
    await town.says(SOFIE, second.code or "")

    assert told == [town.text("code_fails")]
    assert town.chat(SOFIE).role == "coach"


async def test_new_phone_takes_the_old_one_its_access(town: Town) -> None:
    await town.staff(SOFIE, "Sofie")
    again = town.reinvite_coach("COACH-001")
    await town.opens(OTHER, again)
    before_the_digits = town.chat(SOFIE).role

    await town.says(OTHER, again.code or "")

    assert before_the_digits == "coach"
    assert (town.chat(SOFIE).role, town.chat(OTHER).role) == ("visitor", "coach")
    assert town.seen(SOFIE)[-1] == town.text("moved")


async def test_youth_cannot_become_a_coach(town: Town) -> None:
    await town.staff(SOFIE, "Sofie")
    await town.paired("201", town.youth(), SOFIE)
    invitation = town.coach("Jef")

    told = await town.opens("201", invitation)

    assert told == [town.text("link_fails", is_known=True)]
    refused = ("youth of BOT-2026-0001", "refused staff.pair")
    assert refused in town.audit("COACH-002")


async def test_who_has_left_does_not_come_in(town: Town) -> None:
    invitation = town.coach("Sofie")
    with town.database.unit_of_work() as uow:
        uow.coaches.end(uow.coaches.find("COACH-001").id, town.clock.now())
        uow.commit()

    told = await town.opens(SOFIE, invitation)

    assert told[1:] == [town.text("link_fails", is_known=False)]


async def test_number_of_an_ordinary_visitor_is_no_code(town: Town) -> None:
    assert (await town.says("900", "123456"))[-1] == "antwoord op 123456"
