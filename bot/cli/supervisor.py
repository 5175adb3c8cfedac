"""Watching the three processes: starting them, restarting what falls, stopping them all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.settings import ROOT

#: Seconds before a fallen process is started again; doubled while it keeps falling.
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
#: A process that ran this long has not "kept falling".
STEADY_SECONDS = 60.0
STOP_SECONDS = 10.0


#: Libraries warn each other about their futures; that is nothing for an operator.
QUIET = {"PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": "ignore", "TF_CPP_MIN_LOG_LEVEL": "3"}


@dataclass
class Child:
    """One process that must run."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    pause: float = FIRST_PAUSE
    due_at: float = 0.0
    stop_seconds: float = STOP_SECONDS

    def start(self, now: float) -> None:
        """Start the process in the project's root."""
        self.started_at = now
        self.process = subprocess.Popen(  # noqa: S603 -- our own words alone
            self.command, cwd=ROOT, env={**QUIET, **os.environ}
        )

    def tend(self, now: float, tell: Callable[[str], None]) -> None:
        """Start it when it is due; when it fell, say so and plan the next start."""
        if self.process is None:
            if now >= self.due_at:
                self.start(now)
            return
        code = self.process.poll()
        if code is None:
            return
        if now - self.started_at > STEADY_SECONDS:
            self.pause = FIRST_PAUSE
        tell(f"{self.name} ended with code {code}; it starts again in {self.pause:.0f} s")
        self.process, self.due_at = None, now + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def stop(self) -> None:
        """Ask the process to end, and end it when it does not."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(self.stop_seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def python(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module with this interpreter."""
    return [sys.executable, "-m", module, *arguments]


def watch(
    children: Sequence[Child],
    tell: Callable[[str], None],
    is_ready: Callable[[], str],
    rest: Callable[[float], None] = time.sleep,
) -> None:
    """Keep the children running until SIGINT or SIGTERM; says once when all is ready.

    Args:
        children: What must run.
        tell: Says a line to the operator.
        is_ready: Returns the line to say when everything answers, "" before.
        rest: Waits between two looks.
    """
    stopping: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda got, _frame: stopping.append(got))
    ready = ""
    try:
        while not stopping:
            for child in children:
                child.tend(time.monotonic(), tell)
            if not ready:
                ready = is_ready()
                if ready:
                    tell(ready)
            rest(0.3)
    finally:
        for child in children:
            child.stop()
