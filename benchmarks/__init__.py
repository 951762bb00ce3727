"""Programs that hold the journal against a physical limit, measured in the same run."""
