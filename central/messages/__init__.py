"""Text messages: what the citizen is told after leaving, and through whom."""
