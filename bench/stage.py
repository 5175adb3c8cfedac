"""The two assistants under measurement: started when first needed, stopped at the end."""

from __future__ import annotations

import secrets
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench import baseline, processes, tree
from bot.dialogue.secret import HEADER

if TYPE_CHECKING:
    import subprocess

#: What `backontrack` runs, from the folder that holds the copy.
COMMAND = (sys.executable, "-m", "bot")


@dataclass(frozen=True)
class Running:
    """A started assistant; ``hook`` is where Rasa takes messages."""

    name: str
    hook: str
    headers: dict[str, str]
    process: subprocess.Popen[bytes]
    page: str = ""


class Stage:
    """Holds the copy of the project, a folder for data, and what runs."""

    def __init__(self, epochs: int, copy: Path | None = None) -> None:
        """Copy the project, or take this copy; ``epochs`` is how long the baseline learns."""
        self.tree = copy or tree.copy_of_project()
        self.epochs = epochs
        self.folder = Path(tempfile.mkdtemp(prefix="bench-"))
        self._secret = secrets.token_urlsafe(16)
        #: Where the actions of ours answer.
        self.actions = f"http://127.0.0.1:{processes.free_port()}"
        self._ours: Running | None = None
        self._baseline: Running | None = None

    async def ours(self) -> Running:
        """Return ``backontrack run``, ready to answer."""
        if self._ours is None:
            tree.model_in(self.tree)
            self._ours = self.start_ours("ours", self.actions)
            log = self.folder / "ours.log"
            for url in (self._ours.hook.removesuffix("webhook"), f"{self.actions}/health"):
                await processes.answers(url, self._ours.process, log)
            await processes.answers(f"{self._ours.page}/health", self._ours.process, log)
        return self._ours

    def start_ours(self, name: str, actions_url: str = "") -> Running:
        """Start ``backontrack run`` on ports of its own, and do not wait for it."""
        rasa = f"http://127.0.0.1:{processes.free_port()}"
        port = processes.free_port()
        environment = tree.environment(
            self.tree,
            DATA_DIR=str(self.folder / name),
            WEB_PORT=str(port),
            RASA_URL=rasa,
            ACTIONS_URL=actions_url or f"http://127.0.0.1:{processes.free_port()}",
            INTERNAL_SECRET=self._secret,
            ORGANISATION_PHONE="+3256000000",
        )
        process = processes.start(
            [*COMMAND, "run"],
            folder=self.tree,
            environment=environment,
            log=self.folder / f"{name}.log",
        )
        hook = f"{rasa}/webhooks/gateway/webhook"
        return Running(name, hook, {HEADER: self._secret}, process, f"http://127.0.0.1:{port}")

    async def baseline(self) -> Running:
        """Return the Rasa of ``rasa init`` on our action server, ready to answer."""
        if self._baseline is None:
            await self.ours()
            project = baseline.trained(self.tree, self.epochs)
            told = baseline.endpoints(self.actions, HEADER, self._secret)
            endpoints = self.folder / "endpoints.yml"
            endpoints.write_text(told, "utf-8")
            port, log = processes.free_port(), self.folder / "baseline.log"
            command = [sys.executable, "-m", "rasa", "run", "-i", "127.0.0.1", "-p", str(port)]
            process = processes.start(
                [*command, "--endpoints", str(endpoints)],
                folder=project,
                environment=tree.environment(project),
                log=log,
            )
            hook = f"http://127.0.0.1:{port}/webhooks/rest/webhook"
            self._baseline = Running("rasa init", hook, {}, process)
            await processes.answers(hook.removesuffix("webhook"), process, log)
        return self._baseline

    def cases(self) -> int:
        """Return how many referrals are stored."""
        with closing(sqlite3.connect(self.folder / "ours" / "cases.db")) as database:
            count: int = database.execute("SELECT count(*) FROM cases").fetchone()[0]
        return count

    def close(self) -> None:
        """Stop what runs and take its data away."""
        for running in (self._baseline, self._ours):
            if running is not None:
                processes.stop(running.process)
        shutil.rmtree(self.folder, ignore_errors=True)
