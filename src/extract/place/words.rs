//! What the words around a name tell: what kind of place is meant, and whether a name that could be a
//! place is one. The words themselves are in `ontology/place-words.ttl` and `whereabouts.ttl`.

use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::{Kind, is_article};
use crate::language::Analysis;

/// What follows a name and says its kind: how many tokens, and which kind.
pub(super) fn kind_after(
    analysis: &Analysis,
    knowledge: &Knowledge,
    at: usize,
    end: usize,
) -> Option<(usize, Kind)> {
    let word = |index: usize| (index < end).then(|| analysis.lower(index));
    let kinds = &knowledge.place_words;
    let between = |word: &str| knowledge.lexicon.contains("between-name-and-kind", word);
    let mut skipped = 0;
    while skipped < 3 {
        let here = at + skipped;
        let first = word(here)?;
        if let Some(kind) = word(here + 1).and_then(|next| kinds.after_pair(first, next)) {
            return Some((skipped + 2, kind));
        }
        if let Some(kind) = kinds.after(first, is_capitalised(analysis.text(here))) {
            // "Aleppo city airport": the last kind word names the thing.
            if between(first)
                && let Some((more, kind)) =
                    kind_after(analysis, knowledge, here + 1, end.min(here + 4))
            {
                return Some((skipped + 1 + more, kind));
            }
            // "border town" is a town, but not of the name before it.
            if skipped > 0 && matches!(kind, Kind::City | Kind::Neighbourhood) {
                return None;
            }
            // "the Tarvik town | of Averra" is Averra.
            let of_another = word(here + 1) == Some("of")
                && here + 2 < end
                && is_capitalised(analysis.text(here + 2))
                && knowledge.lexicon.contains("named-with-of", first);
            if of_another {
                return None;
            }
            return Some((skipped + 1, kind));
        }
        if !between(first) {
            return None;
        }
        skipped += 1;
    }
    None
}

/// The kind that a capitalised word before a name gives it.
pub(super) fn kind_before(analysis: &Analysis, knowledge: &Knowledge, at: usize) -> Option<Kind> {
    is_capitalised(analysis.text(at))
        .then(|| knowledge.place_words.before(analysis.lower(at)))
        .flatten()
}

/// The kind that "… of" before a name gives it.
pub(super) fn kind_of(
    analysis: &Analysis,
    knowledge: &Knowledge,
    start: usize,
    name: usize,
) -> Option<Kind> {
    if name > analysis.len() {
        return None;
    }
    let name = match name.checked_sub(1) {
        // "the west bank of the Tarn"
        Some(article) if article > start && analysis.lower(article) == "the" => article,
        _ => name,
    };
    if name < start + 2 || analysis.lower(name - 1) != "of" {
        return None;
    }
    let word = analysis.lower(name - 2);
    let single = match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => word.strip_suffix('s').unwrap_or(word).to_owned(),
    };
    let kinds = &knowledge.place_words;
    kinds.before_of(word).or_else(|| kinds.before_of(&single))
}

/// The kind that a list of names is given as a whole: "the towns of Imber, Tollen and Averra", "the
/// Imber, Tollen and Averra districts". None for the name that the kind stands beside.
pub(super) fn kind_of_list(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &std::ops::Range<usize>,
    name: usize,
) -> Option<Kind> {
    // Names of more words, or more names, are rare.
    const LONGEST: usize = 14;
    let listed = |token: usize| {
        is_capitalised(analysis.text(token))
            || matches!(
                analysis.lower(token),
                "," | "and" | "al" | "el" | "-" | "de" | "la"
            )
    };
    let from = name.saturating_sub(LONGEST).max(sentence.start);
    let plural =
        |token: usize| analysis.lower(token).len() > 3 && analysis.lower(token).ends_with('s');
    let start = (from..name).rev().find(|&token| !listed(token))?;
    let joined = |mut gap: std::ops::Range<usize>| {
        gap.any(|token| matches!(analysis.lower(token), "," | "and"))
    };
    if analysis.lower(start) == "of"
        && start > sentence.start
        && plural(start - 1)
        && joined(start..name)
        && is_capitalised(analysis.text(start + 1))
    {
        return kind_of(analysis, knowledge, sentence.start, start + 1);
    }
    let stop = (name + 1..sentence.end.min(name + LONGEST)).find(|&token| !listed(token))?;
    let and = (start..stop).any(|token| analysis.lower(token) == "and");
    let single = analysis.lower(stop).strip_suffix('s')?;
    if !and || !plural(stop) || !joined(start..stop) || analysis.lower(start) != "the" {
        return None;
    }
    knowledge.place_words.after(single, false)
}

/// Words at once before a name that make it where something is.
pub(super) fn is_locative(knowledge: &Knowledge, word: &str) -> bool {
    knowledge.lexicon.contains("before-a-place", word)
}

/// Words that pick a part of what follows, and that some village is called.
pub(in crate::extract) fn is_side(knowledge: &Knowledge, word: &str) -> bool {
    knowledge.lexicon.contains("picks-a-part", word)
}

/// Nouns that a place name modifies: offices and people of a place.
pub(super) fn is_of_a_place(knowledge: &Knowledge, word: &str) -> bool {
    knowledge.lexicon.contains("of-a-place", word)
}

/// Words in the names of bodies that some village is called too: "Transplant Center".
pub(super) fn is_of_names(knowledge: &Knowledge, word: &str) -> bool {
    knowledge.lexicon.contains("of-names", word) || knowledge.place_words.is_noun(word)
}

/// Verbs whose object, where it bears a place's name, is the place.
pub(super) fn is_done_to_a_place(knowledge: &Knowledge, lemma: &str) -> bool {
    let lexicon = &knowledge.lexicon;
    lexicon.contains("done-to-a-place", lemma) || lexicon.contains("joining-verb", lemma)
}

/// Words for the edge or surroundings of what is named behind "of".
pub(super) fn is_edge(knowledge: &Knowledge, word: &str) -> bool {
    knowledge.lexicon.contains("edge", word)
}

/// Words before a name that make it a person's.
pub(super) fn is_title(knowledge: &Knowledge, word: &str) -> bool {
    let word = word.trim_end_matches('.');
    knowledge.lexicon.contains("person-title", word)
}

/// Verbs that a state does, not a stretch of land; their subject is an actor.
pub(super) fn is_act_of_state(knowledge: &Knowledge, lemma: &str) -> bool {
    !knowledge.lexicon.contains("no-act-of-state", lemma)
}

/// Whether a name's article stands here, tied by a hyphen to what it belongs to: "al-Ward",
/// "an-Ward".
pub(super) fn is_tied_article(analysis: &Analysis, at: usize, end: usize) -> bool {
    at + 2 < end
        && is_article(analysis.lower(at))
        && matches!(analysis.text(at + 1), "-" | "–" | "‑")
        && is_capitalised(analysis.text(at + 2))
}

/// Whether one word of the text is an article and a name: "al-Ward" where the tokenizer keeps it whole.
pub(super) fn begins_with_article(text: &str) -> bool {
    text.split_once('-').is_some_and(|(article, name)| {
        is_article(&article.to_ascii_lowercase()) && is_capitalised(name)
    })
}

/// Whether the first letter is a capital; quotes and dashes before it are passed over.
pub(super) fn is_capitalised(text: &str) -> bool {
    text.chars()
        .find(|letter| letter.is_alphanumeric())
        .is_some_and(char::is_uppercase)
}
