# A build from nowhere.
# expects: Build
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE WHERE { ?build prov:used ?input }
