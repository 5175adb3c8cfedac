"""``backontrack cases``: what stands in the case database."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.invitations import invitation_link
from bot.cli.output import InputError, print_json

if TYPE_CHECKING:
    from bot.dialogue.enrolment import Enrolled, Team
    from bot.intake.status import Status

app = typer.Typer(help="What stands in the case database.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="One JSON value instead of lines.")]
Reference = Annotated[str, typer.Argument(help="Such as BOT-2026-0042.")]
Coach = Annotated[str, typer.Option(help="The reference of the coach, such as COACH-003.")]
Duo = Annotated[str, typer.Option(help="The reference of the duo coach.")]
On = typer.Option(formats=["%Y-%m-%d"], help="The day of the start; today without it.")


@app.command(name="list")
def list_cases(
    *,
    as_json: Json = False,
    status: Annotated[str, typer.Option(help="Only cases with this status.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="At most this many.")] = 50,
) -> None:
    """List the newest cases.

    Nothing in the list leads to a person.
    """
    from bot import bootstrap

    wanted = _status(status, "--status").value if status else None
    with bootstrap.database().unit_of_work(read_only=True) as uow:
        found = [case.as_dict() for case in uow.cases.list(limit, status=wanted)]
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
    reference: Reference,
    *,
    as_json: Json = False,
) -> None:
    """Show one case, decrypted.

    That you read it is written in the audit.
    """
    from bot import bootstrap
    from bot.storage.access import OPERATOR

    with bootstrap.unit_of_work() as uow:
        known = _tidy(reference)
        uow.access.authorize(OPERATOR, "case.read", uow.access.case(uow.cases.id_of(known)))
        case = uow.cases.get(known, actor=OPERATOR.label).as_dict()
        uow.commit()
    if as_json:
        print_json(case)
        return
    for name, value in case.items():
        _print_part(name, value)


@app.command()
def add(
    *,
    name: Annotated[str, typer.Option(help="The name of the youth.")],
    region: Annotated[str, typer.Option(help="The municipality or region where they live.")],
    coach: Coach,
    duo: Duo = "",
    on: Annotated[datetime | None, On] = None,
    as_json: Json = False,
) -> None:
    """Enter a youth of the programme.

    Prints a link for their Telegram.
    """
    from bot import bootstrap
    from bot.dialogue.enrolment import enrol
    from bot.storage.access import OPERATOR

    with bootstrap.unit_of_work() as uow:
        enrolled = enrol(
            uow,
            OPERATOR,
            name=name,
            place=region,
            team=_team(coach, duo),
            started_on=_day(on),
        )
        uow.commit()
    _print_enrolled(enrolled, as_json=as_json)


@app.command()
def start(
    reference: Reference,
    *,
    coach: Coach,
    duo: Duo = "",
    on: Annotated[datetime | None, On] = None,
    as_json: Json = False,
) -> None:
    """Begin the journey of a referral.

    Prints a link for the youth's Telegram.
    """
    from bot import bootstrap
    from bot.dialogue.enrolment import start as begin
    from bot.storage.access import OPERATOR

    with bootstrap.unit_of_work() as uow:
        enrolled = begin(
            uow, OPERATOR, _tidy(reference), team=_team(coach, duo), started_on=_day(on)
        )
        uow.commit()
    _print_enrolled(enrolled, as_json=as_json)


@app.command()
def move(
    reference: Reference,
    status: Annotated[str, typer.Argument(help="in_contact, waiting, referred_on or withdrawn.")],
) -> None:
    """Give a referral another status; whoever has its code sees it."""
    from bot import bootstrap
    from bot.dialogue.enrolment import move as change
    from bot.storage.access import OPERATOR

    wanted = _status(status, "STATUS")
    with bootstrap.unit_of_work() as uow:
        change(uow, OPERATOR, _tidy(reference), wanted)
        uow.commit()
    typer.echo(f"{_tidy(reference)} is {status}.")


@app.command()
def invite(reference: Reference, *, as_json: Json = False) -> None:
    """Make a new link for a youth, such as for a new phone."""
    from bot import bootstrap
    from bot.dialogue.enrolment import Enrolled, invite_youth
    from bot.storage.access import OPERATOR

    with bootstrap.unit_of_work() as uow:
        known = _tidy(reference)
        enrolled = Enrolled(known, invite_youth(uow, OPERATOR, uow.cases.id_of(known)))
        uow.commit()
    _print_enrolled(enrolled, as_json=as_json)


@app.command()
def close(reference: Reference) -> None:
    """Close a journey.

    The youth's chat has no access any more, and hears so.
    """
    from bot import bootstrap
    from bot.dialogue.enrolment import close as end
    from bot.storage.access import OPERATOR

    with bootstrap.unit_of_work() as uow:
        end(uow, OPERATOR, _tidy(reference), bootstrap.wording())
        uow.commit()
    typer.echo(f"{_tidy(reference)} is closed.")


def _status(told: str, named: str) -> Status:
    """Read a status that was given as ``named``.

    Raises:
        InputError: There is no such status.
    """
    from bot.intake.status import Status

    known = {one.value: one for one in Status}
    if told not in known:
        message = f"{named}: there is no status {told!r}; there are: {', '.join(known)}"
        raise InputError(message)
    return known[told]


def _team(coach: str, duo: str) -> Team:
    from bot.dialogue.enrolment import Team

    return Team(_tidy(coach), _tidy(duo) or None)


def _day(moment: datetime | None) -> date:
    from bot import bootstrap

    return moment.date() if moment else bootstrap.settings().clock.today()


def _tidy(reference: str) -> str:
    return reference.strip().upper()


def _print_enrolled(enrolled: Enrolled, *, as_json: bool) -> None:
    link = invitation_link(enrolled.invitation)
    if as_json:
        print_json({"case": enrolled.reference, "invite": link})
        return
    typer.echo(f"{enrolled.reference}\nlink (72 hours, works once): {link}")


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
        typer.echo(f"{name}: {value if value is not None else '-'}")


def _one_line(entry: Any) -> str:  # noqa: ANN401 -- any part of a case
    if not isinstance(entry, dict):
        return str(entry)
    return ", ".join(f"{key}: {value}" for key, value in entry.items() if value is not None)
