"""The resident identity card reader (SDT serial protocol of the SAM module)."""
