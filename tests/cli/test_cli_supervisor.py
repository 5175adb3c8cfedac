"""Watching the processes: what falls is started again, later and later; the end stops them all."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from bot.cli.supervisor import FIRST_PAUSE, LONGEST_PAUSE, STEADY_SECONDS, Child, python, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SLEEP = "import time; time.sleep(60)"
FALL = "raise SystemExit(3)"
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "print('deaf', flush=True); time.sleep(60)"
)


def child(code: str, name: str = "rasa", **more: float) -> Child:
    return Child(name, [sys.executable, "-c", code], **more)


@pytest.fixture
def started() -> Iterator[list[Child]]:
    """Children that are killed when the test ends."""
    children: list[Child] = []
    yield children
    for one in children:
        if one.process is not None and one.process.poll() is None:
            one.process.kill()
            one.process.wait()


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """``watch`` takes the signals of this process, which get them back."""
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


def fallen(one: Child) -> None:
    assert one.process is not None
    one.process.wait(10)


def test_child_is_started_when_first_tended(started: list[Child]) -> None:
    one = child(SLEEP)
    started.append(one)

    one.tend(100.0, pytest.fail)
    first = one.process
    one.tend(101.0, pytest.fail)

    assert first is not None
    assert first.poll() is None
    assert one.process is first


def test_fallen_child_is_started_again_after_growing_pauses(started: list[Child]) -> None:
    one, said, now = child(FALL), [], 1000.0
    started.append(one)
    pauses = []
    for _ in range(7):
        one.tend(now, said.append)
        fallen(one)
        one.tend(now, said.append)
        pauses.append(one.due_at - now)
        one.tend(one.due_at - 0.1, pytest.fail)
        assert one.process is None
        now = one.due_at

    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
    assert (FIRST_PAUSE, LONGEST_PAUSE) == (1.0, 30.0)
    assert said[0] == "rasa ended with code 3; it starts again in 1 s"


def test_child_that_ran_for_long_is_started_again_soon(started: list[Child]) -> None:
    one = child(FALL, pause=16.0)
    started.append(one)
    one.tend(0.0, pytest.fail)
    fallen(one)

    one.tend(STEADY_SECONDS + 1, lambda _line: None)

    assert one.due_at == STEADY_SECONDS + 1 + FIRST_PAUSE


def test_child_gets_the_settings_of_the_environment(
    started: list[Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEB_PORT", "8123")
    one = child("import os; raise SystemExit(int(os.environ['WEB_PORT']) - 8100)")
    started.append(one)

    one.start(0.0)
    fallen(one)

    assert one.process.returncode == 23


def test_stop_ends_a_child_and_can_be_repeated(started: list[Child]) -> None:
    one = child(SLEEP)
    started.append(one)
    one.start(0.0)

    one.stop()
    one.stop()

    assert one.process.returncode == -signal.SIGTERM


def test_child_that_will_not_end_is_ended(
    started: list[Child], capfd: pytest.CaptureFixture[str]
) -> None:
    one = child(STUBBORN, stop_seconds=0.2)
    started.append(one)
    one.start(0.0)
    deadline = time.monotonic() + 10
    while "deaf" not in capfd.readouterr().out and time.monotonic() < deadline:
        time.sleep(0.02)

    one.stop()

    assert one.process.returncode == -signal.SIGKILL


def test_child_that_was_never_started_is_stopped_already() -> None:
    child(SLEEP).stop()


def after(rounds: int, number: int) -> Callable[[float], None]:
    """Return a rest that sends this process a signal after some rounds."""
    left = [rounds]

    def rest(_seconds: float) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), number)

    return rest


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_watch_runs_all_children_until_it_is_stopped(started: list[Child], number: int) -> None:
    started += [child(SLEEP, name) for name in ("actions", "rasa", "gateway")]

    watch(started, lambda _line: None, lambda: "", after(3, number))

    assert [one.process.returncode for one in started] == [-signal.SIGTERM] * 3


def test_watch_says_once_when_all_is_ready(started: list[Child]) -> None:
    answers, said = iter(["", "", "Ready"]), []

    watch([child(SLEEP)], said.append, lambda: next(answers), after(5, signal.SIGTERM))

    assert said == ["Ready"]


def test_watch_stops_all_children_when_it_breaks(started: list[Child]) -> None:
    started += [child(SLEEP, name) for name in ("actions", "rasa")]

    def broken() -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        watch(started, lambda _line: None, broken, lambda _seconds: None)

    assert [one.process.returncode for one in started] == [-signal.SIGTERM] * 2


def test_module_is_run_with_this_python() -> None:
    assert python("bot", "gateway") == [sys.executable, "-m", "bot", "gateway"]
