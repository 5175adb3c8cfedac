"""``backontrack assess``: answers in, indication out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.output import day, each_line, json_object, print_json


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="assess")(assess_command)


def assess_command(
    answers: Annotated[
        str, typer.Argument(help='Answers as JSON, such as {"age": 19, "income": "none"}.')
    ] = "",
    file: Annotated[
        Path | None, typer.Option(help="A file with one JSON object a line; - is standard input.")
    ] = None,
) -> None:
    """Assess answers by the criteria of the intake.

    Says which are met, what is open, and which next step there is.
    """
    if file is not None:
        each_line(file, (), _indication)
    elif answers:
        print_json(_indication(json_object(answers, "ANSWERS")))
    else:
        text = typer.get_text_stream("stdin").read()
        print_json(_indication(json_object(text, "standard input")))


def _indication(given: dict[str, Any]) -> dict[str, Any]:
    from bot import bootstrap
    from bot.intake.criteria import assess

    answers = {name: value for name, value in given.items() if name != "today"}
    today = day(given["today"]) if given.get("today") else bootstrap.settings().clock.today()
    return assess(answers, today, bootstrap.rules()).as_dict()
