# A status that is not of the scheme.
# expects: Claim
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX act: <https://w3id.org/dateline/action/>

INSERT { ?claim dl:status dl:status-certain } WHERE { ?claim dl:action act:besiege ; dl:status ?status }
