"""``backontrack cases export|withhold``: what a youth gets who asks for the file."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.output import InputError, print_json

Reference = Annotated[str, typer.Argument(help="Its number, such as BOT-2026-0042.")]


def register(app: typer.Typer) -> None:
    """Add the commands to those about cases."""
    app.command()(export)
    app.command()(withhold)


def export(reference: Reference) -> None:
    """Print the file of a youth as JSON, for who asks for it.

    Notes go along, but for those that are withheld; how many these are is told. That the file was
    given out is written in the audit.
    """
    from bot import bootstrap
    from bot.storage.access import OPERATOR

    known = reference.strip().upper()
    with bootstrap.unit_of_work() as uow:
        uow.access.authorize(OPERATOR, "case.export", uow.access.case(uow.cases.id_of(known)))
        file = uow.cases.get(known, actor=OPERATOR.label).as_export()
        uow.commit()
    print_json(file)


def withhold(
    reference: Reference,
    note: Annotated[str, typer.Argument(help="The id of the note, as `cases show` tells it.")],
    *,
    reason: Annotated[str, typer.Option(help="Why the youth does not get it. It is kept.")],
) -> None:
    """Keep a note out of what the youth gets of the file."""
    from bot import bootstrap
    from bot.storage.access import OPERATOR
    from bot.storage.withheld import Withheld

    why = reason.strip()
    if not why:
        message = "--reason: say why the note is withheld"
        raise InputError(message)
    known = reference.strip().upper()
    with bootstrap.unit_of_work() as uow:
        case_id = uow.cases.id_of(known)
        uow.access.authorize(OPERATOR, "note.withhold", uow.access.case(case_id))
        is_new = uow.withheld.add(case_id, note, Withheld(why, OPERATOR.label, uow.clock.now()))
        uow.commit()
    typer.echo(
        f"{known}: the note is withheld." if is_new else f"{known}: it was withheld already."
    )
