"""``backontrack nlu``: what the assistant understands of a text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.output import InputError, day, each_line, json_lines, print_json

app = typer.Typer(help="What the assistant understands of a text.", no_args_is_help=True)

Text = Annotated[str, typer.Argument(help="One text; leave out with --file.")]
File = Annotated[
    Path | None, typer.Option("--file", help="A file with one JSON object a line; - is stdin.")
]


@app.command()
def parse(text: Text = "", file: File = None) -> None:
    """Name the intent of a text (loads the trained model, about 15 s)."""
    from bot.dialogue.components.parsing import parse_texts

    if file is not None:
        texts = [str(line["text"]) for _, line in json_lines(file, ("text",))]
    else:
        texts = [text]
    for parsed in parse_texts(texts):
        print_json(parsed)


@app.command()
def answer(
    text: Text = "",
    slot: Annotated[str, typer.Option(help="The slot that is asked for.")] = "",
    question: Annotated[str, typer.Option(help="The question as it was put.")] = "",
    today: Annotated[str, typer.Option(help="The day it is, as 2026-03-01.")] = "",
    file: File = None,
) -> None:
    """Read a text as the answer to a question."""
    if file is not None:
        each_line(file, ("slot", "text"), _answer)
        return
    if not slot:
        message = "--slot is missing: which answer must be read?"
        raise InputError(message)
    print_json(_answer({"slot": slot, "text": text, "question": question, "today": today}))


@app.command()
def screen(text: Text = "", file: File = None) -> None:
    """Say whether a text is a cry for help, and of which kind."""
    if file is not None:
        each_line(file, ("text",), _screen)
    else:
        print_json(_screen({"text": text}))


def _answer(line: dict[str, Any]) -> dict[str, Any]:
    from bot import bootstrap
    from bot.language.answers import read_answer

    today = line.get("today")
    try:
        reading = read_answer(
            line["slot"],
            line["text"],
            question=line.get("question") or "",
            today=day(today) if today else bootstrap.settings().clock.today(),
        )
    except KeyError as error:
        message = f"there is no slot {line['slot']}"
        raise InputError(message) from error
    return {
        "slot": line["slot"],
        "text": line["text"],
        "value": reading.value,
        "choices": list(reading.choices),
    }


def _screen(line: dict[str, Any]) -> dict[str, Any]:
    from bot.safety.screening import screen as screen_text

    found = screen_text(line["text"], question=line.get("slot") or None)
    return {
        "text": line["text"],
        "kind": found.kind,
        "about": found.about,
        "reason": found.reason,
    }
