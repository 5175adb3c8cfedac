"""``backontrack nlu``: what the assistant understands of a text."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.output import InputError, day, each_line, json_lines, print_json

app = typer.Typer(help="What the assistant understands of a text.", no_args_is_help=True)

Text = Annotated[str | None, typer.Argument(help="One text; leave out with --file.")]
File = Annotated[
    Path | None, typer.Option("--file", help="A file with one JSON object a line; - is stdin.")
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Show what was normalised, and what decided.")
]
#: How many intents an explanation ranks.
_RANKED = 3


@app.command()
def parse(text: Text = None, file: File = None, *, explain: Explain = False) -> None:
    """Name the intent of a text (loads the trained model, about 15 s)."""
    from bot.dialogue.components.parsing import parse_texts

    if file is not None:
        texts = [str(line["text"]) for _, line in json_lines(file, ("text",))]
    else:
        texts = [_given(text)]
    for parsed in parse_texts(texts):
        ranking = parsed.pop("ranking")
        print_json(parsed | _explained(parsed["text"], ranking) if explain else parsed)


@app.command()
def answer(
    text: Text = None,
    *,
    slot: Annotated[str, typer.Option(help="The slot that is asked for.")] = "",
    question: Annotated[str, typer.Option(help="The question as it was put.")] = "",
    today: Annotated[str, typer.Option(help="The day it is, as 2026-03-01.")] = "",
    file: File = None,
    explain: Explain = False,
) -> None:
    """Read a text as the answer to a question."""
    read = partial(_answer, explain=explain)
    if file is not None:
        each_line(file, ("slot", "text"), read)
        return
    if not slot:
        message = "--slot is missing: which answer must be read?"
        raise InputError(message)
    print_json(read({"slot": slot, "text": _given(text), "question": question, "today": today}))


@app.command()
def screen(text: Text = None, file: File = None) -> None:
    """Say whether a text is a cry for help, and of which kind."""
    if file is not None:
        each_line(file, ("text",), _screen)
    else:
        print_json(_screen({"text": _given(text)}))


def _given(text: str | None) -> str:
    if text is None:
        message = "give a text, or a file of JSON lines with --file"
        raise InputError(message)
    return text


def _explained(text: str, ranking: list[dict[str, Any]]) -> dict[str, Any]:
    from bot.language.normalise import normalise

    return {"normalised": normalise(text), "ranking": ranking[:_RANKED]}


def _answer(line: dict[str, Any], *, explain: bool) -> dict[str, Any]:
    from bot import bootstrap
    from bot.language.answers import read_answer
    from bot.language.explanation import explain_answer

    slot, text, question = line["slot"], line["text"], line.get("question") or ""
    if not isinstance(question, str):
        message = '"question" must be a text'
        raise InputError(message)
    told = line.get("today")
    today = day(told) if told else bootstrap.settings().clock.today()
    try:
        reading = read_answer(slot, text, question=question, today=today)
    except KeyError as error:
        message = f"there is no slot {slot}"
        raise InputError(message) from error
    read = {"slot": slot, "text": text, "value": reading.value, "choices": list(reading.choices)}
    return read | explain_answer(slot, text, question=question, today=today) if explain else read


def _screen(line: dict[str, Any]) -> dict[str, Any]:
    from bot.safety.screening import screen as screen_text

    found = screen_text(line["text"], question=line.get("slot") or None)
    return {
        "text": line["text"],
        "kind": found.kind,
        "about": found.about,
        "reason": found.reason,
    }
