"""The commands of the staff: one function each, found by the word that is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.dialogue.line_people import names_of, youths_of
from bot.dialogue.staff_days import come_back, go_away
from bot.dialogue.staff_inviting import ask_whom
from bot.dialogue.staff_referrals import show_new
from bot.line.routing import picked_now

if TYPE_CHECKING:
    from bot.dialogue.line_talk import Talk
    from bot.line.team import Coach

Command = Callable[["Talk", "Coach"], None]


def show_youths(talk: Talk, coach: Coach) -> None:
    """Let a coach pick a youth to keep talking with."""
    names = names_of(youths_of(talk.uow, coach))
    talk.tell("staff/youths", names=names)


def tell_who(talk: Talk, coach: Coach) -> None:
    """Tell with whom a coach is talking now."""
    picked = picked_now(coach.picked_case_id, coach.picked_at, talk.now)
    names = names_of(youths_of(talk.uow, coach))
    talk.tell("staff/who", name=names.get(picked or "", ""), names=names)


def tell_help(talk: Talk, _coach: Coach) -> None:
    """Tell how the line works."""
    talk.tell("staff/help")


def tell_privacy(talk: Talk, _coach: Coach) -> None:
    """Tell what is kept, and who may see it."""
    talk.tell("staff/privacy")


#: What is typed, without the slash. A note ("/nota ...") belongs to a youth and is routed like a
#: message, see ``line_notes``.
COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "jongeren": show_youths,
        "wie": tell_who,
        "start": tell_help,
        "hulp": tell_help,
        "help": tell_help,
        "stop": tell_help,
        "privacy": tell_privacy,
        "afwezig": go_away,
        "terug": come_back,
        "uitnodigen": ask_whom,
        "nieuw": show_new,
    }
)
