"""Durable delivery: the inbox, the outbox, rate limits, retries, retention."""
