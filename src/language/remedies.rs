//! What mends the model's known errors on news. Nothing here is part of the model; parity tests
//! switch all of it off.

/// Abbreviated ranks that keep their full stop, beyond those that the model's tokenizer knows.
pub(super) fn abbreviations() -> impl Iterator<Item = Box<str>> {
    include_str!("remedies/abbreviations.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(Box::from)
}
