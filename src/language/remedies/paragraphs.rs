//! Cuts a text into what is parsed apart: paragraphs, headlines, datelines.
//!
//! The model was trained on single paragraphs and joins a headline to the line below it. So each
//! line is a unit, except where a paragraph was wrapped at a margin: there, lines are joined again.
//! A dateline ("CITY, Country (Agency) -") is a unit of its own, in the paragraph that it opens.
//! White space of any kind and length becomes one space, and characters that only lay out text are
//! left out; a map leads back to the text as it was.

use std::borrow::Cow;
use std::ops::Range;

use super::super::chars::is_space;

/// A stretch of text that is parsed by itself.
#[derive(Debug)]
pub(in super::super) struct Unit<'a> {
    /// What the tokenizer reads.
    pub text: Cow<'a, str>,
    /// Whether the unit goes on with the paragraph of the unit before it.
    pub continues: bool,
    source: Source,
}

/// Where the bytes of a unit stand in the whole text.
#[derive(Debug)]
enum Source {
    /// One after the other from here.
    From(usize),
    /// Each byte has its own place.
    Each(Vec<u32>),
}

impl<'a> Unit<'a> {
    /// A whole text as it is.
    pub fn whole(text: &'a str) -> Self {
        Self {
            text: Cow::Borrowed(text),
            continues: false,
            source: Source::From(0),
        }
    }

    /// The bytes in the whole text of a (non-empty) range of the unit.
    pub fn place(&self, range: Range<u32>) -> Range<u32> {
        match &self.source {
            Source::From(start) => range.start + *start as u32..range.end + *start as u32,
            Source::Each(places) => {
                places[range.start as usize]..places[range.end as usize - 1] + 1
            }
        }
    }
}

/// No text is wrapped at a margin beyond this, in characters.
const WIDEST_MARGIN: usize = 100;
/// A block of lines is taken for wrapped text only from this width on.
const NARROWEST_MARGIN: usize = 40;

/// Cuts a text into units. Blank lines are left out.
pub(in super::super) fn units(text: &str) -> Vec<Unit<'_>> {
    let lines: Vec<Range<usize>> = lines(text).collect();
    let margin = margin(text, &lines);
    let mut units = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let first = at;
        while let Some(margin) = margin
            && at + 1 < lines.len()
            && goes_on(text, &lines[at], &lines[at + 1], margin)
        {
            at += 1;
        }
        let paragraph = lines[first].start..lines[at].end;
        at += 1;
        if paragraph.is_empty() {
            continue;
        }
        match dateline(&text[paragraph.clone()]) {
            Some(length) => {
                let end = paragraph.start + length;
                units.push(clean(text, paragraph.start..end, false));
                add(text, end..paragraph.end, true, &mut units);
            }
            None => add(text, paragraph, false, &mut units),
        }
    }
    units.retain(|unit| !unit.text.is_empty());
    units
}

/// Adds a paragraph as a unit, or as several where sentences end unseen.
fn add<'a>(text: &'a str, paragraph: Range<usize>, continues: bool, units: &mut Vec<Unit<'a>>) {
    let mut start = paragraph.start;
    for end in unseen_ends(&text[paragraph.clone()]) {
        let end = paragraph.start + end;
        units.push(clean(
            text,
            start..end,
            continues || start > paragraph.start,
        ));
        start = end;
    }
    let continues = continues || start > paragraph.start;
    units.push(clean(text, start..paragraph.end, continues));
}

/// Where sentences of a paragraph end in the name of the network X, in bytes: "posted on X. The
/// army …". The tokenizer takes the letter with its full stop for an initial, and what follows for
/// a surname.
fn unseen_ends(paragraph: &str) -> impl Iterator<Item = usize> {
    const END: &str = " on X.";
    let opens = |rest: &str| {
        let rest = rest.trim_start_matches([' ', '"', '“', '‘', '\'']);
        rest.starts_with(char::is_uppercase)
    };
    (paragraph.match_indices(END))
        .map(|(at, _)| at + END.len())
        .filter(move |&end| paragraph[end..].starts_with(' ') && opens(&paragraph[end..]))
}

/// The lines without the white space around them; a blank line is an empty range.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive(['\n', '\u{2028}', '\u{2029}'])
        .map(move |line| {
            let from = start + line.len() - line.trim_start_matches(is_blank).len();
            let to = start + line.trim_end_matches(is_blank).len();
            start += line.len();
            from..to.max(from)
        })
}

/// Whether a character only lays out text at a line's end.
fn is_blank(char: char) -> bool {
    is_space(char) || is_invisible(char) || char == '\0'
}

