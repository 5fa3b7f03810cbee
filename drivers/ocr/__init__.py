"""Reading what stands on papers, in a process that comes and goes."""
