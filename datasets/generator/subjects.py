"""Which module makes which table."""

from generator import (
    aliases,
    citations,
    concordance,
    digital,
    dirty,
    firms,
    improvement,
    legal_events,
    network,
    patents,
    people,
    research,
    retrieval,
    rights,
    service,
    world_panel,
)
from generator.world import Maker

MAKERS: dict[str, Maker] = {
    **network.MAKERS,
    **firms.MAKERS,
    **patents.MAKERS,
    **citations.MAKERS,
    **legal_events.MAKERS,
    **aliases.MAKERS,
    **dirty.MAKERS,
    **concordance.MAKERS,
    **research.MAKERS,
    **retrieval.MAKERS,
    **rights.MAKERS,
    **improvement.MAKERS,
    **people.MAKERS,
    **service.MAKERS,
    **digital.MAKERS,
    **world_panel.MAKERS,
}
