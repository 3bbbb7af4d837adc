//! `dateline parse`: what the language engine sees in a text, for reading and for other tools.
//!
//! `conllu` is the ten-column table of Universal Dependencies (with ClearNLP labels), `json` one
//! object with everything, `tree` each sentence drawn with its arcs.

use std::fmt::Write as _;
use std::io::{self, Write};

use clap::ValueEnum;
use serde_json::{Value, json};

use crate::language::{Analysis, Dep};

/// How `dateline parse` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ParseFormat {
    /// The ten-column table of Universal Dependencies
    Conllu,
    /// One JSON object
    Json,
    /// Sentences drawn with their arcs
    Tree,
}

/// Writes an analysis in a format. `name` is what the text is called.
pub fn run(
    name: &str,
    analysis: &Analysis,
    format: ParseFormat,
    out: &mut dyn Write,
) -> io::Result<()> {
    let text = match format {
        ParseFormat::Conllu => conllu(name, analysis),
        ParseFormat::Json => format!("{:#}\n", json(name, analysis)),
        ParseFormat::Tree => tree(analysis),
    };
    out.write_all(text.as_bytes())
}

/// Entity of a token as `B-TYPE`, `I-TYPE` or nothing.
fn entity(analysis: &Analysis, token: usize) -> Option<String> {
    let entity = analysis.entity_at(token)?;
    let place = if entity.tokens.start == token {
        'B'
    } else {
        'I'
    };
    Some(format!("{place}-{}", entity.label))
}

/// White space would break a table's rows.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn conllu(name: &str, analysis: &Analysis) -> String {
    let mut out = format!("# newdoc id = {}\n", one_line(name));
    for (number, sentence) in analysis.sentences().iter().enumerate() {
        let paragraph = analysis.paragraph_of(sentence.start);
        if analysis.paragraphs()[paragraph].start == sentence.start {
            let _ = writeln!(out, "# newpar");
        }
        let text = one_line(analysis.text_of(sentence));
        let _ = writeln!(out, "# sent_id = {}\n# text = {text}", number + 1);
        for token in sentence.clone() {
            let head = match analysis.head(token) {
                head if head == token => 0,
                head => head - sentence.start + 1,
            };
            let end = analysis.span(token).end;
            let joined = token + 1 < analysis.len() && analysis.span(token + 1).start == end;
            let mut misc = Vec::new();
            misc.extend(entity(analysis, token).map(|entity| format!("Entity={entity}")));
            misc.extend(joined.then(|| "SpaceAfter=No".to_owned()));
            let or_none = |text: &str| {
                if text.is_empty() {
                    "_".into()
                } else {
                    text.to_owned()
                }
            };
            let _ = writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t{}\t{head}\t{}\t_\t{}",
                token - sentence.start + 1,
                or_none(&one_line(analysis.text(token))),
                or_none(&one_line(analysis.lemma(token))),
                analysis.pos(token),
                analysis.tag(token),
                or_none(analysis.morph(token)),
                analysis.dep(token),
                or_none(&misc.join("|")),
            );
        }
        out.push('\n');
    }
    out
}

fn json(name: &str, analysis: &Analysis) -> Value {
    let tokens: Vec<Value> = (0..analysis.len())
        .map(|token| {
            let span = analysis.span(token);
            json!({
                "start": span.start,
                "end": span.end,
                "text": analysis.text(token),
                "lemma": analysis.lemma(token),
                "pos": analysis.pos(token).as_str(),
                "tag": analysis.tag(token).as_str(),
                "morph": analysis.morph(token),
                "head": analysis.head(token),
                "dep": analysis.dep(token).as_str(),
                "sentence": analysis.sentence_of(token),
            })
        })
        .collect();
    let ranges = |ranges: &[std::ops::Range<usize>]| -> Vec<Value> {
        ranges
            .iter()
            .map(|range| json!([range.start, range.end]))
            .collect()
    };
    let entities: Vec<Value> = analysis
        .entities()
        .iter()
        .map(|entity| {
            json!({
                "tokens": [entity.tokens.start, entity.tokens.end],
                "label": entity.label.as_str(),
                "text": analysis.text_of(&entity.tokens),
            })
        })
        .collect();
    json!({
        "document": name,
        "tokens": tokens,
        "sentences": ranges(analysis.sentences()),
        "paragraphs": ranges(analysis.paragraphs()),
        "entities": entities,
    })
}

/// Every sentence as a tree, heads above their dependents, in the order of the text. Dependents
/// that stand before their head are drawn before it, so that reading downwards gives the sentence.
fn tree(analysis: &Analysis) -> String {
    let mut out = String::new();
    for sentence in analysis.sentences() {
        let _ = writeln!(out, "{}\n", one_line(analysis.text_of(sentence)));
        let depths = depths(analysis, sentence);
        let rows: Vec<(String, usize)> = sentence
            .clone()
            .map(|token| {
                let stem = stem(analysis, sentence, token, &depths);
                let row = format!("{stem}{}", one_line(analysis.text(token)));
                let width = row.chars().count();
                (row, width)
            })
            .collect();
        // Deep sentences would push the labels out of sight.
        let column = rows
            .iter()
            .map(|&(_, width)| width)
            .max()
            .unwrap_or(0)
            .min(60);
        for (token, (row, width)) in sentence.clone().zip(rows) {
            let gap = " ".repeat(column.saturating_sub(width) + 2);
            let entity = entity(analysis, token)
                .map(|e| format!("  {e}"))
                .unwrap_or_default();
            let lemma = one_line(analysis.lemma(token));
            let lemma = match lemma == one_line(analysis.text(token)) {
                true => String::new(),
                false => format!("  ‹{lemma}›"),
            };
            let line = format!(
                "  {row}{gap}{:<10} {:<5} {:<5}{lemma}{entity}",
                analysis.dep(token),
                analysis.tag(token),
                analysis.pos(token),
            );
            let _ = writeln!(out, "{}", line.trim_end());
        }
        out.push('\n');
    }
    out
}

