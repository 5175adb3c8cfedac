"""Measure and say whether the goals are met: ``python -m bench [section ...] [--json FILE]``."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from pathlib import Path

from bench import against_rasa_init, line, long_talk, memory, page, reading, starting
from bench.figures import MISSED, Figure, machine, table, write
from bench.processes import OtherWork
from bench.stage import Stage

#: In this order: what needs a quiet machine first, what leaves servers running last.
SECTIONS = ("help", "screen", "train", "start", "web", "talk", "line", "memory", "rasa")


def main() -> int:
    """Measure the chosen sections and print the table; 1 where a goal is not met."""
    chosen = _arguments()
    sections = [name for name in SECTIONS if not chosen.sections or name in chosen.sections]
    stage = Stage(chosen.epochs, chosen.tree)
    print(machine(), flush=True)
    try:
        figures = asyncio.run(_measure(stage, sections, chosen))
    finally:
        stage.close()
    print("\n" + table(figures))
    if chosen.json:
        write(chosen.json, figures)
    return int(any(figure.verdict == MISSED for figure in figures))


async def _measure(stage: Stage, sections: list[str], chosen: argparse.Namespace) -> list[Figure]:
    figures: list[Figure] = []
    for name in sections:
        others = OtherWork()
        print(f"{name} (load {os.getloadavg()[0]:.1f}) ...", flush=True)
        found = await _section(name, stage, chosen)
        share = 100 * others.share()
        found.append(Figure(name, "(other work on the machine)", share, "%", None, "of all cores"))
        print(table(found), flush=True)
        figures += found
    return figures


async def _section(name: str, stage: Stage, chosen: argparse.Namespace) -> list[Figure]:
    if name == "rasa":
        return await against_rasa_init.measure(stage, chosen.rounds)
    if name == "start":
        return await starting.measure_start(stage, chosen.rounds)
    if name in {"web", "talk", "line", "memory"}:
        return await {"web": page, "talk": long_talk, "line": line, "memory": memory}[
            name
        ].measure(stage)
    plain = {
        "help": starting.measure_help,
        "screen": reading.measure,
        "train": starting.measure_training,
    }
    return plain[name](stage)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="section", help=", ".join(SECTIONS))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--rounds", type=int, default=3, help="how often (default 3)")
    parser.add_argument(
        "--epochs",
        type=int,
        default=10,
        help="of the baseline's training (default 10, Rasa's 100)",
    )
    parser.add_argument(
        "--tree",
        type=Path,
        metavar="DIR",
        help="measure this copy of the project (default: a new one)",
    )
    chosen = parser.parse_args()
    unknown = set(chosen.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    return chosen


if __name__ == "__main__":
    sys.exit(main())
