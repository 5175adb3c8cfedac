"""How commands print: lines for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import typer

from bot.errors import AssistantError


class InputError(AssistantError):
    """A line or file that was given to a command cannot be read; the message names it."""


def print_json(value: Any) -> None:  # noqa: ANN401 -- anything JSON knows
    """Print a value as one line of JSON, Dutch letters as they are."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def json_lines(file: Path) -> Iterator[dict[str, Any]]:
    """Read a file of JSON lines ("-" is standard input).

    Raises:
        InputError: The file cannot be read, or a line is no JSON object; its number is named.
    """
    try:
        text = (
            typer.get_text_stream("stdin").read() if str(file) == "-" else file.read_text("utf-8")
        )
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot read {file.name}: {type(error).__name__}"
        raise InputError(message) from error
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _object(line, f"line {number} of {file.name}")


def json_object(text: str, where: str) -> dict[str, Any]:
    """Read one JSON object; ``where`` names it in the error."""
    return _object(text, where)


def _object(text: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"{where} is no JSON: {error.msg} at column {error.colno}"
        raise InputError(message) from error
    if not isinstance(value, dict):
        message = f"{where} must be a JSON object"
        raise InputError(message)
    return value


def each_line(
    file: Path, needed: Iterable[str], answer: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    """Answer each JSON line of a file with a line, in order.

    Raises:
        InputError: A line lacks one of the needed keys, or holds no text there.
    """
    for number, line in enumerate(json_lines(file), start=1):
        for key in needed:
            if not isinstance(line.get(key), str):
                message = f'line {number} of {file.name} needs "{key}" with a text'
                raise InputError(message)
        print_json(answer(line))


def day(value: object) -> date:
    """Read the "today" of a line.

    Raises:
        InputError: It is no ISO date.
    """
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        message = '"today" must be a date such as 2026-03-01'
        raise InputError(message) from error
