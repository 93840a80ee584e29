"""Doorways: the only code that imports Pelican."""
