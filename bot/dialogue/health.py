"""Whether a process of ours answers."""

from __future__ import annotations

import urllib.error
import urllib.request
from http import HTTPStatus

TIMEOUT_SECONDS = 1.0


def is_up(address: str) -> bool:
    """Ask an address of ours on this machine; any 200 within a second is "up"."""
    try:
        with urllib.request.urlopen(address, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 -- an address of the settings, checked to be http
            return bool(answer.status == HTTPStatus.OK)
    except (OSError, urllib.error.URLError):
        return False
