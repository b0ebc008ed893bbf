"""The commands of `python -m madang_methods`, a file each: `add_to` names its arguments, `run` does it."""
