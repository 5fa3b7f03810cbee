"""The virtual hall: emulated devices on ptys and sockets, faults on demand. None of it ships with a terminal."""
