"""One call to the system fails, each once, and what was there before or what was meant is there."""
