//! What must hold of any analysis of any text: shared by the property tests and the fuzz target.

use dateline::language::Analysis;

/// Whether characters are layout or asides, which are not parsed: the marks of notes, "[12]", and
/// brackets with a name in another script.
fn is_left_out(between: &[char]) -> bool {
    let layout = |c: char| c.is_whitespace() || c.is_control() || is_odd(c);
    let Some(at) = between.iter().position(|&c| !layout(c)) else {
        return true;
    };
    let close = match between[at] {
        '[' => ']',
        '(' => ')',
        _ => return false,
    };
    let end = between[at..].iter().position(|&c| c == close);
    end.is_some_and(|end| {
        let inside = &between[at + 1..at + end];
        let aside = match close {
            ']' => inside.iter().all(char::is_ascii_digit),
            _ => inside.iter().any(|c| c.is_alphabetic() && !c.is_ascii()),
        };
        aside && is_left_out(&between[at + end + 1..])
    })
}

/// What holds of every analysis.
pub fn check(text: &str, analysis: &Analysis) {
    let chars: Vec<char> = text.chars().collect();
    let mut end = 0;
    for token in 0..analysis.len() {
        let span = analysis.span(token);
        assert!(
            span.start >= end && !span.is_empty(),
            "tokens follow one another"
        );
        let slice: String = chars[span.start..span.end].iter().collect();
        assert_eq!(slice, analysis.text(token), "a span cuts its token");
        let between = &chars[end..span.start];
        assert!(
            is_left_out(between),
            "only layout and asides stand between tokens: {between:?}"
        );
        end = span.end;
        let sentence = &analysis.sentences()[analysis.sentence_of(token)];
        assert!(sentence.contains(&token) && sentence.contains(&analysis.head(token)));
        let mut ancestors = analysis.ancestors(token);
        assert!(
            ancestors.by_ref().take(sentence.len()).count() < sentence.len(),
            "no cycle"
        );
        let paragraph = &analysis.paragraphs()[analysis.paragraph_of(token)];
        assert!(paragraph.contains(&token));
        for child in analysis.children(token) {
            assert_eq!(analysis.head(child), token);
        }
    }
    let children: usize = (0..analysis.len())
        .map(|token| analysis.children(token).count())
        .sum();
    let roots = (0..analysis.len())
        .filter(|&token| analysis.head(token) == token)
        .count();
    assert_eq!(children + roots, analysis.len());
    let mut at = 0;
    for sentence in analysis.sentences() {
        assert!(
            sentence.start == at && sentence.end > at,
            "sentences cover the tokens"
        );
        at = sentence.end;
    }
    assert_eq!(at, analysis.len());
    let mut at = 0;
    for entity in analysis.entities() {
        assert!(entity.tokens.start >= at && entity.tokens.end > entity.tokens.start);
        at = entity.tokens.end;
    }
    assert!(at <= analysis.len());
}

/// Whether the engine leaves out a character besides white space and controls.
fn is_odd(char: char) -> bool {
    matches!(
        char,
        '\u{feff}'
            | '\u{200b}'
            | '\u{ad}'
            | '\u{2060}'
            | '\u{61c}'
            | '\u{200e}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
    )
}
