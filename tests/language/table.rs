//! An analysis as a table with one row a token, in the columns of `oracle.py`.

use std::fmt::Write as _;

use dateline::language::Analysis;

/// The table of one text, which begins with its name and ends with an empty line.
pub fn table(name: &str, analysis: &Analysis) -> String {
    let mut out = format!("# doc {name}\n");
    for token in 0..analysis.len() {
        let entity = match analysis.entity_at(token) {
            Some(entity) if entity.tokens.start == token => format!("B-{}", entity.label),
            Some(entity) => format!("I-{}", entity.label),
            None => "O".into(),
        };
        let sentence = &analysis.sentences()[analysis.sentence_of(token)];
        let morph = analysis.morph(token);
        let _ = writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
            analysis.span(token).start,
            escape(analysis.text(token)),
            analysis.tag(token),
            analysis.pos(token),
            if morph.is_empty() { "_" } else { morph },
            escape(analysis.lemma(token)),
            analysis.head(token),
            analysis.dep(token),
            entity,
            u8::from(sentence.start == token),
        );
    }
    out.push('\n');
    out
}

/// Keeps every row one line.
fn escape(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, char| {
        match char {
            '\\' | '\t' | '\n' | '\r' => out.extend(char.escape_default()),
            _ if char.is_control() => out.extend(char.escape_unicode()),
            _ if char != ' ' && char.is_whitespace() => out.extend(char.escape_unicode()),
            _ => out.push(char),
        }
        out
    })
}
