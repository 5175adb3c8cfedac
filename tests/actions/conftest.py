"""What the tests of the actions share: talks with Rasa's hand, and what came of them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.intake_state import BUTTON_READER
from bot import bootstrap
from bot.settings import Organisation
from bot.wording import Message, Wording
from tests.installation import NOW, installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from actions.case_action import CaseAction, Events

FILLED = {
    "referrer_type": "service",
    "referrer_organisation": "ocmw",
    "discussed_with_youth": "yes",
    "age": 19,
    "living_situation": "with_family_or_friends",
    "region": "Kortrijk",
    "income": "leefloon",
    "network_consent": "yes",
    "rent_guarantee_consent": "yes",
    "accepts_intensive_coaching": "yes",
    "eligibility_outcome": "eligible",
    "data_consent": "yes",
    "consent_wording": "Mag ik dit doorgeven?",
    "youth_name": "Noor",
    "youth_phone": "+32470000001",
    "contact_way": "via haar tante, na vier uur",
    "referrer_name": "An van het OCMW",
    "referrer_phone": "+32560000002",
    "referrer_email": "an@ocmw.example",
    "remarks": "none",
    "confirm": "yes",
    "intake_id": "intake-1",
}


class NamingWording(Wording):
    """Render as always, and keep the names of what was rendered: those are asserted on."""

    def __init__(self, shared: dict[str, Any]) -> None:
        super().__init__(shared)
        self.names: list[str] = []
        self.texts: dict[str, str] = {}
        self.views: dict[str, dict[str, Any]] = {}

    def message(self, name: str, /, kind: str = "text", **view: object) -> Message:
        self.names.append(name)
        self.views[name] = view
        message = super().message(name, kind, **view)
        self.texts[message.text] = name
        return message


@dataclass
class Outcome:
    """What an action did: its messages and its events.

    ``told`` are the names of templates and responses, in order.
    """

    messages: list[dict[str, Any]]
    events: Events
    told: list[str] = field(default_factory=list)

    @property
    def slots(self) -> dict[str, Any]:
        """Return the slots that the action set."""
        return {event["name"]: event["value"] for event in self.events if event["event"] == "slot"}

    @property
    def filled(self) -> dict[str, Any]:
        """Return the slots that the action set to something."""
        return {name: value for name, value in self.slots.items() if value is not None}

    @property
    def others(self) -> list[tuple[str, Any]]:
        """Return the events that set no slot, each with its name."""
        return [
            (event["event"], event.get("name"))
            for event in self.events
            if event["event"] != "slot"
        ]

    @property
    def custom(self) -> list[dict[str, Any]]:
        """Return the custom parts of the messages."""
        return [message["custom"] for message in self.messages if message["custom"]]


def tracker(
    text: str = "",
    *,
    intent: str = "inform",
    confidence: float = 0.4,
    pressed: dict[str, str] | None = None,
    slots: dict[str, Any] | None = None,
    loop: str | None = None,
    channel: str = "gateway",
    before: list[dict[str, Any]] | None = None,
    after: list[dict[str, Any]] | None = None,
) -> Tracker:
    """Return a tracker after a message; ``before`` and ``after`` are events around it."""
    entities = [
        {"entity": name, "value": value, "extractor": BUTTON_READER}
        for name, value in (pressed or {}).items()
    ]
    latest = {
        "text": text,
        "intent": {"name": intent, "confidence": confidence},
        "entities": entities,
    }
    said = {"event": "user", "text": text, "input_channel": channel}
    events = [*(before or []), said, *(after or [])]
    active = {"name": loop} if loop else {}
    return Tracker("noor", dict(slots or {}), latest, events, False, None, active, "action_listen")


def button(intent: str, **more: Any) -> Tracker:
    """Return a tracker after a pressed button; ``pressed`` holds its values."""
    return tracker(f"/{intent}", intent=intent, confidence=1.0, **more)


@pytest.fixture
def wording() -> NamingWording:
    environment = _SHARED.environment
    naming = NamingWording({})
    naming.environment = environment
    return naming


_SHARED = Wording(
    {
        "organisation": Organisation(phone="056 12 34 56"),
        "regions": {
            "active": ("West-Vlaanderen",),
            "possible": ("Gent", "Oudenaarde"),
            "towns": ("Kortrijk", "Brugge"),
        },
    }
)


@pytest.fixture
def act(wording: NamingWording) -> Callable[..., Outcome]:
    """Return what runs an action on a tracker."""

    async def run(action: CaseAction, on: Tracker) -> Outcome:
        dispatcher = CollectingDispatcher()
        wording.texts.clear()
        events = await action.run(dispatcher, on, {})
        told = [
            message.get("response") or wording.texts.get(message["text"], "")
            for message in dispatcher.messages
        ]
        return Outcome(dispatcher.messages, events, told)

    return run


@pytest.fixture(autouse=True)
def installation(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, migrated_sqlite: Path
) -> Iterator[None]:
    """A case database of the test alone, on a fixed Monday."""
    shutil.copy(migrated_sqlite, tmp_path / "cases.db")
    with installed(monkeypatch, tmp_path, BACKONTRACK_NOW=NOW):
        yield
        if bootstrap.database.cache_info().currsize:
            bootstrap.database().close()
