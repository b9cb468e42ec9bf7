"""Rights other than patents: marks, geographical indications with their counties, layout-designs."""

from generator import counties, geographical, gi_returns, layouts, trademarks
from generator.world import Maker

MAKERS: dict[str, Maker] = {
    **trademarks.MAKERS,
    **counties.MAKERS,
    **gi_returns.MAKERS,
    **geographical.MAKERS,
    **layouts.MAKERS,
}
