# Coordinates that are no well-known text.
# expects: Geometry
PREFIX geo: <http://www.opengis.net/ont/geosparql#>

DELETE { ?g geo:asWKT ?wkt } INSERT { ?g geo:asWKT "41.25, 12.5"^^geo:wktLiteral } WHERE { ?g geo:asWKT ?wkt }
