"""The limits of the page, and where *Snel weg* leads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WebSettings:
    """What an installation may set differently."""

    text_length: int = 2_000
    messages_per_minute: int = 20
    #: Per address: a prison or an OCMW is one address for many people.
    new_visitors_per_minute: int = 30
    #: Per visitor: several tabs, and a few that were just reloaded.
    polls_at_once: int = 8
    poll_seconds: float = 20.0
    #: Well above the longest text, so that a text which is too long gets a friendly answer.
    body_bytes: int = 65_536
    #: A site that everybody could have open; reached by navigation, nothing is sent along.
    quick_exit_url: str = "https://www.google.be/"
