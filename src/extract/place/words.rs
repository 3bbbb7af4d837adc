//! The words of English that tell what kind of place is meant, how something lies to it, and
//! whether a name that could be a place is one. No names here: those are in the ontology.

use crate::knowledge::Knowledge;
use crate::knowledge::gazetteer::{Kind, is_article};
use crate::language::Analysis;

/// Words that follow a name and say what it is, with whether they must be capitalised to count
/// ("High Street", but not "the Aleppo street").
const AFTER: &[(&str, Kind, bool)] = &[
    ("province", Kind::Province, false),
    ("governorate", Kind::Province, false),
    ("muhafaza", Kind::Province, false),
    ("oblast", Kind::Province, false),
    ("voivodeship", Kind::Province, false),
    ("prefecture", Kind::Province, false),
    ("krai", Kind::Province, false),
    ("wilaya", Kind::Province, false),
    ("emirate", Kind::Province, false),
    ("department", Kind::Province, true),
    ("state", Kind::Province, false),
    ("region", Kind::Region, false),
    ("county", Kind::District, false),
    ("co.", Kind::District, true),
    ("counties", Kind::District, true),
    ("district", Kind::District, false),
    ("raion", Kind::District, false),
    ("canton", Kind::District, false),
    ("parish", Kind::District, true),
    ("borough", Kind::District, true),
    ("city", Kind::City, false),
    ("town", Kind::City, false),
    ("township", Kind::City, false),
    ("village", Kind::City, false),
    ("neighbourhood", Kind::Neighbourhood, false),
    ("neighborhood", Kind::Neighbourhood, false),
    ("suburb", Kind::Neighbourhood, false),
    ("quarter", Kind::Neighbourhood, false),
    ("airport", Kind::Airport, false),
    ("airfield", Kind::Airport, false),
    ("airstrip", Kind::Airport, false),
    ("airbase", Kind::Base, false),
    ("base", Kind::Base, false),
    ("barracks", Kind::Base, false),
    ("garrison", Kind::Base, false),
    ("camp", Kind::Camp, false),
    ("oilfield", Kind::OilField, false),
    ("gasfield", Kind::OilField, false),
    ("crossing", Kind::Crossing, false),
    ("checkpoint", Kind::Crossing, false),
    ("river", Kind::River, false),
    ("creek", Kind::River, true),
    ("lake", Kind::Lake, false),
    ("reservoir", Kind::Lake, false),
    ("sea", Kind::Sea, true),
    ("ocean", Kind::Sea, true),
    ("gulf", Kind::Sea, true),
    ("bay", Kind::Sea, true),
    ("strait", Kind::Sea, true),
    ("straits", Kind::Sea, true),
    ("mountain", Kind::Mountain, true),
    ("mountains", Kind::Mountain, false),
    ("hills", Kind::Mountain, true),
    ("heights", Kind::Mountain, true),
    ("valley", Kind::Region, false),
    ("desert", Kind::Region, false),
    ("peninsula", Kind::Region, false),
    ("plain", Kind::Region, false),
    ("countryside", Kind::Region, false),
    ("coast", Kind::Region, true),
    ("island", Kind::Island, false),
    ("islands", Kind::Island, false),
    ("dam", Kind::Facility, false),
    ("bridge", Kind::Facility, false),
    ("refinery", Kind::Facility, false),
    ("prison", Kind::Facility, true),
    ("hospital", Kind::Facility, true),
    ("square", Kind::Facility, true),
    ("park", Kind::Facility, true),
    ("stadium", Kind::Facility, true),
    ("castle", Kind::Facility, true),
    ("cathedral", Kind::Facility, true),
    ("church", Kind::Facility, true),
    ("mosque", Kind::Facility, true),
    ("museum", Kind::Facility, true),
    ("theatre", Kind::Facility, true),
    ("cemetery", Kind::Facility, true),
    ("harbour", Kind::Facility, true),
    ("harbor", Kind::Facility, true),
    ("road", Kind::Road, true),
    ("street", Kind::Road, true),
    ("avenue", Kind::Road, true),
    ("boulevard", Kind::Road, true),
    ("lane", Kind::Road, true),
    ("rd.", Kind::Road, true),
    ("ave.", Kind::Road, true),
    ("crescent", Kind::Road, true),
    ("close", Kind::Road, true),
    ("drive", Kind::Road, true),
    ("highway", Kind::Road, false),
    ("motorway", Kind::Road, false),
    ("bypass", Kind::Road, true),
];

