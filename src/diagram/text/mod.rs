//! How wide words are, near enough to size boxes by, and where to break them.

/// The width of a line in Helvetica (and its metric-compatible kin), in units of the font size.
/// From the AFM widths, rounded by class; unknown scripts count as wide, so boxes never are too
/// small.
pub fn width(line: &str) -> f64 {
    line.chars().map(char_width).sum()
}

fn char_width(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' | '’' | '‘' => 0.27,
        'f' | 't' | 'r' | ' ' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' | '"' | '“' | '”' => {
            0.34
        }
        'm' | 'M' | 'W' | '@' | '%' | '—' | '…' => 0.95,
        'w' => 0.75,
        'A'..='Z' | '&' => 0.72,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.52,
        // Combining marks stand on the letter before them.
        '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' => 0.0,
        ' '..='~' => 0.57,
        '\u{a0}'..='\u{2fff}' => 0.62,
        _ => 1.0,
    }
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
