"""Logs tell what happened and never what was said."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest

from bot.logs import SafeFormatter, redacted
from bot.settings import ROOT
from tests.installation import bare_environment

SECRETS = [
    "1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
    "noor.de-smet+x@mail.example.be",
    "0470 12 34 56",
    "0470/12.34.56",
    "056 12 34 56",
    "+32470123456",
    "+32 470 12 34 56",
    "987654321",
    "-1001234567890",
    "0123456789abcdef0123456789abcdef",
]


def record(message: str, *values: object, error: BaseException | None = None) -> logging.LogRecord:
    trace = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("bot.x", logging.ERROR, "x.py", 1, message, values, trace)


def raised(error: Exception) -> Exception:
    """Return an error that was raised from another one."""
    try:
        {}["de eerste: mijn geheim"]
    except KeyError as first:
        with pytest.raises(type(error)) as caught:
            raise error from first
    return caught.value


@pytest.mark.parametrize("secret", SECRETS)
def test_what_looks_like_a_secret_is_taken_out(secret: str) -> None:
    line = redacted(f"before {secret} after")

    assert "***" in line
    assert secret not in line
    assert line.startswith("before ")
    assert line.endswith(" after")


@pytest.mark.parametrize(
    "line",
    [
        "2026-03-01 09:00:00 INFO bot.web 12 messages in 0.25 s",
        "BOT-2026-0042 was stored",
        "rasa starts on port 5005",
        "the turn took 1532 ms",
    ],
)
def test_what_happened_stays(line: str) -> None:
    assert redacted(line) == line


@pytest.mark.parametrize("secret", SECRETS)
def test_values_of_a_line_are_redacted(secret: str) -> None:
    assert secret not in SafeFormatter().format(record("sent to %s", secret))


def test_traceback_names_errors_and_lines_but_no_message() -> None:
    error = raised(ValueError("de tweede: mijn geheim"))

    line = SafeFormatter("%(levelname)s %(message)s").format(record("it failed", error=error))

    first, *trace = line.splitlines()
    assert first == "ERROR it failed"
    assert [part.split()[0] for part in trace] == ["builtins.ValueError", "builtins.KeyError"]
    assert all("raised:" in part for part in trace)
    assert "geheim" not in line


def test_traceback_that_another_formatter_kept_is_not_used() -> None:
    kept = record("it failed", error=raised(ValueError("mijn geheim")))
    logging.Formatter().format(kept)

    assert "geheim" not in SafeFormatter().format(kept)


def test_error_without_a_traceback_is_named() -> None:
    line = SafeFormatter().format(record("it failed", error=ValueError("mijn geheim")))

    assert line.splitlines()[1].strip().startswith("builtins.ValueError")
    assert "geheim" not in line


def test_no_error_at_all_is_no_trace() -> None:
    assert SafeFormatter().formatException(None) == ""


NOISE = """
import logging, sys
logging.getLogger("httpx").addHandler(logging.StreamHandler(sys.stdout))
logging.getLogger("rasa.core").setLevel(logging.DEBUG)
from bot.logs import configure_logging
configure_logging()
logging.getLogger("httpx").info("GET https://api/bot-token")
logging.getLogger("rasa.core.processor").info("text: mijn geheim")
logging.getLogger("sqlalchemy.engine").info("INSERT mijn geheim")
logging.getLogger("sanic.access").info("mijn geheim")
logging.getLogger("httpx").warning("bel 0470 12 34 56")
logging.getLogger("bot.web").info("ready")
import structlog
structlog.get_logger("rasa.x").error("processor.failed", text="mijn geheim")
try:
    raise ValueError("mijn geheim")
except ValueError:
    logging.getLogger("bot.web").exception("it failed")
import asyncio, gc, threading
async def fail():
    raise ValueError("mijn geheim")
async def forget():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    del task
    gc.collect()
asyncio.run(forget())
thread = threading.Thread(target={}.pop, args=("mijn geheim",))
thread.start()
thread.join()
raise ValueError("mijn geheim")
"""


def test_all_logs_of_a_process_go_through_the_formatter() -> None:
    done = subprocess.run(
        [sys.executable, "-c", NOISE],
        cwd=ROOT,
        env=bare_environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    lines = [line.split(" ", 2)[2] for line in done.stderr.splitlines() if line[0].isdigit()]
    assert done.stdout == ""
    assert "geheim" not in done.stderr
    assert lines == [
        "WARNING httpx bel ***",
        "INFO bot.web ready",
        "ERROR rasa.x processor.failed",
        "ERROR bot.web it failed",
        "ERROR asyncio Task exception was never retrieved",
        "ERROR bot.logs a thread ended",
        "CRITICAL bot.logs the process ends",
    ]
    assert done.returncode == 1
