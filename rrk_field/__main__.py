"""`rrk-field`: the window, or one of the commands. Nothing heavy is imported to decide which."""

import sys


def main() -> int:
    """Run what the command line asks for; return the exit code."""
    from rrk_field import commands

    arguments = sys.argv[1:]
    asked = commands.read(arguments)
    if asked.command:
        return commands.run(asked)
    from rrk_field import app

    return app.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
