"""Where the real objects are built, once each; everything else gets them as arguments."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.errors import SettingsError
from bot.settings import ROOT, Settings, load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.intake.rules import Rules
    from bot.storage.encryption import FieldCipher
    from bot.storage.unit_of_work import Database, UnitOfWork
    from bot.wording import Wording

__all__ = [
    "ROOT",
    "cipher",
    "database",
    "internal_secret",
    "rules",
    "settings",
    "unit_of_work",
    "wording",
]


#: As many towns are offered as buttons; every other one is typed.
BUTTONS = 6


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the settings of this process: its environment, and the file ``.env``.

    Raises:
        SettingsError: A value is wrong; the variable is named.
    """
    from dotenv import dotenv_values

    # What is set in the environment goes before the file.
    chosen = load({**_without_none(dotenv_values(ROOT / ".env")), **os.environ})
    _check_regions("ACTIVE_REGIONS", chosen.active_regions)
    _check_regions("POSSIBLE_REGIONS", chosen.possible_regions)
    return chosen


@lru_cache(maxsize=1)
def cipher() -> FieldCipher:
    """Return the cipher of personal fields, with the keys of the settings.

    In development and trials the first run makes a key in ``DATA_DIR``.

    Raises:
        SettingsError: No keys are set in production.
    """
    from bot.storage.encryption import FieldCipher, new_key

    chosen = settings()
    if chosen.encryption_keys:
        return FieldCipher(chosen.encryption_keys)
    if chosen.environment == "production":
        message = "ENCRYPTION_KEYS is missing (make one with: backontrack doctor --new-key)"
        raise SettingsError(message)
    return FieldCipher((_made_once(chosen.data_dir / "encryption.key", new_key()),))


@lru_cache(maxsize=1)
def internal_secret() -> str:
    """Return the secret between gateway, Rasa and actions: ``INTERNAL_SECRET`` or a made one."""
    chosen = settings()
    return chosen.internal_secret or _made_once(
        chosen.data_dir / "internal.secret", secrets.token_urlsafe(32)
    )


@lru_cache(maxsize=1)
def database() -> Database:
    """Return the case database; its tables are made by ``backontrack migrate``.

    In a trial, where Rasa and the actions may run without any command of ours, they are made here.
    """
    from bot.storage.unit_of_work import Database

    chosen = settings()
    chosen.data_dir.mkdir(parents=True, exist_ok=True)
    if chosen.environment == "trial":
        from bot.storage.migrate import migrate

        migrate(chosen.case_database_url)
    return Database(chosen.case_database_url, cipher(), chosen.clock)


def unit_of_work() -> UnitOfWork:
    """Begin a unit of work on the case database."""
    return database().unit_of_work()


@lru_cache(maxsize=1)
def wording() -> Wording:
    """Return the templates, which know the organisation."""
    from bot.intake.region import where_active
    from bot.wording import Wording

    chosen = settings()
    regions = {
        "active": where_active(rules()),
        "possible": tuple(sorted(rules().possible)),
        "towns": chosen.active_regions[:BUTTONS],
    }
    return Wording({"organisation": chosen.organisation, "regions": regions})


@lru_cache(maxsize=1)
def rules() -> Rules:
    """Return the rules of eligibility with the regions of the settings."""
    from bot.intake.rules import rules_from

    chosen = settings()
    return rules_from(chosen.active_regions, chosen.possible_regions)


def _without_none(values: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value is not None}


def _check_regions(name: str, regions: tuple[str, ...]) -> None:
    from bot.language.places import arrondissements

    known = arrondissements()
    wrong = [region for region in regions if region not in known]
    if wrong:
        message = (
            f"{name}: no such arrondissement: {', '.join(wrong)} "
            f"(there are: {', '.join(sorted(known))})"
        )
        raise SettingsError(message)


def _made_once(path: Path, value: str) -> str:
    """Return what the file holds; the first process to ask writes ``value``, for its owner only.

    The file appears with its content at once (a link), so that no other process reads it empty.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(value)
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
    return path.read_text(encoding="ascii").strip()
