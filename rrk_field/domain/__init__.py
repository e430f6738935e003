"""What the programme is: records, vocabularies, pure rules."""
