"""``backontrack migrate``."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="migrate")(migrate_command)


def migrate_command() -> None:
    """Bring the case database up to date; safe to repeat."""
    from bot import bootstrap
    from bot.storage.migrate import migrate

    settings = bootstrap.settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    migrate(settings.case_database_url)
    typer.echo("The tables are up to date.")
