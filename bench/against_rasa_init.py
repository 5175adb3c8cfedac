"""Our dialogue server against that of ``rasa init``: twenty users at once, and one alone."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from bench.figures import Figure, Goal, percentile
from bench.people import scripts
from bench.processes import cpu_seconds
from bench.talking import Talked, all_at_once, one_by_one

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bench.people import Script
    from bench.stage import Running, Stage

SECTION = "rasa"
TIMES_AS_FAST = Goal(3.0, is_least=True)
HALF_THE_WAIT = Goal(0.5)


class Rounds:
    """The same measurement on both, in turn, so that what else the machine does hits both."""

    def __init__(self, stage: Stage, ours: Running, baseline: Running) -> None:
        """Measure these two."""
        self._stage = stage
        self._pair = (ours, baseline)
        self.results: dict[str, list[Talked]] = {ours.name: [], baseline.name: []}

    async def add(
        self, talk: Callable[[Running, Sequence[Script]], Awaitable[Talked]], *, turned: bool
    ) -> None:
        """Measure each once.

        Args:
            talk: What is done with each.
            turned: The baseline goes first.
        """
        for running in reversed(self._pair) if turned else self._pair:
            stored, spent = self._stage.cases(), _spent(running)
            talked = await talk(running, scripts())
            stored = self._stage.cases() - stored
            talked.cpu_seconds = _spent(running) - spent
            _check(running, talked, stored)
            self.results[running.name].append(talked)
            print(
                f"  {running.name}: {len(talked.turns)} turns in {talked.seconds:.0f} s, "
                f"{stored} referrals stored, {talked.repeated} answers given again, "
                f"{talked.failed} turns failed, {len(talked.stuck)} talks went dead",
                flush=True,
            )


async def measure(stage: Stage, rounds: int) -> list[Figure]:
    """Return the figures of both, and their ratios."""
    ours, baseline = await stage.ours(), await stage.baseline()
    for running in (ours, baseline):
        await one_by_one(running, scripts()[:2])
    crowd, single = Rounds(stage, ours, baseline), Rounds(stage, ours, baseline)
    for number in range(rounds):
        await crowd.add(all_at_once, turned=bool(number % 2))
        await single.add(one_by_one, turned=bool(number % 2))
    return [
        *_crowd_figures(crowd, ours, baseline),
        *_single_figures(single, ours, baseline),
        *_cpu_figures(single, ours, baseline),
    ]


def _crowd_figures(rounds: Rounds, ours: Running, baseline: Running) -> list[Figure]:
    rates = {name: [t.rate for t in talked] for name, talked in rounds.results.items()}
    ratios = [
        ours_rate / other
        for ours_rate, other in zip(rates[ours.name], rates[baseline.name], strict=True)
    ]
    return [
        *(
            Figure(
                SECTION, f"20 users at once, {n}", median(values), "turns/s", None, _spread(values)
            )
            for n, values in rates.items()
        ),
        Figure(
            SECTION, "20 users at once, ratio", median(ratios), "x", TIMES_AS_FAST, _spread(ratios)
        ),
    ]


def _single_figures(rounds: Rounds, ours: Running, baseline: Running) -> list[Figure]:
    figures, slow = [], {}
    for name, talks in rounds.results.items():
        for word, share in (("p50", 0.5), ("p95", 0.95)):
            values = [1000 * percentile(t.turns, share) for t in talks]
            figures.append(
                Figure(
                    SECTION,
                    f"one user, {word}, {name}",
                    median(values),
                    "ms",
                    None,
                    _spread(values),
                )
            )
            slow[name] = values
    ratios = [a / b for a, b in zip(slow[ours.name], slow[baseline.name], strict=True)]
    ratio = Figure(
        SECTION, "one user, p95, ratio", median(ratios), "x", HALF_THE_WAIT, _spread(ratios)
    )
    return [*figures, ratio]


def _cpu_figures(rounds: Rounds, ours: Running, baseline: Running) -> list[Figure]:
    costs = {
        name: [1000 * t.cpu_seconds / len(t.turns) for t in talks]
        for name, talks in rounds.results.items()
    }
    ratios = [b / a for a, b in zip(costs[ours.name], costs[baseline.name], strict=True)]
    return [
        *(
            Figure(SECTION, f"CPU of Rasa for a turn, {n}", median(v), "ms", None, _spread(v))
            for n, v in costs.items()
        ),
        Figure(
            SECTION, "CPU of Rasa for a turn, ratio", median(ratios), "x", None, _spread(ratios)
        ),
    ]


def _spent(running: Running) -> float:
    """Return the processor time of its Rasa so far; the actions serve both."""
    return cpu_seconds(running.process.pid, "rasa" if running.page else "")


def _spread(values: Sequence[float]) -> str:
    return f"median of {len(values)} rounds, {min(values):.3g} to {max(values):.3g}"


def _check(running: Running, talked: Talked, stored: int) -> None:
    """Refuse a round of ours in which a script did not end in a stored case.

    The stock Rasa sometimes answers nothing when its actions are slow, and then that talk is over.

    Raises:
        RuntimeError: A conversation of ours went dead, or a reference is no row.
    """
    is_whole = not talked.stuck or not running.page
    if not is_whole or stored != len(talked.references):
        found = f"{stored} rows, {len(talked.references)} references"
        message = f"{running.name}: {found}; {talked.stuck}"
        raise RuntimeError(message)
