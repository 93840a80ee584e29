"""View models: plain functions from a page's inputs to what its template receives."""
