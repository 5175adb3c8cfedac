"""What is asked about the programme and has one answer of its own."""

from __future__ import annotations

#: By the rules of ``nlu_data/rules/programme.yml``; the intents are called ``ask_`` and a topic.
TOPICS = frozenset(
    {
        "programme",
        "target_group",
        "duration",
        "cost",
        "region",
        "rent_guarantee",
        "network_work",
        "income_condition",
        "temporary_housing",
        "coach_role",
        "waiting_list",
        "how_to_refer",
        "detention",
        "minors",
        "no_papers",
        "financing",
        "results",
        "voluntary",
        "aftercare",
        "privacy",
    }
)
ASKS = frozenset(f"ask_{topic}" for topic in TOPICS)
