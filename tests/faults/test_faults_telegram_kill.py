"""``kill -9`` at random moments while people write: nothing lost, moved, or doubled unmarked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from bot.storage.tables.delivery import outbox
from tests.faults.telegram import (
    IS_FULL,
    LIFE_SECONDS,
    SECONDS,
    kill_again_and_again,
    on_telegram,
    telegram,
    tell,
    writing,
)
from tests.live.crowd import Crowd
from tests.live.processes import Process, bare_environment, free_port, python, wait_until
from tests.live.telegram import ECHO

if TYPE_CHECKING:
    from pathlib import Path

    from tests.telegram.bot_api import BotApi

pytestmark = pytest.mark.xdist_group("telegram")

MESSAGES, KILLS, PEOPLE = (5_000, 250, 150) if IS_FULL else (60, 2, 12)
WRITING_SECONDS = KILLS * LIFE_SECONDS
SECRET = "only-telegram-knows-this"


@pytest.mark.parametrize("by", ["polling", "webhook"])
def test_nothing_of_a_visitor_is_lost_however_often_the_gateway_dies(
    tmp_path: Path, by: str
) -> None:
    with telegram() as (api, url), on_telegram(tmp_path, api_url=url) as stack:
        if by == "webhook":
            take_in_by_webhook(stack["gateway"])
        crowd = Crowd(api, PEOPLE)
        stack.start()

        with writing(crowd, MESSAGES, WRITING_SECONDS):
            kill_again_and_again(stack["gateway"], KILLS, lambda: len(api.ledger))
        stack.start_after_leases()
        stack.take_in_all(api, SECONDS)
        stack.settle(SECONDS)

        verdict, states = crowd.verdict(), stack.states(outbox)
        tell(f"{by}, {MESSAGES} messages, {KILLS} kills", verdict=verdict, states=states)
        assert verdict.is_clean, verdict
        assert bool(api.bringing.answers) == (by == "webhook")


def test_stock_polling_of_the_library_does_lose_messages(tmp_path: Path) -> None:
    with telegram() as (api, url):
        api.pace = None
        crowd = Crowd(api, PEOPLE)
        command = python("tests.faults.stock_polling", url)
        stock = Process("stock", command, "", bare_environment(), tmp_path / "stock.log")
        stock.start()

        with writing(crowd, MESSAGES, WRITING_SECONDS):
            kill_again_and_again(stock, KILLS, lambda: len(api.ledger))
        stock.start()
        wait_until(lambda: not api.updates, SECONDS, "all updates taken in")
        wait_until(lambda: _is_quiet(api), SECONDS, "all answered that will be")
        stock.kill()

    lost = [text for text in crowd.verdict().lost if text.startswith(ECHO)]
    tell(f"stock polling, {MESSAGES} messages, {KILLS} kills", lost=len(lost))
    assert lost


def _is_quiet(api: BotApi) -> bool:
    """Say whether nothing more is sent: the last kill loses nothing."""
    sent = len(api.ledger)
    time.sleep(2)
    return len(api.ledger) == sent


def take_in_by_webhook(gateway: Process) -> None:
    """Let a gateway be brought its updates."""
    address = f"http://127.0.0.1:{free_port()}"
    gateway.health = f"{address}/health"
    gateway.environment = {
        **gateway.environment,
        "WEB_PORT": address.rpartition(":")[2],
        "TELEGRAM_WEBHOOK_URL": f"{address}/telegram",
        "TELEGRAM_WEBHOOK_SECRET": SECRET,
    }
