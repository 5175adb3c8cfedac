"""The one question before everything that is read or changed: may this one do that?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.access.rights import Rights, rights
from bot.errors import AccessDeniedError

if TYPE_CHECKING:
    from collections.abc import Callable

    #: Writes in the audit: who (a reference or id), what, to what (a reference or id).
    Note = Callable[[str, str, str], None]

#: Put before the action in the audit of what was refused.
REFUSED = "refused"


@dataclass(frozen=True)
class Actor:
    """Who does something.

    Args:
        role: A role of ``rights.yml``, but never "duo": that is what a coach is to some cases.
        id: By it things say whose they are.
        label: What the audit calls them: a reference or an id, never a name.
        regions: Arrondissements they look after.
        is_everywhere: They look after every region.
    """

    role: str
    id: str
    label: str
    regions: frozenset[str] = frozenset()
    is_everywhere: bool = False


@dataclass(frozen=True)
class Thing:
    """What something is done to.

    Args:
        kind: An object of ``rights.yml``.
        label: What the audit calls it: a reference or an id, never a name.
        owners: Ids of the actors whose own it is.
        duos: Ids of the coaches who stand in for its coach.
        regions: Arrondissements it belongs to.
    """

    kind: str
    label: str
    owners: frozenset[str] = frozenset()
    duos: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()


def authorize(
    actor: Actor, action: str, thing: Thing, *, note: Note, table: Rights | None = None
) -> None:
    """Let somebody do something, or refuse it; ``rights.yml`` says who may, all else is refused.

    Args:
        actor: Who wants to do it.
        action: What: an action of ``rights.yml``.
        thing: To what.
        note: Writes a refusal, and the use of a right that is kept, in the audit. Whoever catches
            the refusal commits, so that the audit keeps it.
        table: Other rights than those of the file.

    Raises:
        AccessDeniedError: They may not.
    """
    chosen = table or rights()
    if not chosen.allow(role_towards(actor, thing), action, thing.kind, relations(actor, thing)):
        note(actor.label, f"{REFUSED} {action}", thing.label)
        raise AccessDeniedError(actor.role, action)
    if chosen.are_kept(action):
        note(actor.label, action, thing.label)


def role_towards(actor: Actor, thing: Thing) -> str:
    """Return the role of somebody towards a thing: a coach may be its duo."""
    is_duo = actor.role == "coach" and actor.id in thing.duos and actor.id not in thing.owners
    return "duo" if is_duo else actor.role


def relations(actor: Actor, thing: Thing) -> frozenset[str]:
    """Return all ways in which a thing stands to somebody."""
    found = {"any"}
    if actor.id in thing.owners or role_towards(actor, thing) == "duo":
        found.add("own")
    if actor.is_everywhere or actor.regions & thing.regions:
        found.add("region")
    return frozenset(found)
