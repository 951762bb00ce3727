"""Programs that a benchmark starts and looks at from outside."""
