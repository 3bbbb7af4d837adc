//! Headings of a report in sections: in a round-up where lines name a place and no more, what stands
//! under one of them happens there.

use super::Binder;
use crate::extract::record::PlaceRef;
use crate::language::Pos;

/// Tokens of a longer line are no heading.
const LONGEST: usize = 8;
/// Headings that make a report one in sections; a single line may say where it was filed.
const SECTIONS: usize = 2;

/// A line of a few words without a verb or a full stop.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading {
    /// Its first token.
    start: usize,
    /// The place that it names, in `facts.places`, where it names nothing else.
    place: Option<usize>,
}

impl Binder<'_, '_> {
    /// The place that heads the section of a token.
    pub(super) fn of_section(&self, token: usize) -> Option<PlaceRef> {
        let headings = self.headings.get_or_init(|| self.find_headings());
        let above = headings.iter().take_while(|heading| heading.start < token);
        let place = &self.facts.places[above.last()?.place?];
        Some(PlaceRef {
            rule: "heading".to_owned(),
            ..self.alone(place)
        })
    }

    fn find_headings(&self) -> Vec<Heading> {
        let a = self.facts.analysis;
        let headings: Vec<Heading> = (a.paragraphs().iter())
            .filter_map(|paragraph| {
                let words: Vec<usize> = paragraph
                    .clone()
                    .filter(|&token| !a.text(token).trim().is_empty())
                    .collect();
                let (&start, &last) = (words.first()?, words.last()?);
                let plain = words.len() <= LONGEST
                    && !matches!(a.text(last), "." | "!" | "?" | "\"" | "”")
                    && !words
                        .iter()
                        .any(|&token| matches!(a.pos(token), Pos::Verb | Pos::Aux));
                let only = |token: &usize| {
                    a.pos(*token) == Pos::Punct
                        || (self.facts.places.iter())
                            .any(|place| !place.adjective && place.tokens.contains(token))
                };
                let first =
                    || (self.facts.places.iter()).position(|place| place.tokens.contains(&start));
                plain.then(|| Heading {
                    start,
                    place: first().filter(|_| words.iter().all(only)),
                })
            })
            .collect();
        let places = headings.iter().filter(|heading| heading.place.is_some());
        match places.count() >= SECTIONS {
            true => headings,
            false => Vec::new(),
        }
    }
}
