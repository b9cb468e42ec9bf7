"""The service network: places, bodies and the province panel."""

import pandas as pd

from generator.institutions import institutions
from generator.panel import province_panel
from generator.places import places
from generator.world import Maker, World


def _places(world: World) -> pd.DataFrame:
    return places(world["divisions"], world.random("places"))


def _institutions(world: World) -> pd.DataFrame:
    return institutions(world["places"], world.random("institutions"))


def _panel(world: World) -> pd.DataFrame:
    return province_panel(world["places"], world.random("province_panel"))


MAKERS: dict[str, Maker] = {"places": _places, "institutions": _institutions, "province_panel": _panel}
