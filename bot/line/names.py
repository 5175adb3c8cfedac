"""How people on the line are called: by first name, and apart where two have the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def first_name(name: str) -> str:
    """Return the first name of somebody ("Noor De Bok": "Noor")."""
    return name.split(maxsplit=1)[0] if name.split() else ""


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Return a short name for each: the first name, where two share it with more of the name.

    Args:
        names: Full names, by what they are to be found by (a reference).
    """
    short = {key: first_name(name) or key for key, name in names.items()}
    for longer in (_with_initial, _whole):
        often = Counter(short.values())
        short = {
            key: longer(names[key]) or key if often[value] > 1 else value
            for key, value in short.items()
        }
    often = Counter(short.values())
    return {key: f"{value} ({key})" if often[value] > 1 else value for key, value in short.items()}


def _with_initial(name: str) -> str:
    first, *rest = name.split() or [""]
    return f"{first} {rest[-1][0]}." if rest else first


def _whole(name: str) -> str:
    return " ".join(name.split())
