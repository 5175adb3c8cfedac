"""The gateway's side of the talk with Rasa."""

from __future__ import annotations

import httpx

from bot.dialogue.replies import Reply, reply_from
from bot.dialogue.secret import HEADER
from bot.errors import DialogueError

#: A visitor hears something within 8 s; the apology after a silence needs the rest.
TIMEOUT_SECONDS = 6.0
#: Tells Rasa's first action that the gateway has welcomed this visitor.
WELCOMED = {"welcomed": True}
#: Begins a new session with the slots and the form of the old one; it says nothing.
SESSION_START = "/session_start"


class RasaClient:
    """Send a message to Rasa and get the answers."""

    def __init__(
        self, url: str, actions_url: str, secret: str, *, timeout: float = TIMEOUT_SECONDS
    ) -> None:
        """Talk to the Rasa at ``url``, which knows ``secret`` and calls ``actions_url``."""
        self._health = (f"{url}/webhooks/gateway/", f"{actions_url}/health")
        self._client = httpx.AsyncClient(
            base_url=url,
            headers={HEADER: secret},
            timeout=timeout,
            # Nothing of a conversation may leave this machine by way of a proxy.
            trust_env=False,
        )

    async def say(
        self, sender: str, message: str, *, channel: str = "", inbox_id: str = ""
    ) -> Reply:
        """Say a text, or the payload of a button, and return the answer.

        Args:
            sender: The random name of the conversation.
            message: What was typed or pressed.
            channel: Where the person is: "web", "terminal"; a referral keeps it.
            inbox_id: What came in, where it may be passed on to a coach.

        Raises:
            DialogueError: Rasa is down, slow, refused, failed inside, or had nothing to say.
        """
        reply = await self._turn(sender, message, channel, inbox_id)
        if not reply.messages:
            silence = "Rasa answered nothing"
            raise DialogueError(silence)
        return reply

    async def start_session(self, sender: str) -> None:
        """Begin a new session, because Rasa slows down within a long one.

        Raises:
            DialogueError: As for ``say``; silence is fine here, and nowhere else.
        """
        await self._turn(sender, SESSION_START)

    async def is_ready(self) -> bool:
        """Say whether Rasa and the actions answer."""
        try:
            answers = [await self._client.get(address) for address in self._health]
        except httpx.HTTPError:
            return False
        return all(answer.status_code == httpx.codes.OK for answer in answers)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def _turn(
        self, sender: str, message: str, channel: str = "", inbox_id: str = ""
    ) -> Reply:
        metadata = {**WELCOMED, "channel": channel}
        if inbox_id:
            metadata["inbox_id"] = inbox_id
        body = {"sender": sender, "message": message, "metadata": metadata}
        try:
            answer = await self._client.post("/webhooks/gateway/webhook", json=body)
            answer.raise_for_status()
            return reply_from(answer.json())
        except httpx.HTTPStatusError as error:
            message = f"Rasa answered {error.response.status_code}"
            raise DialogueError(message) from error
        except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError) as error:
            message = f"Rasa did not answer: {type(error).__name__}"
            raise DialogueError(message) from error
