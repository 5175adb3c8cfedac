"""The trained model that the live suites need."""

from __future__ import annotations

import fcntl
import os
import subprocess

import pytest

from bot.cli.training import is_trained
from bot.settings import ROOT
from tests.live.processes import bare_environment, python

#: Other runs on this machine train the same model: one does, the others wait for it.
LOCK = ROOT / "models/.lock"


def need_model() -> None:
    """Train the model when it is stale; without one the suites fail, they never skip.

    ``TESTS_KEEP_MODEL=1`` takes the model that is there, while somebody works on the data.
    """
    kept = os.environ.get("TESTS_KEEP_MODEL") and (ROOT / "models/backontrack.tar.gz").exists()
    if kept:
        return
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_trained():
            return
        done = subprocess.run(
            python("bot", "train"),
            cwd=ROOT,
            env=bare_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        pytest.fail(f"the model could not be trained: {done.stderr[-3000:]}")
