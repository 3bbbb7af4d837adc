//! How wide words are, near enough to size boxes by, and where to break them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Width and letters, a line each; `widths.py` makes it and says from what.
const WIDTHS: &str = include_str!("widths.txt");
/// The width of a letter that the table hasn't: scripts of the Far East are as wide as high.
const UNKNOWN: f64 = 1.0;

/// The width of a line in units of the font size, in the widest of the common sans serif fonts, so
/// that boxes sized by it are never too small.
pub fn width(line: &str) -> f64 {
    static TABLE: LazyLock<BTreeMap<char, f64>> = LazyLock::new(|| {
        let rows = WIDTHS.lines().filter_map(|row| row.split_once('\t'));
        rows.filter_map(|(width, letters)| Some((width.parse::<f64>().ok()? / 100.0, letters)))
            .flat_map(|(width, letters)| letters.chars().map(move |letter| (letter, width)))
            .collect()
    });
    line.chars()
        .map(|letter| match letter {
            // Combining marks stand on the letter before them.
            '\u{300}'..='\u{36f}' => 0.0,
            _ => TABLE.get(&letter).copied().unwrap_or(UNKNOWN),
        })
        .sum()
}

/// Breaks a text into lines of at most `limit` font sizes, at spaces; a longer word stands alone.
/// After `most` lines the rest is cut off with an ellipsis.
pub fn wrap(text: &str, limit: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + 0.3 + width(word) <= limit => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// Text that may stand in an SVG or HTML document: markup escaped, characters that XML forbids
/// replaced by spaces.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push('\n'),
            other if other.is_control() || matches!(other, '\u{fffe}' | '\u{ffff}') => {
                out.push(' ')
            }
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_letters_are_narrower_than_wide_ones_in_every_script() {
        assert!(width("illi") < width("mwmw") / 2.0);
        assert!(width("دير الزور") > 3.0 && width("dai\u{301}r") == width("dair"));
        assert_eq!(width("東"), UNKNOWN);
    }

    #[test]
    fn lines_break_at_spaces_and_end_in_an_ellipsis_when_cut() {
        assert_eq!(wrap("alpha beta gamma", 6.0, 9), ["alpha beta", "gamma"]);
        assert_eq!(wrap("alpha beta gamma", 3.0, 2), ["alpha", "beta…"]);
        assert!(wrap("", 6.0, 2).is_empty());
    }

    #[test]
    fn markup_in_a_label_stays_text() {
        assert_eq!(
            escaped("<a href=\"x\">&\u{0}"),
            "&lt;a href=&quot;x&quot;&gt;&amp; "
        );
    }
}
