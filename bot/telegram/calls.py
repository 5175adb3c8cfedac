"""How calls travel to the Bot API: by aiohttp, for half the processor time of httpx (ADR 11)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest

if TYPE_CHECKING:
    from telegram.request import RequestData

#: Where no answer comes: seconds to connect, and to wait for it.
CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 5.0
#: Why a call certainly never reached Telegram, told in a ``NetworkError``.
NEVER_LEFT = "no connection"


class Calls(BaseRequest):
    """The library's way to Telegram, on connections that are kept open.

    A call that brings no answer is a ``TimedOut`` or a ``NetworkError``; one that found no
    connection says ``NEVER_LEFT``. Only what the project sends is sent: no uploaded files.
    """

    def __init__(self, at_once: int = 16, answer_seconds: float = ANSWER_SECONDS) -> None:
        """Open nothing yet.

        Args:
            at_once: How many calls may be under way.
            answer_seconds: How long an answer may take, where a call does not say.
        """
        self._at_once = at_once
        self._answer_seconds = answer_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Return how many seconds an answer may take, where a call does not say."""
        return self._answer_seconds

    async def initialize(self) -> None:
        """Be ready; called again, nothing happens."""
        self._open()

    async def shutdown(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0917 -- the library passes them by name
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401 -- the library's own default type
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401 -- as above
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401 -- as above
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401 -- as above
    ) -> tuple[int, bytes]:
        """Make a call, and return the status and the body of its answer.

        Raises:
            TimedOut: It may have arrived, but no answer came in time.
            NetworkError: It did not arrive, or broke off.
        """
        timeout = aiohttp.ClientTimeout(
            sock_connect=_seconds(connect_timeout, CONNECT_SECONDS),
            sock_read=_seconds(read_timeout, self._answer_seconds),
        )
        data = request_data.json_parameters if request_data else None
        there = urlsplit(url)
        call = self._open().request(
            method,
            url,
            data=data,
            timeout=timeout,
            proxy=_proxy(there.scheme, there.netloc),
        )
        try:
            async with call as answer:
                return answer.status, await answer.read()
        except aiohttp.ServerTimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientConnectorError as error:
            raise NetworkError(NEVER_LEFT) from error
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from error

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._at_once)
            headers = {"User-Agent": self.USER_AGENT}
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers=headers,
            )
        return self._session


@lru_cache(maxsize=8)
def _proxy(scheme: str, host: str) -> str | None:
    """Return the proxy that the environment names for a host.

    aiohttp finds it too, but reads the environment and a file of passwords for each call.
    """
    return None if proxy_bypass(host) else getproxies().get(scheme)


def _seconds(given: Any, usual: float) -> float | None:  # noqa: ANN401 -- the library's own default type
    return usual if isinstance(given, DefaultValue) else given
