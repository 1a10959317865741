"""Reading: months, seasons, quarters and halves in the languages read."""

from __future__ import annotations

import re

MONTHS: dict[str, int] = {}
_NAMES = """
january jan enero ene janvier janv januar jänner jän janeiro janaayo jannaayo
february feb febrero février fév févr fevrier februar fevereiro febraayo
march mar marzo mars märz maerz mrz março maarso
april apr abril abr avril avr
may mayo mai maio maajo
june jun junio juin juni junho juun
july jul julio juillet juil juli julho luulyo
august aug agosto ago août aout ogosto
september sep sept septiembre setiembre septembre setembro set sebtembar
october oct octubre octobre oktober okt outubro out oktoobar
november nov noviembre novembre novembro nofembar
december dec diciembre dic décembre déc dezember dez dezembro disembar
"""
for _number, _line in enumerate(_NAMES.strip().splitlines(), start=1):
    for _name in _line.split():
        MONTHS[_name] = _number
MONTHS["aug."] = 8
MONTH_PATTERN = "|".join(sorted((name for name in MONTHS if "." not in name), key=len, reverse=True))

# Season -> its last month, as weather services count; winter runs into the next year and is a doubt.
SEASONS: dict[str, int] = {
    "spring": 5, "primavera": 5, "printemps": 5, "frühling": 5, "frühjahr": 5,
    "summer": 8, "verano": 8, "été": 8, "sommer": 8, "verão": 8,
    "fall": 11, "autumn": 11, "otoño": 11, "automne": 11, "herbst": 11, "outono": 11,
    "winter": 2, "invierno": 2, "hiver": 2, "inverno": 2,
}  # fmt: skip
ORDINALS: dict[str, int] = {
    "first": 1, "1st": 1, "primer": 1, "primero": 1, "premier": 1, "1er": 1, "erstes": 1, "erster": 1, "1.": 1, "i": 1,
    "second": 2, "2nd": 2, "segundo": 2, "deuxième": 2, "2e": 2, "zweites": 2, "zweiter": 2, "2.": 2, "ii": 2,
    "third": 3, "3rd": 3, "tercer": 3, "tercero": 3, "troisième": 3, "3e": 3, "drittes": 3, "3.": 3, "iii": 3,
    "fourth": 4, "4th": 4, "cuarto": 4, "quatrième": 4, "4e": 4, "viertes": 4, "4.": 4, "iv": 4,
}  # fmt: skip

# A column's head that names a stretch of time without its year: "Short term", "Year 2", "Q3", "1-3 years", "March".
PERIOD = re.compile(
    rf"^\W*(?:(?:short|medium|mid|long|near|intermediate)(?:er)?[\s-]*(?:term|range)|immediate(?:ly)?|[qt]\s?[1-4]"
    rf"|(?:year|yr|phase|fase|jahr|année|año|quarter)\s?(?:[1-9]|one|two|three|four|five)"
    rf"|[<>]?\s?\d{{1,2}}\+?(?:\s?(?:-|–|to)\s?\d{{1,2}})?\s?(?:months?|mos?|years?|yrs?)\.?\+?"
    rf"|(?:corto|mediano|medio|largo) plazo|(?:court|moyen|long) terme|(?:kurz|mittel|lang)fristig|fy\s?'?\d{{2,4}}"
    rf"|{MONTH_PATTERN})\.?\s*(?:\(.*\))?\W*$",
    re.IGNORECASE,
)
