"""The copy of the project that is measured, so that work in progress does not change under it."""

from __future__ import annotations

import compileall
import hashlib
import os
import shutil
from typing import TYPE_CHECKING

from bot.cli import training
from bot.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CACHE = ROOT / ".cache" / "bench"
#: What the assistant needs to be trained and to run.
PARTS = (
    "bot",
    "actions",
    "nlu_data",
    "templates",
    "config.yml",
    "domain.yml",
    "endpoints.yml",
    "credentials.yml",
)


def copy_of_project() -> Path:
    """Return a copy of the project as it is now; the same project gives the same folder."""
    tree = CACHE / f"tree-{digest(ROOT, PARTS)}"
    if not tree.exists():
        forget("tree-*")
        draft = CACHE / f"draft-{os.getpid()}"
        copy_to(draft, ROOT)
        # As scripts/setup.sh does with the project itself.
        compileall.compile_dir(draft, quiet=1)
        draft.rename(tree)
    return tree


def copy_to(target: Path, source: Path) -> None:
    """Copy what the assistant needs, without its model."""
    for part in PARTS:
        _copy(source / part, target / part)


def model_in(tree: Path) -> None:
    """Make sure that the copy has its model: the project's own when it is the same one."""
    if training.is_trained(tree):
        return
    if training.is_trained() and training.fingerprint(tree) == training.fingerprint():
        shutil.copytree(ROOT / "models", tree / "models", dirs_exist_ok=True)
        return
    training.train(tree)


def digest(root: Path, parts: Iterable[str], *more: str) -> str:
    """Return a short name for the content of these files and folders, and of ``more``."""
    found = hashlib.sha256("\0".join(more).encode())
    for path in _files(root, parts):
        found.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:12]


def forget(pattern: str) -> None:
    """Take away what was kept for an earlier state of the project."""
    for old in CACHE.glob(pattern):
        shutil.rmtree(old)


def environment(tree: Path, **more: str) -> dict[str, str]:
    """Return the environment in which Python takes the project from the copy."""
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}
    return {**os.environ, **quiet, "PYTHONPATH": str(tree), "PYTHONWARNINGS": "ignore", **more}


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy2(source, target)


def _files(root: Path, parts: Iterable[str]) -> Iterator[Path]:
    for part in parts:
        path = root / part
        found = [path] if path.is_file() else path.rglob("*")
        yield from sorted(p for p in found if p.is_file() and "__pycache__" not in p.parts)
