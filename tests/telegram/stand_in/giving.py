"""How updates reach the bot: asked for with an offset, as Telegram gives them, or repeated."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from tests.telegram.stand_in.refusals import Refused
from tests.telegram.stand_in.sending import parsed

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence

    from tests.telegram.stand_in.world import World

#: What is given when the bot does not say what it wants: these are left out.
NOT_BY_DEFAULT = {"message_reaction", "message_reaction_count", "chat_member"}
MOST_AT_ONCE = 100
LOOK_AGAIN = 0.005


class Giving:
    """Answers ``getUpdates``; a newer call ends an older one, as with Telegram."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._newest = 0
        self._allowed: list[str] = []
        #: For each poller its own updates, however often and in whatever order.
        self.pools: dict[str, Pool] = {}

    async def get_updates(self, given: Mapping[str, Any], poller: str) -> list[dict[str, Any]]:
        """See https://core.telegram.org/bots/api#getupdates."""
        if self._world.webhook:
            raise Refused(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if "allowed_updates" in given:
            self._allowed = parsed(given["allowed_updates"])
        until = time.monotonic() + float(given.get("timeout") or 0)
        if poller in self.pools:
            return await self._from_pool(self.pools[poller], given, until)
        self._confirm(int(given.get("offset") or 0))
        limit = int(given.get("limit") or MOST_AT_ONCE)
        self._newest += 1
        return await self._wait(self._newest, until, limit)

    def is_wanted(self, update: Mapping[str, Any], allowed: Sequence[str]) -> bool:
        """Say whether the bot asked for updates of this kind."""
        kind = next(name for name in update if name != "update_id")
        return kind in allowed if allowed else kind not in NOT_BY_DEFAULT

    def _confirm(self, offset: int) -> None:
        if any(update["update_id"] < offset for update in self._world.updates):
            self._world.happen("confirmed", offset)

    async def _wait(self, mine: int, until: float, limit: int) -> list[dict[str, Any]]:
        while True:
            if mine != self._newest:
                raise Refused(409, "Conflict: terminated by other getUpdates request")
            given = [u for u in self._world.updates if self.is_wanted(u, self._allowed)][:limit]
            if given or time.monotonic() > until:
                break
            await asyncio.sleep(LOOK_AGAIN)
        for update in given:
            # A test may have put it there by hand.
            self._world.meet(update)
        return given

    async def _from_pool(
        self, pool: Pool, given: Mapping[str, Any], until: float
    ) -> list[dict[str, Any]]:
        pool.confirm(int(given.get("offset") or 0))
        while not pool.waiting and time.monotonic() < until:  # noqa: ASYNC110 -- a test adds by hand
            await asyncio.sleep(LOOK_AGAIN)
        return pool.waiting[:MOST_AT_ONCE]


class Pool:
    """Updates for one poller; Telegram's promises do not hold here."""

    def __init__(self, updates: Sequence[dict[str, Any]]) -> None:
        self.waiting = list(updates)

    def confirm(self, offset: int) -> None:
        """Drop what was given and taken in, up to the one before the offset."""
        taken = [
            n for n, u in enumerate(self.waiting[:MOST_AT_ONCE]) if u["update_id"] == offset - 1
        ]
        if taken:
            del self.waiting[: taken[0] + 1]


def repeated(
    updates: Sequence[dict[str, Any]], pollers: Sequence[str], chance: random.Random
) -> dict[str, Pool]:
    """Return each update one to five times, shuffled, spread over pollers."""
    pools: dict[str, list[dict[str, Any]]] = {poller: [] for poller in pollers}
    for update in updates:
        for _ in range(chance.randint(1, 5)):
            pools[chance.choice(pollers)].append(update)
    for pool in pools.values():
        chance.shuffle(pool)
    return {poller: Pool(pool) for poller, pool in pools.items()}
