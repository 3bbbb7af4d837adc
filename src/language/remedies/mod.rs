//! What mends the model's known errors on news. Nothing here is part of the model; parity tests
//! switch all of it off.
//!
//! Before the parse: [`paragraphs`] reads each line apart, [`protected`] keeps names whole and
//! apart from the words they look like, ranks keep their full stop ([`abbreviations`]). After it:
//! [`headlines`] looks again at lines without a verb, [`garden_paths`] at sentences whose first verb
//! was taken for the main one, [`openings`] at nouns that a capital made names. What is a fact of English stands in data
//! files beside the code.

pub(super) mod garden_paths;
pub(super) mod headlines;
pub(super) mod openings;
pub(super) mod paragraphs;
pub(super) mod protected;

/// Abbreviated ranks that keep their full stop, beyond those that the model's tokenizer knows.
pub(super) fn abbreviations() -> impl Iterator<Item = Box<str>> {
    entries(include_str!("abbreviations.txt")).map(Box::from)
}

/// The word whose features stand in for something; see `stand_ins.tsv`.
fn stand_in(purpose: &str) -> Option<&'static str> {
    entries(include_str!("stand_ins.tsv"))
        .filter_map(|line| line.split_once('\t'))
        .find_map(|(for_what, word)| (for_what == purpose).then_some(word))
}

/// The lines of a data file that are no comments.
fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#'))
}
