"""Start Rasa for the gateway: on the loopback, behind the secret, with quiet logs.

Run as ``python -m bot.dialogue.components.serve``; the command line does.
"""

from __future__ import annotations

import logging
import os
import warnings
from functools import partial
from urllib.parse import urlsplit

from bot import bootstrap
from bot.logs import configure_logging

LOOPBACK = "127.0.0.1"


def _unheard(*_warning: object, **_more: object) -> None:
    """Take a warning and say nothing."""


def main() -> None:
    """Serve the newest model of ``models/`` to the gateway until stopped."""
    # These must stand before TensorFlow and Rasa are imported.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    configure_logging()

    # What libraries say to each other about their futures is nothing for an operator.
    warnings.showwarning = _unheard

    from rasa.core.run import close_resources, configure_app, load_agent_on_start
    from rasa.core.utils import AvailableEndpoints

    from bot.dialogue.components.action_endpoint import GuardedActionEndpoint
    from bot.dialogue.components.channel import GatewayInput
    from bot.dialogue.components.prepared import prepare

    prepare()
    settings = bootstrap.settings()
    secret = bootstrap.internal_secret()
    port = urlsplit(settings.rasa_url).port or 5005
    endpoints = AvailableEndpoints.read_endpoints(str(bootstrap.ROOT / "endpoints.yml"))
    endpoints.action = GuardedActionEndpoint(f"{settings.actions_url}/webhook", secret)
    app = configure_app([GatewayInput(secret)], enable_api=False, endpoints=endpoints, port=port)
    app.register_listener(
        partial(load_agent_on_start, str(bootstrap.ROOT / "models"), endpoints, None),
        "before_server_start",
    )
    app.register_listener(close_resources, "after_server_stop")
    # Sanic and Rasa set up loggers of their own while they are imported.
    configure_logging()
    logging.getLogger(__name__).info("rasa starts on port %d", port)
    app.run(host=LOOPBACK, port=port, workers=1, access_log=False, motd=False)


if __name__ == "__main__":
    main()
