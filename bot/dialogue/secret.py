"""The shared secret of gateway, Rasa and actions, so that no other process can speak to them."""

from __future__ import annotations

import hmac

#: The header that carries the secret between our own processes.
HEADER = "X-Backontrack-Secret"


def is_right(given: str | None, secret: str) -> bool:
    """Compare in constant time; nothing matches an empty secret."""
    return bool(secret) and hmac.compare_digest((given or "").encode(), secret.encode())
