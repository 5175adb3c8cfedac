"""Every check in ``bot/`` has a test of its own, which fails without it."""

from __future__ import annotations

import subprocess
from collections import Counter

from bot.dialogue.staff_buttons import BUTTONS
from bot.dialogue.staff_commands import COMMANDS
from bot.settings import ROOT
from tests.access.places import GUARDED, HARMLESS, PLACES, found
from tests.live.processes import bare_environment, python


def test_every_place_that_asks_has_a_test_of_its_own() -> None:
    assert Counter(found()) == Counter(PLACES.keys())
    assert len(set(PLACES.values())) == len(PLACES)


def test_every_button_and_command_of_the_staff_asks_or_is_harmless() -> None:
    assert Counter([*BUTTONS, *COMMANDS]) == Counter([*GUARDED, *HARMLESS])
    assert set(GUARDED.values()) <= set(PLACES)


def test_each_check_that_is_taken_out_makes_its_test_fail() -> None:
    """Run them all at once, each without its check: see ``removing``."""
    files = sorted({test.partition("::")[0] for test in PLACES.values()})
    options = ("-p", "tests.access.removing", "-n0", "-q", "-m", "not postgres")

    done = subprocess.run(
        python("pytest", *options, *files),
        cwd=ROOT,
        env=bare_environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-5000:]
    assert f"{len(PLACES)} xfailed" in done.stdout
