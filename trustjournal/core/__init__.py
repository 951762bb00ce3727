"""What every feature stands on: time, places, settings, problems, changes, text."""
