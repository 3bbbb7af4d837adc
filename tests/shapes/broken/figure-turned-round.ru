# A least value above the greatest.
# expects: Quantity
PREFIX dl: <https://w3id.org/dateline/ontology#>

DELETE { ?figure dl:low ?low } INSERT { ?figure dl:low 1000.0 } WHERE { ?figure dl:low ?low ; dl:high ?high }
