"""The office's server."""
