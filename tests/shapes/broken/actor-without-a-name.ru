# An actor that nobody can read.
# expects: Actor
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { ?actor skos:prefLabel ?label } WHERE { ?actor a sem:Actor ; skos:prefLabel ?label }
