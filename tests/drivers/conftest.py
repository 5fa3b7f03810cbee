"""Generated tests have no time limit of their own: the machine may be busy with something else."""

from hypothesis import settings

settings.register_profile("drivers", deadline=None, max_examples=60)
settings.load_profile("drivers")
