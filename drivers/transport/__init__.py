"""Ways to reach a device: open, deadline, reconnect. One error type for all of them."""
