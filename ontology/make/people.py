#!/usr/bin/env python3
"""Write ontology/people.ttl: nouns for persons, from WordNet 3.0.

    apt-get download wordnet-base && dpkg -x wordnet-base_*.deb wn
    python3 ontology/make/people.py wn/usr/share/wordnet > ontology/people.ttl

A noun is taken where its first sense, nine tenths of the senses counted in WordNet's corpora and
most of its senses are kinds of person, and WordNet knows it as nothing but a noun. Names, words that are
mostly used to hurt and words that ontology/kinds.ttl has are left out.
"""
import re
import sys
import textwrap
from functools import cache
from pathlib import Path

# The synset "person, individual, someone, somebody, mortal, soul".
PERSON = "00007846"
# Marks of glosses whose word says more about the speaker.
HURTFUL = re.compile(r"offensive|disparag|derogat|obscene|insult|vulgar|slur|slang|contempt|stupid|foolish")

HEAD = """\
# Nouns for persons, so that "the beekeepers" of a report are somebody though no kind of actor names
# them. Made from WordNet 3.0 (Princeton University) by ontology/make/people.py: don't edit; a noun
# that deserves a kind belongs into kinds.ttl, which is read first.

@prefix dl: <https://w3id.org/dateline/ontology#> .
@prefix kind: <https://w3id.org/dateline/kind/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

kind:people a skos:Concept ; skos:inScheme kind:scheme ; skos:notation "people" ; skos:broader kind:actor ;
    skos:prefLabel "people"@en ; dl:class "person" ;
"""


def lines(path):
    """The entries of a WordNet file, without the licence at its head."""
    return (line for line in path.read_text("utf-8").splitlines() if not line.startswith(" "))


def lemmas(path):
    """The words that an index file lists."""
    return {line.split(" ", 1)[0] for line in lines(path)}


def synsets(path):
    """Of each noun synset: its words, whether it is a kind of person, and whether its gloss hurts."""
    entries = {}
    for line in lines(path):
        facts, gloss = line.split("|", 1)
        fields = facts.split()
        count = int(fields[3], 16)
        pointers = fields[5 + 2 * count :]
        broader = [offset for mark, offset in zip(pointers[::4], pointers[1::4]) if mark == "@"]
        entries[fields[0]] = (fields[4 : 4 + 2 * count : 2], broader, HURTFUL.search(gloss))

    @cache
    def is_person(offset):
        return offset == PERSON or any(map(is_person, entries[offset][1]))

    return {offset: (words, is_person(offset), hurts) for offset, (words, _, hurts) in entries.items()}


def counts(path):
    """How often each noun sense was tagged: (lemma, sense) → count."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        key, sense, count = line.split()
        lemma, rest = key.split("%")
        if rest.startswith("1:"):
            found[lemma, int(sense)] = int(count)
    return found


def people(folder):
    """The nouns for persons, sorted."""
    meanings = synsets(folder / "data.noun")
    tagged = counts(folder / "cntlist.rev")
    elsewhere = lemmas(folder / "index.adj") | lemmas(folder / "index.verb") | lemmas(folder / "index.adv")
    compared = {line.split()[0] for line in lines(folder / "adj.exc")}
    compared |= {stem + "er" for stem in elsewhere} | {stem.removesuffix("y") + "ier" for stem in elsewhere}
    agents = {stem + "er" for stem in lemmas(folder / "index.verb")}
    kinds = (Path(__file__).parents[1] / "kinds.ttl").read_text("utf-8")
    known = {word.lower() for word in re.findall(r'"([^"]+)"', kinds)}
    for line in lines(folder / "index.noun"):
        fields = line.split()
        word, count = fields[0], int(fields[2])
        if not re.fullmatch("[a-z]{3,}", word) or word in known or word in elsewhere:
            continue
        if word in compared - agents:
            continue
        senses = [meanings[offset] for offset in fields[-count:]]
        person = [is_person and word in words for words, is_person, _ in senses]
        hurts = any(hurtful for _, is_person, hurtful in senses if is_person)
        weights = [tagged.get((word, nth + 1), 0) for nth in range(count)]
        meant = sum(weight for weight, yes in zip(weights, person) if yes)
        if person[0] and not hurts and meant >= 0.9 * sum(weights) and sum(person) >= 0.6 * count:
            yield word


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    nouns = ", ".join(f'"{word}"' for word in sorted(people(Path(sys.argv[1]))))
    wrapped = textwrap.fill(nouns, 116, initial_indent="    dl:otherPersonNoun ", subsequent_indent="        ")
    print(HEAD + wrapped + " .")


if __name__ == "__main__":
    main()
