"""``backontrack cases add|start|invite|close``: journeys begin and end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bot import bootstrap
from bot.intake.status import Status
from tests.cli.test_cli_coaches import invite_of, token_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.line.team import Journey
    from tests.cli.conftest import Ended

    Run = Callable[..., Ended]
    Fits = Callable[[str, Any], None]
    Submit = Callable[..., str]

NOOR = ("--name", "Noor De Bok", "--region", "Izegem")
TEAM = ("--coach", "COACH-001", "--duo", "coach-002")


@pytest.fixture
def team(run: Run, migrated: None) -> None:
    for name in ("Sofie", "Jef"):
        run("coaches", "add", "--name", name, "--region", "Kortrijk")


def journey(reference: str) -> Journey:
    with bootstrap.database().unit_of_work(read_only=True) as uow:
        return uow.journeys.get(uow.cases.id_of(reference))


def test_youth_in_the_programme_is_added_with_a_link(run: Run, team: None) -> None:
    added = run("cases", "add", *NOOR, *TEAM, "--json").json

    assert set(added) == {"case", "invite"}
    begun, invite = journey(added["case"]), invite_of(token_in(added["invite"]))
    assert (begun.youth_name, begun.place) == ("Noor De Bok", "Izegem")
    assert begun.duo_id is not None
    assert (begun.started_on, begun.ends_on) == (date(2026, 3, 2), date(2027, 3, 2))
    assert (invite.case_id, invite.needs_code) == (begun.case_id, False)


def test_case_without_an_intake_is_shown(run: Run, fits: Fits, team: None) -> None:
    reference = run("cases", "add", *NOOR, "--coach", "COACH-001", "--json").json["case"]

    shown, lines = run("cases", "show", reference, "--json"), run("cases", "show", reference)

    fits("case", shown.json)
    assert shown.json["status"] == "started"
    assert shown.json["assessment"] is None
    assert shown.json["answers"] == {"region": "Izegem", "youth_name": "Noor De Bok"}
    assert [entry["kind"] for entry in shown.json["timeline"]] == ["status", "journey_started"]
    assert "assessment: -" in lines.out


def test_case_without_an_intake_is_listed(run: Run, fits: Fits, team: None) -> None:
    run("cases", "add", *NOOR, *TEAM)

    listed = run("cases", "list", "--json")

    fits("case_list", listed.json)
    assert [(case["status"], case["outcome"]) for case in listed.json] == [("started", None)]
    assert "Noor" not in listed.out
    assert run("cases", "list").out.startswith("BOT-2026-0001  started  -  Izegem  -  ")


@pytest.mark.parametrize("before", [(), (Status.WAITING,), (Status.REFERRED_ON,)])
def test_referral_starts_on_a_day(
    run: Run, team: None, submit: Submit, before: tuple[Status, ...]
) -> None:
    reference = submit()
    with bootstrap.unit_of_work() as uow:
        for status in before:
            uow.cases.change_status(reference, status, actor="test", now=uow.clock.now())
        uow.commit()

    ended = run("cases", "start", reference.lower(), *TEAM, "--on", "2026-03-09", "--json")

    assert set(ended.json) == {"case", "invite"}
    assert ended.json["case"] == reference
    assert journey(reference).started_on == date(2026, 3, 9)
    shown = run("cases", "show", reference, "--json").json
    assert (shown["status"], shown["assessment"]["outcome"]) == ("started", "eligible")


def test_start_is_told_in_lines_too(run: Run, team: None, submit: Submit) -> None:
    ended = run("cases", "start", submit(), *TEAM)

    assert ended.out.startswith("BOT-2026-0001\nlink (72 hours, works once): https://t.me/")


def test_youth_is_invited_anew(run: Run, team: None) -> None:
    first = run("cases", "add", *NOOR, *TEAM, "--json").json

    second = run("cases", "invite", first["case"], "--json").json

    assert invite_of(token_in(first["invite"])).revoked_at is not None
    assert invite_of(token_in(second["invite"])).revoked_at is None


def test_closed_journey_takes_access_and_links_away(run: Run, team: None) -> None:
    added = run("cases", "add", *NOOR, *TEAM, "--json").json
    case_id = journey(added["case"]).case_id
    with bootstrap.unit_of_work() as uow:
        now = uow.clock.now()
        chat = uow.chats.find_or_create("telegram", "1", now)
        uow.chats.become(chat.id, "youth")
        uow.journeys.pair(case_id, chat.id, now)
        uow.journeys.confirm(case_id, chat.id, now)
        uow.commit()

    ended = run("cases", "close", added["case"])

    assert ended.out == "BOT-2026-0001 is closed.\n"
    with bootstrap.database().unit_of_work(read_only=True) as uow:
        assert uow.journeys.of_chat(chat.id) is None
        assert uow.chats.get(chat.id).role == "visitor"
        texts = [item.shown.text for item in uow.outbox.after(chat.id, 0)]
    assert any("afgesloten" in text for text in texts)
    assert invite_of(token_in(added["invite"])).revoked_at is not None
    assert run("cases", "show", added["case"], "--json").json["timeline"][-1]["kind"] == "closed"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", *NOOR, "--coach", "COACH-009"), "there is no coach COACH-009"),
        (("add", *NOOR, "--coach", "COACH-001", "--duo", "COACH-001"), "both the coach and"),
        (("add", *NOOR, "--coach", "COACH-003"), "COACH-003 is a coordinator"),
        (("add", "--name", " ", "--region", "Izegem", *TEAM), "the name of the youth is empty"),
        (("add", "--name", "An", "--region", "Atlantis", *TEAM), "is known: Atlantis"),
        (("start", "BOT-2026-9999", *TEAM), "BOT-2026-9999"),
        (("start", "BOT-2026-0002", *TEAM), "it is started"),
        (("close", "BOT-2026-0001"), "no journey"),
        (("close", "BOT-2026-9999"), "BOT-2026-9999"),
        (("invite", "BOT-2026-0001"), "no journey"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(
    run: Run, team: None, submit: Submit, words: tuple[str, ...], said: str
) -> None:
    run("coaches", "add", "--name", "Bé", "--role", "coordinator")
    submit()
    run("cases", "add", *NOOR, *TEAM)

    ended = run("cases", *words)

    assert (ended.code, ended.out) == (1, "")
    assert said in ended.err
    assert len(run("cases", "list", "--json").json) == 2


def test_closed_journey_cannot_be_closed_or_invited_again(run: Run, team: None) -> None:
    run("cases", "add", *NOOR, *TEAM)
    run("cases", "close", "BOT-2026-0001")

    again, invited = (
        run("cases", "close", "BOT-2026-0001"),
        run("cases", "invite", "BOT-2026-0001"),
    )

    assert "was closed before" in again.err
    assert "cannot be invited" in invited.err


@pytest.mark.parametrize("words", [("add", *NOOR), ("start", "BOT-2026-0001"), ("add", *TEAM)])
def test_what_is_missing_is_named(run: Run, team: None, words: tuple[str, ...]) -> None:
    ended = run("cases", *words)

    assert ended.code == 2
    assert "Missing option" in ended.err
