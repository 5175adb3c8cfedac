"""Logs that tell what happened and never what was said.

No text, name, number, chat id or token may stand in a log. Loggers of libraries that write such
things are held at WARNING, a filter takes out what still looks like one, and a traceback is
written without the message of the exception, which often quotes its input.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import MutableMapping

#: Libraries whose INFO lines quote addresses (with tokens), texts or slots.
QUIET = (
    "httpx",
    "httpcore",
    "telegram",
    "rasa",
    "rasa_sdk",
    "sanic",
    "asyncio",
    "uvicorn",
    "sqlalchemy",
    "alembic",
    "apscheduler",
    "matplotlib",
    "tensorflow",
    "h5py",
)
_SECRETS = re.compile(
    r"\d{6,}:[\w-]{30,}"  # a bot token
    r"|[\w.+-]+@[\w-]+\.[\w.]+"  # an e-mail address
    r"|(?:\+|\b0)\d(?:[ ./-]?\d){7,}"  # a phone number
    r"|\b\d{7,}\b"  # a chat id
    r"|\b[0-9a-f]{32,}\b"  # a sender, a token
)


def redacted(text: str) -> str:
    """Replace what looks like a token, address, number or id."""
    return _SECRETS.sub("***", text)


class SafeFormatter(logging.Formatter):
    """Write one line, then where an exception came from, without its message."""

    def format(self, record: logging.LogRecord) -> str:
        """See ``logging.Formatter``; arguments are redacted."""
        # Another formatter may have kept its own, longer words about the exception.
        record.exc_text = None
        if record.name == "asyncio":
            # Below its first line asyncio shows a task, with the words of its error.
            first, *_ = record.getMessage().splitlines() or [""]
            record = logging.makeLogRecord({**record.__dict__, "msg": first, "args": ()})
        return redacted(super().format(record))

    def formatException(self, ei: object) -> str:  # noqa: N802 -- the name is Python's
        """Name the exceptions of the chain and the lines they passed, quoting nothing."""
        if not isinstance(ei, tuple):
            return ""
        error = ei[1]
        parts: list[str] = []
        while isinstance(error, BaseException):
            frames = extract_tb(error.__traceback__)[-8:]
            path = " < ".join(f"{f.name}:{f.lineno}" for f in reversed(frames))
            parts.append(f"  {type(error).__module__}.{type(error).__name__} at {path}")
            error = error.__cause__ or error.__context__
        return "\n".join(parts)


def _event_alone(
    logger: object,
    method: str,
    event: MutableMapping[str, Any],
) -> str:
    """Keep the name of a structured event; its values may quote what was said."""
    return str(event.get("event", ""))


def _quiet_structlog() -> None:
    import structlog

    structlog.configure(
        processors=[_event_alone],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def trace_of(error: BaseException) -> str:
    """Return where an error came from, quoting nothing."""
    return redacted(SafeFormatter().formatException((type(error), error, error.__traceback__)))


def _crashed(kind: type[BaseException], error: BaseException, _trace: object) -> None:
    """Log what ends the process; Python's own words would quote the error."""
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger(__name__).critical("the process ends\n%s", trace_of(error))


def _thread_crashed(ended: threading.ExceptHookArgs) -> None:
    if ended.exc_value is not None:
        logging.getLogger(__name__).error("a thread ended\n%s", trace_of(ended.exc_value))


def configure_logging(level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Send every log of this process, and what ends it, through ``SafeFormatter``.

    Args:
        level: What is less important is not said.
        stream: Where it goes; standard error unless another is given.
    """
    sys.excepthook, threading.excepthook = _crashed, _thread_crashed
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        SafeFormatter("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%d %H:%M:%S")
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name, logger in logging.root.manager.loggerDict.items():
        if isinstance(logger, logging.Logger) and name.split(".")[0] in QUIET:
            logger.handlers = []
            logger.propagate = True
            logger.setLevel(logging.NOTSET)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    _quiet_structlog()
