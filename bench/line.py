"""The line between youth and coach: how many messages, how soon, in how much memory."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import TYPE_CHECKING

from bench import bare_loop, processes, tree
from bench.figures import Figure, Goal, percentile
from bench.telegram import NOW, enter, telegram
from bot.settings import ROOT
from bot.storage import migrate, new_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.stage import Stage
    from bench.telegram import Telegram

SECTION = "line"
#: For the rate without limits, and for how long and how fast people write within them.
MESSAGES = 3_000
STEADY_SECONDS, STEADY_RATE = 300, 25
#: How often and for how long without Rasa, to which as long with it is compared each time.
AWAY_ROUNDS, AWAY_SECONDS = 3, 30
#: A relayed message may wait for those before it.
PATIENCE = 120.0


async def measure(stage: Stage) -> list[Figure]:
    """Return the figures of the line, with all of ``backontrack run`` beside it."""
    ours = await stage.ours()
    rasa = ours.hook.removesuffix("/webhooks/gateway/webhook")
    folder = stage.folder / "line"
    folder.mkdir()
    with telegram(folder, "--no-limits") as stand_in:
        bare = await bare_loop.rate(stand_in, MESSAGES)
    free = _without_limits(stage, folder / "free")
    return [
        Figure(SECTION, "bare loop of get_updates and copy_message", bare, "/s", None, ""),
        Figure(SECTION, "the line without limits", free, "/s", Goal(150, is_least=True), ""),
        Figure(SECTION, "of the bare loop", free / bare, "", Goal(0.25, is_least=True), "share"),
        *_within_limits(stage, folder / "steady", rasa),
        *_without_rasa(stage, folder, rasa),
    ]


def _without_limits(stage: Stage, folder: Path) -> float:
    with (
        telegram(stage.folder / "line", "--no-limits") as stand_in,
        _gateway(stage, folder, stand_in, ("bench.unlimited_gateway",)),
    ):
        stand_in.feed(1, 1)
        stand_in.wait_for(1, PATIENCE)
        before, began = stand_in.sent(), time.perf_counter()
        stand_in.feed(2, MESSAGES)
        stand_in.wait_for(before + MESSAGES, PATIENCE)
        return MESSAGES / (time.perf_counter() - began)


def _within_limits(stage: Stage, folder: Path, rasa: str) -> list[Figure]:
    seen = _steady(stage, folder, rasa, STEADY_SECONDS)
    rate = f"{STEADY_RATE}/s for {STEADY_SECONDS} s"
    return [
        Figure(SECTION, "internal delay, p95", seen.p95, "ms", Goal(250), rate),
        Figure(SECTION, "internal delay, p50", percentile(seen.inside, 0.5), "ms", None, rate),
        Figure(
            SECTION,
            "from written to sent, p95",
            percentile(seen.outside, 0.95),
            "ms",
            None,
            "as the stand-in sees it",
        ),
        Figure(SECTION, "calls beyond Telegram's limits", seen.violations, "", Goal(0), rate),
        Figure(SECTION, "gateway, PSS", seen.memory, "MB", Goal(300), "after that"),
        Figure(SECTION, "from start to the first relayed", seen.ready, "s", Goal(3), "once"),
    ]


def _without_rasa(stage: Stage, folder: Path, rasa: str) -> list[Figure]:
    """Compare as long with Rasa and without, in turn: a machine is busy for seconds at a time."""
    up: list[float] = []
    away: list[float] = []
    starts = []
    for number in range(AWAY_ROUNDS):
        up += _steady(stage, folder / f"up-{number}", rasa, AWAY_SECONDS).inside
        seen = _steady(stage, folder / f"away-{number}", _nowhere(), AWAY_SECONDS)
        away += seen.inside
        starts.append(seen.ready)
    with_it, without = percentile(up, 0.95), percentile(away, 0.95)
    rate = f"{STEADY_RATE}/s for {AWAY_ROUNDS} times {AWAY_SECONDS} s"
    start = f"median of {AWAY_ROUNDS}"
    return [
        Figure(SECTION, "internal delay, p95, Rasa up", with_it, "ms", None, rate),
        Figure(SECTION, "internal delay, p95, Rasa away", without, "ms", Goal(250), rate),
        Figure(SECTION, "away to up", without / with_it, "", Goal(1.5), "times"),
        Figure(SECTION, "to the first relayed, Rasa away", median(starts), "s", Goal(3), start),
    ]


@dataclass(frozen=True)
class _Seen:
    """What was seen of a gateway to which people wrote steadily; times in milliseconds."""

    inside: list[float]
    outside: list[float]
    violations: int
    memory: float
    ready: float

    @property
    def p95(self) -> float:
        return percentile(self.inside, 0.95)


def _steady(stage: Stage, folder: Path, rasa: str, seconds: int) -> _Seen:
    with telegram(folder.parent) as stand_in:
        stand_in.feed(1, 1)
        with _gateway(stage, folder, stand_in, ("bot", "gateway"), rasa) as pid:
            began = time.perf_counter()
            stand_in.wait_for(1, PATIENCE)
            ready = time.perf_counter() - began
            _write_steadily(stand_in, seconds)
            memory = processes.pss(pid) / 1e6
        moments = stand_in.moments()
        violations = len(stand_in.state()["violations"])
    outside = [
        1000 * (sent - written) for number, (written, sent) in moments.items() if number > 1
    ]
    return _Seen(_delays(folder / "cases.db"), outside, violations, memory, ready)


def _write_steadily(stand_in: Telegram, seconds: int) -> None:
    began, written = time.monotonic(), 0
    total = seconds * STEADY_RATE
    while written < total:
        due = min(int((time.monotonic() - began) * STEADY_RATE) + 1, total)
        if due > written:
            stand_in.feed(written + 2, due - written)
            written = due
        time.sleep(0.5 / STEADY_RATE)
    stand_in.wait_for(total + 1, PATIENCE)


def _delays(path: Path) -> list[float]:
    """Return the milliseconds from receiving each message to beginning to send its copy."""
    query = (
        "SELECT inbox.received_at, outbox.started_at FROM outbox "
        "JOIN inbox ON inbox.id = outbox.answers WHERE outbox.started_at IS NOT NULL "
        "ORDER BY inbox.received_at"
    )
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute(query).fetchall()
    spans = [datetime.fromisoformat(b) - datetime.fromisoformat(a) for a, b in rows]
    # The first waited for the start of the gateway.
    return [1000 * span.total_seconds() for span in spans[1:]]


def _nowhere() -> str:
    return f"http://127.0.0.1:{processes.free_port()}"


@contextmanager
def _gateway(
    stage: Stage, folder: Path, stand_in: Telegram, module: tuple[str, ...], rasa: str = ""
) -> Iterator[int]:
    """Give a gateway in front of the stand-in, with a data folder of its own.

    Args:
        stage: Where the copy of the project is.
        folder: For its data, to be made.
        stand_in: Its Telegram.
        module: What is run.
        rasa: Where its Rasa is; nowhere, where it has none.
    """
    folder.mkdir()
    url, key = f"sqlite:///{folder / 'cases.db'}", new_key()
    migrate(url)
    enter(url, key)
    environment = tree.environment(
        stage.tree,
        DATA_DIR=str(folder),
        ENCRYPTION_KEYS=key,
        BACKONTRACK_NOW=NOW.isoformat(),
        WEB_PORT=str(processes.free_port()),
        RASA_URL=rasa or _nowhere(),
        ACTIONS_URL=stage.actions if rasa else _nowhere(),
        TELEGRAM_BOT_TOKEN=stand_in.token,
        TELEGRAM_API_URL=stand_in.url,
        # The bench itself is found beside the copy of the project, which goes first.
        PYTHONPATH=os.pathsep.join((str(stage.tree), str(ROOT))),
    )
    process = processes.start(
        [sys.executable, "-m", *module],
        folder=stage.tree,
        environment=environment,
        log=folder / "gateway.log",
    )
    try:
        yield process.pid
    finally:
        processes.stop(process)
