# A speaker whom no words name.
# expects: Attribution
PREFIX dl: <https://w3id.org/dateline/ontology#>

DELETE WHERE { ?said dl:speakerMention ?words }
