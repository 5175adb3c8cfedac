"""Dutch: normalising what people type, reading answers, places, dates and numbers."""
