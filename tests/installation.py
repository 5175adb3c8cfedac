"""A fresh installation for a test: its own settings and data folder, nothing remembered."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot import bootstrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

#: Every variable that the assistant reads begins with one of these.
OWN = (
    "BACKONTRACK_",
    "TELEGRAM_",
    "ORGANISATION_",
    "DATA",
    "ENCRYPTION_",
    "INTERNAL_",
    "RASA_",
    "ACTIONS_",
    "WEB_",
    "ACTIVE_",
    "POSSIBLE_",
    "HELPLINES_",
    "QUICK_",
    "SILENCE_",
    "MESSAGE_",
    "URGENT_",
    "WORKING_",
)
#: Monday morning in Brussels.
NOW = "2026-03-02T09:00:00+01:00"


def bare_environment() -> dict[str, str]:
    """Return the environment without any setting of ours."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OWN)}


@contextmanager
def installed(
    monkeypatch: pytest.MonkeyPatch, folder: Path, **settings: str
) -> Iterator[pytest.MonkeyPatch]:
    """Read the settings anew, with these alone; forget them afterwards."""
    for name in os.environ.keys() - bare_environment().keys():
        monkeypatch.delenv(name)
    monkeypatch.setenv("DATA_DIR", str(folder))
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    forget()
    try:
        yield monkeypatch
    finally:
        forget()


def forget() -> None:
    """Forget all that was built once for this process."""
    for built in vars(bootstrap).values():
        if hasattr(built, "cache_clear"):
            built.cache_clear()
