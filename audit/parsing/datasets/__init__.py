"""Data sets of statistics programs: variables with labels, coded values, dates as counts."""
