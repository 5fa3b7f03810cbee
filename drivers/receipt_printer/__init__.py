"""The receipt printer: ESC/POS over a serial line, 80 mm paper."""
