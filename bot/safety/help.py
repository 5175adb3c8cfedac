"""The message that a person gets at once when a message must not wait."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.safety.data_file import read_data_file

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.safety.screening import Screening
    from bot.wording import Message, Wording

_FILE = Path(__file__).with_name("data") / "helplines.yml"


@dataclass(frozen=True)
class Helpline:
    """A help line besides 112, 101 and 1813; shown only once a person has checked it."""

    id: str
    name: str
    phone: str
    purpose: str
    kinds: tuple[str, ...]
    about: tuple[str, ...]


@lru_cache(maxsize=1)
def helplines() -> tuple[Helpline, ...]:
    """Load the help lines, in the order in which they are shown."""
    content = read_data_file(_FILE)
    return tuple(
        Helpline(
            id=line["id"],
            name=line["name"],
            phone=line["phone"],
            purpose=line["purpose"],
            kinds=tuple(line["kinds"]),
            about=tuple(line["about"]),
        )
        for line in content["lines"]
    )


def help_message(
    screening: Screening,
    wording: Wording,
    *,
    confirmed: Collection[str] = (),
    is_again: bool = False,
) -> Message:
    """Render the help for a message that must not wait.

    The numbers 112, 101 and 1813 are always allowed; no other line is shown before somebody of
    the organisation has checked it.

    Args:
        screening: what was found; its kind is not "none".
        wording: renders the templates of ``templates/safety/``.
        confirmed: the ids of the help lines that were checked.
        is_again: the same person had help a moment ago. Who has no bed is then told in two
            sentences; all other help is given whole each time.
    """
    lines = [
        line
        for line in helplines()
        if line.id in confirmed and screening.kind in line.kinds and screening.about in line.about
    ]
    is_short = is_again and screening.kind == "shelter" and not screening.also
    return wording.message(
        "safety/shelter_again" if is_short else f"safety/{screening.kind}",
        about=screening.about,
        reason=screening.reason,
        also=screening.also,
        lines=lines,
    )
