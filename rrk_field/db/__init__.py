"""The laptop's encrypted file."""
