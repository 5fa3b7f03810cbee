"""Guidance lights, doors, tamper and presence sensors and relays on a Modbus RTU board."""
