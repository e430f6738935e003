"""The schemas of the laptop's file, one after the other; frozen once released."""
