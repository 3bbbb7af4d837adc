# Action words taken from another sentence.
# expects: ActionWordsInSentence
PREFIX dl: <https://w3id.org/dateline/ontology#>
PREFIX act: <https://w3id.org/dateline/action/>
PREFIX gaf: <http://groundedannotationframework.org/gaf#>

DELETE { ?claim gaf:denotedBy ?words } INSERT { ?claim gaf:denotedBy ?far } WHERE { ?claim dl:action act:shelling ; gaf:denotedBy ?words ; dl:document ?document . ?other dl:action act:break-siege ; dl:document ?document ; gaf:denotedBy ?far }
