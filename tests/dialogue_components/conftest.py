"""What the tests inside Rasa share: Rasa itself, and a server that stands in for the actions."""

from __future__ import annotations

import warnings
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from tests.dialogue.fakes import LocalServer

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = (
    "bot.dialogue.components.action_endpoint",
    "bot.dialogue.components.alarm_policy",
    "bot.dialogue.components.channel",
    "bot.dialogue.components.dutch_words",
    "bot.dialogue.components.linear_intents",
    "bot.dialogue.components.tracker_store",
    "rasa.core.policies.rule_policy",
)


@pytest.fixture(scope="session")
def rasa() -> None:
    """Import Rasa once; what its libraries say of their own future while imported is ignored."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # TensorFlow sets filters of its own.
        warnings.showwarning = _unheard
        for name in MODULES:
            import_module(name)


@pytest.fixture
def server() -> Iterator[LocalServer]:
    server = LocalServer()
    yield server
    server.close()


def _unheard(*_warning: object, **_more: object) -> None:
    """Take a warning and say nothing."""
