"""From the command to the first answer on the page, the training, and the help text."""

from __future__ import annotations

import asyncio
import resource
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import httpx
import yaml

from bench import processes, tree
from bench.figures import Figure, Goal
from bench.stage import COMMAND
from bench.visitors import Visitor, browser
from bot.settings import ROOT

if TYPE_CHECKING:
    from bench.stage import Running, Stage

#: A question with one fixed answer, so that no other one is taken for it.
QUESTION, ANSWER = "wat kost dat?", "utter_programme_cost"
HELP_TIMES = 5
SCRIPT = str(ROOT / ".venv" / "bin" / "backontrack")


async def measure_start(stage: Stage, times: int) -> list[Figure]:
    """Return how long it takes from ``backontrack run`` to the page, and to its first answer."""
    tree.model_in(stage.tree)
    starts = [await _start(stage, number) for number in range(times)]
    pages, firsts, cpus = zip(*starts, strict=True)
    note = f"median of {times}, slowest {max(firsts):.1f}; processor time {median(cpus):.1f} s"
    return [
        Figure("start", "from `run` to the page", median(pages), "s", None, f"median of {times}"),
        Figure("start", "from `run` to the first answer", median(firsts), "s", Goal(45), note),
    ]


def measure_training(stage: Stage) -> list[Figure]:
    """Return how long ``backontrack train --force`` takes where nothing was trained before."""
    folder = Path(tempfile.mkdtemp(prefix="bench-train-"))
    try:
        tree.copy_to(folder, stage.tree)
        took = _took(*COMMAND, "train", "--force", folder=folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    note = f"once, in a fresh copy without Rasa's cache; processor time {took.cpu:.0f} s"
    return [Figure("train", "`backontrack train --force`", took.wall, "s", Goal(120), note)]


def measure_help(stage: Stage) -> list[Figure]:
    """Return how long ``backontrack --help`` takes."""
    times = [_took(SCRIPT, "--help", folder=stage.tree) for _ in range(HELP_TIMES)]
    walls = [took.wall for took in times]
    cpu = median(took.cpu for took in times)
    note = f"median of {HELP_TIMES}, slowest {max(walls):.2f}; processor time {cpu:.2f} s"
    return [Figure("help", "`backontrack --help`", median(walls), "s", Goal(0.5), note)]


@dataclass(frozen=True)
class Took:
    """The seconds that a command took, and those that a processor worked for it."""

    wall: float
    cpu: float


def _took(*command: str, folder: Path) -> Took:
    began, spent = time.perf_counter(), _spent_by_children()
    subprocess.run(
        command,
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        env=tree.environment(folder),
    )
    return Took(time.perf_counter() - began, _spent_by_children() - spent)


def _spent_by_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def _start(stage: Stage, number: int) -> tuple[float, float, float]:
    domain = yaml.safe_load((stage.tree / "domain.yml").read_text("utf-8"))
    expected = domain["responses"][ANSWER][0]["text"].strip()
    began = time.perf_counter()
    ours = stage.start_ours(f"start-{number}")
    try:
        async with browser(ours.page, number) as client:
            visitor = Visitor(client)
            await _open(visitor, ours)
            page = time.perf_counter() - began
            await visitor.say(QUESTION)
            if expected not in visitor.texts:
                message = f"another answer: {visitor.texts}"
                raise RuntimeError(message)
            answered = time.perf_counter() - began
            return page, answered, processes.cpu_seconds(ours.process.pid)
    finally:
        processes.stop(ours.process)


async def _open(visitor: Visitor, ours: Running) -> None:
    """Load the page again until it is there, as somebody does who just started it."""
    while not await _is_open(visitor):
        if ours.process.poll() is not None:
            message = "the assistant ended while it was starting"
            raise RuntimeError(message)
        await asyncio.sleep(0.1)


async def _is_open(visitor: Visitor) -> bool:
    try:
        await visitor.open()
    except httpx.TransportError:
        return False
    return True
