"""The commands that start something: they are listed, and refuse to start half configured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import bootstrap

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ended

    Run = Callable[..., Ended]

COMMANDS = ("run", "gateway", "train", "chat", "doctor", "migrate", "assess", "nlu", "cases")
KEY = "A" * 43 + "="


def test_help_lists_all_commands(run: Run) -> None:
    ended = run("--help")

    listed = [line.split() for line in ended.out.splitlines() if line.startswith("  ")]
    assert ended.code == 0
    assert set(COMMANDS) <= {words[0] for words in listed}
    assert all(not words[-1].endswith("...") for words in listed)


@pytest.mark.parametrize("group", ["nlu", "cases"])
def test_help_of_a_group_lists_its_commands(run: Run, group: str) -> None:
    ended = run(group, "--help")

    expected = {"nlu": ("parse", "answer", "screen"), "cases": ("list", "show")}[group]
    assert ended.code == 0
    assert all(name in ended.out for name in expected)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    ended = run(command, "--help")

    assert ended.code == 0
    assert "Usage" in ended.out


def test_unknown_command_is_a_mistake_of_the_caller(run: Run) -> None:
    assert run("fly").code == 2


@pytest.mark.parametrize("command", ["run", "gateway"])
@pytest.mark.parametrize("environment", ["trial", "production"])
@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"ORGANISATION_PHONE": "056 12 34 56"}, "ENCRYPTION_KEYS"),
        ({"ENCRYPTION_KEYS": KEY}, "ORGANISATION_PHONE"),
    ],
)
def test_nothing_starts_without_keys_and_a_phone_outside_development(
    run: Run,
    installation: pytest.MonkeyPatch,
    data_dir: Path,
    *,
    command: str,
    environment: str,
    given: dict[str, str],
    missing: str,
) -> None:
    installation.setenv("BACKONTRACK_ENV", environment)
    for name, value in given.items():
        installation.setenv(name, value)

    ended = run(command)

    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(f"backontrack: {missing} is missing")
    assert not data_dir.exists()


@pytest.mark.parametrize("command", ["run", "gateway"])
@pytest.mark.parametrize("name", ["RASA_URL", "ACTIONS_URL"])
def test_nothing_starts_when_rasa_would_be_elsewhere(
    run: Run, installation: pytest.MonkeyPatch, data_dir: Path, command: str, name: str
) -> None:
    installation.setenv(name, "http://rasa.example:5005")

    ended = run(command)

    assert ended.code == 1
    assert ended.err.startswith(f"backontrack: {name} must be on this machine")
    assert not data_dir.exists()


@pytest.mark.parametrize("command", ["run", "gateway", "migrate", "chat"])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEB_PORT", "http"),
        ("BACKONTRACK_ENV", "staging"),
        ("BACKONTRACK_NOW", "tomorrow"),
        ("ACTIVE_REGIONS", "Mordor"),
        ("DATABASE_URL", "mysql://x"),
    ],
)
def test_wrong_setting_ends_a_command_with_its_name(
    run: Run, installation: pytest.MonkeyPatch, command: str, name: str, value: str
) -> None:
    installation.setenv(name, value)

    ended = run(command)

    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(f"backontrack: {name}")
    assert len(ended.err.splitlines()) == 1


def test_error_that_nobody_expected_ends_a_command_without_its_words(
    run: Run, migrated: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        message = "mijn geheim"
        raise ValueError(message)

    monkeypatch.setattr(bootstrap, "unit_of_work", fail)

    ended = run("coaches", "list")

    assert (ended.code, ended.out) == (1, "")
    assert "builtins.ValueError at fail:" in ended.err
    assert "geheim" not in ended.err
