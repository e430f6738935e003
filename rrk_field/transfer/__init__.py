"""Filled questionnaires to files of others and back: XForms instances, CSV, XLSX."""
