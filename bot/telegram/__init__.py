"""The way in and out by Telegram; the only folder that imports python-telegram-bot."""
