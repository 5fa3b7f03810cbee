"""A camera above a table that photographs papers."""
