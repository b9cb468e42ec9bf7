"""How English abstracts and titles are built: segments with variants, and the plans that string them together.

a{n_thing} with its article, {thing} without; {list} all features with articles; {does} a sentence each; {wherein} the
same in one sentence; {for_use} "for … applications"; {steps}; {a_p1} {p2} parts; {q} {q2} quantities;
{use} {problem} {effect} {effect2} {area}.
"""

SEGMENTS: dict[str, tuple[str, ...]] = {
    "us_device": (
        "A{n_thing} includes {a_p1}, {a_p2}, {list}.",
        "A{n_thing} is provided that includes {a_p1} and {a_p2} together with {list}.",
        "Embodiments of a{n_thing} include {a_p1}, {a_p2}, {list}.",
    ),
    "ep_device": (
        "A{n_thing} comprising {a_p1}, {a_p2}, {list}, wherein {wherein}.",
        "The invention relates to a{n_thing} having {a_p1} and {a_p2}, comprising {list}, in which {wherein}.",
        "The present invention concerns a{n_thing} comprising {a_p1}, characterised in that {list} are provided, "
        "and that {wherein}.",
    ),
    "method": (
        "A{n_thing} includes: {steps}.",
        "Disclosed is a{n_thing}, comprising the following steps: {steps}.",
        "The invention provides a{n_thing}. The steps are as follows: {steps}.",
        "A{n_thing} comprises {steps}.",
    ),
    "mixture": (
        "A{n_thing} comprises {a_p1}, {list}.",
        "The invention discloses a{n_thing} containing {list}, as well as {a_p1} and {a_p2}.",
        "Provided herein is a{n_thing} that contains {a_p1} in combination with {list}.",
    ),
    "discloses": (
        "The invention discloses a{n_thing} {for_use}, comprising {list}.",
        "Disclosed is a{n_thing}, which comprises {a_p1}, {list}.",
        "The {right} discloses a{n_thing} comprising {list}.",
    ),
    "field": (
        "The {right} relates to the technical field of {area}, and in particular to a{n_thing}.",
        "The {right} belongs to the field of {area} and discloses a{n_thing}.",
        "This disclosure relates to {area}. A{n_thing} is described.",
    ),
    "problem": (
        "The prior art suffers from {problem}. To solve this problem, a{n_thing} is proposed.",
        "In order to address {problem}, the {right} provides a{n_thing} {for_use}.",
        "Existing solutions suffer from {problem} and are ill suited to the conditions of {use}. "
        "A{n_thing} is therefore provided.",
    ),
    "use_first": (
        "Disclosed {for_use} is a{n_thing}.",
        "A{n_thing} intended {for_use} addresses {problem}.",
    ),
    "comprising": (
        "It comprises {a_p1}, {list}.",
        "The {thing} comprises {list}.",
        "The arrangement includes {list}.",
    ),
    "does": ("{does}", "In operation, {wherein}.", "{does}"),
    "steps": ("The following steps are carried out: {steps}.", "The procedure comprises {steps}."),
    "parts": (
        "The {p1} is connected to the {p2}, and {a_p3} is arranged on one side of the {p2}.",
        "A further {p3} cooperates with the {p1}.",
    ),
    "parts_plain": ("The {p2} and the {p3} are also involved.", "Use is also made of {a_p3}."),
    "quantity": ("The {q}.", "Preferably, the {q}.", "In one embodiment, the {q} and the {q2}."),
    "effect": (
        "The {thing} operates reliably under varying conditions, thereby {effect}.",
        "The solution has the advantage of {effect} and {effect2}.",
        "Compared with the prior art, the {right} offers the benefit of {effect}.",
        "Beneficial effects include {effect}.",
    ),
    "use_late": (
        "The {thing} is suitable {for_use}.",
        "It may be used in the context of {use}.",
        "One field of application is {use}.",
    ),
    "not_this": (
        "Unlike a conventional {not_this}, no change of the existing layout is needed.",
        "The working principle differs from that of a known {not_this}.",
        "The device may be combined with a {not_this} but does not depend on it.",
    ),
    "boilerplate": (
        "Other aspects are also described.",
        "This abstract is provided for information only and does not limit the scope of the claims.",
    ),
    "decoy": (
        "A{n_thing} includes a housing, a controller, {list}.",
        "The {right} relates to a{n_thing} that overcomes {problem} and comprises {list}.",
        "Disclosed is a{n_thing}, provided with {list}, which avoids {problem}.",
        "To overcome {problem}, a{n_thing} having {list} is proposed.",
    ),
    "decoy_does": ("The {thing} {thing_does}. {does}", "The {thing} {thing_does}, and {wherein}."),
    "decoy_effect": ("The result is {effect}.", "The solution has the advantage of {effect}."),
}

