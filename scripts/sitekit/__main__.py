"""The entry for CI and other tools, without set-up: PYTHONPATH=scripts python -m sitekit check."""

import sys

try:
    from sitekit.commands import run_command

    if __name__ == "__main__":
        sys.stdout.reconfigure(encoding="utf-8")
        raise SystemExit(run_command(sys.argv[1:]))
except KeyboardInterrupt:  # a person knows that they pressed Ctrl+C
    raise SystemExit(130) from None
