"""Non-patent literature: invented papers, theses, brochures and exhibition pages, some of which decide a case."""

from typing import NamedTuple

import pandas as pd

from generator.judging import concepts
from generator.phrases import capital
from generator.topic_concepts import Topic, topics
from generator.world import Maker, World

KINDS_ZH = {
    "paper": "{t}中{m}的试验研究", "thesis": "面向{u}的{t}关键技术研究（学位论文）", "brochure": "{t}产品样本",
    "exhibition": "展会现场：采用{m}的{t}", "web_page": "{t}应用案例：{u}",
    "standard_draft": "{t}通用技术条件（征求意见稿）",
}  # fmt: skip
KINDS_EN = {
    "paper": "An experimental study of {m} in {t}", "thesis": "Key technology of {t} for {u} (thesis)",
    "brochure": "Product brochure: {t}", "exhibition": "Seen at the fair: {t} with {m}",
    "web_page": "{t} at work: {u}", "standard_draft": "General specification of {t} (draft for comment)",
}  # fmt: skip
COLUMNS = "doc_id topic_id kind title_zh title_en date features by_client grace".split()  # noqa: SIM905  # a row of names


def npl(world: World) -> pd.DataFrame:
    """About 100 documents: doc_id, topic_id, kind, title, day made public, features shown, by the client, in grace."""
    rows = []
    for number, topic in enumerate(topics()):
        rows += _of(topic, number, world)
    frame = pd.DataFrame(rows, columns=COLUMNS[1:]).sort_values(["topic_id", "date"], ignore_index=True)
    frame.insert(0, "doc_id", [f"N{place:03d}" for place in range(1, len(frame) + 1)])
    return frame


class Document(NamedTuple):
    """One document: days from the critical date, features, which name of the thing it uses, whose it is."""

    kind: str
    days: int
    features: str
    name: int = 0
    by_client: bool = False
    grace: bool = False

    def row(self, topic: Topic) -> tuple[object, ...]:
        """Its row, in words of the topic."""
        held = concepts(topic)
        zh = {"t": held["F1"].zh[self.name], "m": held["F2"].zh[0], "u": held["F5"].zh[0]}
        en = {"t": held["F1"].en[self.name], "m": held["F2"].en[0], "u": held["F5"].en[0]}
        day = pd.Timestamp(topic.critical_date) + pd.Timedelta(days=self.days)
        titles = (KINDS_ZH[self.kind].format(**zh), capital(KINDS_EN[self.kind].format(**en)))
        return (topic.topic_id, self.kind, *titles, day, self.features, self.by_client, self.grace)


def _of(topic: Topic, number: int, world: World) -> list[tuple[object, ...]]:
    days = world.random(f"npl/{topic.topic_id}").random(4)
    made = [Document("paper", -500 - int(days[0] * 900), "F1|F2", 1)]
    if topic.answer == "Y" and _first(topic):
        # Patents alone leave claim 1 to a pair; this brochure shows all of it.
        made.append(Document("brochure", -240 - int(days[1] * 180), "F1|F2|F3", 2))
    else:
        made.append(Document("thesis", 20 + int(days[1] * 70), "F1|F2|F3|F4"))
    if number % 3 == 0:
        made.append(Document("exhibition", -60 - int(days[2] * 100), "F1|F2|F3", 0, True, True))
    if number % 3 == 1:
        made.append(Document("web_page", -60 - int(days[2] * 100), "F1|F2", 0, True, False))
    made.append(Document("standard_draft", 200 - int(days[3] * 1100), "F1"))
    return [one.row(topic) for one in made]


def _first(topic: Topic) -> bool:
    """Whether it is the first topic of its field that is answered by a pair."""
    mine = [one for one in topics() if one.tech_field == topic.tech_field and one.answer == "Y"]
    return mine[0].topic_id == topic.topic_id


MAKERS: dict[str, Maker] = {"npl": npl}
