"""Decisions on their way to the departments in charge (审管联动)."""
