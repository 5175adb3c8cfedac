"""Which of the short answers of ``domain.yml`` a text is."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from bot.settings import ROOT


@cache
def domain() -> dict[str, Any]:
    """Return ``domain.yml``."""
    return yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))


def responses(name: str) -> list[str]:
    """Return the variations of a response."""
    return [one["text"] for one in domain()["responses"][name]]


def fits(text: str, name: str) -> bool:
    """Say whether a text is one of the variations of a response."""
    return text in responses(name)
