"""Service: the tables of the desk, of demand and supply, of providers and of evaluation."""

from generator import (
    clients,
    demands,
    hotline,
    market,
    matching,
    providers,
    rectification,
    scorecard,
    service_items,
    survey,
    tickets,
    visits,
    working_days,
)
from generator.world import Maker

MAKERS: dict[str, Maker] = {
    **working_days.MAKERS,
    **service_items.MAKERS,
    **clients.MAKERS,
    **tickets.MAKERS,
    **rectification.MAKERS,
    **hotline.MAKERS,
    **survey.MAKERS,
    **demands.MAKERS,
    **scorecard.MAKERS,
    **matching.MAKERS,
    **visits.MAKERS,
    **providers.MAKERS,
    **market.MAKERS,
}
