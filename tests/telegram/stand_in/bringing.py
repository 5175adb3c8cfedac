"""Updates brought to the bot's webhook: in order within a chat, until it answers 2xx."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

import httpx

from tests.telegram.stand_in.refusals import refuse
from tests.telegram.stand_in.sending import parsed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.telegram.stand_in.giving import Giving
    from tests.telegram.stand_in.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
AGAIN_AFTER = 0.2
LOOK_AGAIN = 0.01


class Bringing:
    """Sets the webhook and brings what is there."""

    def __init__(self, world: World, giving: Giving) -> None:
        self._world = world
        self._giving = giving
        #: What the bot answered, by status.
        self.answers: list[int] = []

    def set_webhook(self, given: Mapping[str, Any]) -> bool:
        """See https://core.telegram.org/bots/api#setwebhook; a loopback may do without https."""
        url, secret = given.get("url", ""), given.get("secret_token", "")
        if not re.match(r"https://|http://127\.0\.0\.1", url):
            refuse("bad webhook: An HTTPS URL must be provided for webhook")
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
            refuse("secret token contains unallowed characters")
        allowed = parsed(given.get("allowed_updates") or "[]")
        self._world.happen("webhook", {"url": url, "secret": secret, "allowed": allowed})
        return True

    def delete_webhook(self, _given: Mapping[str, Any]) -> bool:
        """See https://core.telegram.org/bots/api#deletewebhook."""
        self._world.happen("webhook", {})
        return True

    def get_webhook_info(self, _given: Mapping[str, Any]) -> dict[str, Any]:
        """See https://core.telegram.org/bots/api#getwebhookinfo."""
        url, waiting = self._world.webhook.get("url", ""), len(self._world.updates)
        return {"url": url, "has_custom_certificate": False, "pending_update_count": waiting}

    async def run(self) -> None:
        """Bring updates as long as there is a webhook."""
        async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
            while True:
                await asyncio.sleep(LOOK_AGAIN)
                hook = self._world.webhook
                if hook:
                    wanted = [
                        update
                        for update in self._world.updates
                        if self._giving.is_wanted(update, hook["allowed"])
                    ]
                    await self._bring(client, hook, wanted)

    async def _bring(
        self, client: httpx.AsyncClient, hook: dict[str, Any], updates: list[dict[str, Any]]
    ) -> None:
        lanes: dict[object, list[dict[str, Any]]] = {}
        for update in updates:
            lanes.setdefault(_lane(update), []).append(update)
        done = await asyncio.gather(*(self._lane(client, hook, lane) for lane in lanes.values()))
        if not all(done):
            await asyncio.sleep(AGAIN_AFTER)

    async def _lane(
        self, client: httpx.AsyncClient, hook: dict[str, Any], updates: list[dict[str, Any]]
    ) -> bool:
        headers = {SECRET_HEADER: hook["secret"]} if hook["secret"] else {}
        for update in updates:
            try:
                answer = await client.post(hook["url"], json=update, headers=headers)
            except httpx.HTTPError:
                return False
            self.answers.append(answer.status_code)
            if not answer.is_success:
                return False
            self._world.happen("brought", update["update_id"])
        return True


def _lane(update: Mapping[str, Any]) -> object:
    content = next((part for part in update.values() if isinstance(part, dict)), {})
    message = content.get("message", content)
    return message.get("chat", {}).get("id")
