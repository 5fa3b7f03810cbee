"""Drives the tests that take anything at all by what reaches new code, for as long as one likes.

The targets are those of the tests that Hypothesis gives arbitrary input to: what may come out of a parser is said once,
there.
"""
