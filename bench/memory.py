"""How much memory everything holds after twenty referrals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.figures import Figure, Goal
from bench.people import scripts
from bench.processes import alone, family, pss
from bench.talking import all_at_once
from bench.visitors import visit_all

if TYPE_CHECKING:
    from bench.stage import Running, Stage

SECTION = "memory"
GIGABYTE = Goal(1.2)


async def measure(stage: Stage) -> list[Figure]:
    """Return what each of our processes holds, their sum, and what the baseline's Rasa holds."""
    ours = await stage.ours()
    await all_at_once(ours, scripts())
    await visit_all(ours)
    alone_ours = _figures(ours)
    baseline = await stage.baseline()
    await all_at_once(baseline, scripts())
    rasa = [pid for _, pid in family(baseline.process.pid)]
    return [
        *alone_ours,
        _megabytes("rasa init, its Rasa alone", sum(map(pss, rasa)), "shares libraries with ours"),
        _megabytes("rasa init, sharing with nobody", alone(rasa), ""),
    ]


def _figures(ours: Running) -> list[Figure]:
    members = family(ours.process.pid)
    held = {name: pss(pid) for name, pid in members}
    whole, unshared = sum(held.values()), alone([pid for _, pid in members])
    return [
        *(_megabytes(name, size, "PSS") for name, size in held.items()),
        Figure(SECTION, "all of `backontrack run`", whole / 1e9, "GB", GIGABYTE, "sum of the PSS"),
        Figure(
            SECTION,
            "the same, sharing with nobody",
            unshared / 1e9,
            "GB",
            GIGABYTE,
            "as if no other program on the machine used the same libraries",
        ),
    ]


def _megabytes(name: str, size: int, note: str) -> Figure:
    return Figure(SECTION, name, size / 1e6, "MB", None, note)
