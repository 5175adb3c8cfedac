"""``backontrack run``, ``gateway`` and ``train``."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from bot.errors import SettingsError
from bot.settings import Settings

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from bot.delivery.limits import Limits
    from bot.web.serve import Beside, Parts

#: When the command began, for the line that says how long the start took.
STARTED = time.monotonic()


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(run)
    app.command()(gateway)
    app.command(name="train")(train_command)


def run() -> None:
    """Start everything and watch over it.

    That is the gateway, Rasa and the actions.
    """
    from bot.cli import supervisor, training

    settings = prepared()
    if not training.is_trained():
        typer.echo("The model is trained first (about a minute) ...")
        training.train()
    children = [
        supervisor.Child("actions", supervisor.python("actions.serve")),
        supervisor.Child("rasa", supervisor.python("bot.dialogue.components.serve")),
        supervisor.Child("gateway", supervisor.python("bot", "gateway")),
    ]
    typer.echo(f"The page is at {page(settings)}; the assistant understands in about 30 s ...")
    supervisor.watch(children, typer.echo, lambda: _ready(settings))


def gateway() -> None:
    """Start the gateway alone.

    That is the page, Telegram where a token is set, inbox and outbox.
    """
    from bot.web.serve import serve

    settings = prepared()
    serve(settings, telegram(settings) if settings.telegram_bot_token else None)


def train_command(
    *, force: Annotated[bool, typer.Option(help="Train even when nothing changed.")] = False
) -> None:
    """Train the model into models/, when it is stale."""
    from bot.cli import training

    if training.is_trained() and not force:
        typer.echo("The model is up to date.")
        return
    training.train()


def page(settings: Settings) -> str:
    """Return the address of the page."""
    return f"http://{settings.web_host}:{settings.web_port}"


def prepared() -> Settings:
    """Check the settings and bring the tables up to date before anything starts."""
    from bot import bootstrap
    from bot.settings import check
    from bot.storage.migrate import migrate

    settings = bootstrap.settings()
    check(settings)
    for name, url in (("RASA_URL", settings.rasa_url), ("ACTIONS_URL", settings.actions_url)):
        if urlsplit(url).hostname not in {"127.0.0.1", "localhost"}:
            message = f"{name} must be on this machine (127.0.0.1), where its process is started"
            raise SettingsError(message)
    bootstrap.cipher()
    bootstrap.internal_secret()
    migrate(settings.case_database_url)
    return settings


def telegram(settings: Settings, limits: Limits | None = None) -> Beside:
    """Return Telegram as a channel of the gateway, used no faster than ``limits`` let it be."""
    from bot import bootstrap
    from bot.delivery.limits import TELEGRAM
    from bot.dialogue.line_outcome import LineOutcome
    from bot.line.waiting import Patience
    from bot.telegram.gateway import telegram_working
    from bot.telegram.webhook import Webhook
    from bot.web.serve import Beside

    webhook = None
    if settings.telegram_webhook_url:
        webhook = Webhook(settings.telegram_webhook_url, settings.telegram_webhook_secret)

    def working(parts: Parts) -> AbstractAsyncContextManager[None]:
        return telegram_working(
            settings,
            bootstrap.database(),
            parts.reception,
            parts.arrived,
            parts.answered,
            webhook=webhook,
            when_over=LineOutcome(bootstrap.wording(), settings.working_hours),
            rings=Patience.of(settings).rings,
            limits=limits or TELEGRAM,
            when_named=parts.be_called,
        )

    return Beside(working, (webhook.route(),) if webhook else ())


def _ready(settings: Settings) -> str:
    from bot.dialogue.health import is_up

    parts = (
        f"{settings.rasa_url}/webhooks/gateway/",
        f"{settings.actions_url}/health",
        f"{page(settings)}/health",
    )
    if not all(is_up(address) for address in parts):
        return ""
    return f"Ready after {time.monotonic() - STARTED:.0f} s: open {page(settings)}"