DEVICE: tuple[tuple[str, ...], ...] = (
    ("us_device", "does", "use_late"),
    ("us_device", "does", "quantity", "use_late", "effect"),
    ("ep_device", "use_late", "effect"),
    ("ep_device", "parts", "use_late"),
    ("discloses", "parts", "does", "use_late", "effect"),
    ("field", "comprising", "does", "use_late", "effect"),
    ("problem", "comprising", "does", "use_late"),
    ("use_first", "comprising", "does", "parts", "effect"),
)
METHOD: tuple[tuple[str, ...], ...] = (
    ("method", "use_late"),
    ("field", "steps", "use_late", "effect"),
    ("problem", "steps", "use_late"),
    ("use_first", "steps", "quantity", "effect"),
    ("method", "parts_plain", "quantity", "use_late"),
)
MIXTURE: tuple[tuple[str, ...], ...] = (
    ("mixture", "does", "use_late"),
    ("field", "comprising", "does", "use_late"),
    ("problem", "comprising", "does", "quantity", "use_late"),
    ("use_first", "comprising", "does", "effect"),
)
DECOY: tuple[tuple[str, ...], ...] = (("decoy", "decoy_does", "decoy_effect"), ("decoy", "decoy_does", "boilerplate"))
PLANS = {"product": DEVICE, "method": METHOD, "composition": MIXTURE, "utility": DEVICE, "decoy": DECOY}
FILLERS = ("effect", "quantity", "parts_plain", "boilerplate")
STEPS: tuple[tuple[str, str, str, str], ...] = (
    ("providing {p}; ", "using {m}, which {d}", "; ", "bcde"),
    ("(a) preparing {p}; ", "({n}) applying {m} that {d}", "; ", "bcde"),
    ("obtaining {p}, ", "operating {m} which {d}", ", ", "bcde"),
)
TITLES: dict[str, tuple[str, ...]] = {
    "product": (
        "{thing}", "{thing}", "{thing} with {m1}", "{thing} for {use}", "{thing} having {m1} and {m2}",
        "{thing} and method for using same", "{thing} and control method therefor",
    ),
    "method": (
        "{thing}", "{thing} and system", "{thing} based on {m1}", "{thing} for {use}", "{thing}, apparatus and device",
    ),
    "composition": ("{thing}", "{thing} and preparation thereof", "{thing} containing {m1}", "{thing} for {use}"),
    "decoy": ("{thing}", "{thing} with {m1}"),
}  # fmt: skip
TITLES["utility"] = TITLES["product"][:5]
DECOY_EFFECTS = ("lower operating cost", "reliable operation", "a long service life", "simple handling")
AMERICAN = {
    "fibre": "fiber", "colour": "color", "vapour": "vapor", "mould": "mold", "aluminium": "aluminum", "grey": "gray",
    "characterised": "characterized", "optimisation": "optimization", "neighbour": "neighbor", "centre": "center",
    "modelling": "modeling", "labelling": "labeling", "atomisation": "atomization", "tumour": "tumor",
    "sulphur": "sulfur", "odour": "odor", "behaviour": "behavior", "recognises": "recognizes", "stabilis": "stabiliz",
    "tunnelling": "tunneling", "optimise": "optimize", "metre": "meter",
}  # fmt: skip
