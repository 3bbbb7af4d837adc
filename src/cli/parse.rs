//! `dateline parse`: what the language engine sees in a text, for reading and for other tools.
//!
//! `conllu` is the ten-column table of Universal Dependencies (with ClearNLP labels), `json` one
//! object with everything, `tree` each sentence drawn with its arcs.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::pipeline::{Pipeline, damaged, read_inputs};
use super::{Failure, Global, Outcome};
use crate::document::Document;
use crate::language::{Analysis, Dep, Engine};

/// Arguments of `dateline parse`.
#[derive(Args)]
pub struct ParseArgs {
    /// Reports (text, HTML, JSON lines), folders of them, or - for standard input
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<PathBuf>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t)]
    format: ParseFormat,
    /// What the published model says of the text as a whole, without our remedies for news
    #[arg(long)]
    plain: bool,
}

/// How `dateline parse` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ParseFormat {
    /// The ten-column table of Universal Dependencies, with ClearNLP labels
    Conllu,
    /// One JSON object a document
    Json,
    /// Sentences drawn with their arcs
    #[default]
    Tree,
}

/// Parses and writes the documents in their order.
pub fn run(args: &ParseArgs, global: &Global) -> Result<Outcome, Failure> {
    let inputs = read_inputs(&args.paths)?;
    if inputs.documents.is_empty() {
        return Err(Failure::new("there is no report to read")
            .with_help("name a text, HTML or JSON-lines file, or a folder of them"));
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut ids = BTreeSet::new();
    let mut write = |document: &Document, analysis: &Analysis| {
        let text = match args.format {
            ParseFormat::Conllu => conllu(&document_id(&document.name, &mut ids), analysis),
            ParseFormat::Json => format!("{}\n", json(&document.name, analysis)),
            ParseFormat::Tree => tree(analysis),
        };
        out.write_all(text.as_bytes())
    };
    if args.plain {
        let engine = Engine::load().map_err(damaged)?;
        for document in &inputs.documents {
            write(document, &engine.analyse_plain(&document.text))?;
        }
    } else {
        let pipeline = Pipeline::load(global)?;
        for document in &inputs.documents {
            write(document, &pipeline.analyse(&document.text))?;
        }
    }
    out.flush()?;
    Ok(if inputs.left_out.is_empty() {
        Outcome::Done
    } else {
        Outcome::LeftOut
    })
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

/// A document's name as an id: without white space, and unlike those of the documents before it.
fn document_id(name: &str, taken: &mut BTreeSet<String>) -> String {
    let letters = name.chars();
    let plain: String = letters
        .map(|char| if char.is_whitespace() { '_' } else { char })
        .collect();
    let mut id = plain.clone();
    let mut copies = 1;
    while !taken.insert(id.clone()) {
        copies += 1;
        id = format!("{plain}_{copies}");
    }
    id
}

/// The ten columns, by the rules of the format: comments before sentences only, ids that occur once
/// in a file and hold no space, a text that the forms and `SpaceAfter` spell out, the label `root`
/// where there is no head. Tokens of white space, which the plain model has, are no words there:
/// they are left out, and what hangs on them hangs on their heads.
fn conllu(id: &str, analysis: &Analysis) -> String {
    let mut out = String::new();
    let is_word = |token: &usize| !one_line(analysis.text(*token)).is_empty();
    let mut number = 0;
    for sentence in analysis.sentences() {
        let words: Vec<usize> = sentence.clone().filter(is_word).collect();
        if words.is_empty() {
            continue;
        }
        if number == 0 {
            let _ = writeln!(out, "# newdoc id = {id}");
        }
        number += 1;
        let paragraph = analysis.paragraph_of(sentence.start);
        if analysis.paragraphs()[paragraph].start == sentence.start {
            let _ = writeln!(out, "# newpar");
        }
        let joined = |token: usize| {
            token + 1 < analysis.len() && analysis.span(token + 1).start == analysis.span(token).end
        };
        let mut text = String::new();
        for &token in &words {
            text += &one_line(analysis.text(token));
            text += if joined(token) { "" } else { " " };
        }
        let text = text.trim_end();
        let _ = writeln!(out, "# sent_id = {id}-{number}\n# text = {text}");
        for ((row, &token), (head, dep)) in (1..).zip(&words).zip(arcs(analysis, &words)) {
            let mut misc = Vec::new();
            misc.extend(entity(analysis, token).map(|entity| format!("NER={entity}")));
            misc.extend(joined(token).then(|| "SpaceAfter=No".to_owned()));
            let _ = writeln!(
                out,
                "{row}\t{}\t{}\t{}\t{}\t{}\t{head}\t{dep}\t_\t{}",
                one_line(analysis.text(token)),
                or_none(&one_line(analysis.lemma(token))),
                analysis.pos(token),
                analysis.tag(token),
                or_none(analysis.morph(token)),
                or_none(&misc.join("|")),
            );
        }
        out.push('\n');
    }
    out
}

/// For each of a sentence's words, the number of its head among them, from 1, and the label; 0 for
/// the root.
fn arcs(analysis: &Analysis, words: &[usize]) -> Vec<(usize, &'static str)> {
    let number = |token: usize| words.binary_search(&token).ok().map(|at| at + 1);
    let mut root = None;
    let arc = |&token: &usize| match (analysis.ancestors(token).find_map(number), root) {
        (Some(head), _) => (head, analysis.dep(token).as_str()),
        (None, None) => {
            root = number(token);
            (0, "root")
        }
        // The sentence's own root is white space.
        (None, Some(root)) => (root, Dep::Dep.as_str()),
    };
    words.iter().map(arc).collect()
}

/// How the table writes what is not there.
fn or_none(text: &str) -> &str {
    if text.is_empty() { "_" } else { text }
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
/// Deep sentences are drawn with narrow branches, so that the labels stay in sight.
fn tree(analysis: &Analysis) -> String {
    let mut out = String::new();
    for sentence in analysis.sentences() {
        let _ = writeln!(out, "{}", wrapped(analysis.text_of(sentence)));
        let depths = depths(analysis, sentence);
        let draw = |step: usize| -> (Vec<(String, usize)>, usize) {
            let rows = sentence.clone().map(|token| {
                let stem = stem(analysis, sentence, token, &depths, step);
                let row = format!("{stem}{}", one_line(analysis.text(token)));
                let width = row.chars().count();
                (row, width)
            });
            let rows: Vec<_> = rows.collect();
            let widest = rows.iter().map(|&(_, width)| width).max().unwrap_or(0);
            (rows, widest)
        };
        let (rows, widest) = match draw(WIDE) {
            (_, widest) if widest > MIDDLE => draw(NARROW),
            drawn => drawn,
        };
        // A long word pushes its own labels aside, not those of all others.
        let column = widest.min(MIDDLE);
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

/// Columns of a screen, those for the drawing, and those of a branch.
const COLUMNS: usize = 80;
const MIDDLE: usize = 38;
const WIDE: usize = 3;
const NARROW: usize = 2;

/// A text in lines that fit the screen.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split_whitespace() {
        let width = word.chars().count();
        if column > 0 && column + 1 + width > COLUMNS {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    out.push('\n');
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

/// The lines in front of a token: a branch to its head, and the branches that pass it by, each of
/// `step` columns.
fn stem(
    analysis: &Analysis,
    sentence: &std::ops::Range<usize>,
    token: usize,
    depths: &[usize],
    step: usize,
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
        let (corner, line) = match (child == token, child == outermost) {
            (true, true) if child < head => ('┌', '─'),
            (true, true) => ('└', '─'),
            (true, false) => ('├', '─'),
            (false, _) if passes => ('│', ' '),
            (false, _) => (' ', ' '),
        };
        stem.push(corner);
        stem.extend(std::iter::repeat_n(line, step - 2));
        stem.push(' ');
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str, format: ParseFormat) -> String {
        let analysis = Engine::load().unwrap().analyse(text);
        match format {
            ParseFormat::Conllu => conllu("sample", &analysis),
            ParseFormat::Json => json("sample", &analysis).to_string(),
            ParseFormat::Tree => tree(&analysis),
        }
    }

    const TEXT: &str = "The villagers, who fled in May, didn't return to Port Lassen.\n";

    #[test]
    fn conllu_has_ten_columns_and_heads_inside_the_sentence() {
        let table = parsed(TEXT, ParseFormat::Conllu);
        assert!(
            table
                .starts_with("# newdoc id = sample\n# newpar\n# sent_id = sample-1\n# text = The ")
        );
        for row in table
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            assert_eq!(row.split('\t').count(), 10, "{row}");
        }
        assert!(
            table.contains("return\treturn\tVERB\tVB\tVerbForm=Inf\t0\troot"),
            "{table}"
        );
        assert!(table.contains("\tSpaceAfter=No\n"));
    }

    #[test]
    fn json_offsets_cut_the_text() {
        let value: Value = serde_json::from_str(&parsed(TEXT, ParseFormat::Json)).unwrap();
        let chars: Vec<char> = TEXT.chars().collect();
        for token in value["tokens"].as_array().unwrap() {
            let [start, end] = ["start", "end"].map(|key| token[key].as_u64().unwrap() as usize);
            assert_eq!(chars[start..end].iter().collect::<String>(), token["text"]);
        }
    }

    #[test]
    fn a_tree_reads_downwards_as_the_sentence() {
        let drawn = parsed("The old bridge fell on Sunday.", ParseFormat::Tree);
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
    fn a_deep_tree_is_drawn_narrow_and_fits_the_screen() {
        let text = "The clerk said that the mayor of the town on the far shore of the lake in \
            the north of the country had asked for the names of the owners of the boats of the men \
            of the villages of the isles of the south.";
        let drawn = parsed(text, ParseFormat::Tree);
        let widest = drawn.lines().map(|line| line.chars().count()).max();
        assert!(widest.is_some_and(|widest| widest <= 80), "{drawn}");
        assert!(drawn.contains("│ │ "), "{drawn}");
    }

    #[test]
    fn every_sentence_of_a_table_has_its_own_id() {
        let table = parsed(
            "It rained. It snowed.\n\nThen it cleared up.\n",
            ParseFormat::Conllu,
        );
        let ids: Vec<_> = table
            .lines()
            .filter_map(|line| line.strip_prefix("# sent_id = "))
            .collect();
        assert_eq!(ids, ["sample-1", "sample-2", "sample-3"]);
        assert_eq!(table.matches("# newpar").count(), 2);
        assert!(table.ends_with("\n\n"));
    }

    #[test]
    fn documents_of_like_names_have_ids_apart() {
        let mut taken = BTreeSet::new();
        let ids = ["a b", "a_b", "a_b_2"].map(|name| document_id(name, &mut taken));
        assert_eq!(ids, ["a_b", "a_b_2", "a_b_2_2"]);
    }

    #[test]
    fn white_space_of_the_plain_model_is_no_word_of_a_table() {
        let analysis = Engine::load()
            .unwrap()
            .analyse_plain("\n\n It  rained\u{200b} all\u{a0}day.\r\n\r\nIt \u{2028} snowed.\n");
        let table = conllu("sample", &analysis);
        let mut spelt = String::new();
        for line in table.lines() {
            if let Some(text) = line.strip_prefix("# text = ") {
                spelt = text.to_owned();
            }
            let cells: Vec<_> = line.split('\t').collect();
            if let [_, form, _, _, _, _, head, dep, _, misc] = cells[..] {
                assert!(form.trim() == form && !form.is_empty(), "{line}");
                assert_eq!(head == "0", dep == "root", "{line}");
                let rest = spelt
                    .strip_prefix(form)
                    .unwrap_or_else(|| panic!("{table}"));
                let spaced = !misc.contains("SpaceAfter=No") && !rest.is_empty();
                spelt = if spaced { &rest[1..] } else { rest }.to_owned();
            } else {
                assert!(line.starts_with('#') || line.is_empty(), "{line}");
            }
        }
        let roots = table.matches("\t0\troot\t").count();
        assert_eq!(roots, table.matches("# sent_id").count(), "{table}");
    }

    #[test]
    fn an_empty_text_gives_empty_output() {
        assert_eq!(parsed("", ParseFormat::Tree), "");
        assert_eq!(parsed("", ParseFormat::Conllu), "");
    }
}
