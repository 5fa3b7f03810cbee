"""The agent that takes the outbox to the centre and brings back what became of the cases.

A process of its own. It works without the runtime, keeps no state but what is in the store, and may be killed at any
instant: whatever it was doing is done again.
"""