/// Steps from each token of a sentence up to its root.
fn depths(analysis: &Analysis, sentence: &std::ops::Range<usize>) -> Vec<usize> {
    const UNKNOWN: usize = usize::MAX;
    let mut depths = vec![UNKNOWN; sentence.len()];
    let mut path = Vec::new();
    for token in sentence.clone() {
        let mut at = token;
        while depths[at - sentence.start] == UNKNOWN
            && analysis.head(at) != at
            && sentence.contains(&analysis.head(at))
            && path.len() <= sentence.len()
        {
            path.push(at);
            at = analysis.head(at);
        }
        let known = &mut depths[at - sentence.start];
        if *known == UNKNOWN {
            *known = 0;
        }
        let mut depth = *known;
        while let Some(at) = path.pop() {
            depth += 1;
            depths[at - sentence.start] = depth;
        }
    }
    depths
}

/// Deeper arcs than this are drawn at this depth.
const DEEPEST: usize = 24;

/// The lines in front of a token: a branch to its head, and the branches that pass it by.
fn stem(
    analysis: &Analysis,
    sentence: &std::ops::Range<usize>,
    token: usize,
    depths: &[usize],
) -> String {
    if analysis.dep(token) == Dep::Root || analysis.head(token) == token {
        return "● ".into();
    }
    // The token and its ancestors, from the token upwards.
    let chain: Vec<usize> = std::iter::once(token)
        .chain(analysis.ancestors(token))
        .take(depths[token - sentence.start].min(DEEPEST) + 1)
        .collect();
    let mut stem = String::from("  ");
    for (&child, &head) in chain.iter().zip(&chain[1..]).rev() {
        let side = |other: &usize| (*other < head) == (child < head);
        let mut siblings = analysis.children(head).filter(side);
        let outermost = match child < head {
            true => siblings.next(),
            false => siblings.next_back(),
        };
        let outermost = outermost.unwrap_or(child);
        // The head's branch runs past every row between the head and its outermost child.
        let passes = (outermost.min(head) + 1..outermost.max(head)).contains(&token);
        stem += match (child == token, child == outermost) {
            (true, true) if child < head => "┌─ ",
            (true, true) => "└─ ",
            (true, false) => "├─ ",
            (false, _) if passes => "│  ",
            (false, _) => "   ",
        };
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Engine;

    fn written(text: &str, format: ParseFormat) -> String {
        let engine = Engine::load().unwrap();
        let mut out = Vec::new();
        run("sample", &engine.analyse(text), format, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    const TEXT: &str = "The villagers, who fled in May, didn't return to Port Lassen.\n";

    #[test]
    fn conllu_has_ten_columns_and_heads_inside_the_sentence() {
        let table = written(TEXT, ParseFormat::Conllu);
        assert!(
            table.starts_with("# newdoc id = sample\n# newpar\n# sent_id = 1\n# text = The vil")
        );
        for row in table
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            assert_eq!(row.split('\t').count(), 10, "{row}");
        }
        assert!(
            table.contains("return\treturn\tVERB\tVB\tVerbForm=Inf\t0\tROOT"),
            "{table}"
        );
        assert!(table.contains("\tSpaceAfter=No\n"));
    }

    #[test]
    fn json_offsets_cut_the_text() {
        let value: Value = serde_json::from_str(&written(TEXT, ParseFormat::Json)).unwrap();
        let chars: Vec<char> = TEXT.chars().collect();
        for token in value["tokens"].as_array().unwrap() {
            let [start, end] = ["start", "end"].map(|key| token[key].as_u64().unwrap() as usize);
            assert_eq!(chars[start..end].iter().collect::<String>(), token["text"]);
        }
    }

    #[test]
    fn a_tree_reads_downwards_as_the_sentence() {
        let drawn = written("The old bridge fell on Sunday.", ParseFormat::Tree);
        insta::assert_snapshot!(drawn, @r"
        The old bridge fell on Sunday.

               ┌─ The     det        DT    DET    ‹the›
               ├─ old     amod       JJ    ADJ
            ┌─ bridge     nsubj      NN    NOUN
          ● fell          ROOT       VBD   VERB   ‹fall›
            ├─ on         prep       IN    ADP
            │  └─ Sunday  pobj       NNP   PROPN  B-DATE
            └─ .          punct      .     PUNCT
        ");
    }

    #[test]
    fn an_empty_text_gives_empty_output() {
        assert_eq!(written("", ParseFormat::Tree), "");
        assert_eq!(written("", ParseFormat::Conllu), "# newdoc id = sample\n");
    }
}
