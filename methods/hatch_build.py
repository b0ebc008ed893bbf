"""Take the engine into the wheel, without its tests."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class EngineHook(BuildHookInterface):
    """The source lies beside this folder, where hatchling's own patterns do not reach."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        source = Path(self.root).parent / "src"
        for file in sorted((source / "madang_methods").rglob("*")):
            if file.is_file() and not {"tests", "__pycache__"} & set(file.relative_to(source).parts):
                build_data["force_include"][str(file)] = file.relative_to(source).as_posix()
        license = Path(self.root).parent / "LICENSE"
        build_data["force_include"][str(license)] = "madang_methods/LICENSE"
