"""The window around the pages: welcome, lock, navigation, settings, help."""
