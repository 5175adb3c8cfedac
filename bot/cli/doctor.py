"""``backontrack doctor``: what is configured, what is missing, what is down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Annotated

import typer

from bot.cli.output import print_json
from bot.errors import AssistantError
from bot.settings import Settings

#: "wrong" keeps the assistant from working as it must; "note" is good to know.
OK, NOTE, DOWN, WRONG = "ok", "note", "down", "wrong"


@dataclass(frozen=True)
class Check:
    """One thing that was looked at; ``remedy`` says what to do about it."""

    name: str
    state: str
    remedy: str = ""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(doctor)


def doctor(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of lines.")] = False,
    new_key: Annotated[
        bool, typer.Option("--new-key", help="Print a new key for ENCRYPTION_KEYS and stop.")
    ] = False,
) -> None:
    """Say what is missing, wrong or down.

    Ends with code 1 when something is wrong.
    """
    if new_key:
        from bot.storage.encryption import new_key as make_key

        typer.echo(make_key())
        return
    checks = list(_checks())
    if as_json:
        print_json([asdict(check) for check in checks])
    else:
        for check in checks:
            typer.echo(f"{check.state:6} {check.name}{': ' if check.remedy else ''}{check.remedy}")
    if any(check.state == WRONG for check in checks):
        raise typer.Exit(1)


def _checks() -> Iterator[Check]:
    from bot import bootstrap

    try:
        settings = bootstrap.settings()
    except AssistantError as error:
        yield Check("settings", WRONG, str(error))
        return
    yield Check(f"environment {settings.environment}", OK)
    yield from _settings_checks(settings)
    yield _keys()
    yield _database(settings)
    yield _model()
    yield from _processes(settings)


def _settings_checks(settings: Settings) -> Iterator[Check]:
    if settings.organisation.phone:
        yield Check("ORGANISATION_PHONE", OK)
    else:
        state = NOTE if settings.environment == "development" else WRONG
        yield Check("ORGANISATION_PHONE", state, "not set: people cannot be told whom to call")
    if settings.clock.start is not None:
        yield Check("BACKONTRACK_NOW", NOTE, "is set: the clock does not tell the real time")
    if not settings.confirmed_helplines:
        remedy = "empty: only 112, 101 and 1813 are shown; confirm others once checked"
        yield Check("HELPLINES_CONFIRMED", NOTE, remedy)
    yield Check(f"ACTIVE_REGIONS {', '.join(settings.active_regions)}", OK)


def _keys() -> Check:
    from bot import bootstrap

    try:
        bootstrap.cipher()
    except AssistantError as error:
        return Check("ENCRYPTION_KEYS", WRONG, str(error))
    chosen = bootstrap.settings()
    if chosen.encryption_keys:
        return Check("ENCRYPTION_KEYS", OK)
    if chosen.environment != "development":
        return Check("ENCRYPTION_KEYS", WRONG, "not set: backontrack doctor --new-key")
    return Check("ENCRYPTION_KEYS", NOTE, "made by the first run in DATA_DIR; keep a copy of it")


def _database(settings: Settings) -> Check:
    from bot.storage.migrate import is_current

    try:
        current = is_current(settings.case_database_url)
    except AssistantError as error:
        return Check("case database", WRONG, f"{error} (DATABASE_URL, DATA_DIR)")
    if current:
        return Check("case database", OK)
    return Check("case database", WRONG, "its tables are not up to date: backontrack migrate")


def _model() -> Check:
    from bot.cli.training import is_trained

    if is_trained():
        return Check("model", OK)
    return Check("model", WRONG, "not trained on the present data: backontrack train")


def _processes(settings: Settings) -> Iterator[Check]:
    from bot.cli.processes import page
    from bot.dialogue.health import is_up

    addresses = {
        "rasa": f"{settings.rasa_url}/webhooks/gateway/",
        "actions": f"{settings.actions_url}/health",
        "gateway": f"{page(settings)}/health",
    }
    for name, address in addresses.items():
        up = is_up(address)
        yield Check(name, OK if up else DOWN, "" if up else "does not answer: backontrack run")
