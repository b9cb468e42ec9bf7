"""Kilometres on the sphere and 2SFCA: identities, and PySAL's second opinion."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from iplab import data
from iplab.accessibility import (
    SERVING,
    demand_points,
    distances,
    great_circle_km,
    lowest_tenth,
    near,
    supply_points,
    three_rings,
    two_step,
    with_hours,
)
from iplab.errors import MethodError

POINT = st.tuples(st.floats(100, 110), st.floats(25, 35))
TOWNS = st.lists(st.tuples(POINT, st.integers(0, 9000)), min_size=1, max_size=12)
SITES = st.lists(st.tuples(POINT, st.integers(0, 9000)), min_size=1, max_size=12)


def frames(towns, sites):
    def points(rows, name, value):
        return pd.DataFrame(
            {
                name: [f"{name}{i}" for i in range(len(rows))],
                "lon": [row[0][0] for row in rows],
                "lat": [row[0][1] for row in rows],
                value: [row[1] for row in rows],
            }
        )

    return points(towns, "city", "firms"), points(sites, "inst_id", "hours")


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [((0, 0), (180, 0), 20015.1), ((116.41, 39.90), (121.47, 31.23), 1067.9), ((104, 30), (104, 30), 0)],
)
def test_known_distances(one, other, km):
    assert float(great_circle_km(*one, *other)) == pytest.approx(km, abs=2)


@settings(deadline=None)
@given(POINT, POINT, POINT)
def test_distance_is_symmetric_and_no_detour_is_shorter(a, b, c):
    assert great_circle_km(*a, *b) == pytest.approx(great_circle_km(*b, *a))
    assert great_circle_km(*a, *c) <= great_circle_km(*a, *b) + great_circle_km(*b, *c) + 1e-6


@settings(deadline=None)
@given(TOWNS, SITES, st.floats(1, 800))
def test_access_times_demand_is_the_hours_that_have_demand_in_reach(towns, sites, radius):
    cities, bodies = frames(towns, sites)
    reached = two_step(cities, bodies, radius)
    km = distances(cities, bodies).to_numpy()
    wanted = ((km <= radius) & (cities["firms"].to_numpy() > 0)[:, None]).any(axis=0)
    used = (reached.to_numpy() * cities["firms"].to_numpy()).sum() / 10_000
    assert used == pytest.approx(bodies["hours"].to_numpy()[wanted].sum(), rel=1e-9, abs=1e-6)
    assert (reached >= 0).all()


@settings(deadline=None)
@given(TOWNS, SITES, st.floats(1, 800))
def test_pysal_agrees(towns, sites, radius):
    cities, bodies = frames([(spot, n + 1) for spot, n in towns], sites)
    km = distances(cities, bodies)
    cost = km.stack().rename("cost").rename_axis(["origin", "dest"]).reset_index()
    other = pytest.importorskip("access.fca").two_stage_fca(
        cities.set_index("city"),
        bodies.set_index("inst_id"),
        cost,
        max_cost=radius,
        demand_index=True,
        demand_name="firms",
        supply_name="hours",
    )
    ours = two_step(cities, bodies, radius)
    assert ours.to_numpy() == pytest.approx(10_000 * other.reindex(ours.index).fillna(0).to_numpy(), rel=1e-9, abs=1e-9)


def test_decay_gives_to_the_near_what_it_takes_from_the_far():
    cities, bodies = frames([((104.0, 30.0), 100), ((104.9, 30.0), 100)], [((104.0, 30.0), 600)])
    plain, decayed = two_step(cities, bodies, 100), two_step(cities, bodies, 100, decay=three_rings)
    assert plain.iloc[0] == plain.iloc[1] == 30_000
    assert decayed.iloc[0] > plain.iloc[0] > decayed.iloc[1] > 0


def test_places_that_reach_the_same_bodies_tie_exactly():
    rng = np.random.default_rng(0)
    sites = [((104 + x, 30 + y), int(n)) for x, y, n in rng.uniform(0, 0.3, (57, 3)) * [1, 1, 9999]]
    reached = two_step(*frames([((104.1 + i / 999, 30.1), 37) for i in range(23)], sites), 300)
    assert reached.nunique() == 1


def test_two_cities_share_what_one_had():
    towns = [((104.0, 30.0), 100), ((104.1, 30.0), 300)]
    cities, bodies = frames(towns, [((104.05, 30.0), 800)])
    assert two_step(cities, bodies, 50).tolist() == [20_000, 20_000]
    assert two_step(cities.head(1), bodies, 50).tolist() == [80_000]


@pytest.mark.parametrize("radius", [0, -5, float("nan")])
def test_a_radius_must_be_above_zero(radius):
    with pytest.raises(MethodError, match="radius"):
        two_step(*frames([((104, 30), 1)], [((104, 30), 1)]), radius)


def test_missing_demand_is_refused():
    cities, bodies = frames([((104, 30), 1)], [((104, 30), 1)])
    with pytest.raises(MethodError, match="missing value"):
        two_step(cities.assign(firms=np.nan), bodies, 10)


@settings(deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=40))
def test_the_lowest_tenth_is_a_tenth_or_more_and_nobody_outside_is_as_low(values):
    access = pd.Series(values, index=[f"c{i}" for i in range(len(values))])
    low = lowest_tenth(access)
    assert len(low) >= len(values) / 10
    assert access.drop(low).min() > access[low].max() or len(low) == len(values)


def test_points_of_the_course_are_what_the_tables_say():
    places, institutions = data.load("places"), data.load("institutions")
    cities, sites = demand_points(places), supply_points(institutions, "2025-06-30")
    assert len(cities) == len(places)
    assert set(sites["type"]) == set(SERVING)
    assert with_hours(cities, sites)["hours"].sum() == sites["hours"].sum()
    assert (cities["rural_people"] <= places["population"]).all()


def test_twice_the_radius_around_a_province_is_enough():
    cities, sites = demand_points(data.load("places")), supply_points(data.load("institutions"), "2025-06-30")
    whole = two_step(cities, sites, 100)
    part = two_step(near(cities, cities, "四川省", 200), near(sites, cities, "四川省", 200), 100)
    own = cities.loc[cities["province"] == "四川省", "city"]
    assert part[own].to_numpy() == pytest.approx(whole[own].to_numpy())
