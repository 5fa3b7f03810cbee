"""Processes that die at a named point, once, and live the next time. Nothing of it is in what ships."""
