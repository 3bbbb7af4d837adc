# A report that cannot be known again.
# expects: Document
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX schema: <http://schema.org/>

DELETE { ?document dl:hash ?hash } WHERE { ?document a schema:NewsArticle ; dl:hash ?hash }
