"""Whether an answer late in a long talk takes longer than an early one, on the page."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bench.figures import Figure, Goal, percentile
from bench.visitors import PAUSE, Visitor, browser

if TYPE_CHECKING:
    from bench.stage import Running, Stage

SECTION = "talk"
#: Up to the question that stays open from then on.
BEGINNING = (
    "hallo",
    "[Ik zoek zelf hulp]",
    "[Stel me liever vragen]",
    "ben 19",
    "ik slaap bij een maat",
    "[Kortrijk]",
    "nog een ogenblik",
    "waarom vraag je dat?",
    "wat kost dat eigenlijk?",
    "sorry, ik ben eigenlijk 18 jaar",
)
#: Asks and corrects without an end; as many as BEGINNING, so that tens can be compared.
ROUND = (
    "sorry, ik ben eigenlijk 20 jaar",
    "waarom vraag je dat?",
    "wat kost dat eigenlijk?",
    "sorry, ik wil in Roeselare wonen",
    "hoe lang duurt dat traject?",
    "ben je een mens?",
    "sorry, ik ben toch 19 jaar",
    "wie ziet wat ik hier schrijf?",
    "wat doet zo'n coach?",
    "sorry, ik wil toch in Kortrijk wonen",
)
#: The second ten and the eleventh hold the same messages: turn 10 and turn 100 stand before them.
EARLY, LATE = 1, 10
TURNS = 10
MIDDLE = 0.5


async def measure(stage: Stage) -> list[Figure]:
    """Return the median wait of ten turns behind turn 10, behind turn 100, and their ratio."""
    seconds = await _talk(await stage.ours())
    early, late = (
        1000 * percentile(seconds[TURNS * ten : TURNS * (ten + 1)], MIDDLE)
        for ten in (EARLY, LATE)
    )
    return [
        Figure(SECTION, "turns 11 to 20, p50", early, "ms"),
        Figure(SECTION, "turns 101 to 110, p50", late, "ms", None, "the same ten messages"),
        Figure(SECTION, "late turns against early ones", late / early, "times", Goal(1.5)),
    ]


async def _talk(ours: Running) -> list[float]:
    """Return how long each answer took, of one visitor who keeps asking and correcting."""
    seconds: list[float] = []
    async with browser(ours.page, 1) as client:
        visitor = Visitor(client)
        await visitor.open()
        for words in (*BEGINNING, *ROUND * LATE):
            took = await visitor.say(words)
            seconds.append(took)
            await asyncio.sleep(max(PAUSE - took, 0.0))
    return seconds
