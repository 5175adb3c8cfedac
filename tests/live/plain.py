"""Rasa and the actions as anybody would start them: plain ``rest``, no gateway, no secret."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import httpx

from bot.settings import ROOT
from tests.live.processes import PHONE, bare_environment, free_port, python
from tests.live.stack import Stack


@dataclass
class Plain(Stack):
    """``rasa run -i 127.0.0.1 --enable-api`` and ``SANIC_HOST=127.0.0.1 rasa run actions``."""

    def plan(self) -> None:
        """Say which processes there are; only the ports differ from the defaults."""
        rasa, actions = free_port(), free_port()
        self.rasa_url = f"http://127.0.0.1:{rasa}"
        self.actions_url = f"http://127.0.0.1:{actions}"
        endpoints = self.folder / "endpoints.yml"
        endpoints.write_text(
            (ROOT / "endpoints.yml").read_text("utf-8").replace(":5055/", f":{actions}/"), "utf-8"
        )
        self.environment = {
            **bare_environment(),
            "BACKONTRACK_ENV": "trial",
            "DATA_DIR": str(self.folder),
            "ENCRYPTION_KEYS": self.key,
            "ORGANISATION_PHONE": PHONE,
            "RASA_TELEMETRY_ENABLED": "false",
            "SANIC_HOST": "127.0.0.1",
        }
        actions_command = python("rasa", "run", "actions", "-p", str(actions))
        self.add("actions", actions_command, f"{self.actions_url}/health")
        address = ("-i", "127.0.0.1", "--enable-api", "-p", str(rasa))
        rasa_command = python("rasa", "run", *address, "--endpoints", str(endpoints))
        self.add("rasa", rasa_command, f"{self.rasa_url}/status")

    def start(self) -> None:
        """Start both; nobody has prepared a database for them."""
        self.start_processes()

    @cached_property
    def client(self) -> httpx.Client:
        """Connections of anybody."""
        return httpx.Client(timeout=30, trust_env=False)

    def slots(self, sender: str) -> dict[str, Any]:
        """Return the slots as Rasa's own address tells them."""
        tracker = self.client.get(f"{self.rasa_url}/conversations/{sender}/tracker").json()
        return {name: value for name, value in tracker["slots"].items() if value is not None}
