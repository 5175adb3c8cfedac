"""Rendering of the templates in ``templates/``."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.wording.dutch import (
    date_in_words,
    list_in_words,
    moment_in_words,
    phone_in_words,
)
from bot.wording.message import Button, Message

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from jinja2 import Environment

#: The folder with one subfolder per topic.
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


#: So many messages that come again and again stay in memory.
_REMEMBERED = 500


class Wording:
    """Render templates; ``shared`` values (the organisation) are known to every one."""

    def __init__(self, shared: Mapping[str, Any], folder: Path = TEMPLATES) -> None:
        """Remember where the templates are; they are loaded when first used."""
        self._shared = dict(shared)
        self._folder = folder
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self.message)

    @cached_property
    def environment(self) -> Environment:
        """Return the Jinja environment: strict about names, HTML alone is escaped."""
        from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

        environment = Environment(
            loader=FileSystemLoader(self._folder),
            undefined=StrictUndefined,
            autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
            trim_blocks=True,
            lstrip_blocks=True,
            # What is on the disk is read once: looking whether it changed costs more than words.
            auto_reload=False,
        )
        environment.filters.update(
            date=date_in_words,
            listing=list_in_words,
            moment=moment_in_words,
            phone=phone_in_words,
        )
        environment.globals.update(self._shared)
        return environment

    def text(self, name: str, /, **view: Any) -> str:  # noqa: ANN401 -- a view holds any value
        """Render ``templates/<name>`` (with its ending) to text."""
        return self.environment.get_template(name).render(**view)

    def message(self, name: str, /, kind: str = "text", **view: Any) -> Message:  # noqa: ANN401 -- a view holds any value
        """Render ``templates/<name>.txt.j2`` to a message.

        The template adds a button with ``{{ button("Ja, graag", "/affirm") }}``; what a person
        wrote can therefore never become one.
        """
        buttons: list[Button] = []

        def button(title: str, payload: str) -> str:
            buttons.append(Button(title, payload))
            return ""

        text = self.text(f"{name}.txt.j2", button=button, **view)
        return Message(tidy(text), tuple(buttons), kind)

    def remembered(self, name: str, /, kind: str = "text", **view: Hashable) -> Message:
        """Render as ``message`` does, once for each view: for words that come with every message.

        Only for what no moment and no setting that may change has a part in.
        """
        message: Message = self._remembered(name, kind, **view)
        return message


def tidy(text: str) -> str:
    """Strip the text, its line ends, and more than one blank line in a row."""
    lines = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
