"""A camera that reads codes: what `drivers.barcode` does with a scan module, from pictures."""
