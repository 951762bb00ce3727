"""What a power cut may leave on the disk: one run is traced, and every moment of it replayed."""
