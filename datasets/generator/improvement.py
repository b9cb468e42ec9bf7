"""Standardised cities, and what collection points, assessments, pilots and targets leave behind."""

from generator import assessment, cities, collection, pilots, progress, reports
from generator.world import Maker

MAKERS: dict[str, Maker] = {
    **cities.MAKERS,
    **reports.MAKERS,
    **assessment.MAKERS,
    **pilots.MAKERS,
    **progress.MAKERS,
    **collection.MAKERS,
}
