"""``backontrack coaches``: they come, are invited, and are away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bot import bootstrap
from tests.dialogue.fakes import LocalServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.line.pairing import Invite
    from tests.cli.conftest import Ended

    Run = Callable[..., Ended]

SOFIE = ("--name", "Sofie Peeters", "--region", "Kortrijk", "--fte", "0.8")
SOFIE_AND_DUO = ("--coach", "COACH-001", "--duo", "COACH-002")


@pytest.fixture
def telegram() -> Iterator[LocalServer]:
    server = LocalServer()
    yield server
    server.close()


def token_in(link: str) -> str:
    return parse_qs(urlsplit(link).query)["start"][0]


def invite_of(token: str) -> Invite:
    with bootstrap.database().unit_of_work(read_only=True) as uow:
        found = uow.invites.find(token)
    assert found is not None
    return found


def add(run: Run, *more: str) -> Any:
    ended = run("coaches", "add", *SOFIE, *more, "--json")
    assert (ended.code, ended.out.count("\n")) == (0, 1), ended.err
    return ended.json


def test_coach_is_added_with_a_link_and_digits(run: Run, migrated: None) -> None:
    added = add(run)

    assert set(added) == {"coach", "invite", "code"}
    assert (added["coach"], len(added["code"]), added["code"].isdecimal()) == (
        "COACH-001",
        6,
        True,
    )
    assert invite_of(token_in(added["invite"])).needs_code


def test_coach_is_added_in_lines_too(run: Run, migrated: None) -> None:
    ended = run("coaches", "add", *SOFIE)

    assert ended.out.startswith("COACH-001\nlink (24 hours, works once): https://t.me/")
    assert "code to type then: " in ended.out


def test_coordinator_may_have_no_region(run: Run, migrated: None) -> None:
    ended = run("coaches", "add", "--name", "Bé", "--role", "coordinator", "--json")

    assert ended.json["coach"] == "COACH-001"
    assert run("coaches", "list", "--json").json[0]["region"] is None


def test_link_names_the_bot_of_the_settings(
    run: Run, migrated: None, installation: pytest.MonkeyPatch
) -> None:
    installation.setenv("TELEGRAM_BOT_NAME", "@proef_bot")

    ended = run("coaches", "add", *SOFIE, "--json")

    assert ended.json["invite"].startswith("https://t.me/proef_bot?start=")
    assert ended.err == ""


def test_link_names_the_bot_that_telegram_names(
    run: Run, migrated: None, installation: pytest.MonkeyPatch, telegram: LocalServer
) -> None:
    telegram.body = {"ok": True, "result": {"username": "ander_bot"}}
    installation.setenv("TELEGRAM_BOT_TOKEN", "1:geheim")
    installation.setenv("TELEGRAM_API_URL", telegram.url)

    assert add(run)["invite"].startswith("https://t.me/ander_bot?start=")
    assert [asked.path for asked in telegram.asked] == ["/bot1:geheim/getMe"]


@pytest.mark.parametrize("body", ["no JSON", {"ok": False}, [], {"result": {}}, {"result": None}])
def test_link_without_the_name_of_the_bot_says_so(
    run: Run,
    migrated: None,
    installation: pytest.MonkeyPatch,
    telegram: LocalServer,
    body: object,
) -> None:
    telegram.body = body
    installation.setenv("TELEGRAM_BOT_TOKEN", "1:geheim")
    installation.setenv("TELEGRAM_API_URL", telegram.url)

    ended = run("coaches", "add", *SOFIE, "--json")

    assert ended.json["invite"].startswith("https://t.me/?start=")
    assert "TELEGRAM_BOT_NAME" in ended.err
    assert "geheim" not in ended.err


def test_coach_is_invited_anew_and_the_first_link_ends(run: Run, migrated: None) -> None:
    first = add(run)

    second = run("coaches", "invite", "coach-001", "--json").json

    assert set(second) == {"coach", "invite", "code"}
    assert invite_of(token_in(first["invite"])).revoked_at is not None
    assert invite_of(token_in(second["invite"])).revoked_at is None


def test_coaches_are_listed_with_what_they_do(run: Run, migrated: None) -> None:
    add(run)
    run("coaches", "add", "--name", "Jef Maes", "--region", "kortrijk")
    run("cases", "add", "--name", "Noor", "--region", "Kortrijk", "--coach", "COACH-001")
    run("coaches", "absent", "COACH-001", "--from", "2026-03-01", "--to", "2026-03-04")

    listed = run("coaches", "list", "--json").json
    lines = run("coaches", "list").out.splitlines()

    assert listed == [
        {
            "coach": "COACH-001",
            "role": "coach",
            "name": "Sofie Peeters",
            "region": "Kortrijk",
            "fte": 0.8,
            "is_paired": False,
            "youths": 1,
            "back_on": "2026-03-05",
        },
        {
            "coach": "COACH-002",
            "role": "coach",
            "name": "Jef Maes",
            "region": "Kortrijk",
            "fte": 1.0,
            "is_paired": False,
            "youths": 0,
            "back_on": None,
        },
    ]
    assert lines[1] == "COACH-002  coach  Jef Maes  Kortrijk  1.0  not paired  0  -"


def test_coach_who_leaves_is_followed_by_the_duo(run: Run, migrated: None) -> None:
    first = add(run)
    add(run)
    run("cases", "add", "--name", "No", "--region", "Kortrijk", *SOFIE_AND_DUO)

    ended = run("coaches", "end", "coach-001", "--json")

    assert (ended.code, ended.json) == (
        0,
        {
            "coach": "COACH-001",
            "cases": [{"case": "BOT-2026-0001", "coach": "COACH-002", "duo": None}],
        },
    )
    assert invite_of(token_in(first["invite"])).revoked_at is not None
    assert [one["coach"] for one in run("coaches", "list", "--json").json] == ["COACH-002"]


def test_coach_who_leaves_is_followed_by_who_is_named(run: Run, migrated: None) -> None:
    for _ in range(3):
        add(run)
    run("cases", "add", "--name", "No", "--region", "Kortrijk", *SOFIE_AND_DUO)

    ended = run("coaches", "end", "COACH-001", "--to", "coach-003")

    assert ended.out.splitlines() == [
        "COACH-001 has no access any more.",
        "BOT-2026-0001 is with COACH-003, duo COACH-002 now.",
    ]


def test_nobody_leaves_a_youth_alone(run: Run, migrated: None) -> None:
    add(run)
    run("cases", "add", "--name", "No", "--region", "Kortrijk", "--coach", "COACH-001")

    ended = run("coaches", "end", "COACH-001")

    assert (ended.code, ended.out) == (1, "")
    assert "nobody would be left for BOT-2026-0001: name who takes over with --to" in ended.err
    assert [one["coach"] for one in run("coaches", "list", "--json").json] == ["COACH-001"]


@pytest.mark.parametrize("words", [("coaches",), ("cases",), ()])
def test_first_line_of_each_command_is_shown_whole(run: Run, words: tuple[str, ...]) -> None:
    told = run(*words, "--help").out.split("Commands:")[1]

    assert "..." not in told


def test_empty_list_is_said_so(run: Run, migrated: None) -> None:
    assert run("coaches", "list").out == "No coaches yet.\n"
    assert run("coaches", "list", "--json").json == []


def test_absence_is_noted(run: Run, migrated: None) -> None:
    add(run)

    ended = run("coaches", "absent", "COACH-001", "--from", "2026-03-03", "--to", "2026-03-10")
    as_json = run(
        "coaches", "absent", "COACH-001", "--from", "2026-04-03", "--to", "2026-04-03", "--json"
    )

    assert ended.out == "COACH-001 is away from 2026-03-03 to 2026-03-10.\n"
    assert as_json.json == {"coach": "COACH-001", "from": "2026-04-03", "to": "2026-04-03"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("add", "--name", " ", "--region", "Kortrijk"), 1, "the name is empty"),
        (("add", "--name", "An"), 1, "a coach needs a region"),
        (("add", "--name", "An", "--region", "Atlantis"), 1, "no such arrondissement: Atlantis"),
        (("add", "--region", "Kortrijk"), 2, "--name"),
        (("add", "--name", "An", "--region", "Kortrijk", "--fte", "2"), 2, "--fte"),
        (("add", "--name", "An", "--region", "Kortrijk", "--fte", "0"), 2, "--fte"),
        (("add", "--name", "An", "--region", "Kortrijk", "--role", "king"), 2, "--role"),
        (("invite", "COACH-009"), 1, "there is no coach COACH-009"),
        (("end", "COACH-009"), 1, "there is no coach COACH-009"),
        (("end", "COACH-001", "--to", "COACH-009"), 1, "there is no coach COACH-009"),
        (("end", "COACH-001", "--to", "COACH-001"), 1, "cannot take over from themselves"),
        (("absent", "COACH-009", "--from", "2026-03-03", "--to", "2026-03-04"), 1, "COACH-009"),
        (("absent", "COACH-001", "--from", "3/8", "--to", "2026-03-04"), 2, "--from"),
        (("absent", "COACH-001", "--from", "2026-03-05", "--to", "2026-03-04"), 1, "before"),
        (("absent", "COACH-001", "--from", "2026-02-01", "--to", "2026-03-01"), 1, "has passed"),
    ],
)
def test_what_is_wrong_is_named(
    run: Run, migrated: None, words: tuple[str, ...], code: int, said: str
) -> None:
    add(run)

    ended = run("coaches", *words)

    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err


def test_what_the_operator_does_stands_in_the_audit(run: Run, migrated: None) -> None:
    add(run)
    run("coaches", "absent", "COACH-001", "--from", "2026-03-03", "--to", "2026-03-10")

    with bootstrap.database().unit_of_work(read_only=True) as uow:
        told = [(entry.actor, entry.action) for entry in uow.audit.about("COACH-001")]
    assert told == [("operator", "coach.invite"), ("operator", "coach.absent")]
