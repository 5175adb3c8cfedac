"""``backontrack cases export|withhold``: notes go along unless somebody says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot import bootstrap
from bot.line.message import COACH, LineMessage

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ended

    Run = Callable[..., Ended]

WHY = "er staat iets in over haar broer"


@pytest.fixture
def reference(run: Run, migrated: None) -> str:
    """A youth of the programme with two notes in the file."""
    run("coaches", "add", "--name", "Sofie", "--region", "Kortrijk")
    about = ("--name", "Noor", "--region", "Izegem", "--coach", "COACH-001")
    reference = run("cases", "add", *about, "--json").json["case"]
    with bootstrap.unit_of_work() as uow:
        case_id, now = uow.cases.id_of(reference), uow.clock.now()
        chat = uow.chats.find_or_create("telegram", "7", now)
        coach = uow.coaches.find("COACH-001")
        for words in ("huurcontract nagekeken", "haar broer zit in Brugge"):
            note = LineMessage(
                "", case_id, COACH, chat.id, "text", now, words, coach.id, is_note=True
            )
            uow.line.add(note)
        uow.commit()
    return reference


def notes(file: Any) -> list[Any]:
    return [entry for entry in file["timeline"] if entry["kind"] == "note"]


def test_notes_go_along_with_the_file(run: Run, reference: str) -> None:
    file = run("cases", "export", reference.lower()).json

    assert [note["text"] for note in notes(file)] == [
        "huurcontract nagekeken",
        "haar broer zit in Brugge",
    ]
    assert file["answers"]["youth_name"] == "Noor"
    assert file["withheld_notes"] == 0


def test_withheld_note_stays_behind_and_the_reason_is_kept(run: Run, reference: str) -> None:
    broer = notes(run("cases", "show", reference, "--json").json)[1]["details"]["id"]

    done = run("cases", "withhold", reference, broer, "--reason", WHY)
    again = run("cases", "withhold", reference, broer, "--reason", "iets anders")
    file, shown = run("cases", "export", reference), run("cases", "show", reference, "--json")

    assert (done.code, again.code) == (0, 0)
    assert "already" in again.out
    assert [note["text"] for note in notes(file.json)] == ["huurcontract nagekeken"]
    assert file.json["withheld_notes"] == 1
    assert "broer" not in file.out
    kept = notes(shown.json)[1]["details"]["withheld"]
    assert (kept["reason"], kept["by"]) == (WHY, "operator")


def test_both_are_written_in_the_audit(run: Run, reference: str) -> None:
    note = notes(run("cases", "export", reference).json)[0]["details"]["id"]
    run("cases", "withhold", reference, note, "--reason", WHY)

    with bootstrap.database().unit_of_work(read_only=True) as uow:
        deeds = {(entry.actor, entry.action) for entry in uow.audit.about(reference)}

    assert {("operator", "case.export"), ("operator", "note.withhold")} <= deeds


@pytest.mark.parametrize(
    ("note", "reason", "told"),
    [("0" * 32, WHY, "no note"), ("x' OR 1=1", WHY, "no note"), ("0" * 32, "  ", "--reason")],
)
def test_what_cannot_be_withheld_is_said_so(
    run: Run, reference: str, note: str, reason: str, told: str
) -> None:
    ended = run("cases", "withhold", reference, note, "--reason", reason)

    assert (ended.code, ended.out) == (1, "")
    assert told in ended.err
    assert "Traceback" not in ended.err


def test_what_was_said_on_the_line_cannot_be_withheld(run: Run, reference: str) -> None:
    with bootstrap.unit_of_work() as uow:
        case_id, now = uow.cases.id_of(reference), uow.clock.now()
        chat = uow.chats.find_or_create("telegram", "7", now)
        coach = uow.coaches.find("COACH-001")
        said = uow.line.add(
            LineMessage("", case_id, COACH, chat.id, "text", now, "tot straks", coach.id)
        )
        uow.commit()

    ended = run("cases", "withhold", reference, said.id, "--reason", WHY)

    assert ended.code == 1
    assert run("cases", "export", reference).json["withheld_notes"] == 0
