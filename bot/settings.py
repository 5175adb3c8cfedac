"""The settings: one frozen object, read once from the environment."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.clock import Clock
from bot.errors import SettingsError
from bot.hours import WorkingHours, hours_from
from bot.setting_values import (
    read_amount,
    read_bot_name,
    read_clock,
    read_database_url,
    read_hours,
    read_keys,
    read_port,
    read_url,
    read_words,
    read_yes_or_no,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

ENVIRONMENTS = ("development", "trial", "production")
#: Where the page has its own addresses; see ``bot.web.app``.
PATHS_OF_THE_PAGE = ("/chat/", "/static/", "/health/")
#: The project's root: Rasa, templates and migrations are found from here.
ROOT = Path(__file__).resolve().parents[1]

#: Arrondissements, as in ``bot/language/data/places.csv``; the first are offered as buttons.
WEST_FLANDERS = (
    "Kortrijk",
    "Roeselare",
    "Brugge",
    "Oostende",
    "Ieper",
    "Tielt",
    "Veurne",
    "Diksmuide",
)
POSSIBLE = ("Gent", "Oudenaarde")

WORKING_HOURS = "ma-vr 09:00-18:00"


@dataclass(frozen=True)
class Organisation:
    """Whom people reach when they want a person."""

    name: str = "Back On Track"
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Settings:
    """Everything that differs between one installation and another."""

    environment: str = "development"
    data_dir: Path = ROOT / "var"
    database_url: str = ""
    encryption_keys: tuple[str, ...] = field(default=(), repr=False)
    internal_secret: str = field(default="", repr=False)
    rasa_url: str = "http://127.0.0.1:5005"
    actions_url: str = "http://127.0.0.1:5055"
    web_host: str = "127.0.0.1"
    web_port: int = 8000
    active_regions: tuple[str, ...] = WEST_FLANDERS
    possible_regions: tuple[str, ...] = POSSIBLE
    organisation: Organisation = Organisation()
    confirmed_helplines: tuple[str, ...] = ()
    quick_exit_url: str = "https://www.google.be"
    telegram_bot_token: str = field(default="", repr=False)
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_url: str = ""
    telegram_webhook_secret: str = field(default="", repr=False)
    telegram_bot_name: str = ""
    #: Within so many working hours a youth is answered, or somebody else is brought in as well.
    silence_hours: float = 4.0
    #: Within so many minutes somebody takes an alarm, or the coordinator is brought in.
    urgent_minutes: float = 10.0
    #: What goes to the staff rings past working hours too.
    ring_past_hours: bool = True
    #: So many days the words of the line are kept; notes stay with the case.
    message_days: float = 90.0
    working_hours: WorkingHours = field(default_factory=lambda: hours_from(WORKING_HOURS))
    clock: Clock = field(default_factory=Clock)

    @property
    def case_database_url(self) -> str:
        """Return where the cases are: ``DATABASE_URL``, or SQLite in ``DATA_DIR``."""
        return self.database_url or f"sqlite:///{self.data_dir / 'cases.db'}"

    @property
    def tracker_database_url(self) -> str:
        """Return where Rasa keeps its conversations; never the case database on SQLite."""
        if self.database_url and not self.database_url.startswith("sqlite"):
            return self.database_url
        return f"sqlite:///{self.data_dir / 'trackers.db'}"


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from the environment.

    Args:
        environ: Names and values; an empty value counts as absent.

    Raises:
        SettingsError: A value is wrong, or missing where it may not be; the variable is named.
    """
    given = {name: value.strip() for name, value in environ.items() if value.strip()}
    return Settings(
        environment=_environment(given.get("BACKONTRACK_ENV", "development")),
        data_dir=Path(given.get("DATA_DIR", str(ROOT / "var"))).expanduser().resolve(),
        database_url=read_database_url(given.get("DATABASE_URL", "")),
        encryption_keys=read_keys(given.get("ENCRYPTION_KEYS", "")),
        internal_secret=given.get("INTERNAL_SECRET", ""),
        rasa_url=read_url("RASA_URL", given.get("RASA_URL", Settings.rasa_url)),
        actions_url=read_url("ACTIONS_URL", given.get("ACTIONS_URL", Settings.actions_url)),
        web_host=given.get("WEB_HOST", Settings.web_host),
        web_port=read_port("WEB_PORT", given.get("WEB_PORT", str(Settings.web_port))),
        active_regions=read_words(given.get("ACTIVE_REGIONS", "")) or WEST_FLANDERS,
        possible_regions=read_words(given.get("POSSIBLE_REGIONS", "")) or POSSIBLE,
        organisation=Organisation(
            name=given.get("ORGANISATION_NAME", Organisation.name),
            phone=given.get("ORGANISATION_PHONE", ""),
            email=given.get("ORGANISATION_EMAIL", ""),
        ),
        confirmed_helplines=read_words(given.get("HELPLINES_CONFIRMED", "")),
        quick_exit_url=read_url(
            "QUICK_EXIT_URL", given.get("QUICK_EXIT_URL", Settings.quick_exit_url)
        ),
        telegram_bot_token=given.get("TELEGRAM_BOT_TOKEN", ""),
        telegram_api_url=read_url(
            "TELEGRAM_API_URL", given.get("TELEGRAM_API_URL", Settings.telegram_api_url)
        ),
        telegram_webhook_url=_webhook_url(given.get("TELEGRAM_WEBHOOK_URL", "")),
        telegram_webhook_secret=_webhook_secret(given.get("TELEGRAM_WEBHOOK_SECRET", "")),
        telegram_bot_name=read_bot_name(given.get("TELEGRAM_BOT_NAME", "")),
        silence_hours=read_amount(
            "SILENCE_HOURS", given.get("SILENCE_HOURS", str(Settings.silence_hours))
        ),
        urgent_minutes=read_amount(
            "URGENT_MINUTES", given.get("URGENT_MINUTES", str(Settings.urgent_minutes))
        ),
        ring_past_hours=read_yes_or_no("RING_PAST_HOURS", given.get("RING_PAST_HOURS", "yes")),
        message_days=read_amount(
            "MESSAGE_DAYS", given.get("MESSAGE_DAYS", str(Settings.message_days))
        ),
        working_hours=read_hours(given.get("WORKING_HOURS", WORKING_HOURS)),
        clock=read_clock(given.get("BACKONTRACK_NOW", "")),
    )


