"""Slips and applications."""
