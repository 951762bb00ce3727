"""Bringing in what was written elsewhere: read with limits, shown first, all or nothing."""
