"""Packages that import a class only when somebody asks for it."""

from collections.abc import Callable
from importlib import import_module


def lazy_exports(package: str, exports: dict[str, tuple[str, ...]]) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """The `__getattr__` and `__dir__` of a package whose names live in submodules.

    Args:
        package: The package's `__name__`.
        exports: Submodule -> the public names it holds.

    Returns:
        The two functions, to be assigned in the package's `__init__`.
    """
    home = {name: module for module, names in exports.items() for name in names}

    def __getattr__(name: str) -> object:  # noqa: N807 - the module protocol's own name
        if name not in home:
            msg = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(msg)
        return getattr(import_module(f"{package}.{home[name]}"), name)

    def __dir__() -> list[str]:  # noqa: N807 - the module protocol's own name
        return sorted(home)

    return __getattr__, __dir__
