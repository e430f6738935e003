"""RRK Field: the laptop's program."""
