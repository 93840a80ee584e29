"""Measures, side by side with other tools."""
