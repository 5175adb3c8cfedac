"""``backontrack cases`` and ``migrate``: what stands in the case database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot import bootstrap

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ended

    Run = Callable[..., Ended]
    Fits = Callable[[str, Any], None]
    Submit = Callable[..., str]

#: What leads to a person, in the answers of the tests.
PERSONAL = ("Noor", "470", "tante", "An van het", "an@ocmw")


def test_case_is_shown_decrypted(run: Run, fits: Fits, submit: Submit) -> None:
    reference = submit()

    ended = run("cases", "show", reference, "--json")

    fits("case", ended.json)
    assert ended.json["reference"] == reference
    assert ended.json["answers"]["youth_name"] == "Noor"
    assert ended.json["attention"] == ["age_17"]
    assert [consent["purpose"] for consent in ended.json["consents"]] == ["referral"]


def test_case_is_shown_in_lines_too(run: Run, submit: Submit) -> None:
    ended = run("cases", "show", submit().lower())

    assert ended.code == 0
    assert "reference: BOT-2026-0001" in ended.out
    assert "  youth_name: Noor" in ended.out
    assert "alerts: -" in ended.out


def test_reading_a_case_is_written_in_the_audit(run: Run, submit: Submit) -> None:
    reference = submit()

    run("cases", "show", reference)

    with bootstrap.database().unit_of_work(read_only=True) as uow:
        entries = uow.audit.about(reference)
    assert ("operator", "case.read") in {(entry.actor, entry.action) for entry in entries}


@pytest.mark.parametrize("words", [("BOT-2026-9999",), ("",), ("x' OR 1=1",)])
def test_unknown_case_is_said_so(run: Run, migrated: None, words: tuple[str, ...]) -> None:
    ended = run("cases", "show", *words)

    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("backontrack: ")


def test_cases_are_listed_newest_first_without_anything_personal(
    run: Run, fits: Fits, submit: Submit
) -> None:
    references = [submit(f"intake-{number}") for number in range(3)]

    ended = run("cases", "list", "--json")
    lines = run("cases", "list")

    fits("case_list", ended.json)
    assert [case["reference"] for case in ended.json] == references[::-1]
    assert [line.split()[0] for line in lines.out.splitlines()] == references[::-1]
    assert [word for word in PERSONAL if word in ended.out + lines.out] == []


def test_list_can_be_limited_and_filtered(run: Run, submit: Submit) -> None:
    references = [submit(f"intake-{number}") for number in range(3)]

    two = run("cases", "list", "--json", "--limit", "2")
    received = run("cases", "list", "--json", "--status", "received")
    started = run("cases", "list", "--json", "--status", "started")

    assert [case["reference"] for case in two.json] == references[:0:-1]
    assert (len(received.json), started.json) == (3, [])


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_list_of_a_status_that_is_none_names_the_option_and_those_there_are(
    run: Run, submit: Submit, form: tuple[str, ...]
) -> None:
    submit()

    ended = run("cases", "list", "--status", "nonsense", *form)

    assert (ended.code, ended.out) == (1, "")
    assert ended.err == (
        "backontrack: --status: there is no status 'nonsense'; there are: received, "
        "in_contact, waiting, started, referred_on, withdrawn\n"
    )


def test_empty_list_is_said_so(run: Run, migrated: None) -> None:
    assert run("cases", "list", "--json").json == []
    assert run("cases", "list").out == "No cases yet.\n"


def test_limit_below_one_is_refused(run: Run, migrated: None) -> None:
    assert run("cases", "list", "--limit", "0").code == 2


def test_database_without_tables_is_said_so(run: Run) -> None:
    ended = run("cases", "list")

    assert (ended.code, ended.out) == (1, "")
    assert "the case database failed" in ended.err


def test_migrate_makes_the_tables_and_can_be_repeated(run: Run, data_dir: Path) -> None:
    first = run("migrate")
    second = run("migrate")

    assert (first.code, second.code, first.out) == (0, 0, second.out)
    assert (data_dir / "cases.db").exists()
    assert run("cases", "list", "--json").json == []


def test_migrate_loses_no_case(run: Run, submit: Submit) -> None:
    reference = submit()

    run("migrate")

    assert [case["reference"] for case in run("cases", "list", "--json").json] == [reference]


@pytest.mark.parametrize("status", ["in_contact", "waiting", "referred_on", "withdrawn"])
def test_referral_is_moved_and_whoever_has_its_code_sees_it(
    run: Run, submit: Submit, status: str
) -> None:
    reference = submit()
    with bootstrap.unit_of_work() as uow:
        code = uow.codes.issue_status("intake-1", uow.clock.now())
        uow.commit()

    ended = run("cases", "move", reference.lower(), status)

    assert (ended.code, ended.out) == (0, f"{reference} is {status}.\n")
    with bootstrap.database().unit_of_work(read_only=True) as uow:
        standing = uow.codes.standing(code)
    assert standing is not None
    assert standing.status == status


@pytest.mark.parametrize("status", ["started", "received", "lost"])
def test_status_that_cannot_be_is_refused(run: Run, submit: Submit, status: str) -> None:
    reference = submit()

    ended = run("cases", "move", reference, status)

    assert ended.code == 1
    assert ended.err.startswith("backontrack: ")
    assert run("cases", "show", reference, "--json").json["status"] == "received"
