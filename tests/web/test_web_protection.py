"""What other sites, caches and curious people get: nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.errors import StorageError

if TYPE_CHECKING:
    from httpx import AsyncClient

    from tests.web.fake_chat import FakeChat

ID = "9d0c3c39-6d0c-4f1c-a3c1-4b2d4b1f7f10"
OTHER_SITE = (
    "Dit bericht kwam niet van onze pagina. Laad de pagina opnieuw en probeer het nog eens."
)
TROUBLE = (
    "Sorry, het lukt even niet langs onze kant. Probeer het straks nog eens. "
    "Of bel ons: 0478 12 34 56."
)
ADDRESSES = [
    ("POST", "/chat/session"),
    ("POST", "/chat/messages"),
    ("GET", "/chat/messages"),
    ("POST", "/chat/end"),
]


@pytest.mark.parametrize(("method", "path"), ADDRESSES)
@pytest.mark.parametrize(
    "headers",
    [
        {"X-Requested-With": ""},
        {"X-Requested-With": "XMLHttpRequest"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_request_of_another_site_is_refused(
    visitor: AsyncClient, chat: FakeChat, method: str, path: str, headers: dict[str, str]
) -> None:
    body = {"message_id": ID, "text": "dag"} if method == "POST" else None

    answer = await visitor.request(method, path, json=body, headers=headers)

    assert (answer.status_code, answer.json()) == (403, {"notice": OTHER_SITE})
    assert "set-cookie" not in answer.headers
    assert chat.received == []
    assert chat.ended == []


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://chat.test"}, {"Sec-Fetch-Site": "same-origin"}]
)
async def test_request_of_our_own_page_is_taken(
    visitor: AsyncClient, headers: dict[str, str]
) -> None:
    answer = await visitor.post(
        "/chat/messages", json={"message_id": ID, "text": "dag"}, headers=headers
    )

    assert answer.status_code == 200


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", ""])
@pytest.mark.parametrize("path", ["/chat/session", "/chat/messages", "/chat/end"])
async def test_only_json_is_read(
    visitor: AsyncClient, chat: FakeChat, path: str, media_type: str
) -> None:
    answer = await visitor.post(
        path, content='{"text": "dag"}', headers={"Content-Type": media_type}
    )

    assert answer.status_code == 415
    assert chat.received == []


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 50_000])
async def test_unreadable_json_is_refused_in_dutch(visitor: AsyncClient, content: bytes) -> None:
    answer = await visitor.post(
        "/chat/messages", content=content, headers={"Content-Type": "application/json"}
    )

    assert answer.status_code == 400
    assert answer.json()["notice"].startswith("Je bericht kwam niet goed aan.")


@pytest.mark.parametrize("path", ["/", "/health", "/chat/messages", "/nowhere", "/static/main.js"])
async def test_every_answer_carries_the_headers_that_protect(
    visitor: AsyncClient, path: str
) -> None:
    answer = await visitor.get(path)

    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "microphone=()" in answer.headers["permissions-policy"]
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/chat/messages?after=0", "/nowhere", "/health"])
async def test_nothing_of_a_conversation_is_kept_by_a_cache(
    visitor: AsyncClient, path: str
) -> None:
    answer = await visitor.get(path)

    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("failure", "status"), [(StorageError("locked"), 503), (RuntimeError("secret detail"), 500)]
)
@pytest.mark.parametrize("address", ADDRESSES, ids=" ".join)
async def test_failure_is_an_apology_without_details(
    visitor: AsyncClient,
    chat: FakeChat,
    failure: Exception,
    status: int,
    address: tuple[str, str],
) -> None:
    chat.failure = failure
    method, path = address
    body = {"message_id": ID, "text": "dag"} if method == "POST" else None

    answer = await visitor.request(method, path, json=body)

    assert (answer.status_code, answer.json()) == (status, {"notice": TROUBLE})
    assert answer.headers["cache-control"] == "no-store"
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/static/nowhere.js", 404),
        ("GET", "/static/../app.py", 404),
        ("GET", "/static/%2e%2e/app.py", 404),
        ("DELETE", "/chat/messages", 405),
    ],
)
async def test_what_does_not_exist_is_said_in_dutch(
    visitor: AsyncClient, method: str, path: str, status: int
) -> None:
    answer = await visitor.request(method, path)

    assert answer.status_code == status
    assert answer.json() == {
        "notice": "Hier is niets te vinden. Ga terug naar het begin van deze website."
    }
