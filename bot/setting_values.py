"""Reading single values of settings; the error names the setting and the remedy."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

from bot.clock import Clock
from bot.errors import SettingsError
from bot.hours import WorkingHours, hours_from

#: One more than the largest port number.
PORTS = 65_536


def read_words(value: str) -> tuple[str, ...]:
    """Return the parts of a comma-separated list."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def read_url(name: str, value: str) -> str:
    """Return an http or https address without a slash at its end."""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        message = f"{name} must be an http or https address, such as http://127.0.0.1:5005"
        raise SettingsError(message)
    return value.rstrip("/")


def read_port(name: str, value: str) -> int:
    """Return a port number."""
    if not value.isdecimal() or int(value) not in range(PORTS):
        message = f"{name} must be a port number from 0 to 65535"
        raise SettingsError(message)
    return int(value)


def read_clock(value: str) -> Clock:
    """Return a clock that starts at a moment, or the real one."""
    if not value:
        return Clock()
    try:
        start = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        start = None
    if start is None or start.tzinfo is None:
        message = "BACKONTRACK_NOW must be ISO with an offset, such as 2026-03-01T09:00:00+01:00"
        raise SettingsError(message)
    return Clock(start)


def read_keys(value: str) -> tuple[str, ...]:
    """Return the keys, newest first."""
    keys = read_words(value)
    if any(not re.fullmatch(r"[A-Za-z0-9_-]{43}=", key) for key in keys):
        message = (
            "ENCRYPTION_KEYS must be a comma-separated list of Fernet keys "
            "(44 characters each); make one with: backontrack doctor --new-key"
        )
        raise SettingsError(message)
    return keys


def read_database_url(value: str) -> str:
    """Return the address of a database we can use."""
    known = ("sqlite://", "postgresql://", "postgresql+psycopg2://")
    if value and not value.startswith(known):
        message = "DATABASE_URL must begin with sqlite:/// or postgresql://"
        raise SettingsError(message)
    return value


def read_amount(name: str, value: str) -> float:
    """Return a number above 0."""
    number = float(value) if re.fullmatch(r"\d{1,6}(\.\d+)?", value, re.ASCII) else 0.0
    if number <= 0:
        message = f"{name} must be a number above 0, such as 4 or 0.5"
        raise SettingsError(message)
    return number


def read_hours(value: str) -> WorkingHours:
    """Return working hours."""
    try:
        return hours_from(value)
    except ValueError as error:
        message = f"WORKING_HOURS must be days and hours, such as ma-vr 09:00-18:00: {error}"
        raise SettingsError(message) from None


def read_bot_name(value: str) -> str:
    """Return the user name of a bot of Telegram, without its @."""
    name = value.removeprefix("@")
    if name and not re.fullmatch(r"[A-Za-z0-9_]{5,32}", name):
        message = "TELEGRAM_BOT_NAME must be the user name of the bot, such as backontrack_bot"
        raise SettingsError(message)
    return name


def read_yes_or_no(name: str, value: str) -> bool:
    """Return whether something is chosen."""
    if value not in {"yes", "no"}:
        message = f"{name} must be yes or no"
        raise SettingsError(message)
    return value == "yes"
