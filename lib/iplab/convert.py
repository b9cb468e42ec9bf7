"""From upstream bytes to the schema of a table: which function makes which. What is repaired is listed, not hidden."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from iplab import convert_companions, convert_drones, convert_panel, convert_solar, convert_world

Parts = dict[str, Path]  # part of the table (for the panel: its measure) -> upstream file
Converter = Callable[[Parts], pd.DataFrame]

CONVERTERS: dict[str, Converter] = {
    "panel_from_techme": convert_panel.panel,
    "tech_market_from_techme": convert_companions.tech_market,
    "rd_intensity_from_techme": convert_companions.rd_intensity,
    "rd_activity_from_techme": convert_companions.rd_activity,
    "province_regions_from_techme": convert_companions.province_regions,
    "facility_sharing_from_techme": convert_companions.facility_sharing,
    "world_from_ncses": convert_world.world,
    "solar_documents": convert_solar.documents,
    "solar_qrels": convert_solar.qrels,
    "drone_titles": convert_drones.titles,
    "drone_ipc": convert_drones.ipc,
    "drone_applicants": convert_drones.applicants,
    "drone_applicants_cleaned": convert_drones.applicants_cleaned,
}
REPAIRS: dict[str, Converter] = {
    "panel_from_techme": convert_panel.repairs,
    "tech_market_from_techme": convert_companions.repairs,
    "rd_intensity_from_techme": convert_companions.repairs,
    "rd_activity_from_techme": convert_companions.repairs,
    "province_regions_from_techme": convert_companions.region_repairs,
    "facility_sharing_from_techme": convert_companions.facility_repairs,
    "world_from_ncses": convert_world.repairs,
    "solar_documents": convert_solar.document_repairs,
    "solar_qrels": convert_solar.qrel_repairs,
    "drone_titles": convert_drones.title_repairs,
    "drone_ipc": convert_drones.ipc_repairs,
    "drone_applicants": convert_drones.applicant_repairs,
    "drone_applicants_cleaned": convert_drones.cleaned_repairs,
}
