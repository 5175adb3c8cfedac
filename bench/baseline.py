"""What ``rasa init`` would have given: its pipeline and policies, trained on the same data."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import yaml

from bench.tree import CACHE, digest, environment, forget

STORIES = Path(__file__).with_name("stories.yml")
#: As `rasa init` writes it: the channel `rest`, no database for the conversations.
CREDENTIALS = "rest:\n"


def trained(tree: Path, epochs: int) -> Path:
    """Return a Rasa project with the stock configuration and its model; trains it when needed.

    Args:
        tree: The copy of the project, of which the data and the domain are taken.
        epochs: How long its networks learn; Rasa's own number is 100.
    """
    config = yaml.safe_dump(configuration(epochs), sort_keys=False)
    name = digest(tree, ("nlu_data", "domain.yml"), config, STORIES.read_text("utf-8"))
    folder = CACHE / f"baseline-{name}"
    if not folder.exists():
        forget("baseline-*")
        _train(_project(CACHE / f"baseline-draft-{os.getpid()}", tree, config), folder)
    return folder


def configuration(epochs: int) -> dict[str, Any]:
    """Return the configuration that Rasa fills in for a new project, for Dutch."""
    config: dict[str, Any] = yaml.safe_load(
        _stock("engine/recipes/config_files/default_config.yml")
    )
    for part in (*config["pipeline"], *config["policies"]):
        if "epochs" in part:
            part["epochs"] = epochs
    return {**config, "language": "nl", "assistant_id": "baseline"}


def endpoints(actions_url: str, header: str, secret: str) -> str:
    """Return its ``endpoints.yml``: our action server, and nothing else."""
    action_endpoint = {"url": f"{actions_url}/webhook", "headers": {header: secret}}
    return yaml.safe_dump({"action_endpoint": action_endpoint})


def _project(folder: Path, tree: Path, config: str) -> Path:
    shutil.copytree(tree / "nlu_data", folder / "data")
    shutil.copy2(tree / "domain.yml", folder / "domain.yml")
    shutil.copy2(STORIES, folder / "data" / "stories.yml")
    (folder / "config.yml").write_text(config, "utf-8")
    (folder / "credentials.yml").write_text(CREDENTIALS, "utf-8")
    (folder / "endpoints.yml").write_text("", "utf-8")
    return folder


def _train(draft: Path, folder: Path) -> None:
    print("The baseline is trained (DIET and TED; this takes many minutes) ...", flush=True)
    began = time.monotonic()
    with (draft / "train.log").open("w", encoding="utf-8") as log:
        subprocess.run(
            [
                sys.executable,
                "-m",
                "rasa",
                "train",
                "--data",
                "data",
                "--fixed-model-name",
                "stock",
            ],
            cwd=draft,
            check=True,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=environment(draft),
        )
    (draft / "seconds").write_text(f"{time.monotonic() - began:.0f}", "ascii")
    shutil.rmtree(draft / ".rasa", ignore_errors=True)
    draft.rename(folder)


def _stock(path: str) -> str:
    spec = importlib.util.find_spec("rasa")
    if spec is None or spec.origin is None:
        message = "rasa is not installed"
        raise ModuleNotFoundError(message)
    return (Path(spec.origin).parent / path).read_text("utf-8")
