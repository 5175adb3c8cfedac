"""Random updates, made from the types of the Bot API as python-telegram-bot knows them."""

from __future__ import annotations

import collections.abc
import inspect
import types
import typing
import warnings
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any

import telegram
from hypothesis import reject
from hypothesis import strategies as st
from telegram import Chat, TelegramObject, Update

from bot.telegram.arrivals import ALLOWED

#: Few, so that updates of one person speak of messages and people of others.
PEOPLE = (1001, 1002, 1003, 1004, 2001, 2002, 2003)
GROUPS = (-500, -501)
MESSAGE_NUMBERS = st.integers(1, 200)
WORDS = st.one_of(
    st.sampled_from(
        (
            "",
            " ",
            "hallo",
            "/start",
            "/start abc",
            "/start@proef_bot",
            "/mijncoach",
            "/assistent",
            "/jongeren",
            "/wie",
            "/afwezig 3/8 tot 10/8",
            "/uitnodigen",
            "/nieuw",
            "/hulp",
            "ik wil dood",
            "a" * 4097,
            "\x00",
            "\N{ZERO WIDTH JOINER}",
            "123456",
        )
    ),
    st.text(max_size=20),
)
MOMENTS = st.integers(1, 2_000_000_000).map(lambda s: datetime.fromtimestamp(s, timezone.utc))
PLAIN = {
    str: WORDS,
    int: st.one_of(MESSAGE_NUMBERS, st.sampled_from(PEOPLE), st.integers(-(2**52), 2**52)),
    bool: st.booleans(),
    float: st.floats(-90, 90),
    datetime: MOMENTS,
    timedelta: st.integers(0, 10_000).map(lambda s: timedelta(seconds=s)),
}
#: Newer parameters, which the library's classes demand although their defaults say otherwise.
MUST_AS_WELL = {"persistent_id", "option_persistent_ids", "allows_revoting", "members_only"}
#: What a message most often holds.
OFTEN = ("text", "reply_to_message", "caption", "photo", "voice", "media_group_id", "data")
#: What most updates are: something that somebody waits for an answer to.
MOSTLY = ("message", "callback_query")
#: As deep as objects hold objects, and as many of what they need not hold.
DEPTH, MOST_EXTRAS = 3, 3


@st.composite
def updates(draw: st.DrawFn) -> dict[str, Any]:
    """Make an update as it comes from Telegram, without its number: of any kind, one at a time."""
    kinds = [name for name, (_, must) in parameters(Update).items() if not must]
    kind = draw(st.one_of(*map(st.sampled_from, (ALLOWED, kinds, MOSTLY, MOSTLY))))
    content = draw(of_type(parameters(Update)[kind][0], DEPTH))
    made: dict[str, Any] = Update(1, **{kind: content}).to_dict()
    del made["update_id"]
    return made


@st.composite
def chats(draw: st.DrawFn) -> Chat:
    """Make a chat, most often one of the few people's own."""
    if draw(st.integers(0, 4)):
        return Chat(draw(st.sampled_from(PEOPLE)), Chat.PRIVATE)
    return Chat(draw(st.sampled_from(GROUPS)), draw(st.sampled_from((Chat.GROUP, Chat.CHANNEL))))


@st.composite
def objects(draw: st.DrawFn, kind: type[TelegramObject], depth: int) -> TelegramObject:
    """Make an object of a class of the library, with some of what it may hold."""
    concrete = draw(st.sampled_from(variants(kind)))
    known = parameters(concrete)
    extras = [name for name, (_, must) in known.items() if not must] if depth else []
    often = [name for name in OFTEN if name in extras]
    chosen: set[str] = set()
    for names in (extras, often):
        most = min(MOST_EXTRAS, len(names))
        if most:
            chosen |= draw(st.sets(st.sampled_from(names), max_size=most))
    given = {}
    for name, (annotation, must) in known.items():
        if must or name in chosen:
            given[name] = draw(named(name, annotation, depth - 1))
    try:
        with warnings.catch_warnings():
            # Some of what Telegram had is on its way out of the library.
            warnings.simplefilter("ignore")
            return concrete(**given)
    except (TypeError, OverflowError):
        # It wants one of two, or another value than such a thing ever has.
        reject()


def named(name: str, annotation: Any, depth: int) -> st.SearchStrategy[Any]:
    """Return values for a parameter; some names have few values that mean something."""
    return MESSAGE_NUMBERS if name == "message_id" else of_type(annotation, depth)


def of_type(annotation: Any, depth: int) -> st.SearchStrategy[Any]:
    """Return values of an annotated type; None where it is not known."""
    if annotation in PLAIN:
        return PLAIN[annotation]
    if annotation is Chat:
        return chats()
    if inspect.isclass(annotation) and issubclass(annotation, TelegramObject):
        return objects(annotation, max(depth, 0))
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in {typing.Union, types.UnionType}:
        kinds = [kind for kind in inner if kind is not type(None)]
        return st.one_of([of_type(kind, depth) for kind in kinds])
    if origin in {collections.abc.Sequence, list, tuple} and inner:
        return st.lists(of_type(inner[0], depth), max_size=2)
    return st.none()


@cache
def variants(kind: type[TelegramObject]) -> tuple[type[TelegramObject], ...]:
    """Return the classes that stand for one: its children where it is only their common name."""
    children = [
        child for child in kind.__subclasses__() if child.__module__.startswith("telegram")
    ]
    return tuple(children) or (kind,)


@cache
def parameters(kind: type[TelegramObject]) -> dict[str, tuple[Any, bool]]:
    """Return what a class takes: by name the type, and whether it must be given."""
    names = {**vars(telegram), **vars(inspect.getmodule(kind))}
    hints = typing.get_type_hints(kind.__init__, names)
    found = inspect.signature(kind.__init__).parameters
    return {
        name: (hints[name], one.default is inspect.Parameter.empty or name in MUST_AS_WELL)
        for name, one in found.items()
        if name not in {"self", "api_kwargs", "update_id"}
    }
