"""The tables of the retrieval collection."""

from generator import ablation, ai_answers, npl, products, qrels, runs, topics
from generator.world import Maker

MAKERS: dict[str, Maker] = {
    **topics.MAKERS,
    **qrels.MAKERS,
    **runs.MAKERS,
    **ablation.MAKERS,
    **products.MAKERS,
    **npl.MAKERS,
    **ai_answers.MAKERS,
}
