"""Digital: the tables of the catalogue, of registers to be linked and of the platform."""

from generator import bad_file, catalogue, registers, snapshots, usage
from generator.world import Maker

MAKERS: dict[str, Maker] = {
    **catalogue.MAKERS,
    **registers.MAKERS,
    **usage.MAKERS,
    **snapshots.MAKERS,
    **bad_file.MAKERS,
}
