# A figure that says nothing.
# expects: FigureSaysSomething
PREFIX dl: <https://w3id.org/dateline/ontology#>

DELETE { ?figure ?p ?number } WHERE { ?figure a dl:Quantity ; ?p ?number . FILTER (?p IN (dl:value, dl:low, dl:high)) }
