"""How long a visitor of the page waits for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.figures import Figure, percentile
from bench.processes import cpu_seconds
from bench.visitors import PAUSE, VISITORS, WORDS, visit_all, visit_in_turn

if TYPE_CHECKING:
    from bench.stage import Running, Stage
    from bench.visitors import Visits

SECTION = "web"
#: Visitors who come one after the other; each may send twenty messages in a minute.
IN_TURN = 5
WORKING = ("gateway", "rasa", "actions")


async def measure(stage: Stage) -> list[Figure]:
    """Return the wait from sending to seeing the answer, alone and with nineteen others."""
    ours = await stage.ours()
    await visit_in_turn(ours, 1)
    before = _spent(ours)
    alone = await visit_in_turn(ours, IN_TURN)
    return [
        *_waits("one visitor", alone, "as fast as the answers come"),
        *_work(before, _spent(ours), len(alone.seconds)),
        *_waits(
            f"{VISITORS} visitors, each every {PAUSE:.0f} s",
            await visit_all(ours, pause=PAUSE),
            "the fastest that the page's limit allows in the long run",
        ),
        *_waits(
            f"{VISITORS} visitors, without a pause",
            await visit_all(ours),
            f"each uses up the limit of {len(WORDS)} a minute at once",
        ),
    ]


def _waits(who: str, visits: Visits, how: str) -> list[Figure]:
    note = f"{len(visits.seconds)} messages, {how}; {visits.apologies} apologies first"
    return [
        Figure(
            SECTION, f"{who}, {word}", 1000 * percentile(visits.seconds, share), "ms", None, note
        )
        for word, share in (("p50", 0.5), ("p95", 0.95))
    ]


def _spent(ours: Running) -> dict[str, float]:
    return {name: cpu_seconds(ours.process.pid, name) for name in WORKING}


def _work(before: dict[str, float], after: dict[str, float], messages: int) -> list[Figure]:
    return [
        Figure(SECTION, f"CPU of {name} for a message", 1000 * spent / messages, "ms", None, "")
        for name, spent in ((name, after[name] - before[name]) for name in WORKING)
    ]
