"""The web chat: one page, and the few addresses that it speaks to."""
