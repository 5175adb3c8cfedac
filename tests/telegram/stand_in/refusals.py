"""How the Bot API says no."""

from __future__ import annotations

from typing import Any, NoReturn


class Refused(Exception):  # noqa: N818 -- what Telegram does, not an error of ours
    """An answer that is not ok."""

    def __init__(self, code: int, description: str, retry_after: int = 0) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def body(self) -> dict[str, Any]:
        """Return the answer as Telegram gives it."""
        more = {"parameters": {"retry_after": self.retry_after}} if self.retry_after else {}
        return {"ok": False, "error_code": self.code, "description": self.description, **more}


def refuse(description: str) -> NoReturn:
    """Refuse what cannot be done as it was asked.

    Raises:
        Refused: Always.
    """
    raise Refused(400, description=f"Bad Request: {description}")
