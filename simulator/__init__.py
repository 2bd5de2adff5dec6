"""A hall in time: visitors and operators over the real wire, or in one process."""
