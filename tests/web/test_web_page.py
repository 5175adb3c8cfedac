"""The page as it is sent, before any script runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import bot.web.app
from bot.settings import Organisation
from bot.web.settings import WebSettings
from bot.wording import Wording

if TYPE_CHECKING:
    from httpx import AsyncClient

    from tests.web.fake_chat import FakeChat

STATIC = Path(bot.web.app.STATIC)


async def test_page_is_dutch_html_without_a_cookie(client: AsyncClient) -> None:
    answer = await client.get("/")

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="nl-BE">' in answer.text
    assert "set-cookie" not in answer.headers


async def test_page_has_nothing_inline_and_asks_nothing_of_others(client: AsyncClient) -> None:
    page = (await client.get("/")).text

    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    own = ("/static/", "tel:", "mailto:", "#")
    assert [address for address in addresses if not address.startswith(own)] == []
    assert not re.search(r"<style|style=|\son\w+=|<script(?![^>]*src=)", page)


async def test_every_file_of_the_page_exists(client: AsyncClient) -> None:
    page = (await client.get("/")).text

    answers = {path: await client.get(path) for path in re.findall(r'"(/static/[^"]+)"', page)}

    assert len(answers) >= 8
    assert {answer.status_code for answer in answers.values()} == {200}


@pytest.mark.parametrize("path", sorted(STATIC.iterdir()), ids=lambda path: path.name)
def test_files_ask_nothing_of_others_and_make_no_markup_of_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)[^\s\"']+", text) == []
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text)
    assert not re.search(r"(?:local|session)Storage|indexedDB", text)


async def test_page_says_how_to_reach_a_person_without_a_script(client: AsyncClient) -> None:
    page = (await client.get("/")).text

    assert "<noscript>" in page
    assert 'href="tel:+32478123456"' in page
    assert 'href="mailto:hulp@example.org"' in page
    assert 'href="tel:112"' in page


async def test_page_names_services_where_the_organisation_has_no_address(chat: FakeChat) -> None:
    page = Wording({"organisation": Organisation()}).text(
        "web/page.html.j2", settings=WebSettings()
    )

    assert "Stap binnen bij een JAC, een CAW of een OCMW in je buurt" in page
    assert 'href="tel:"' not in page
    assert 'href="mailto:"' not in page


def test_page_escapes_settings() -> None:
    hostile = Organisation(name='<b onclick="x">"', phone="+32478123456")

    page = Wording({"organisation": hostile}).text(
        "web/page.html.j2", settings=WebSettings(quick_exit_url='"><script>')
    )

    assert "<b onclick" not in page
    assert '"><script>' not in page


async def test_health_answers(client: AsyncClient) -> None:
    answer = await client.get("/health")

    assert answer.json() == {"status": "ok"}


@pytest.mark.parametrize("name", ["words.js", "main.js", "outgoing.js"])
def test_every_word_that_a_script_uses_stands_in_the_page(name: str) -> None:
    page = Path("templates/web/page.html.j2").read_text(encoding="utf-8")
    used = set(re.findall(r'(?:word|announce)\("(\w+)"', (STATIC / name).read_text()))
    used |= set(re.findall(r'onState\("(\w+)"', (STATIC / name).read_text()))

    assert used <= set(re.findall(r'data-word="(\w+)"', page))
