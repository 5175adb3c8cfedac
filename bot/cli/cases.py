"""``backontrack cases``: what stands in the case database."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from bot.cli.output import print_json

app = typer.Typer(help="What stands in the case database.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="One JSON value instead of lines.")]
#: Who reads here, in the audit: whoever has the machine's command line.
OPERATOR = "operator"


@app.command(name="list")
def list_cases(
    *,
    as_json: Json = False,
    status: Annotated[str, typer.Option(help="Only cases with this status.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="At most this many.")] = 50,
) -> None:
    """List the newest cases; nothing in the list leads to a person."""
    from bot import bootstrap

    with bootstrap.database().unit_of_work(read_only=True) as uow:
        found = [case.as_dict() for case in uow.cases.list(limit, status=status or None)]
    if as_json:
        print_json(found)
        return
    for case in found:
        told = ("reference", "status", "outcome", "region", "age", "created_at")
        typer.echo("  ".join(str(case[name] if case[name] is not None else "-") for name in told))
    if not found:
        typer.echo("No cases yet.")


@app.command()
def show(
    reference: Annotated[str, typer.Argument(help="Such as BOT-2026-0042.")],
    *,
    as_json: Json = False,
) -> None:
    """Show one case, decrypted; that you read it is written in the audit."""
    from bot import bootstrap

    with bootstrap.unit_of_work() as uow:
        case = uow.cases.get(reference.strip().upper(), actor=OPERATOR).as_dict()
        uow.commit()
    if as_json:
        print_json(case)
        return
    for name, value in case.items():
        _print_part(name, value)


def _print_part(name: str, value: Any) -> None:  # noqa: ANN401 -- any part of a case
    if isinstance(value, dict):
        typer.echo(f"{name}:")
        for key, inner in value.items():
            typer.echo(f"  {key}: {inner}")
    elif isinstance(value, list):
        typer.echo(f"{name}:" if value else f"{name}: -")
        for entry in value:
            typer.echo(f"  - {_one_line(entry)}")
    else:
        typer.echo(f"{name}: {value}")


def _one_line(entry: Any) -> str:  # noqa: ANN401 -- any part of a case
    if not isinstance(entry, dict):
        return str(entry)
    return ", ".join(f"{key}: {value}" for key, value in entry.items() if value is not None)