/// Characters without width that only steer the layout, marks of direction among them: they are
/// left out. Joiners stay, as they are part of letters and pictures.
fn is_invisible(char: char) -> bool {
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

/// The margin at which the text was wrapped, in characters; `None` if its lines are paragraphs.
/// Wrapped text shows itself by lines that break off before a word in lower case.
fn margin(text: &str, lines: &[Range<usize>]) -> Option<usize> {
    let widest = lines
        .iter()
        .map(|line| text[line.clone()].chars().count())
        .max()?;
    let breaks_off = |pair: &&[Range<usize>]| {
        let (line, next) = (&text[pair[0].clone()], &text[pair[1].clone()]);
        !line.is_empty() && !ends_sentence(line) && next.starts_with(char::is_lowercase)
    };
    let evidence = lines.windows(2).filter(breaks_off).count();
    ((NARROWEST_MARGIN..=WIDEST_MARGIN).contains(&widest) && evidence > 0).then_some(widest)
}

/// Whether wrapped text goes on from one line to the next: the next line's first word had no room
/// before the margin, or the line breaks off before a word in lower case.
fn goes_on(text: &str, line: &Range<usize>, next: &Range<usize>, margin: usize) -> bool {
    let (line, next) = (&text[line.clone()], &text[next.clone()]);
    let Some(word) = next.split_whitespace().next() else {
        return false;
    };
    if line.is_empty() {
        return false;
    }
    let needed = line.chars().count() + 1 + word.chars().count();
    needed > margin || (!ends_sentence(line) && word.starts_with(char::is_lowercase))
}

fn ends_sentence(line: &str) -> bool {
    let closing = |char| matches!(char, '"' | '\'' | '”' | '’' | ')' | ']');
    line.trim_end_matches(closing)
        .ends_with(['.', '!', '?', ':', ';'])
}

/// The longest dateline, in bytes.
const LONGEST_DATELINE: usize = 80;

/// Length of the dateline at a paragraph's start, with its mark: a place in capitals or in brackets,
/// perhaps a country, an agency and a date, then a dash between spaces; or a place in capitals and a
/// colon.
fn dateline(paragraph: &str) -> Option<usize> {
    let (at, mark) = [" - ", " – ", " — ", " -- ", ")–", ")—", ": "]
        .iter()
        .filter_map(|&mark| paragraph.find(mark).map(|at| (at, mark)))
        .map(|(at, mark)| match mark.strip_prefix(')') {
            Some(dash) => (at + 1, dash),
            None => (at, mark),
        })
        .min_by_key(|&(at, _)| at)?;
    let (head, rest) = (&paragraph[..at], &paragraph[at + mark.len()..]);
    let mut words = head.split([' ', '/']);
    let first = words.next()?.trim_end_matches([',', '.']);
    let in_capitals = first.chars().count() >= 3
        && first
            .chars()
            .all(|char| char.is_uppercase() || matches!(char, '-' | '\'' | '’' | '.'))
        && (mark != ": " || !head.contains(char::is_lowercase));
    let in_brackets =
        mark != ": " && head.starts_with('(') && head.find(')') == Some(head.len() - 1);
    let proper = |word: &str| {
        let word = word.trim_start_matches('(');
        word.is_empty()
            || word.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit())
            || matches!(word, "al" | "de" | "of" | "and" | "the" | "el")
    };
    let goes_on = rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '"')
        || rest.starts_with(['“', '\'', '‘']);
    let is_dateline =
        at <= LONGEST_DATELINE && (in_capitals || in_brackets) && goes_on && words.all(proper);
    is_dateline.then_some(at + mark.trim_end().len())
}

/// Length of what begins at a byte and only helps to look a thing up, as encyclopaedias have it: the
/// mark of a note right behind a word, "the town fell.[12]", and brackets that give a name in another
/// script, "Averra (Аверра; born 1971)".
fn aside(text: &str, at: usize) -> Option<usize> {
    let (before, rest) = text.split_at(at);
    let (inside, close, fits) = match rest.as_bytes().first()? {
        b'[' if before.ends_with(|char| !is_space(char)) => {
            let number = rest[1..]
                .split(|char: char| !char.is_ascii_digit())
                .next()?;
            (number, ']', (1..=3).contains(&number.len()))
        }
        b'(' if before.ends_with(' ') && before.trim_end().ends_with(char::is_alphabetic) => {
            let name = rest[1..].split(['(', ')', '\n']).next()?;
            (name, ')', name.contains(is_of_another_script))
        }
        _ => return None,
    };
    (fits && rest[1 + inside.len()..].starts_with(close)).then_some(inside.len() + 2)
}

/// Whether a letter is none of the Latin script.
fn is_of_another_script(char: char) -> bool {
    let latin = matches!(char, '\0'..='\u{2ff}' | '\u{1d00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}');
    char.is_alphabetic() && !latin
}

