"""The citizen's screen, without a display."""
