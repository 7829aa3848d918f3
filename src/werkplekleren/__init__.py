"""Workplace-learning instruments, honest assessments and knowledge-retention plans for small technical firms.

Import what you need from here or from a concept's package; nothing is loaded before it is used.

>>> import werkplekleren as wpl
>>> toolbox = wpl.Toolbox.builtin()
>>> "leercultuurscan" in toolbox.questionnaires
True
"""

__version__ = "0.1.0"
