"""What each part of a search strategy is worth: the full search and what it loses when one part is left out."""

import pandas as pd

from generator.qrels import judged_relevant
from generator.topic_concepts import topics
from generator.topic_search import FULL, Strategy
from generator.topics import STANDARD_ZH, collection
from generator.world import Maker, World

LEFT_OUT = {
    "nothing": FULL,
    "synonyms": Strategy(synonyms=False),
    "classes": Strategy(classes=False),
    "earlier_classes": Strategy(earlier=False),
    "english": Strategy(languages=("zh",)),
    "chinese": Strategy(languages=("en",)),
    "words": Strategy(words=False),
    "abstracts": Strategy(title_only=True),
    "abstracts_and_classes": Strategy(title_only=True, classes=False),
    "all_but_standard_chinese_words": STANDARD_ZH,
}


def topic_ablation(world: World) -> pd.DataFrame:
    """What the full search finds, and what it loses when one thing is left out; against all that is relevant."""
    held = collection(world)
    rows = []
    for topic in topics():
        relevant = held.publications["pub_no"].isin(judged_relevant(world, topic)).to_numpy()
        for name, strategy in LEFT_OUT.items():
            found = held.found(topic, strategy)
            counts = (int(found.sum()), int((found & relevant).sum()), int(relevant.sum()))
            rows.append((topic.topic_id, name, *counts, round(counts[1] / counts[2], 4)))
    columns = ["topic_id", "without", "retrieved", "relevant_found", "relevant", "recall"]
    return pd.DataFrame(rows, columns=columns)


MAKERS: dict[str, Maker] = {"topic_ablation": topic_ablation}
