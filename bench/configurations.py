"""Other ways to understand a message, each trained and measured on the held-out sentences.

Run as ``python -m bench.configurations [--every N] [name ...]``; without names all of them, the
one that is used (``config.yml``) first. ``--every 4`` trains on each fourth sentence: DIET takes
long. The results stand as a table in docs/nlu.md.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import psutil
import yaml

from bench.figures import percentile
from bench.held_out import Parsed, judged, sentences
from bench.tree import environment
from bot.dialogue.components.parsing import parsed_by_rasa
from bot.settings import ROOT

FOLDER = Path(__file__).with_name("configurations")
USED = "used"
#: What may be wrong although it was confident.
MOST_MISUNDERSTOOD = 0.02
COLUMNS = (
    "configuration",
    "right",
    "professionals",
    "youths",
    "right at 2 % wrong",
    "ms a message",
    "MB",
    "s of training",
    "processor s",
)


def configuration(name: str) -> Path:
    """Return the file of a configuration."""
    return ROOT / "config.yml" if name == USED else FOLDER / f"{name}.yml"


def at_most_wrong(found: list[Parsed], limit: float) -> float:
    """Return the share understood where the threshold lets ``limit`` of all be misunderstood.

    It makes configurations comparable whose confidences mean different things.
    """
    ordered = sorted(found, key=lambda one: -one.confidence)
    wrong = np.cumsum([not one.is_right for one in ordered])
    right = np.cumsum([one.is_right for one in ordered])
    allowed = right[wrong <= limit * len(found)]
    return float(allowed[-1] / len(found)) if len(allowed) else 0.0


def accuracy(found: list[Parsed], group: str = "") -> float:
    """Return the share whose likeliest intent is right, of one group of writers or of all."""
    own = [one for one in found if group in {"", one.group}]
    return sum(one.is_right for one in own) / len(own)


def thinned(folder: Path, every: int) -> Path:
    """Write each ``every``-th training sentence of each intent into ``folder``."""
    for path in sorted((ROOT / "nlu_data" / "nlu").glob("*.yml")):
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        for entry in document["nlu"]:
            entry["examples"] = "\n".join(entry["examples"].splitlines()[::every]) + "\n"
        text = yaml.safe_dump(document, allow_unicode=True, width=10_000)
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder


def trained(name: str, data: Path, folder: Path) -> tuple[float, float]:
    """Train the understanding alone; return the seconds it took, and those of the processor."""
    began = time.monotonic()
    command = [sys.executable, "-m", "rasa", "train", "nlu", "--nlu", str(data)]
    before = psutil.Process().cpu_times()
    subprocess.run(
        [*command, "--config", str(configuration(name)), "--out", str(folder)],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(ROOT),
    )
    after = psutil.Process().cpu_times()
    used = after.children_user + after.children_system
    return time.monotonic() - began, used - before.children_user - before.children_system


def measured(folder: Path) -> dict[str, float]:
    """Parse the held-out sentences with the model in ``folder``, one at a time."""
    held_out = sentences()
    results = parsed_by_rasa([one.text for one in held_out], folder)
    found, costs = [], []
    for one in held_out:
        began = time.thread_time()
        found.append(judged(one, next(results)))
        costs.append(1000 * (time.thread_time() - began))
    return {
        "right": accuracy(found),
        "professional": accuracy(found, "professional"),
        "youth": accuracy(found, "youth"),
        "at_most_wrong": at_most_wrong(found, MOST_MISUNDERSTOOD),
        "milliseconds": percentile(costs, 0.5),
        "megabytes": psutil.Process().memory_info().rss / 1e6,
    }


def row(name: str, every: int) -> str:
    """Train and measure a configuration in processes of its own; return its row of the table."""
    with TemporaryDirectory() as folder, TemporaryDirectory() as data:
        seconds, processor = trained(name, thinned(Path(data), every), Path(folder))
        told = subprocess.run(
            [sys.executable, "-m", "bench.configurations", "--measure", folder],
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environment(ROOT),
        )
    result = json.loads(told.stdout.splitlines()[-1])
    return (
        f"| {name} | {result['right']:.1%} | {result['professional']:.1%} "
        f"| {result['youth']:.1%} | {result['at_most_wrong']:.1%} "
        f"| {result['milliseconds']:.1f} | {result['megabytes']:.0f} "
        f"| {seconds:.0f} | {processor:.0f} |"
    )


def main() -> None:
    """Print the table, each row when it is there."""
    parser = argparse.ArgumentParser(prog="python -m bench.configurations")
    parser.add_argument("names", nargs="*", metavar="name")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--measure", type=Path, metavar="FOLDER", help="a model, as a child does")
    chosen = parser.parse_args()
    if chosen.measure:
        print(json.dumps(measured(chosen.measure)))
        return
    print(f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}", flush=True)
    for name in chosen.names or [USED, *sorted(path.stem for path in FOLDER.glob("*.yml"))]:
        print(row(name, chosen.every), flush=True)


if __name__ == "__main__":
    main()
