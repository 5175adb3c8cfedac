"""Whether a process of ours answers, and whether it is one of ours that asks."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest

from bot.dialogue.health import is_up
from bot.dialogue.secret import is_right

if TYPE_CHECKING:
    from tests.dialogue.fakes import LocalServer


@pytest.mark.parametrize(("status", "expected"), [(200, True), (204, False), (404, False)])
def test_up_is_an_answer_of_200(server: LocalServer, status: int, expected: bool) -> None:
    server.status, server.body = status, ""

    assert is_up(f"{server.url}/health") == expected


def test_slow_or_absent_process_is_not_up(server: LocalServer) -> None:
    server.delay = 1.2

    assert not is_up(server.url)
    assert not is_up("http://127.0.0.1:1/health")


def test_process_that_speaks_no_http_is_not_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def speak() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"220 mail ready\r\n")

        speaker = threading.Thread(target=speak)
        speaker.start()

        up = is_up(f"http://127.0.0.1:{listener.getsockname()[1]}/")

        speaker.join()
    assert not up


def test_proxy_of_the_environment_is_not_asked(
    server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")

    assert is_up(server.url)


@pytest.mark.parametrize(
    ("given", "secret", "expected"),
    [
        ("between-us", "between-us", True),
        ("between-them", "between-us", False),
        ("", "between-us", False),
        (None, "between-us", False),
        ("", "", False),
        (None, "", False),
        ("é", "between-us", False),
    ],
)
def test_secret_is_right_when_it_is_the_same_and_there_is_one(
    given: str | None, secret: str, expected: bool
) -> None:
    assert is_right(given, secret) == expected
