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
    """What was given to a command cannot be read; the message names it."""


def print_json(value: Any) -> None:  # noqa: ANN401 -- anything JSON knows
    """Print a value as one line of JSON, Dutch letters as they are."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def json_lines(file: Path, needed: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read a file of JSON lines ("-" is standard input); yield each with the name of its place.

    Raises:
        InputError: The file cannot be read, or a line is no JSON object or lacks a text under
            one of the needed keys; its number is named.
    """
    try:
        text = (
            typer.get_text_stream("stdin").read() if str(file) == "-" else file.read_text("utf-8")
        )
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot read {file.name}: {type(error).__name__}"
        raise InputError(message) from error
    # Not `splitlines`: a text may hold other signs that end a line.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            place = f"line {number} of {file.name}"
            yield place, _with_texts(_object(line, place), needed, place)


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


def _with_texts(line: dict[str, Any], needed: Iterable[str], place: str) -> dict[str, Any]:
    for key in needed:
        if not isinstance(line.get(key), str):
            message = f'{place} needs "{key}" with a text'
            raise InputError(message)
    return line


def each_line(
    file: Path, needed: Iterable[str], answer: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    """Answer each JSON line of a file with a line, in order.

    Raises:
        InputError: A line cannot be read or answered; its number is named.
    """
    for place, line in json_lines(file, needed):
        print_json(_answered(place, line, answer))


def _answered(
    place: str, line: dict[str, Any], answer: Callable[[dict[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    try:
        return answer(line)
    except AssistantError as error:
        message = f"{place}: {error}"
        raise InputError(message) from error


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
