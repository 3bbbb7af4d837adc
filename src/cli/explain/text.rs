//! Paragraphs that fit the page.

/// Columns that a dossier fills.
const WIDTH: usize = 92;

/// A paragraph with its first line under one prefix and the others under another, broken at
/// blanks.
pub(super) fn paragraph(first: &str, rest: &str, text: &str) -> String {
    let mut out = String::from(first);
    let mut column = first.chars().count();
    let mut fresh = true;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if !fresh && column + 1 + length > WIDTH {
            out.push('\n');
            out.push_str(rest);
            column = rest.chars().count();
            fresh = true;
        }
        if !fresh {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
        fresh = false;
    }
    out
}

/// A labelled line of the head: `WHERE   Zenica (city)`.
pub(super) fn field(label: &str, text: &str) -> String {
    paragraph(&format!("{label:<9}"), "         ", text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_break_at_blanks_and_keep_their_indent() {
        let text = "word ".repeat(40);
        let made = paragraph("- ", "  ", &text);
        assert!(made.lines().all(|line| line.chars().count() <= WIDTH));
        assert!(made.lines().skip(1).all(|line| line.starts_with("  word")));
    }
}
