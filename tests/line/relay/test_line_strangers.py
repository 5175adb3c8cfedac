"""Random attempts of the wrong people, through the front door: nothing shown, nothing changed."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.delivery.inbox import Incoming
from bot.dialogue.arriving import BUTTON, EDITED, REACTION, TEXT
from bot.storage.tables.cases import alerts, cases
from bot.storage.tables.line import absences, claims, coaches, invites, journeys, line_messages
from tests.line.relay.conftest import EMRE, NOOR, RIA, SOFIE

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.referral import Referral
    from tests.line.pairing.conftest import Town

ATTEMPTS = 10_000 if os.environ.get("FAULTS") == "full" else 250
STRANGER, SECOND_STRANGER, ELSEWHERE = "3001", "3002", "2009"
TEAM = (NOOR, SOFIE, EMRE, RIA)
WORDS = (
    "/jongeren",
    "/wie",
    "/nieuw",
    "/afwezig",
    "/terug",
    "/nota stiekem",
    "/mijncoach",
    "ik wil dood",
)
KEPT = (cases, coaches, journeys, invites, absences, alerts, claims, line_messages)
SECRETS = ("Noor", "bewijs nog vragen", "ik slaap slecht", "BOT-2026")


async def test_wrong_people_reach_nothing_through_any_door(
    town: Town, make_referral: Callable[..., Referral]
) -> None:
    await prepared(town, make_referral)
    wrong = (STRANGER, SECOND_STRANGER, ELSEWHERE)
    tokens, numbers = everything_of_the_team(town)
    rows, queued = contents(town), {who: len(town.seen(who)) for who in (*TEAM, *wrong)}
    chance = random.Random(11)  # noqa: S311 -- chance, not a secret

    for attempt in range(ATTEMPTS):
        who = chance.choice(wrong)
        kind = chance.choice((TEXT, BUTTON, EDITED, REACTION))
        body = chance.choice(tokens) if kind == BUTTON else chance.choice(WORDS)
        bring(town, who, (f"wrong {attempt}", kind, body, chance.choice(numbers)))
        await town.attend()

    assert contents(town) == rows
    for who in TEAM:
        assert len(town.seen(who)) == queued[who]
    for who in wrong:
        seen = "\n".join(town.seen(who)[queued[who] :])
        assert not [secret for secret in SECRETS if secret in seen]


async def prepared(town: Town, make_referral: Callable[..., Referral]) -> None:
    """Let there be something to steal: messages, a note, buttons, an alarm, a referral."""
    await town.says(NOOR, "ik slaap slecht")
    await town.says(SOFIE, "/jongeren")
    await town.says(SOFIE, "/nota bewijs nog vragen")
    await town.says(NOOR, "ik wil dood")
    with town.database.unit_of_work() as uow:
        uow.cases.add_referral(make_referral(), uow.clock.now())
        uow.commit()
    invitation = town.coach("Ona Peeters", region="Gent")
    await town.opens(ELSEWHERE, invitation)
    await town.says(ELSEWHERE, invitation.code or "")
    for who in (STRANGER, SECOND_STRANGER):
        await town.says(who, "hallo")


def everything_of_the_team(town: Town) -> tuple[list[str], list[str]]:
    """Return all tokens of buttons, and all numbers of messages, of those who may."""
    tokens, numbers = [], []
    chats = [town.chat(who).id for who in TEAM]
    with town.database.unit_of_work() as uow:
        for chat in chats:
            for number, item in enumerate(uow.outbox.after(chat, 0)):
                tokens += [button.token for button in item.shown.buttons] if item.shown else []
                uow.outbox.end(item.id, "sent", uow.clock.now(), external_id=f"9{number}")
                numbers.append(f"9{number}")
        written = uow.line.of_case(uow.cases.id_of("BOT-2026-0001"))
        numbers += [one.external_id or "" for one in written]
        uow.commit()
    assert tokens
    return tokens, numbers


def contents(town: Town) -> dict[str, list[Any]]:
    """Return all rows of what nobody may change here; alarms of chats without a case left out."""
    rows: dict[str, list[Any]] = {}
    with town.database.unit_of_work(read_only=True) as uow:
        statements = uow.audit._transaction
        for table in KEPT:
            query = select(table)
            if table is alerts:
                query = query.where(alerts.c.case_id.isnot(None))
            rows[table.name] = sorted(map(str, statements.rows(query)))
    return rows


def bring(town: Town, who: str, what: tuple[str, str, str, str]) -> None:
    """Bring something: the update, its kind, its words, and the number that it is about."""
    update, kind, body, number = what

    def incoming(chat_id: str) -> Incoming:
        now = town.clock.now()
        reply_to = number if kind == TEXT else None
        return Incoming("telegram", update, chat_id, kind, body, now, number, reply_to=reply_to)

    town.reception.take_in_from("telegram", who, town.clock.now(), incoming)
