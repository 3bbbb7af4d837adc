//! Whether a text is English, which is all that the language engine reads.

/// Words of English grammar and of its news that other languages in Latin letters don't have, or
/// have for something rare.
const COMMON: [&str; 24] = [
    "the", "of", "and", "to", "that", "for", "with", "by", "from", "said", "has", "have", "had",
    "were", "after", "it", "is", "their", "but", "which", "who", "this", "they", "been",
];
/// Shorter texts, in words, may be headlines and say too little.
const ENOUGH: usize = 30;
/// Of this many words of English at least one is common. Prose has one in four or five; German,
/// French or Spanish hardly one in fifty.
const AT_LEAST_ONE_IN: usize = 16;

/// Whether a text reads like English by how many of its words are the language's most common ones;
/// short texts pass.
pub fn is_english(text: &str) -> bool {
    let (mut words, mut common) = (0, 0);
    for word in text.split(|c: char| !c.is_alphabetic()) {
        if !word.is_empty() {
            words += 1;
            common += usize::from(COMMON.contains(&word.to_lowercase().as_str()));
        }
    }
    words < ENOUGH || common * AT_LEAST_ONE_IN >= words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_told_from_english() {
        let english = "The army said on Monday that its soldiers had retaken the port of Beira \
            from the rebels, who were driven out of the town after two days of fighting. Residents \
            reached by telephone told the paper that they had seen smoke over the harbour.";
        let german = "Die Armee hat am Montag mitgeteilt, dass ihre Soldaten den Hafen der Stadt \
            nach zwei Tagen Kampf wieder eingenommen haben. Bewohner, die telefonisch erreicht \
            wurden, sahen Rauch in der Nähe des Hafens, und viele waren schon am Sonntag geflohen.";
        let french = "L'armée a annoncé lundi que ses soldats avaient repris le port de la ville \
            aux rebelles après deux jours de combats. Des habitants joints par téléphone ont vu de \
            la fumée au-dessus du port, et beaucoup avaient déjà fui dimanche vers la capitale.";
        assert!(is_english(english));
        assert!(!is_english(german));
        assert!(!is_english(french));
        assert!(!is_english(
            &"Армия заявила в понедельник о взятии порта. ".repeat(8)
        ));
    }

    #[test]
    fn a_headline_is_too_short_to_tell() {
        assert!(is_english("Rebels seize Beira port"));
    }
}