/// Words that may stand between a name and its kind word: "Hatay international airport".
const BETWEEN: &[&str] = &[
    "international",
    "military",
    "air",
    "naval",
    "oil",
    "gas",
    "refugee",
    "border",
    "air-force",
    "army",
    "city",
    "provincial",
    "administrative",
];

/// Pairs whose first word decides: "air base", "oil field", "border crossing".
const PAIRS: &[(&str, &str, Kind)] = &[
    ("air", "base", Kind::Base),
    ("oil", "field", Kind::OilField),
    ("gas", "field", Kind::OilField),
    ("oil", "fields", Kind::OilField),
    ("border", "crossing", Kind::Crossing),
    ("border", "post", Kind::Crossing),
    ("border", "gate", Kind::Crossing),
    ("refugee", "camp", Kind::Camp),
    ("mountain", "range", Kind::Mountain),
];

/// Capitalised words before a name that are part of it: "Lake X", "Mount X", "Jebel X".
const BEFORE: &[(&str, Kind)] = &[
    ("lake", Kind::Lake),
    ("mount", Kind::Mountain),
    ("mt.", Kind::Mountain),
    ("mt", Kind::Mountain),
    ("jebel", Kind::Mountain),
    ("jabal", Kind::Mountain),
    ("river", Kind::River),
    ("wadi", Kind::River),
    ("nahr", Kind::River),
    ("camp", Kind::Camp),
    ("fort", Kind::Base),
    ("highway", Kind::Road),
    ("interstate", Kind::Road),
    ("boulevard", Kind::Road),
];

/// Kind words that stand before "of" and a name: "the province of X".
const OF: &[(&str, Kind)] = &[
    ("province", Kind::Province),
    ("governorate", Kind::Province),
    ("state", Kind::Province),
    ("region", Kind::Region),
    ("district", Kind::District),
    ("county", Kind::District),
    ("city", Kind::City),
    ("town", Kind::City),
    ("village", Kind::City),
    ("capital", Kind::City),
    ("port", Kind::City),
    ("bank", Kind::River),
    ("suburb", Kind::Neighbourhood),
    ("neighbourhood", Kind::Neighbourhood),
    ("neighborhood", Kind::Neighbourhood),
    ("island", Kind::Island),
    ("gulf", Kind::Sea),
    ("bay", Kind::Sea),
    ("sea", Kind::Sea),
    ("strait", Kind::Sea),
    ("straits", Kind::Sea),
];

/// What follows a name and says its kind: how many tokens, and which kind.
pub(super) fn kind_after(analysis: &Analysis, at: usize, end: usize) -> Option<(usize, Kind)> {
    let word = |index: usize| (index < end).then(|| analysis.lower(index));
    let mut skipped = 0;
    while skipped < 3 {
        let here = at + skipped;
        let first = word(here)?;
        if let Some(next) = word(here + 1)
            && let Some(&(.., kind)) = PAIRS
                .iter()
                .find(|(one, two, _)| *one == first && *two == next)
        {
            return Some((skipped + 2, kind));
        }
        let capital = is_capitalised(analysis.text(here));
        if let Some(&(_, kind, _)) = AFTER
            .iter()
            .find(|(name, _, needs)| *name == first && (capital || !needs))
        {
            // "Aleppo city airport": the last kind word names the thing.
            if BETWEEN.contains(&first)
                && let Some((more, kind)) = kind_after(analysis, here + 1, end.min(here + 4))
            {
                return Some((skipped + 1 + more, kind));
            }
            // "border town" is a town, but not of the name before it.
            if skipped > 0 && matches!(kind, Kind::City | Kind::Neighbourhood) {
                return None;
            }
            return Some((skipped + 1, kind));
        }
        if !BETWEEN.contains(&first) {
            return None;
        }
        skipped += 1;
    }
    None
}

