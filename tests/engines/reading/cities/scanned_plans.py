# ruff: noqa: E501 -- the rows of a made-up plan are kept on one line each
"""Plans as a scanner's text: pages of pipe rows, damaged in the ways that scans are, in words of their own."""

from __future__ import annotations

from tests.engines.reading.cities.truth import City, Step

# Departments stand without separators and in no order; each row of the truth says how they are cut.
SCAN = """

Kestrel Valley Wildfire Resilience Strategy

| Focus | Project | Status | Crew | Finish by |
|---|---|---|---|---|
| Living with smoke | Give box fans and filters to homes of people over 70. | Underway | Health Agency Area Council on Aging | 06/15/26 |
| | Open clean air rooms in both libraries. | Done | Library District | 08/01/25 |
| | Post smoke forecasts at trailheads. | Delayed | Trails Office Health Agency | 07/15/26 |
| Homes that hold | Inspect every roof in the hillside overlay. | Underway | Fire Marshal | 10/31/26 |
| | Pay half of the cost of ember-resistant vents. | Delayed | Fire Marshal Assessor | 03/31/27 |
| | Require zone zero around new decks. | Done | Planning Desk Fire Marshal | 11/15/25 |
| | Lend chippers to block captains and haul away the brush that they pile at the | Underway | Trails Office | 05/30/26 |

| | curb. | | | |
|---|---|---|---|---|
| | Map private water tanks. | Delayed | Water District Fire Marshal | 09/15/26 |
| Ways out | Widen Quarry Road to two full lanes. | Underway | Roads Department | 12/15/27 |
| | Install sirens at four schools. | Underway | Sheriff School District | 08/20/26 |
| | Hold an evacuation drill each June. | Done | Sheriff Fire Marshal Area Council on Aging | 06/10/25 |
| | Clear vegetation for 30 feet along all | Delayed | Roads | 04/30/27 |
| | county roads. | | Department | |
| T | 1 | | 1 | |
| Forests | Thin 900 acres above the reservoir. | Underway | Water District Trails Office | 11/30/27 |
| | Burn piles in winter under a regional permit. | Underway | Fire Marshal | 02/28/27 |
| | Replant oak on the Ridge scar. | Delayed | Trails Office School District | 03/15/28 |
"""
TRUTH = [
    ("Living with smoke", "Give box fans and filters to homes of people over 70.", "Underway", ("Health Agency", "Area Council on Aging"), "2026-06-15"),
    ("Living with smoke", "Open clean air rooms in both libraries.", "Done", ("Library District",), "2025-08-01"),
    ("Living with smoke", "Post smoke forecasts at trailheads.", "Delayed", ("Trails Office", "Health Agency"), "2026-07-15"),
    ("Homes that hold", "Inspect every roof in the hillside overlay.", "Underway", ("Fire Marshal",), "2026-10-31"),
    ("Homes that hold", "Pay half of the cost of ember-resistant vents.", "Delayed", ("Fire Marshal", "Assessor"), "2027-03-31"),
    ("Homes that hold", "Require zone zero around new decks.", "Done", ("Planning Desk", "Fire Marshal"), "2025-11-15"),
    ("Homes that hold", "Lend chippers to block captains and haul away the brush that they pile at the curb.", "Underway", ("Trails Office",), "2026-05-30"),
    ("Homes that hold", "Map private water tanks.", "Delayed", ("Water District", "Fire Marshal"), "2026-09-15"),
    ("Ways out", "Widen Quarry Road to two full lanes.", "Underway", ("Roads Department",), "2027-12-15"),
    ("Ways out", "Install sirens at four schools.", "Underway", ("Sheriff", "School District"), "2026-08-20"),
    ("Ways out", "Hold an evacuation drill each June.", "Done", ("Sheriff", "Fire Marshal", "Area Council on Aging"), "2025-06-10"),
    ("Ways out", "Clear vegetation for 30 feet along all county roads.", "Delayed", ("Roads Department",), "2027-04-30"),
    ("Forests", "Thin 900 acres above the reservoir.", "Underway", ("Water District", "Trails Office"), "2027-11-30"),
    ("Forests", "Burn piles in winter under a regional permit.", "Underway", ("Fire Marshal",), "2027-02-28"),
    ("Forests", "Replant oak on the Ridge scar.", "Delayed", ("Trails Office", "School District"), "2028-03-15"),
]  # fmt: skip

MERGED = """Port Seton Harbor Safety Program

| Task | Progress | Unit | Deadline |
|--|--|--|--|
| Inspect all mooring chains. | Done | Harbor Patrol | 2026-02-01 |
| Replace the fuel dock's hoses. | Underway | Marina Operations, Harbor Patrol | 2026-07-15 |
| Paint the breakwater's edge. | Delayed | Marina Operations | 2026-05-20 |
| Buy a second rescue boat. | Underway | Finance | 2026-12-01 |

| Train divers for night search. Fence the crane yard. | Underway Delayed | Harbor Patrol Marina Operations | 2026-10-01 2026-11-15 |
|--|--|--|--|
| Charge for abandoned vessels. | Underway | Finance, Legal | 2026-09-09 |
| Publish the tide gauge online. | Done | Technology | 2026-01-10 |
| Post speed limits at the channel's mouth. | Delayed | Harbor Patrol | 2026-04-04 |
"""
MERGED_TRUTH = [
    ("Inspect all mooring chains.", "Done", ("Harbor Patrol",), "2026-02-01"),
    ("Replace the fuel dock's hoses.", "Underway", ("Marina Operations", "Harbor Patrol"), "2026-07-15"),
    ("Paint the breakwater's edge.", "Delayed", ("Marina Operations",), "2026-05-20"),
    ("Buy a second rescue boat.", "Underway", ("Finance",), "2026-12-01"),
    ("Train divers for night search.", "Underway", ("Harbor Patrol",), "2026-10-01"),
    ("Fence the crane yard.", "Delayed", ("Marina Operations",), "2026-11-15"),
    ("Charge for abandoned vessels.", "Underway", ("Finance", "Legal"), "2026-09-09"),
    ("Publish the tide gauge online.", "Done", ("Technology",), "2026-01-10"),
    ("Post speed limits at the channel's mouth.", "Delayed", ("Harbor Patrol",), "2026-04-04"),
]
CITIES = [
    City(
        "scan, two pages, departments in no order",
        "wildfire.txt",
        lambda: SCAN.encode(),
        tuple(
            Step(goal=goal, text=text, status=status, departments=names, deadline=day)
            for goal, text, status, names, day in TRUTH
        ),
    ),
    City(
        "scan, two steps in one row",
        "harbor-safety.txt",
        lambda: MERGED.encode(),
        tuple(
            Step(text=text, status=status, departments=names, deadline=day) for text, status, names, day in MERGED_TRUTH
        ),
    ),
]
