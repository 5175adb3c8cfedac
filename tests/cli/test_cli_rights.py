"""The command line asks for rights too, although whoever has it holds them all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot import bootstrap
from bot.access.rights import rights

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ended

COMMANDS = {
    "case.read": ("show",),
    "case.export": ("export",),
    "note.withhold": ("withhold", "0" * 32, "--reason", "gaat over een ander"),
}


@pytest.mark.parametrize("action", COMMANDS)
def test_operator_needs_the_right(
    run: Callable[..., Ended], submit: Callable[..., str], action: str
) -> None:
    reference = submit()
    command, *more = COMMANDS[action]
    left = {name: right for name, right in rights().actions.items() if name != action}
    bootstrap.database()._rights = replace(rights(), actions=left)

    ended = run("cases", command, reference, *more)

    assert (ended.code, ended.out) == (1, "")
    assert action in ended.err
    assert "Noor" not in ended.err