/// Makes a unit of a range: one space for any white space, nothing for what has no width and for
/// asides.
fn clean(text: &str, range: Range<usize>, continues: bool) -> Unit<'_> {
    let inner = &text[range.clone()];
    let trimmed = inner.trim_start_matches(is_blank);
    let start = range.end - trimmed.len();
    let trimmed = trimmed.trim_end_matches(is_blank);
    let mut before = 'x';
    let is_clean = trimmed.char_indices().all(|(at, char)| {
        let doubled = before == ' ' && char == ' ';
        before = char;
        !doubled && (char == ' ' || !is_blank(char)) && aside(trimmed, at).is_none()
    });
    if is_clean {
        let source = Source::From(start);
        return Unit {
            text: Cow::Borrowed(trimmed),
            continues,
            source,
        };
    }
    let mut cleaned = String::with_capacity(trimmed.len());
    let mut places = Vec::with_capacity(trimmed.len());
    let mut aside_end = 0;
    for (at, char) in trimmed.char_indices() {
        let place = (start + at) as u32;
        aside_end = aside_end.max(at + aside(trimmed, at).unwrap_or(0));
        if is_invisible(char) || at < aside_end {
            continue;
        }
        if is_blank(char) {
            if !cleaned.ends_with(' ') {
                cleaned.push(' ');
                places.push(place);
            }
        } else {
            cleaned.push(char);
            places.extend((place..).take(char.len_utf8()));
        }
    }
    Unit {
        text: Cow::Owned(cleaned),
        continues,
        source: Source::Each(places),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        units(text)
            .iter()
            .map(|unit| unit.text.to_string())
            .collect()
    }

    #[test]
    fn lines_are_paragraphs_and_blank_ones_vanish() {
        let text = "Army retakes bridge\nThe army said it won.\n\n \t\nMore soon.\r\n";
        assert_eq!(
            texts(text),
            ["Army retakes bridge", "The army said it won.", "More soon."]
        );
        assert!(units(" \n\u{feff}\n").is_empty());
    }

    #[test]
    fn text_wrapped_at_a_margin_is_joined() {
        let text = "Headline of the day\n\n\
            The ministry said on Sunday that its engineers had finished\n\
            repairs on the eastern bridge, which was damaged in March.\n\
            Traffic resumed in the evening, according to residents of\n\
            Harbour Street.\n\
            A second crossing stays shut.\n";
        let found = texts(text);
        assert_eq!(found[0], "Headline of the day");
        assert!(found[1].contains("finished repairs on"), "{found:?}");
        assert!(
            found[1].ends_with("residents of Harbour Street."),
            "{found:?}"
        );
        assert_eq!(found[2], "A second crossing stays shut.");
    }

    #[test]
    fn marks_of_notes_and_names_in_other_scripts_are_left_out() {
        assert_eq!(
            texts("Ana Iliev (Ана Илиев; born 1971) was named."),
            ["Ana Iliev was named."]
        );
        assert_eq!(
            texts("The pact (Traité de l'Été) held."),
            ["The pact (Traité de l'Été) held."]
        );
        let found = units("The town fell.[3][14] A year [sic] later [2] men left.");
        assert_eq!(
            found[0].text,
            "The town fell. A year [sic] later [2] men left."
        );
        assert_eq!(found[0].place(15..16), 22..23);
    }

    #[test]
    fn lines_of_a_list_are_not_joined() {
        let text = "Killed on Monday:\nthree soldiers\ntwo drivers\n";
        assert_eq!(texts(text).len(), 3);
    }

    #[test]
    fn datelines_stand_apart_in_their_paragraph() {
        let text = "VALLETTA, Malta (ANP) - The island said no.";
        let found = units(text);
        assert_eq!(found[0].text, "VALLETTA, Malta (ANP) -");
        assert_eq!(found[1].text, "The island said no.");
        assert!(found[1].continues && !found[0].continues);
        assert_eq!(found[1].place(0..3), 24..27);
        let of_an_office = units("(Valletta, May 3, 2021) – The island said no.");
        assert_eq!(of_an_office[0].text, "(Valletta, May 3, 2021) –");
        assert_eq!(
            units("PORT LOUIS: The island said no.")[0].text,
            "PORT LOUIS:"
        );
        assert_eq!(units("(Washington)–The island said no.").len(), 2);
        assert_eq!(units("The deal - The best yet - fell.").len(), 1);
        assert_eq!(units("NATO said the ship - A frigate - sank.").len(), 1);
    }

    #[test]
    fn a_sentence_may_end_in_the_name_of_a_network() {
        let text = "The envoy left, he said on X. Malta kept silent on X.";
        let found = units(text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].text, "Malta kept silent on X.");
        assert!(found[1].continues);
        assert_eq!(texts("A film on X. ray machines.").len(), 1);
    }

    #[test]
    fn marks_of_direction_are_no_part_of_words() {
        let text = "The port \u{2067}ميناء\u{2069}\u{200f} is shut.";
        assert_eq!(texts(text), ["The port ميناء is shut."]);
    }

    #[test]
    fn layout_characters_go_and_places_stay() {
        let text = "  Fi\u{ad}re\u{a0}\u{a0}and \t smoke\u{200b} rose";
        let found = units(text);
        assert_eq!(found[0].text, "Fire and smoke rose");
        let place = found[0].place(0..4);
        assert_eq!(
            &text[place.start as usize..place.end as usize],
            "Fi\u{ad}re"
        );
        let place = found[0].place(9..14);
        assert_eq!(&text[place.start as usize..place.end as usize], "smoke");
    }
}
