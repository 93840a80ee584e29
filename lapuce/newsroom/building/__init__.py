"""A build: whole, or only the pages of an edit."""
