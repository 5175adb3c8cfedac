"""Start the action server: on the loopback, behind the secret, with quiet logs.

Run as ``python -m actions.serve``; the command line does.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sanic import Sanic, response

from bot import bootstrap
from bot.dialogue.secret import HEADER, is_right
from bot.intake.ask import question_message
from bot.intake.questions import QUESTIONS
from bot.intake.unasked import told_at_once
from bot.language.answers import read_answer, read_by_rules
from bot.logs import configure_logging
from bot.safety.screening import screen

if TYPE_CHECKING:
    from sanic.request import Request
    from sanic.response import HTTPResponse

LOOPBACK = "127.0.0.1"
#: Long enough to be read by all that reads a first message.
STORY = "Een jongen die bij een maat op de zetel slaapt en van niets leeft, zegt Sam"


def guarded_app(secret: str) -> Sanic:
    """Return the action server, which answers only calls that carry the secret."""
    from rasa_sdk.endpoint import create_app

    app = create_app("actions", cors_origins="")

    @app.on_request
    async def check_secret(request: Request) -> HTTPResponse | None:
        if request.path == "/health" or is_right(request.headers.get(HEADER), secret):
            return None
        return response.json({"error": "forbidden"}, status=403)

    return app


def warm_up() -> None:
    """Load what messages are read and answered with, so that the first visitor does not wait."""
    today = bootstrap.settings().clock.today()
    wording = bootstrap.wording()
    for slot in QUESTIONS:
        read_answer(slot, "19, in Kortrijk", today=today)
        question_message(slot, {}, (), wording)
    told_at_once("referral_form", {}, STORY, partial(read_by_rules, today=today))
    screen("19, in Kortrijk", question=None)
    bootstrap.database()


def main() -> None:
    """Serve the actions to Rasa until stopped."""
    configure_logging()
    settings = bootstrap.settings()
    app = guarded_app(bootstrap.internal_secret())
    # The SDK and Sanic set up loggers of their own while they are imported.
    configure_logging()
    warm_up()
    port = urlsplit(settings.actions_url).port or 5055
    logging.getLogger(__name__).info("the actions start on port %d", port)
    app.run(host=LOOPBACK, port=port, workers=1, access_log=False, motd=False)


if __name__ == "__main__":
    main()
