"""What leads nowhere looks the same, whatever is wrong; who tries too often is blocked unseen."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import pytest

from bot.storage.tables.line import invites

if TYPE_CHECKING:
    from tests.line.pairing.conftest import Town

SOFIE, NOOR, GUESSER = "101", "201", "666"


async def test_unknown_used_expired_and_blocked_look_the_same(town: Town) -> None:
    await town.staff(SOFIE, "Sofie")
    used, expired, replaced = town.youth("Noor"), town.youth("Wout"), town.youth("Lies")
    await town.paired(NOOR, used, SOFIE)
    town.reinvite("BOT-2026-0003")
    attempts = {"unknown": secrets.token_urlsafe(32), "not ours": "affiche", "used": used.token}
    attempts |= {"replaced": replaced.token}

    told = {name: (await town.opens(name, token))[1:] for name, token in attempts.items()}
    for _ in range(5):
        await town.opens(GUESSER, "fout")
    valid = town.youth("An")
    told["blocked"] = await town.opens(GUESSER, valid)
    town.clock.move(hours=72)
    told["expired"] = (await town.opens("expired", expired))[1:]

    same = [town.text("link_fails", is_known=False)]
    assert {name: texts for name, texts in told.items() if texts != same} == {}


async def test_link_of_a_youth_works_until_the_last_moment(town: Town) -> None:
    await town.staff(SOFIE, "Sofie")
    link = town.youth()
    town.clock.move(hours=71, minutes=59)

    assert (await town.opens(NOOR, link))[-1] == town.text("opened")


async def test_five_wrong_tokens_block_for_an_hour(town: Town) -> None:
    await town.staff(SOFIE, "Sofie")
    link = town.youth()
    for _ in range(5):
        await town.opens(NOOR, secrets.token_urlsafe(32))
    blocked = await town.opens(NOOR, link)
    town.clock.move(minutes=59)
    still = await town.opens(NOOR, link)
    town.clock.move(minutes=2)

    free = await town.opens(NOOR, link)

    assert blocked == still == [town.text("link_fails", is_known=False)]
    assert free[-1] == town.text("opened")


async def test_four_wrong_tokens_do_not_block(town: Town) -> None:
    await town.staff(SOFIE, "Sofie")
    link = town.youth()
    for _ in range(4):
        await town.opens(NOOR, "fout")

    assert (await town.opens(NOOR, link))[-1] == town.text("opened")


async def test_other_chats_are_not_blocked(town: Town) -> None:
    await town.staff(SOFIE, "Sofie")
    link = town.youth()
    for _ in range(6):
        await town.opens(GUESSER, "fout")

    assert (await town.opens(NOOR, link))[-1] == town.text("opened")


async def test_wrong_tokens_and_wrong_codes_count_together(town: Town) -> None:
    invitation = town.coach("Sofie")
    await town.opens(SOFIE, invitation)
    code = invitation.code or ""
    for _ in range(3):
        await town.opens(SOFIE, "fout")
    for _ in range(2):
        await town.says(SOFIE, f"{(int(code) + 1) % 1_000_000:06d}")

    assert await town.says(SOFIE, code) == [town.text("code_fails")]
    town.clock.move(minutes=61)
    await town.says(SOFIE, code)
    assert town.chat(SOFIE).role == "coach"


@pytest.mark.parametrize("token", ["x", "x" * 512, "é", "'; DROP TABLE invites; --", "../.."])
async def test_strange_tokens_are_wrong_tokens(town: Town, token: str) -> None:
    told = await town.opens(NOOR, token)

    assert len(told) in {1, 2}
    assert town.chat(NOOR).role == "visitor"


async def test_only_hashes_are_stored(town: Town) -> None:
    staff, youth = town.coach("Sofie"), town.youth()

    with town.database.unit_of_work(read_only=True) as uow:
        rows = uow.audit._transaction.rows(invites.select())
    stored = " ".join(str(value) for row in rows for value in row)
    assert [t for t in (staff.token, staff.code, youth.token) if t in stored] == []
    assert len({staff.token, youth.token}) == 2
    assert all(len(one.token) == 43 for one in (staff, youth))
