"""What all the tests share."""

from hypothesis import settings

# A machine at work is no fault of the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
