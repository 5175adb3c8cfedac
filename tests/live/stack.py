"""The whole assistant as the tests meet it: its processes, its database, what it was told."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import httpx
import sqlalchemy as sa

from bot.clock import Clock
from bot.dialogue.secret import HEADER
from bot.dialogue.trackers import TRACKERS
from bot.settings import Organisation
from bot.storage import Database, FieldCipher, migrate, new_key
from bot.storage.engine import READ_ONLY, make_engine
from bot.storage.tables.cases import cases
from bot.wording import Wording
from tests.live.processes import NOW, PHONE, Process, bare_environment, free_port, python
from tests.live.talk import Talk

if TYPE_CHECKING:
    from pathlib import Path

    from bot.storage.case_record import CaseRecord

EMAIL = "hulp@example.org"
SECRET = "a-secret-of-the-tests-alone"
#: Shorter words may stand in a log for another reason.
TELLING_LENGTH = 14


@dataclass
class Stack:
    """Rasa, the actions and the gateway with a data folder of their own."""

    folder: Path
    #: What was typed, and ids of chats: none of it may stand in a log.
    canaries: set[str] = field(default_factory=set)
    key: str = field(default_factory=new_key)
    processes: dict[str, Process] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.plan()

    def plan(self) -> None:
        """Say which processes there are, and where."""
        ports = {name: free_port() for name in ("rasa", "actions", "gateway")}
        urls = {name: f"http://127.0.0.1:{port}" for name, port in ports.items()}
        self.rasa_url, self.actions_url, self.url = urls.values()
        self.environment = {
            **bare_environment(),
            "BACKONTRACK_ENV": "production",
            "DATA_DIR": str(self.folder),
            "ENCRYPTION_KEYS": self.key,
            "INTERNAL_SECRET": SECRET,
            "ORGANISATION_PHONE": PHONE,
            "ORGANISATION_EMAIL": EMAIL,
            "RASA_URL": self.rasa_url,
            "ACTIONS_URL": self.actions_url,
            "WEB_PORT": str(ports["gateway"]),
        }
        self.add("actions", python("actions.serve"), f"{self.actions_url}/health")
        self.add(
            "rasa",
            python("bot.dialogue.components.serve"),
            f"{self.rasa_url}/webhooks/gateway/",
        )
        self.add("gateway", python("bot", "gateway"), f"{self.url}/health")

    def add(self, name: str, command: list[str], health: str) -> None:
        """Take in one more process."""
        log = self.folder / f"{name}.log"
        self.processes[name] = Process(name, command, health, self.environment, log)

    def start(self) -> None:
        """Start everything and wait until all of it answers.

        Rasa's first turn is slow; on a crowded machine a visitor would hear an apology instead.
        """
        migrate(self.case_url)
        self.start_processes()
        if "rasa" in self.processes:
            Talk(self).say("hallo")

    def start_processes(self) -> None:
        """Start them side by side."""
        for process in self.processes.values():
            process.start()
        for process in self.processes.values():
            process.wait()

    def stop(self) -> None:
        """End everything."""
        for process in self.processes.values():
            process.stop()
        self.close()

    def close(self) -> None:
        """Let go of databases and connections."""
        self.client.close()
        self.database.close()
        self._cases.dispose()
        self._trackers.dispose()

    def __getitem__(self, name: str) -> Process:
        return self.processes[name]

    @property
    def case_url(self) -> str:
        """The address of the case database."""
        return f"sqlite:///{self.folder / 'cases.db'}"

    @cached_property
    def cipher(self) -> FieldCipher:
        """What reads the fields of this installation."""
        return FieldCipher((self.key,))

    @cached_property
    def database(self) -> Database:
        """The case database, as the assistant itself opens it."""
        return Database(self.case_url, self.cipher, Clock(NOW))

    @cached_property
    def client(self) -> httpx.Client:
        """Connections to Rasa, in the name of the gateway."""
        headers = {HEADER: SECRET}
        return httpx.Client(headers=headers, timeout=30, trust_env=False)

    @cached_property
    def _trackers(self) -> Any:
        return make_engine(f"sqlite:///{self.folder / 'trackers.db'}")

    @cached_property
    def _cases(self) -> Any:
        return make_engine(self.case_url)

    def references(self) -> list[str]:
        """Return the references of all referrals, oldest first."""
        query = sa.select(cases.c.reference).order_by(cases.c.reference)
        with self._cases.connect().execution_options(**{READ_ONLY: True}) as connection:
            return list(connection.execute(query).scalars())

    def case(self, reference: str) -> CaseRecord:
        """Return a referral as it is stored."""
        with self.database.unit_of_work() as uow:
            record = uow.cases.get(reference, actor="test")
            uow.commit()
        return record

    def slots(self, sender: str) -> dict[str, Any]:
        """Return the slots of a conversation that hold something, as Rasa keeps them."""
        slots: dict[str, Any] = {}
        for event in self.events(sender):
            if event["event"] == "slot":
                slots[event["name"]] = event["value"]
        return {name: value for name, value in slots.items() if value is not None}

    def form(self, sender: str) -> str | None:
        """Return the form that is open in a conversation."""
        form = None
        for event in self.events(sender):
            if event["event"] == "active_loop":
                form = event["name"]
        return form

    def events(self, sender: str) -> list[dict[str, Any]]:
        """Return the events of the present session of a conversation."""
        query = sa.select(TRACKERS.c.conversation).where(TRACKERS.c.sender_id == sender)
        with self._trackers.connect().execution_options(**{READ_ONLY: True}) as connection:
            stored = connection.execute(query).scalar()
        if stored is None:
            return []
        return json.loads(self.cipher.decrypt(stored, f"trackers:{sender}"))["events"]

    def told(self, template: str, **view: object) -> str:
        """Return the words of a template as this installation tells them."""
        organisation = Organisation(phone=PHONE, email=EMAIL)
        return Wording({"organisation": organisation}).message(template, **view).text

    def age(self, sender: str, seconds: float) -> None:
        """Make a conversation older, as if its visitor had been away."""
        events = [
            {**event, "timestamp": event["timestamp"] - seconds} for event in self.events(sender)
        ]
        told = json.dumps({"name": sender, "events": events})
        row = {"conversation": self.cipher.encrypt(told, bound_to=f"trackers:{sender}")}
        with self._trackers.begin() as connection:
            change = sa.update(TRACKERS).where(TRACKERS.c.sender_id == sender)
            connection.execute(change.values(**row))

    def typed(self, text: str) -> None:
        """Remember what may stand in no log."""
        if len(text) >= TELLING_LENGTH:
            self.canaries.add(text)

    def leaks(self) -> dict[str, list[str]]:
        """Return what stands in the logs although it may not, by process."""
        time.sleep(0.2)
        found = {}
        for name, process in self.processes.items():
            log = process.log.read_text("utf-8", "replace")
            plain = re.sub(r"[ ./-]", "", log)
            found[name] = sorted(
                each for each in self.canaries if each in log or _digits(each) in plain
            )
        return {name: leaked for name, leaked in found.items() if leaked}


def _digits(text: str) -> str:
    """Return a phone number without its spaces; another text as something no log holds."""
    digits = re.sub(r"\D", "", text)
    return digits.lstrip("0") if 8 <= len(digits) <= 15 else "\N{REPLACEMENT CHARACTER}" * 3
