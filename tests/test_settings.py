"""The settings: read once, frozen; what is wrong or missing is named with its remedy."""

from __future__ import annotations

import dataclasses
import re
from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import POSSIBLE, ROOT, WEST_FLANDERS, Settings, check, load

KEY = "A" * 43 + "="
OTHER_KEY = "B" * 43 + "="


def test_nothing_set_gives_the_defaults() -> None:
    settings = load({})

    assert settings == dataclasses.replace(Settings(), clock=settings.clock)
    assert settings.environment == "development"
    assert (settings.active_regions, settings.possible_regions) == (WEST_FLANDERS, POSSIBLE)


@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_empty_value_counts_as_absent(blank: str) -> None:
    settings = load({"WEB_PORT": blank, "ORGANISATION_PHONE": blank, "BACKONTRACK_NOW": blank})

    assert (settings.web_port, settings.organisation.phone) == (8000, "")
    assert settings.clock.start is None


def test_all_values_are_read() -> None:
    settings = load(
        {
            "BACKONTRACK_ENV": "production",
            "DATA_DIR": "/srv/data",
            "DATABASE_URL": "postgresql://bot@db/cases",
            "ENCRYPTION_KEYS": f"{KEY}, {OTHER_KEY}",
            "INTERNAL_SECRET": "between-us",
            "RASA_URL": "http://127.0.0.1:6005/",
            "ACTIONS_URL": "https://localhost:6055",
            "WEB_HOST": "0.0.0.0",  # noqa: S104 -- as read, nothing listens
            "WEB_PORT": " 9000 ",
            "ACTIVE_REGIONS": "Gent, Kortrijk,",
            "POSSIBLE_REGIONS": "Aalst",
            "ORGANISATION_NAME": "Onze Dienst",
            "ORGANISATION_PHONE": "056 12 34 56",
            "ORGANISATION_EMAIL": "hulp@example.org",
            "HELPLINES_CONFIRMED": "jac,druglijn",
            "QUICK_EXIT_URL": "https://www.weer.be",
            "TELEGRAM_BOT_TOKEN": "123:abc",
            "TELEGRAM_BOT_NAME": "@proef_bot",
            "TELEGRAM_API_URL": "http://127.0.0.1:8081",
            "SILENCE_HOURS": "2.5",
            "URGENT_MINUTES": "5",
            "RING_PAST_HOURS": "no",
            "MESSAGE_DAYS": "30",
            "WORKING_HOURS": "vr 09:00-16:00",
            "TELEGRAM_WEBHOOK_URL": "https://bot.example.org/telegram",
            "TELEGRAM_WEBHOOK_SECRET": "letters-and_digits-0123",
        }
    )

    told = dataclasses.asdict(dataclasses.replace(settings, clock=Settings().clock))
    del told["clock"]
    assert told == {
        "environment": "production",
        "data_dir": Path("/srv/data"),
        "database_url": "postgresql://bot@db/cases",
        "encryption_keys": (KEY, OTHER_KEY),
        "internal_secret": "between-us",
        "rasa_url": "http://127.0.0.1:6005",
        "actions_url": "https://localhost:6055",
        "web_host": "0.0.0.0",  # noqa: S104 -- as read, nothing listens
        "web_port": 9000,
        "active_regions": ("Gent", "Kortrijk"),
        "possible_regions": ("Aalst",),
        "organisation": {
            "name": "Onze Dienst",
            "phone": "056 12 34 56",
            "email": "hulp@example.org",
        },
        "confirmed_helplines": ("jac", "druglijn"),
        "quick_exit_url": "https://www.weer.be",
        "telegram_bot_token": "123:abc",
        "telegram_bot_name": "proef_bot",
        "silence_hours": 2.5,
        "message_days": 30.0,
        "urgent_minutes": 5.0,
        "ring_past_hours": False,
        "working_hours": {"openings": ({"weekday": 4, "start": time(9), "end": time(16)},)},
        "telegram_api_url": "http://127.0.0.1:8081",
        "telegram_webhook_url": "https://bot.example.org/telegram",
        "telegram_webhook_secret": "letters-and_digits-0123",
    }


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("BACKONTRACK_ENV", "staging", "development, trial, production"),
        ("BACKONTRACK_NOW", "2026-03-01", "offset"),
        ("BACKONTRACK_NOW", "2026-03-01T09:00:00", "offset"),
        ("BACKONTRACK_NOW", "tomorrow", "offset"),
        ("WEB_PORT", "http", "0 to 65535"),
        ("WEB_PORT", "65536", "0 to 65535"),
        ("WEB_PORT", "-1", "0 to 65535"),
        ("WEB_PORT", "²", "0 to 65535"),
        ("RASA_URL", "127.0.0.1:5005", "http://127.0.0.1:5005"),
        ("ACTIONS_URL", "ftp://127.0.0.1", "http"),
        ("QUICK_EXIT_URL", "javascript:alert(1)", "http"),
        ("TELEGRAM_API_URL", "http://", "http"),
        ("TELEGRAM_WEBHOOK_URL", "http://bot.example.org/telegram", "https"),
        ("TELEGRAM_WEBHOOK_URL", "https://bot.example.org", "a path of its own"),
        ("TELEGRAM_WEBHOOK_URL", "https://bot.example.org/health", "a path of its own"),
        ("TELEGRAM_WEBHOOK_SECRET", "short", "16 to 256"),
        ("TELEGRAM_WEBHOOK_SECRET", "with a space in between", "16 to 256"),
        ("ENCRYPTION_KEYS", "short", "--new-key"),
        ("ENCRYPTION_KEYS", f"{KEY},short", "--new-key"),
        ("TELEGRAM_BOT_NAME", "https://t.me/bot", "backontrack_bot"),
        ("SILENCE_HOURS", "0", "above 0"),
        ("MESSAGE_DAYS", "0", "above 0"),
        ("SILENCE_HOURS", "four", "above 0"),
        ("URGENT_MINUTES", "-1", "above 0"),
        ("RING_PAST_HOURS", "nee", "yes or no"),
        ("WORKING_HOURS", "09:00-18:00", "ma-vr 09:00-18:00"),
        ("WORKING_HOURS", "mon 09:00-18:00", "ma-vr 09:00-18:00"),
        ("WORKING_HOURS", "ma 09:00-25:00", "ma-vr 09:00-18:00"),
        ("WORKING_HOURS", "ma 18:00-09:00", "end before they begin"),
        ("WORKING_HOURS", "ma-vr 09:00-18:00, vr 17:00-19:00", "vr overlap"),
        ("DATABASE_URL", "mysql://db/cases", "sqlite:/// or postgresql://"),
    ],
)
def test_wrong_value_is_named_with_a_remedy(name: str, value: str, remedy: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(remedy)) as raised:
        load({name: value})

    assert name in str(raised.value)


