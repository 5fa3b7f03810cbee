"""The published language between terminal, centre and the terminal's own processes.

Frozen dataclasses, no heavy imports.
"""
