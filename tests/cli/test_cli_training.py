"""Whether the model is still that of the data: a fingerprint of all that it depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.cli.training import MODEL, SOURCES, fingerprint, is_trained
from bot.settings import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one file for each source."""
    for name in SOURCES:
        path = tmp_path / name if "." in name else tmp_path / name / "inner" / "file.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"of {name}")
    (tmp_path / "models").mkdir()
    return tmp_path


def mark(root: Path, digest: str) -> None:
    (root / "models" / f"{MODEL}.tar.gz").write_bytes(b"model")
    (root / "models" / "fingerprint").write_text(digest)


def test_fingerprint_is_the_same_for_the_same_files(root: Path) -> None:
    assert fingerprint(root) == fingerprint(root)
    assert len(fingerprint(root)) == 64


@pytest.mark.parametrize("name", SOURCES)
def test_fingerprint_changes_with_every_source(root: Path, name: str) -> None:
    before = fingerprint(root)
    path = root / name if "." in name else root / name / "inner" / "file.yml"

    path.write_text("changed")

    assert fingerprint(root) != before


@pytest.mark.parametrize("name", ["new.yml", "new.py", "new.csv", "new.txt"])
def test_fingerprint_changes_with_a_new_file(root: Path, name: str) -> None:
    before = fingerprint(root)

    (root / "bot" / "language" / name).write_text("")

    assert fingerprint(root) != before


def test_fingerprint_changes_with_the_name_of_a_file(root: Path) -> None:
    before = fingerprint(root)
    folder = root / "nlu_data" / "inner"

    (folder / "file.yml").rename(folder / "renamed.yml")

    assert fingerprint(root) != before


@pytest.mark.parametrize("name", ["bot/language/x.pyc", "bot/web/x.py", "models/x.yml", "x.yml"])
def test_fingerprint_does_not_see_what_a_model_does_not_depend_on(root: Path, name: str) -> None:
    before = fingerprint(root)
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)

    path.write_text("other")

    assert fingerprint(root) == before


def test_model_with_the_present_fingerprint_is_trained(root: Path) -> None:
    mark(root, fingerprint(root))

    assert is_trained(root)


def test_model_of_other_data_is_not_trained(root: Path) -> None:
    mark(root, "0" * 64)

    assert not is_trained(root)


@pytest.mark.parametrize("missing", [f"{MODEL}.tar.gz", "fingerprint"])
def test_half_a_model_is_not_trained(root: Path, missing: str) -> None:
    mark(root, fingerprint(root))
    (root / "models" / missing).unlink()

    assert not is_trained(root)


def test_sources_are_there() -> None:
    assert [name for name in SOURCES if not (ROOT / name).exists()] == []
