# A latitude beyond the pole.
# expects: Place
PREFIX wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>

DELETE { ?place wgs:lat ?lat } INSERT { ?place wgs:lat 123.0 } WHERE { ?place wgs:lat ?lat }
