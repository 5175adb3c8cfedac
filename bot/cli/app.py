"""The tree of commands."""

from __future__ import annotations

import sys

import typer

from bot.cli import assess, case_file, cases, chat, coaches, database, doctor, nlu, processes
from bot.errors import AssistantError
from bot.logs import trace_of

app = typer.Typer(
    name="backontrack",
    help="Back On Track: the assistant for intake, referral and coaching.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # The frames around its help take longer to load than everything else together.
    rich_markup_mode=None,
)
for module in (processes, chat, doctor, database, assess):
    module.register(app)
app.add_typer(nlu.app, name="nlu")
case_file.register(cases.app)
app.add_typer(cases.app, name="cases")
app.add_typer(coaches.app, name="coaches")


def main() -> None:
    """Run a command; our own errors end it with one clear sentence and code 1.

    Any other error ends it with where it came from, and without its words: they may be somebody's.
    """
    try:
        app()
    except AssistantError as error:
        print(f"backontrack: {error}", file=sys.stderr)  # noqa: T201 -- the command line speaks
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 -- the outermost handler of the command line
        trace = f"backontrack: an error that nobody expected\n{trace_of(error)}"
        print(trace, file=sys.stderr)  # noqa: T201 -- the command line speaks
        sys.exit(1)
