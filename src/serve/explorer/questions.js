// What the page asks. Prefixes are the endpoint's own.

const QUESTIONS = {
  events: `SELECT ?id ?label ?action ?outlets ?independent ?grade ?asserted WHERE {
    ?id a sem:Event ; rdfs:label ?label ; dl:action ?action ; dl:outlets ?outlets ; dl:independentOrigins ?independent .
    OPTIONAL { ?id dl:grade ?grade } BIND (EXISTS { ?id sem:eventType ?type } AS ?asserted) }`,
  claims: `SELECT ?event ?claim ?role ?begin ?end WHERE {
    ?event a sem:Event ; dl:claim ?claim . ?claim dl:role ?role .
    OPTIONAL { ?claim sem:hasEarliestBeginTimeStamp ?begin } OPTIONAL { ?claim sem:hasLatestEndTimeStamp ?end } }`,
  parts: `SELECT DISTINCT ?event ?part ?entity WHERE {
    ?event a sem:Event ; dl:claim ?claim .
    { ?claim dl:actor ?entity . BIND ("actor" AS ?part) } UNION { ?claim dl:target ?entity . BIND ("target" AS ?part) }
    UNION { ?claim dl:place ?entity . BIND ("place" AS ?part) } }`,
  entities: `SELECT ?id ?label ?class ?kind ?country ?lat ?long WHERE {
    VALUES ?class { sem:Actor sem:Place } ?id a ?class ; skos:prefLabel ?label .
    OPTIONAL { ?id dl:kind ?kind } OPTIONAL { ?id dl:country ?country } OPTIONAL { ?id wgs:lat ?lat ; wgs:long ?long } }`,
  conflicts: `SELECT ?id ?subject ?kind ?reason ?event ?value ?low ?high ?speaker ?outlet ?quote WHERE {
    ?id a dl:Conflict ; rdfs:label ?subject ; dl:conflictKind ?kind ; dl:reason ?reason ; dl:differs ?differs .
    OPTIONAL { ?id dl:concerns ?event }
    ?differs rdfs:label ?value ; dl:claim ?claim . ?claim dl:sentence/nif:anchorOf ?quote .
    OPTIONAL { ?differs dl:low ?low } OPTIONAL { ?differs dl:high ?high }
    OPTIONAL { ?differs dl:speaker/skos:prefLabel ?speaker }
    OPTIONAL { ?claim dl:document/dcterms:publisher/skos:prefLabel ?outlet } } ORDER BY ?subject ?low ?value`,
  extent: `SELECT (COUNT(DISTINCT ?document) AS ?documents) (COUNT(DISTINCT ?claim) AS ?claims) WHERE {
    ?document a schema:NewsArticle . OPTIONAL { ?claim a dl:Claim ; dl:document ?document } }`,
  quoting: `SELECT ?outlet ?speaker ?who (COUNT(DISTINCT ?claim) AS ?claims) WHERE {
    ?claim dl:document ?document ; grasp:hasAttribution/grasp:wasAttributedTo ?who . ?who skos:prefLabel ?speaker .
    OPTIONAL { ?document dcterms:publisher/skos:prefLabel ?publisher } ?document dcterms:identifier ?name .
    BIND (COALESCE(?publisher, ?name) AS ?outlet) } GROUP BY ?outlet ?speaker ?who ORDER BY ?outlet DESC(?claims) ?speaker`,
  documents: `SELECT ?name ?outlet ?date ?basis ?confidence (COUNT(?claim) AS ?claims) WHERE {
    ?document a schema:NewsArticle ; dcterms:identifier ?name . OPTIONAL { ?document dcterms:publisher/skos:prefLabel ?outlet }
    OPTIONAL { ?document dcterms:date ?date } OPTIONAL { ?document dl:dateBasis ?basis } OPTIONAL { ?document dl:dateConfidence ?confidence }
    OPTIONAL { ?claim dl:document ?document . ?claim a dl:Claim } } GROUP BY ?name ?outlet ?date ?basis ?confidence ORDER BY ?date ?name`,
  copies: `SELECT ?ratio ?a ?words_a ?b ?words_b WHERE {
    ?copy a dl:Copy ; dl:similarity ?ratio ; dl:copies ?one, ?two . FILTER (STR(?one) < STR(?two))
    ?one nif:anchorOf ?words_a ; dl:document/dcterms:identifier ?a . ?two nif:anchorOf ?words_b ; dl:document/dcterms:identifier ?b }
    ORDER BY DESC(?ratio) ?a ?words_a`,

  dossier: (event) => `SELECT ?claim ?role ?status ?quote ?from ?outlet ?name ?date ?basis ?origin ?precision WHERE {
    ${iri(event)} dl:claim ?claim . ?claim dl:role ?role ; dl:status ?status ; dl:sentence ?sentence ; dl:document ?document .
    ?sentence nif:anchorOf ?quote ; nif:beginIndex ?from . ?document dcterms:identifier ?name .
    OPTIONAL { ?document dcterms:publisher/skos:prefLabel ?outlet } OPTIONAL { ?document dcterms:date ?date ; dl:dateBasis ?basis }
    OPTIONAL { ?claim dl:origin/rdfs:label ?origin } OPTIONAL { ?claim dl:precision ?precision } } ORDER BY ?date ?name ?from`,
  spans: (event) => `SELECT DISTINCT ?claim ?part ?start ?end WHERE {
    ${iri(event)} dl:claim ?claim .
    { ?claim gaf:denotedBy ?span . BIND ("act" AS ?part) } UNION { ?claim dl:actorMention ?span . BIND ("who" AS ?part) }
    UNION { ?claim dl:targetMention ?span . BIND ("whom" AS ?part) } UNION { ?claim dl:placeMention ?span . BIND ("where" AS ?part) }
    UNION { ?claim dl:timeMention ?span . BIND ("when" AS ?part) } UNION { ?claim dl:quantity ?span . BIND ("figure" AS ?part) }
    UNION { ?claim grasp:hasAttribution/dl:speakerMention ?span . BIND ("says" AS ?part) }
    ?span nif:beginIndex ?start ; nif:endIndex ?end }`,
  speakers: (event) => `SELECT ?claim ?said ?speaker ?cue ?next WHERE {
    ${iri(event)} dl:claim ?claim . ?claim grasp:hasAttribution ?said . ?said grasp:wasAttributedTo/skos:prefLabel ?speaker .
    OPTIONAL { ?said dl:cue ?cue } OPTIONAL { ?said dl:relayedBy ?next } }`,
  grounding: (event) => `SELECT ?outlets ?texts ?speakers ?independent ?grade ?reason ?acled ?plover ?cameo WHERE {
    ${iri(event)} dl:outlets ?outlets ; dl:textOrigins ?texts ; dl:speakers ?speakers ; dl:independentOrigins ?independent .
    OPTIONAL { ${iri(event)} dl:grade ?grade } OPTIONAL { ${iri(event)} dl:gradeReason ?reason }
    OPTIONAL { ${iri(event)} dl:acled ?acled } OPTIONAL { ${iri(event)} dl:plover ?plover } OPTIONAL { ${iri(event)} dl:cameo ?cameo } }`,
  naming: (actor) => `SELECT ?outlet ?words (COUNT(DISTINCT ?mention) AS ?times) WHERE {
    ?mention itsrdf:taIdentRef ${iri(actor)} ; nif:anchorOf ?words .
    ?claim dl:actorMention|dl:targetMention|dl:placeMention|(grasp:hasAttribution/dl:speakerMention) ?mention ; dl:document ?document .
    OPTIONAL { ?document dcterms:publisher/skos:prefLabel ?publisher } ?document dcterms:identifier ?name .
    BIND (COALESCE(?publisher, ?name) AS ?outlet) } GROUP BY ?outlet ?words ORDER BY ?outlet DESC(?times) ?words`,
  merges: (entity) => `SELECT DISTINCT ?name ?rule WHERE { ${iri(entity)} dl:merge ?m . ?m dl:name ?name ; dl:rule ?rule } ORDER BY ?name ?rule`,
  statements: (actor) => `SELECT ?quote ?outlet ?date ?cue WHERE {
    ?said grasp:wasAttributedTo ${iri(actor)} . ?claim grasp:hasAttribution ?said ; dl:sentence/nif:anchorOf ?quote ; dl:document ?document .
    OPTIONAL { ?said dl:cue ?cue } OPTIONAL { ?document dcterms:publisher/skos:prefLabel ?outlet } OPTIONAL { ?document dcterms:date ?date } }
    GROUP BY ?quote ?outlet ?date ?cue ORDER BY ?date ?quote`,
};

const ROLES = {
  assertion: "Told as fact",
  allegation: "Alleged",
  forecast: "Foretold",
  intention: "Intended",
  denial: "Denied",
  background: "Told as background",
};

const GRADES = ["", "confirmed", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged"];
