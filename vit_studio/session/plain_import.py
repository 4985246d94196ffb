"""Python's own `import`, which PySide has put another one in front of."""

import builtins


def import_plainly() -> None:
    """From now on import as without PySide; call it when PySide's own modules are there.

    PySide reads the source of each module that is imported, to see whether it is one that may say `from __feature__`:
    that makes `import torch`, of 1,500 modules, a tenth longer. Nobody here says so.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
