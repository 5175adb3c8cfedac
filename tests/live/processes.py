"""The three processes of the assistant, started as an operator would, on free ports."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.dialogue.health import is_up
from bot.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

#: Where the clock of the assistant starts: a Monday morning.
NOW = datetime.fromisoformat("2026-03-02T10:00:00+01:00")
PHONE = "+32478123456"
#: Longer than Rasa needs on two busy cores.
START_SECONDS = 300.0
#: Settings of whoever runs the tests stay outside.
OURS = ("BACKONTRACK_", "ORGANISATION_", "TELEGRAM_", "WEB_", "RASA_", "ACTIONS_")
ALSO_OURS = {"DATA_DIR", "DATABASE_URL", "ENCRYPTION_KEYS", "INTERNAL_SECRET", "ACTIVE_REGIONS"}
QUIET = {"PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": "ignore", "TF_CPP_MIN_LOG_LEVEL": "3"}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def bare_environment() -> dict[str, str]:
    """Return the environment of the tests without any setting of the assistant."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(OURS) and name not in ALSO_OURS
    }
    return {**kept, **QUIET}


def wait_until(holds: object, seconds: float, what: str) -> None:
    """Look until something holds; fail with ``what`` when it never does."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            message = f"{what} within {seconds:.0f} s"
            raise AssertionError(message)
        time.sleep(0.05)


@dataclass
class Process:
    """One process, which can be frozen, killed and started again; all it says is kept."""

    name: str
    command: Sequence[str]
    health: str
    environment: Mapping[str, str]
    log: Path
    #: When the clock of the assistant showed ``NOW``; a later start goes on from there.
    began: float = field(default_factory=time.monotonic)
    ahead: timedelta = timedelta(0)
    #: Several processes that keep one pace need one clock: that of the world.
    keeps_world_time: bool = False
    popen: subprocess.Popen[bytes] | None = None
    #: What its clock showed when it began to run, and since when it surely runs.
    shown: datetime = NOW
    runs_since: float = field(default_factory=time.monotonic)

    @property
    def time(self) -> datetime:
        """Return what its clock shows at least: it begins to run some time after the start."""
        return self.shown + timedelta(seconds=time.monotonic() - self.runs_since)

    def start(self) -> None:
        """Start it, without waiting."""
        gone_by = timedelta(seconds=time.monotonic() - self.began) + self.ahead
        self.shown = NOW + gone_by
        now = "" if self.keeps_world_time else self.shown.isoformat()
        with self.log.open("ab") as log:
            self.popen = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env={**self.environment, "BACKONTRACK_NOW": now},
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )

    def wait(self) -> None:
        """Wait until it answers; fail with the end of its log when it ends before."""
        until = time.monotonic() + START_SECONDS
        while not is_up(self.health):
            if not self.is_alive or time.monotonic() > until:
                said = self.log.read_text("utf-8", "replace")[-3000:]
                message = f"{self.name} did not start:\n{said}"
                raise AssertionError(message)
            time.sleep(0.1)
        self.runs_since = time.monotonic()

    @property
    def is_alive(self) -> bool:
        """Say whether it runs, be it frozen."""
        return self.popen is not None and self.popen.poll() is None

    def freeze(self) -> None:
        """Let it hang: it accepts connections and answers nothing."""
        self.popen.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on as if nothing had happened."""
        self.popen.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it without a chance to tidy up."""
        self.popen.kill()
        self.popen.wait()

    def revive(self) -> None:
        """Bring it back, whatever was done to it."""
        if self.is_alive:
            self.thaw()
        else:
            self.start()
        self.wait()

    def stop(self) -> None:
        """End it in an orderly way."""
        if not self.is_alive:
            return
        self.thaw()
        self.popen.terminate()
        try:
            self.popen.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()


def python(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module with the interpreter of the tests."""
    return [sys.executable, "-m", module, *arguments]
