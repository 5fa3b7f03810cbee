"""The camera before which a citizen stands: looked through only while a step needs it, and nothing of it is kept."""
