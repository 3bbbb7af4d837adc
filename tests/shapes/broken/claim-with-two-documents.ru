# A claim in two reports.
# expects: Claim
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX schema: <http://schema.org/>

INSERT { ?claim dl:document ?other } WHERE { ?claim a dl:Claim ; dl:document ?document . ?other a schema:NewsArticle . FILTER (?other != ?document) }
