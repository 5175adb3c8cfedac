"""``backontrack doctor``: what is configured, what is missing, what is down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from bot.cli.training import is_trained
from tests.dialogue.fakes import LocalServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.cli.conftest import Ended

    Run = Callable[..., Ended]

KEY = "A" * 43 + "="
#: The model of this checkout is no matter of these tests.
MODEL_CODE = 0 if is_trained() else 1


@pytest.fixture
def server() -> Iterator[LocalServer]:
    server = LocalServer()
    yield server
    server.close()


def states(ended: Ended) -> dict[str, str]:
    return {check["name"]: check["state"] for check in ended.json}


def remedies(ended: Ended) -> dict[str, str]:
    return {check["name"]: check["remedy"] for check in ended.json}


def test_development_lacks_nothing_that_is_needed(
    run: Run, migrated: None, fits: Callable[[str, Any], None]
) -> None:
    ended = run("doctor", "--json")

    fits("doctor", ended.json)
    assert states(ended) == {
        "environment development": "ok",
        "ORGANISATION_PHONE": "note",
        "BACKONTRACK_NOW": "note",
        "HELPLINES_CONFIRMED": "note",
        next(name for name in states(ended) if name.startswith("ACTIVE_REGIONS Kortrijk")): "ok",
        "ENCRYPTION_KEYS": "note",
        "case database": "ok",
        "model": states(ended)["model"],
        "rasa": "down",
        "actions": "down",
        "gateway": "down",
    }
    assert ended.code == MODEL_CODE


def test_lines_say_the_same_with_a_remedy(run: Run, migrated: None) -> None:
    ended = run("doctor")

    assert "note   BACKONTRACK_NOW: is set" in ended.out
    assert "down   rasa: does not answer: backontrack run" in ended.out


def test_clock_that_tells_the_real_time_is_not_mentioned(
    run: Run, migrated: None, installation: pytest.MonkeyPatch
) -> None:
    installation.delenv("BACKONTRACK_NOW")

    assert "BACKONTRACK_NOW" not in states(run("doctor", "--json"))


def test_processes_that_answer_are_ok(
    run: Run, migrated: None, installation: pytest.MonkeyPatch, server: LocalServer
) -> None:
    installation.setenv("RASA_URL", server.url)
    installation.setenv("ACTIONS_URL", server.url)
    installation.setenv("WEB_PORT", server.url.rpartition(":")[2])
    server.statuses["/webhooks/gateway/"] = 503

    found = states(run("doctor", "--json"))

    assert (found["rasa"], found["actions"], found["gateway"]) == ("down", "ok", "ok")
    paths = {asked.path for asked in server.asked}
    assert paths == {"/webhooks/gateway/", "/health"}


@pytest.mark.parametrize("environment", ["trial", "production"])
def test_missing_keys_and_phone_are_wrong_outside_development(
    run: Run, migrated: None, installation: pytest.MonkeyPatch, environment: str
) -> None:
    installation.setenv("BACKONTRACK_ENV", environment)

    ended = run("doctor", "--json")

    assert ended.code == 1
    assert states(ended)["ENCRYPTION_KEYS"] == "wrong"
    assert states(ended)["ORGANISATION_PHONE"] == "wrong"
    assert "--new-key" in remedies(ended)["ENCRYPTION_KEYS"]


def test_keys_and_phone_that_are_set_are_ok(
    run: Run, migrated: None, installation: pytest.MonkeyPatch
) -> None:
    installation.setenv("BACKONTRACK_ENV", "production")
    installation.setenv("ENCRYPTION_KEYS", KEY)
    installation.setenv("ORGANISATION_PHONE", "056 12 34 56")
    installation.setenv("HELPLINES_CONFIRMED", "jac")

    ended = run("doctor", "--json")

    found = states(ended)
    assert (found["ENCRYPTION_KEYS"], found["ORGANISATION_PHONE"]) == ("ok", "ok")
    assert "HELPLINES_CONFIRMED" not in found
    assert ended.code == MODEL_CODE


def test_doctor_shows_no_key(run: Run, migrated: None, installation: pytest.MonkeyPatch) -> None:
    installation.setenv("ENCRYPTION_KEYS", KEY)

    assert KEY not in run("doctor").out


@pytest.mark.parametrize(("name", "value"), [("ENCRYPTION_KEYS", "short"), ("WEB_PORT", "x")])
def test_wrong_setting_is_the_one_thing_that_is_told(
    run: Run, installation: pytest.MonkeyPatch, name: str, value: str
) -> None:
    installation.setenv(name, value)

    ended = run("doctor", "--json")

    assert (ended.code, states(ended)) == (1, {"settings": "wrong"})
    assert name in remedies(ended)["settings"]


def test_tables_that_are_not_there_are_wrong(run: Run) -> None:
    absent = run("doctor", "--json")
    run("migrate")
    present = run("doctor", "--json")

    assert (absent.code, states(absent)["case database"]) == (1, "wrong")
    assert states(present)["case database"] == "ok"


def test_database_out_of_reach_is_wrong(
    run: Run, migrated: None, installation: pytest.MonkeyPatch
) -> None:
    installation.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")

    ended = run("doctor", "--json")

    assert (ended.code, states(ended)["case database"]) == (1, "wrong")
    assert "DATABASE_URL" in remedies(ended)["case database"]


def test_new_key_is_printed_alone_and_can_be_used(
    run: Run, migrated: None, installation: pytest.MonkeyPatch
) -> None:
    first, second = run("doctor", "--new-key").out, run("doctor", "--new-key").out
    installation.setenv("ENCRYPTION_KEYS", first.strip())

    found = states(run("doctor", "--json"))

    assert re.fullmatch(r"[\w-]{43}=\n", first)
    assert first != second
    assert found["ENCRYPTION_KEYS"] == "ok"
