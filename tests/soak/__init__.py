"""Hours of use in minutes: nothing grows, nothing gets slower."""
