"""The statistics of a questionnaire and its scores, in plain Python: one idea a file.

Data are whole numbers and fractions until the last step (a float counts as it is written: 0.1 is one tenth), so
that the order of rows or items changes nothing and "no variance" is a fact, not a matter of rounding. Each result
names the convention that it follows; `docs/explanation/statistics.md` says why.
"""
