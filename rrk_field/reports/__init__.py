"""Paper and tables, from plain facts."""