def _webhook_url(value: str) -> str:
    if not value:
        return ""
    parts = urlsplit(read_url("TELEGRAM_WEBHOOK_URL", value))
    is_here = parts.hostname in {"127.0.0.1", "localhost"}
    if parts.scheme != "https" and not is_here:
        message = "TELEGRAM_WEBHOOK_URL must be an https address: Telegram accepts no other"
        raise SettingsError(message)
    if f"{parts.path}/".startswith(PATHS_OF_THE_PAGE) or not parts.path.strip("/"):
        message = "TELEGRAM_WEBHOOK_URL must have a path of its own, such as /telegram"
        raise SettingsError(message)
    return value.rstrip("/")


def _webhook_secret(value: str) -> str:
    if value and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value):
        message = "TELEGRAM_WEBHOOK_SECRET must be 16 to 256 letters, digits, - or _"
        raise SettingsError(message)
    return value


def _environment(value: str) -> str:
    if value not in ENVIRONMENTS:
        message = f"BACKONTRACK_ENV must be one of: {', '.join(ENVIRONMENTS)}"
        raise SettingsError(message)
    return value


def check(settings: Settings) -> None:
    """Refuse to start without what may not be missing.

    That is the secret of a webhook, and outside development keys and a phone.

    Rasa by itself (`rasa run` in a trial) starts without; the gateway and `run` do not.

    Raises:
        SettingsError: The variable is named, with the remedy.
    """
    if settings.telegram_webhook_url and not settings.telegram_webhook_secret:
        message = "TELEGRAM_WEBHOOK_SECRET is missing: without it anybody could pose as Telegram"
        raise SettingsError(message)
    if settings.environment == "development":
        return
    if not settings.encryption_keys:
        message = (
            "ENCRYPTION_KEYS is missing: outside development the keys must be given "
            "(make one with: backontrack doctor --new-key)"
        )
        raise SettingsError(message)
    if not settings.organisation.phone:
        message = "ORGANISATION_PHONE is missing: people must be able to reach a person"
        raise SettingsError(message)
