"""Where the real objects are built: once each; secrets are made once for all processes."""

from __future__ import annotations

import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot import bootstrap
from bot.errors import SettingsError
from bot.settings import ROOT
from tests.installation import bare_environment, installed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "data"


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> Iterator[pytest.MonkeyPatch]:
    with installed(monkeypatch, data_dir) as changed:
        yield changed


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_settings_alone_make_nothing(data_dir: Path) -> None:
    bootstrap.settings()
    bootstrap.wording()
    bootstrap.rules()

    assert not data_dir.exists()


@pytest.mark.parametrize(
    ("build", "name"),
    [(bootstrap.cipher, "encryption.key"), (bootstrap.internal_secret, "internal.secret")],
)
def test_secret_is_made_once_for_its_owner_alone(data_dir: Path, build: object, name: str) -> None:
    build()
    first = (data_dir / name).read_text()
    build.cache_clear()

    build()

    assert (data_dir / name).read_text() == first != ""
    assert mode(data_dir / name) == 0o600
    assert [path.name for path in data_dir.iterdir()] == [name]


def test_key_that_was_made_reads_what_it_wrote() -> None:
    encrypted = bootstrap.cipher().encrypt("geheim", "here")
    bootstrap.cipher.cache_clear()

    assert bootstrap.cipher().decrypt(encrypted, "here") == "geheim"


@pytest.mark.parametrize("call", ["internal_secret()", "cipher()._hash_source.hex()"])
def test_processes_that_start_at_once_get_the_same_secret(data_dir: Path, call: str) -> None:
    code = f"from bot import bootstrap; print(bootstrap.{call})"
    environment = {**bare_environment(), "DATA_DIR": str(data_dir)}
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(5)
    ]

    told = {process.communicate(timeout=60)[0] for process in processes}

    assert len(told) == 1
    assert [process.returncode for process in processes] == [0] * 5
    assert len(list(data_dir.iterdir())) == 1


def test_given_secret_and_keys_make_no_file(
    installation: pytest.MonkeyPatch, data_dir: Path
) -> None:
    installation.setenv("INTERNAL_SECRET", "between-us")
    installation.setenv("ENCRYPTION_KEYS", "A" * 43 + "=")

    secret = bootstrap.internal_secret()
    bootstrap.cipher()

    assert secret == "between-us"
    assert not data_dir.exists()


def test_production_makes_no_key(installation: pytest.MonkeyPatch, data_dir: Path) -> None:
    installation.setenv("BACKONTRACK_ENV", "production")

    with pytest.raises(SettingsError, match="ENCRYPTION_KEYS"):
        bootstrap.cipher()

    assert not data_dir.exists()


@pytest.mark.parametrize("name", ["ACTIVE_REGIONS", "POSSIBLE_REGIONS"])
def test_region_that_does_not_exist_is_named_with_those_that_do(
    installation: pytest.MonkeyPatch, name: str
) -> None:
    installation.setenv(name, "Kortrijk, Mordor")

    with pytest.raises(SettingsError, match=rf"^{name}.*Mordor.*Kortrijk"):
        bootstrap.settings()


def test_what_is_built_is_built_once() -> None:
    for build in (bootstrap.settings, bootstrap.wording, bootstrap.rules, bootstrap.database):
        assert build() is build()


def test_database_is_that_of_the_settings(data_dir: Path) -> None:
    from bot.storage import migrate

    bootstrap.database()
    migrate(bootstrap.settings().case_database_url)

    with bootstrap.unit_of_work() as uow:
        assert uow.cases.list() == ()
    assert (data_dir / "cases.db").exists()
    bootstrap.database().close()
