"""How Rasa reaches the action server: with the shared secret, and noting what fails."""

from __future__ import annotations

from typing import Any

from rasa.utils.endpoints import EndpointConfig

from bot.dialogue.components import turn
from bot.dialogue.secret import HEADER
from bot.errors import DialogueError

#: Rasa's own limit is 300 s; a visitor hears something within 8 s, so an action must be faster.
TIMEOUT_SECONDS = 4.0


class GuardedActionEndpoint(EndpointConfig):  # type: ignore[misc]  # rasa is untyped here
    """Call the action server; an error or a silence marks the turn as failed."""

    def __init__(self, url: str, secret: str, *, timeout: float = TIMEOUT_SECONDS) -> None:
        """Send ``secret`` with each call; the domain is left out, our actions do not read it."""
        self._timeout = timeout
        super().__init__(url=url, headers={HEADER: secret}, enable_selective_domain=True)

    async def request(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- as Rasa declares it
        """See ``EndpointConfig.request``; waits no longer than ``timeout``.

        Once a turn has failed no further action is called: Rasa would go on with a form that
        lost its answer, to the point of submitting it.
        """
        if turn.has_failed():
            message = "the turn has failed already"
            raise DialogueError(message)
        kwargs["timeout"] = self._timeout
        try:
            return await super().request(*args, **kwargs)
        except BaseException:
            turn.note_failure("actions")
            raise
