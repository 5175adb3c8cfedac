"""Training of Rasa's model, and knowing whether it is still the right one."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.errors import AssistantError
from bot.settings import ROOT

MODEL = "backontrack"
#: What a model depends on, below the root.
SOURCES = ("config.yml", "domain.yml", "nlu_data", "bot/language", "bot/dialogue/components")


class TrainingError(AssistantError):
    """Rasa could not train the model."""


def is_trained(root: Path = ROOT) -> bool:
    """Say whether ``models/`` holds a model of the present data and configuration."""
    mark = root / "models" / "fingerprint"
    model = root / "models" / f"{MODEL}.tar.gz"
    return model.exists() and mark.exists() and mark.read_text("ascii") == fingerprint(root)


def fingerprint(root: Path = ROOT) -> str:
    """Return a digest of all files that a model depends on."""
    digest = hashlib.sha256()
    for path in _sources(root):
        digest.update(str(path.relative_to(root)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def train(root: Path = ROOT) -> None:
    """Train with ``rasa train --data nlu_data`` and mark the model with its fingerprint.

    Raises:
        TrainingError: Rasa ended with an error; the end of what it said is in the message.
    """
    mark = fingerprint(root)
    # The tests validate the data; doing it here again would make each training a third longer.
    command = [sys.executable, "-m", "rasa", "train", "--data", "nlu_data", "--skip-validation"]
    done = subprocess.run(  # noqa: S603 -- our own words alone
        [*command, "--fixed-model-name", MODEL],
        cwd=root,
        check=False,
        # Progress bars and the warnings of libraries about each other fill screens.
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"},
    )
    if done.returncode != 0:
        message = f"rasa train ended with code {done.returncode}:\n{done.stdout[-4000:]}"
        raise TrainingError(message)
    (root / "models" / "fingerprint").write_text(mark, encoding="ascii")


def _sources(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        path = root / name
        files = [path] if path.is_file() else path.rglob("*")
        yield from sorted(
            file
            for file in files
            if file.is_file() and file.suffix in {".py", ".yml", ".csv", ".txt"}
        )
