"""Days worth marking, and whether they were."""
