"""What runs inside the Rasa server; the only folder of ``bot`` that imports rasa."""
