//! Names compared: normal forms and transliteration skeletons.
//!
//! Metaphone and Jaro–Winkler both split the spellings of one Arabic name; its consonants do not.

use any_ascii::any_ascii;

/// Articles of Arabic names as they are transliterated, assimilated forms among them, and the
/// English one.
const ARTICLES: &[&str] = &[
    "al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ed", "er", "es", "esh", "et", "ez",
    "en", "ul", "the",
];

/// Lower-case ASCII words of a text, without punctuation. Arabic-script articles are dropped
/// before transliteration, since they can't be told apart after it; a possessive `'s` goes too.
pub fn words(text: &str) -> Vec<String> {
    let bare: String = text
        .split_whitespace()
        .map(|word| word.strip_prefix("ال").unwrap_or(word))
        .collect::<Vec<_>>()
        .join(" ");
    let ascii = any_ascii(&bare).to_lowercase().replace("'s ", " ");
    let ascii = ascii.strip_suffix("'s").unwrap_or(&ascii);
    // Apostrophes inside a word stand for hamza, ayn or an elision: they separate nothing.
    ascii
        .replace(['\'', '`'], "")
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of a name without articles; all of its words when nothing else is left.
pub fn normal(name: &str) -> Vec<String> {
    let words = words(name);
    let bare: Vec<String> = words
        .iter()
        .filter(|word| !ARTICLES.contains(&word.as_str()))
        .cloned()
        .collect();
    if bare.is_empty() { words } else { bare }
}

/// Words at the end of a name that tell a son from his father, and what they mean.
const GENERATIONS: &[(&str, Generation)] = &[
    ("jr", Generation::Junior),
    ("jnr", Generation::Junior),
    ("junior", Generation::Junior),
    ("sr", Generation::Senior),
    ("snr", Generation::Senior),
    ("senior", Generation::Senior),
];

/// Son or father of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Generation {
    /// The son.
    Junior,
    /// The father.
    Senior,
}

/// The words of a person's name without what tells a son from his father, and what that says.
pub fn without_generation(mut words: Vec<String>) -> (Vec<String>, Option<Generation>) {
    let last = words.last().filter(|_| words.len() > 2);
    let found = GENERATIONS
        .iter()
        .find(|(word, _)| last.is_some_and(|last| last == word))
        .map(|(_, generation)| *generation);
    if found.is_some() {
        words.pop();
    }
    (words, found)
}

/// Consonants of each word of a name in order, doubled ones once, `q` as `k`, joined: `drzr` for
/// "Deir ez-Zor", "Dayr az-Zawr" and "Dair al-Zour". Digits stay. The vowels `a e i o u`, the
/// half-vowels `w y` and a final `h` (a silent feminine ending) are left out.
pub fn skeleton(name: &str) -> String {
    let mut out = String::new();
    for word in normal(name) {
        let word = word
            .strip_suffix('h')
            .filter(|rest| rest.ends_with(['a', 'e']))
            .unwrap_or(&word);
        let mut last = None;
        for c in word.chars() {
            let c = if c == 'q' { 'k' } else { c };
            if "aeiouwy".contains(c) {
                last = None;
            } else if last != Some(c) {
                out.push(c);
                last = Some(c);
            }
        }
        // A double consonant across a vowel stays double; across words too.
    }
    out
}

/// Words that say what kind of place or body a name belongs to. They part no two spellings of a
/// name whose kinds agree, and alone they name nothing.
const KIND_WORDS: &[&str] = &[
    "air",
    "airbase",
    "airfield",
    "airport",
    "area",
    "base",
    "camp",
    "city",
    "countryside",
    "district",
    "field",
    "garrison",
    "governorate",
    "group",
    "international",
    "militant",
    "military",
    "muhafazah",
    "oil",
    "oilfield",
    "organisation",
    "organization",
    "province",
    "provincial",
    "region",
    "state",
    "town",
    "village",
];

/// A name without the kind words at its end: "Brigade 137" for "Brigade 137 base".
fn without_kind(name: &str) -> &str {
    let mut rest = name.trim();
    while let Some(at) = rest.rfind(char::is_whitespace) {
        let last = rest[at..].trim().to_lowercase();
        if !KIND_WORDS.contains(&last.as_str()) {
            break;
        }
        rest = rest[..at].trim_end();
    }
    rest
}

/// The words of a name without articles and without the words for its kind; all of its words when
/// nothing else is left.
pub fn bare(name: &str) -> Vec<String> {
    let words = normal(name);
    let bare: Vec<String> = words
        .iter()
        .filter(|word| !KIND_WORDS.contains(&word.as_str()))
        .cloned()
        .collect();
    if bare.is_empty() { words } else { bare }
}

/// Whether the last word, kind words aside, is capitalised or a number: then the phrase is a
/// name. "Russian soldiers" is a description, "Brigade 137 base" and "Ministry of Health" are
/// names.
pub fn is_proper(name: &str) -> bool {
    let core = without_kind(name);
    // Scripts without case have no other sign of a name.
    if core
        .chars()
        .any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
    {
        return true;
    }
    let last = core
        .split(|c: char| c.is_whitespace() || c == '-')
        .rfind(|word| word.chars().any(char::is_alphanumeric));
    let first = last.and_then(|word| word.chars().find(|c| c.is_alphanumeric()));
    first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
        && core.chars().any(char::is_uppercase)
}

/// First letters of the capitalised words of a name, in capitals: `SDF`.
pub fn initials(name: &str) -> String {
    name.split(|c: char| c.is_whitespace() || c == '-')
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect()
}

/// Whether the name is written as an acronym of three letters or more.
pub fn is_acronym(name: &str) -> bool {
    let letters: Vec<char> = name.chars().filter(|c| *c != '.').collect();
    letters.len() >= 3 && letters.iter().all(|c| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_skeleton() {
        for name in [
            "Deir ez-Zor",
            "Deir Ezzor",
            "Dayr az-Zawr",
            "Deir al-Zour",
            "Dair Az Zor",
            "Deir-ez-Zor",
        ] {
            assert_eq!(skeleton(name), "drzr", "{name}");
        }
        assert_eq!(skeleton("Raqqa"), skeleton("Ar-Raqah"));
        assert_eq!(skeleton("Hizballah"), skeleton("Hezbollah"));
    }

    #[test]
    fn numbers_keep_units_apart() {
        assert_ne!(skeleton("Brigade 137"), skeleton("Brigade 113"));
    }

    #[test]
    fn a_junior_is_told_from_a_senior_and_keeps_his_name() {
        let split = |name: &str| {
            let (words, generation) = without_generation(normal(name));
            (words.join(" "), generation)
        };
        let ramon = String::from("ramon diaz");
        assert_eq!(
            split("Ramon Diaz Jr."),
            (ramon.clone(), Some(Generation::Junior))
        );
        assert_eq!(
            split("Ramon Diaz, Sr"),
            (ramon.clone(), Some(Generation::Senior))
        );
        assert_eq!(split("Ramon Diaz"), (ramon, None));
        // One word would be left, which names nobody.
        assert_eq!(split("Diaz Jr").0, "diaz jr");
    }

    #[test]
    fn descriptions_are_no_names() {
        for name in [
            "Kenyan soldiers",
            "the ministry",
            "a local journalist",
            "military airport",
            "",
        ] {
            assert!(!is_proper(name), "{name}");
        }
        for name in [
            "Amina Diallo",
            "Brigade 137",
            "Brigade 137 base",
            "Zenica province",
            "الرقة",
            "Ministry of Health",
        ] {
            assert!(is_proper(name), "{name}");
        }
    }
}
