"""What the tests of the command line share: an installation, and running a command in it."""

from __future__ import annotations

import io
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from bot import bootstrap
from bot.cli import main
from bot.intake.referral import submit_referral
from tests.installation import NOW, installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCHEMAS = Path(__file__).parent / "schemas"
#: Nobody listens there.
NOWHERE = "http://127.0.0.1:1"
ANSWERS = {
    "referrer_type": "service",
    "referrer_organisation": "ocmw",
    "discussed_with_youth": "yes",
    "age": 17,
    "living_situation": "with_family_or_friends",
    "region": "Kortrijk",
    "income": "leefloon",
    "network_consent": "yes",
    "rent_guarantee_consent": "yes",
    "accepts_intensive_coaching": "yes",
    "data_consent": "yes",
    "youth_name": "Noor",
    "youth_phone": "+32470000001",
    "contact_way": "via haar tante",
    "referrer_name": "An van het OCMW",
    "referrer_phone": "+32560000002",
    "referrer_email": "an@ocmw.example",
    "remarks": "none",
    "confirm": "yes",
}


@dataclass
class Ended:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return the one JSON value that was printed."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Return the JSON values that were printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> Iterator[pytest.MonkeyPatch]:
    """Settings of the test alone, none of whose processes runs."""
    settings = {
        "BACKONTRACK_NOW": NOW,
        "RASA_URL": NOWHERE,
        "ACTIONS_URL": NOWHERE,
        "WEB_PORT": "1",
    }
    with installed(monkeypatch, data_dir, **settings) as changed:
        yield changed
        if bootstrap.database.cache_info().currsize:
            bootstrap.database().close()


@pytest.fixture
def migrated(data_dir: Path, migrated_sqlite: Path) -> None:
    """The case database is there, and empty."""
    data_dir.mkdir()
    shutil.copy(migrated_sqlite, data_dir / "cases.db")


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ended]:
    """Return what runs ``backontrack`` with these words, as a shell would."""

    def command(*words: str, stdin: str = "") -> Ended:
        stream = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["backontrack", *words])
        monkeypatch.setattr(sys, "stdin", stream)
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Ended(ended.value.code or 0, printed.out, printed.err)

    return command


@pytest.fixture
def fits() -> Callable[[str, Any], None]:
    """Return what asserts that a value fits a schema of ``schemas/``."""

    def check(name: str, value: Any) -> None:
        schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
        jsonschema.Draft202012Validator(schema).validate(value)

    return check


@pytest.fixture
def submit(migrated: None) -> Callable[..., str]:
    """Return what stores a referral and returns its reference."""

    def store(intake_id: str = "intake-1", **changes: object) -> str:
        return submit_referral(
            {**ANSWERS, **changes},
            intake_id=intake_id,
            channel="web",
            consent_wording="Mag ik dit doorgeven?",
            clock=bootstrap.settings().clock,
            rules=bootstrap.rules(),
            uow=bootstrap.unit_of_work(),
        ).reference

    return store
