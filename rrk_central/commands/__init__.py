"""What is typed at the office: one module for each subject, each with `add_to(commands)`."""
