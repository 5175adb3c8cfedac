"""A coach makes a new link for a youth of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.enrolment import invite_youth
from bot.dialogue.line_people import name_for, names_of
from bot.errors import JourneyError
from bot.line.pairing import link
from bot.storage.access import staff_actor

if TYPE_CHECKING:
    from bot.dialogue.line_talk import Pressed, Talk
    from bot.line.team import Coach


def ask_whom(talk: Talk, coach: Coach) -> None:
    """Ask for which youth the link is; also those who were never paired are among them."""
    names = names_of(talk.uow.journeys.of_coach(coach.id))
    talk.tell("staff/invite_whom", names=names)


def invite(talk: Talk, coach: Coach, pressed: Pressed) -> None:
    """Show the link in the place of the question; an earlier one that was not used ends.

    Raises:
        AccessDeniedError: The youth is not theirs.
    """
    uow = talk.uow
    try:
        invitation = invite_youth(uow, staff_actor(coach), pressed.of)
    except JourneyError:
        talk.replace(pressed.under, "stale")
        return
    view = {
        "name": name_for(uow, coach, uow.journeys.get(pressed.of)),
        "link": link(talk.bot_name, invitation.token) if talk.bot_name else "",
        "token": invitation.token,
        "until": invitation.expires_at,
    }
    talk.replace(pressed.under, "staff/invited", **view)
