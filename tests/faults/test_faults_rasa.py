"""Something else answers in place of Rasa: nothing, late, with an error, or nonsense."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.live.processes import python
from tests.live.stack import Stack
from tests.live.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("faults")]

QUESTION = [
    {"text": "Hoe oud ben je?", "buttons": [{"title": "Weet ik niet", "payload": "/unsure"}]},
    {"custom": {"question": "age"}},
]
PATIENCE = 15.0


@dataclass
class FakeRasa:
    """Answers as it is told; ``said`` is what it was asked, in order."""

    status: int = 200
    body: str = json.dumps(QUESTION)
    delay: float = 0.0
    said: list[str] = field(default_factory=list)

    def fail(self, status: int, body: str, delay: float) -> None:
        """Answer badly from now on."""
        self.status, self.body, self.delay = status, body, delay

    def recover(self) -> None:
        """Answer with a question again."""
        self.fail(200, json.dumps(QUESTION), 0.0)


@pytest.fixture(scope="module")
def fake() -> Iterator[tuple[FakeRasa, str]]:
    rasa = FakeRasa()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(200, "{}")

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            rasa.said.append(asked["message"])
            status, body = rasa.status, rasa.body
            time.sleep(rasa.delay)
            self._answer(status, body)

        def _answer(self, status: int, body: str) -> None:
            try:
                self.send_response(status)
                self.end_headers()
                self.wfile.write(body.encode())
            except OSError:
                pass

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield rasa, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def alone(fake: tuple[FakeRasa, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A gateway in front of the fake, which stands for the actions as well."""
    stack = Stack(tmp_path_factory.mktemp("alone"))
    stack.environment |= {"RASA_URL": fake[1], "ACTIONS_URL": fake[1]}
    stack.processes.clear()
    stack.add("gateway", python("bot", "gateway"), f"{stack.url}/health")
    try:
        stack.start()
        yield stack
    finally:
        stack.stop()
    assert stack.leaks() == {}


@pytest.fixture
def rasa(fake: tuple[FakeRasa, str]) -> FakeRasa:
    fake[0].recover()
    fake[0].said.clear()
    return fake[0]


@pytest.fixture
def visitor(alone: Stack, rasa: FakeRasa) -> Iterator[Visitor]:
    visitor = Visitor(alone)
    visitor.say("ik zoek zelf hulp")
    rasa.said.clear()
    yield visitor
    visitor.close()


FAILURES = {
    "nothing": (200, "[]", 0.0),
    "late": (200, json.dumps(QUESTION), 7.0),
    "error": (500, '{"error": "x"}', 0.0),
    "failed inside": (503, '{"failed": ["actions"]}', 0.0),
    "no json": (200, "<html>", 0.0),
    "no list": (200, '{"text": 1}', 0.0),
    "no text": (200, '[{"custom": {}}]', 0.0),
    "null": (200, "null", 0.0),
}


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
def test_bad_answer_is_an_apology_and_one_more_try(
    alone: Stack, rasa: FakeRasa, visitor: Visitor, failure: tuple[int, str, float]
) -> None:
    rasa.fail(*failure)
    visitor.send("ik ben negentien geworden")

    waited = visitor.sees(alone.told("general/apology"), PATIENCE)
    rasa.recover()
    visitor.settled()

    assert waited < PATIENCE
    assert rasa.said == ["ik ben negentien geworden"] * 2
    assert visitor.texts[-1] == "Hoe oud ben je?"
    assert visitor.question == "age"


def test_second_failure_asks_to_type_it_again_and_puts_the_question(
    alone: Stack, rasa: FakeRasa, visitor: Visitor
) -> None:
    rasa.fail(200, "[]", 0.0)

    new = visitor.say("ik ben negentien geworden")

    told = [message["text"] for message in new]
    apologies = [alone.told("general/apology"), alone.told("general/resend_failed")]
    assert told == [*apologies, "Hoe oud ben je?"]
    assert [button["title"] for button in new[-1]["buttons"]] == ["Weet ik niet"]
    assert len(rasa.said) == 2


def test_messages_behind_one_that_waits_keep_their_order(rasa: FakeRasa, visitor: Visitor) -> None:
    rasa.fail(500, "{}", 0.0)
    for text in ("een eerste bericht", "een tweede bericht", "een derde bericht"):
        visitor.send(text)
    time.sleep(0.7)

    rasa.recover()
    visitor.settled()

    order = list(dict.fromkeys(rasa.said))
    assert order == ["een eerste bericht", "een tweede bericht", "een derde bericht"]
    assert rasa.said.count("een tweede bericht") == 1


def test_slow_answer_within_the_patience_is_no_failure(
    alone: Stack, rasa: FakeRasa, visitor: Visitor
) -> None:
    rasa.fail(200, json.dumps(QUESTION), 3.0)

    visitor.say("ik ben negentien geworden")

    assert alone.told("general/apology") not in visitor.texts
    assert len(rasa.said) == 1


def test_help_for_a_cry_comes_at_once_and_once(rasa: FakeRasa, visitor: Visitor) -> None:
    rasa.fail(500, "{}", 0.0)
    seen = len(visitor.shown)

    visitor.send("ik wil niet meer leven")
    visitor.fetch()
    first = visitor.shown[seen]["text"]
    rasa.recover()
    visitor.settled()

    assert "1813" in first
    assert visitor.texts.count(first) == 1


def test_new_session_begins_after_forty_turns(
    alone: Stack, rasa: FakeRasa, visitor: Visitor
) -> None:
    with alone.database.unit_of_work() as uow:
        for _ in range(40):
            uow.chats.count_turn(visitor.chat_id)
        uow.commit()

    visitor.say("nog een antwoord van mij")
    visitor.say("en nog een antwoord")

    assert rasa.said == ["/session_start", "nog een antwoord van mij", "en nog een antwoord"]
