"""A toolbox of a fund that does not exist, as a package that could be installed."""
