"""CareCircle on a Spark cluster: a study of any size, tile by tile.

Spark reads the tables and gives each tile its rows and those around it; the command ``carecircle`` answers on the
workers, and ``carecircle join`` puts the answers together. Nothing is computed here that the command computes.
"""

from .job import StudyJob
from .study import StudyError

__all__ = ["StudyError", "StudyJob"]