/// The kind that a capitalised word before a name gives it.
pub(super) fn kind_before(analysis: &Analysis, at: usize) -> Option<Kind> {
    let word = analysis.lower(at);
    let capital = is_capitalised(analysis.text(at));
    BEFORE
        .iter()
        .find(|(name, _)| capital && *name == word)
        .map(|&(_, kind)| kind)
}

/// The kind that "… of" before a name gives it.
pub(super) fn kind_of(analysis: &Analysis, start: usize, name: usize) -> Option<Kind> {
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
    OF.iter()
        .find(|(noun, _)| *noun == word || *noun == single)
        .map(|&(_, kind)| kind)
}

/// The kind that a list of names is given as a whole: "the towns of Imber, Tollen and Averra", "the
/// Imber, Tollen and Averra districts". None for the name that the kind stands beside.
pub(super) fn kind_of_list(
    analysis: &Analysis,
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
        return kind_of(analysis, sentence.start, start + 1);
    }
    let stop = (name + 1..sentence.end.min(name + LONGEST)).find(|&token| !listed(token))?;
    let and = (start..stop).any(|token| analysis.lower(token) == "and");
    let mut kinds = AFTER.iter().filter(|&&(.., needs)| !needs);
    let single = analysis.lower(stop).strip_suffix('s')?;
    if !and || !plural(stop) || !joined(start..stop) || analysis.lower(start) != "the" {
        return None;
    }
    kinds
        .find(|(word, ..)| *word == single)
        .map(|&(_, kind, _)| kind)
}

/// Prepositions after which a name is where something is.
pub(super) fn is_locative(word: &str) -> bool {
    matches!(
        word,
        "in" | "at"
            | "near"
            | "from"
            | "to"
            | "into"
            | "towards"
            | "toward"
            | "outside"
            | "inside"
            | "across"
            | "around"
            | "throughout"
            | "over"
            | "via"
            | "through"
            | "between"
            | "within"
            | "beyond"
            | "on"
            | "along"
            | "off"
            | "outskirts"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "north"
            | "south"
            | "east"
            | "west"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
            | "north-east"
            | "north-west"
            | "south-east"
            | "south-west"
            | "downtown"
            | "nearby"
            | "neighbouring"
            | "neighboring"
    )
}

/// Words that pick a part of what follows, and that some village is called.
pub(in crate::extract) fn is_side(word: &str) -> bool {
    matches!(
        word,
        "north"
            | "south"
            | "east"
            | "west"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "upper"
            | "lower"
            | "greater"
            | "far"
            | "mid"
            | "inner"
            | "outer"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
    )
}

/// Nouns that a place name modifies: offices and people of a place.
pub(super) fn is_of_a_place(knowledge: &Knowledge, word: &str) -> bool {
    knowledge.lexicon.contains("of-a-place", word)
}

/// Nouns that say what kind of place a name is, alone or before "of" and behind the name.
pub(super) fn is_place_noun(word: &str) -> bool {
    AFTER.iter().any(|&(noun, ..)| noun == word) || OF.iter().any(|&(noun, _)| noun == word)
}

/// Words in the names of bodies that some village is called too: "Transplant Center".
pub(super) fn is_of_names(knowledge: &Knowledge, word: &str) -> bool {
    knowledge.lexicon.contains("of-names", word) || is_place_noun(word)
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
    text.split_once('-')
        .is_some_and(|(article, name)| is_article(article) && is_capitalised(name))
}

/// Whether the first letter is a capital; quotes and dashes before it are passed over.
pub(super) fn is_capitalised(text: &str) -> bool {
    text.chars()
        .find(|letter| letter.is_alphanumeric())
        .is_some_and(char::is_uppercase)
}
