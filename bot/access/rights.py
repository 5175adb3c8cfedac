"""The table of rights, read from ``rights.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bot.errors import RightsError

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).with_name("rights.yml")


@dataclass(frozen=True)
class Right:
    """Who may do one action.

    Args:
        object: The kind of thing that it is done to.
        may: By role, the relations of which one is enough.
        is_kept: Each use is written in the audit, not only the refusals.
    """

    object: str
    may: Mapping[str, frozenset[str]]
    is_kept: bool = False


@dataclass(frozen=True)
class Rights:
    """All rights; what is not in them is refused."""

    roles: tuple[str, ...]
    relations: tuple[str, ...]
    objects: tuple[str, ...]
    actions: Mapping[str, Right]

    def allow(self, role: str, action: str, kind: str, relations: frozenset[str]) -> bool:
        """Say whether a role may do something to a thing of a kind that stands so to it."""
        right = self.actions.get(action)
        if right is None or right.object != kind:
            return False
        return bool(right.may.get(role, frozenset()) & relations)

    def are_kept(self, action: str) -> bool:
        """Say whether each use of an action is written in the audit."""
        right = self.actions.get(action)
        return right is not None and right.is_kept


@cache
def rights() -> Rights:
    """Return the rights of ``rights.yml``."""
    import yaml

    return rights_from(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def rights_from(table: Mapping[str, Any]) -> Rights:
    """Return the rights of a table.

    Raises:
        RightsError: An action names a role, relation or object that there is not.
    """
    roles, relations, objects = (tuple(table[part]) for part in ("roles", "relations", "objects"))
    actions = {name: _right(name, entry) for name, entry in table["actions"].items()}
    for name, right in actions.items():
        named = {*right.may, *frozenset[str]().union(*right.may.values()), right.object}
        unknown = named - {*roles, *relations, *objects}
        if unknown:
            message = f"the right {name} names what there is not: {', '.join(sorted(unknown))}"
            raise RightsError(message)
    return Rights(roles, relations, objects, MappingProxyType(actions))


def _right(name: str, entry: Mapping[str, Any]) -> Right:
    unknown = entry.keys() - {"object", "may", "is_kept"}
    if unknown:
        message = f"the right {name} has what no right has: {', '.join(sorted(unknown))}"
        raise RightsError(message)
    may = {role: frozenset(relations) for role, relations in entry["may"].items()}
    return Right(entry["object"], MappingProxyType(may), is_kept=entry.get("is_kept", False))
