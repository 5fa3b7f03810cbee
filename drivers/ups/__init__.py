"""The uninterruptible power supply, as Network UPS Tools tells of it."""