def test_error_shows_no_key() -> None:
    with pytest.raises(SettingsError) as raised:
        load({"ENCRYPTION_KEYS": "almost-a-key"})

    assert "almost-a-key" not in str(raised.value)


def test_settings_show_no_secret() -> None:
    secrets = {
        "ENCRYPTION_KEYS": KEY,
        "INTERNAL_SECRET": "between-us",
        "TELEGRAM_BOT_TOKEN": "123:abc",
        "TELEGRAM_WEBHOOK_SECRET": "letters-and_digits-0123",
    }

    shown = repr(load(secrets))

    assert [value for value in secrets.values() if value in shown] == []


def test_settings_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        load({}).web_port = 1  # type: ignore[misc]


@pytest.mark.parametrize("moment", ["2026-03-01T09:00:00+01:00", "2026-03-01T08:00:00Z"])
def test_clock_starts_at_the_moment_that_is_set(moment: str) -> None:
    clock = load({"BACKONTRACK_NOW": moment}).clock

    assert clock.now() - clock.start < timedelta(minutes=1)
    assert clock.today().isoformat() == "2026-03-01"


def test_day_is_that_of_brussels() -> None:
    clock = load({"BACKONTRACK_NOW": "2026-03-01T23:30:00+00:00"}).clock

    assert clock.today().isoformat() == "2026-03-02"


def test_databases_are_two_files_unless_one_server_is_set(tmp_path: Path) -> None:
    files = load({"DATA_DIR": str(tmp_path)})
    server = load({"DATABASE_URL": "postgresql://db/cases"})

    assert files.case_database_url == f"sqlite:///{tmp_path / 'cases.db'}"
    assert files.tracker_database_url == f"sqlite:///{tmp_path / 'trackers.db'}"
    assert server.case_database_url == server.tracker_database_url == "postgresql://db/cases"


def test_sqlite_keeps_the_trackers_apart_from_the_cases(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'mine.db'}"

    settings = load({"DATABASE_URL": url, "DATA_DIR": str(tmp_path)})

    assert settings.case_database_url == url
    assert settings.tracker_database_url != url


def test_data_folder_is_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))

    assert load({"DATA_DIR": "data"}).data_dir == tmp_path / "data"
    assert load({"DATA_DIR": "~/data"}).data_dir == tmp_path / "data"
    assert load({}).data_dir == ROOT / "var"


@pytest.mark.parametrize("environment", ["trial", "production"])
@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "ENCRYPTION_KEYS"),
        ({"ORGANISATION_PHONE": "056 12 34 56"}, "ENCRYPTION_KEYS"),
        ({"ENCRYPTION_KEYS": KEY}, "ORGANISATION_PHONE"),
    ],
)
def test_keys_and_phone_may_not_be_missing_outside_development(
    environment: str, given: dict[str, str], missing: str
) -> None:
    settings = load({"BACKONTRACK_ENV": environment, **given})

    with pytest.raises(SettingsError, match=f"^{missing} is missing"):
        check(settings)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {
            "BACKONTRACK_ENV": "production",
            "ENCRYPTION_KEYS": KEY,
            "ORGANISATION_PHONE": "056 12 34 56",
        },
    ],
)
def test_development_and_a_complete_installation_may_start(given: dict[str, str]) -> None:
    check(load(given))


def test_webhook_without_a_secret_may_not_start() -> None:
    settings = load({"TELEGRAM_WEBHOOK_URL": "https://bot.example.org/telegram"})

    with pytest.raises(SettingsError, match=r"^TELEGRAM_WEBHOOK_SECRET is"):
        check(settings)


def test_example_lists_every_setting_with_its_default() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    example = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    source = (ROOT / "bot" / "settings.py").read_text("utf-8")
    read = set(re.findall(r'given\.get\(\s*"([A-Z_]+)"', source))

    from_example = load({**example, "DATA_DIR": str(ROOT / example["DATA_DIR"])})

    defaults = load({})
    assert from_example == dataclasses.replace(defaults, clock=from_example.clock)
    assert read - example.keys() == set()
