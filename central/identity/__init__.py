"""Unified identity: one person is one user, by card or by a code on a phone."""
