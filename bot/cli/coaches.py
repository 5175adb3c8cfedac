"""``backontrack coaches``: who looks after the youths, and when they are away."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any

import typer

from bot.cli.invitations import invitation_link
from bot.cli.output import print_json

app = typer.Typer(help="Who looks after the youths.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="One JSON value instead of lines.")]
Reference = Annotated[str, typer.Argument(metavar="COACH", help="Such as COACH-003.")]
DAY = ["%Y-%m-%d"]


class Role(str, Enum):
    """What somebody of the staff is."""

    COACH = "coach"
    COORDINATOR = "coordinator"


@app.command()
def add(
    *,
    name: Annotated[str, typer.Option(help="First and last name.")],
    region: Annotated[
        str, typer.Option(help="The arrondissement; a coordinator without one has all of them.")
    ] = "",
    fte: Annotated[float, typer.Option(min=0.05, max=1.0, help="The share of a full week.")] = 1.0,
    role: Annotated[Role, typer.Option(help="What they are.")] = Role.COACH,
    as_json: Json = False,
) -> None:
    """Add a coach or coordinator.

    Prints a link for their Telegram, and the six digits to type there.
    """
    from bot import bootstrap
    from bot.dialogue.staff import add_coach
    from bot.storage.access import OPERATOR

    with bootstrap.unit_of_work() as uow:
        coach, invitation = add_coach(
            uow, OPERATOR, name=name, role=role.value, region=region or None, fte=fte
        )
        uow.commit()
    _print_invitation(coach.reference, invitation_link(invitation), invitation.code, as_json)


@app.command()
def invite(reference: Reference, *, as_json: Json = False) -> None:
    """Make a new link and digits.

    For a new phone, or because the first ones ended.
    """
    from bot import bootstrap
    from bot.dialogue.staff import invite_coach
    from bot.storage.access import OPERATOR

    with bootstrap.unit_of_work() as uow:
        coach = uow.coaches.find(_tidy(reference))
        invitation = invite_coach(uow, OPERATOR, coach)
        uow.commit()
    _print_invitation(coach.reference, invitation_link(invitation), invitation.code, as_json)


@app.command(name="list")
def list_coaches(*, as_json: Json = False) -> None:
    """List coaches and coordinators."""
    from bot import bootstrap
    from bot.dialogue.staff import staff_list
    from bot.storage.access import OPERATOR

    with bootstrap.unit_of_work() as uow:
        found = [entry.as_dict() for entry in staff_list(uow, OPERATOR)]
        uow.commit()
    if as_json:
        print_json(found)
        return
    for entry in found:
        typer.echo("  ".join(_shown(value) for value in entry.values()))
    if not found:
        typer.echo("No coaches yet.")


@app.command()
def absent(
    reference: Reference,
    *,
    from_on: Annotated[datetime, typer.Option("--from", formats=DAY, help="The first day.")],
    to_on: Annotated[datetime, typer.Option("--to", formats=DAY, help="The last day.")],
    as_json: Json = False,
) -> None:
    """Note when somebody is away.

    The last day is included.
    """
    from bot import bootstrap
    from bot.dialogue.staff import set_absent
    from bot.storage.access import OPERATOR

    with bootstrap.unit_of_work() as uow:
        coach = uow.coaches.find(_tidy(reference))
        absence = set_absent(uow, OPERATOR, coach, _day(from_on), _day(to_on))
        uow.commit()
    if as_json:
        days = {"from": absence.from_on.isoformat(), "to": absence.to_on.isoformat()}
        print_json({"coach": coach.reference, **days})
        return
    typer.echo(f"{coach.reference} is away from {absence.from_on} to {absence.to_on}.")


@app.command()
def end(
    reference: Reference,
    *,
    to: Annotated[str, typer.Option(metavar="COACH", help="Who takes over.")] = "",
    as_json: Json = False,
) -> None:
    """End the access of who leaves.

    Their youths go to who is named, else to the duo, else to the coordinator of the region.
    """
    from bot import bootstrap
    from bot.dialogue.leaving import end_coach
    from bot.storage.access import OPERATOR

    with bootstrap.unit_of_work() as uow:
        coach = uow.coaches.find(_tidy(reference))
        named = uow.coaches.find(_tidy(to)) if to.strip() else None
        handed = end_coach(uow, OPERATOR, coach, bootstrap.wording(), to=named)
        uow.commit()
    if as_json:
        print_json({"coach": coach.reference, "cases": [one.as_dict() for one in handed]})
        return
    typer.echo(f"{coach.reference} has no access any more.")
    for one in handed:
        duo = f", duo {one.duo}" if one.duo else ""
        typer.echo(f"{one.case} is with {one.coach}{duo} now.")


def _print_invitation(reference: str, link: str, code: str | None, as_json: bool) -> None:  # noqa: FBT001 -- as the option was given
    if as_json:
        print_json({"coach": reference, "invite": link, "code": code})
        return
    typer.echo(f"{reference}\nlink (24 hours, works once): {link}\ncode to type then: {code}")


def _tidy(reference: str) -> str:
    return reference.strip().upper()


def _day(moment: datetime) -> date:
    return moment.date()


def _shown(value: Any) -> str:  # noqa: ANN401 -- any value of JSON
    if isinstance(value, bool):
        return "paired" if value else "not paired"
    return str(value) if value is not None else "-"
