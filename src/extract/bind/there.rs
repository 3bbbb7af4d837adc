//! What "there" points back to: "fled to the port, where aid was handed out there", "medics there
//! said".

use std::ops::Range;

use super::Binder;
use super::frame::{REACH, is_vast};
use crate::extract::place::PlaceMention;
use crate::extract::record::PlaceRef;
use crate::language::{Dep, Pos, Tag};

impl Binder<'_, '_> {
    /// The place that an adverb "there" stands for: the one told last before it, in its sentence or
    /// in those before.
    pub(super) fn there(&self, token: usize) -> Option<PlaceRef> {
        let a = self.facts.analysis;
        if a.lower(token) != "there" || a.tag(token) != Tag::Rb {
            return None;
        }
        let accept = |place: &PlaceMention| {
            !place.adjective && !place.embedded && !place.metonym && !place.dateline
        };
        let sentence = a.sentence_of(token);
        let own = a.sentences()[sentence].start..token;
        let before = (sentence.saturating_sub(REACH)..sentence).rev();
        let earlier = before
            .map(|at| a.sentences()[at].clone())
            .take_while(|range| {
                a.paragraph_of(range.start) == a.paragraph_of(token)
                    || a.sentence_of(range.start) + 1 == sentence
            });
        std::iter::once(own)
            .chain(earlier)
            .find_map(|range| self.told_last(range, accept))
            .map(|place| PlaceRef {
                relation: Some("in".to_owned()),
                ..place
            })
    }

    /// The place that a stretch of text has told of last: rather one of its main clause than one that
    /// only tells more of something there, rather a town than the country.
    pub(super) fn told_last(
        &self,
        range: Range<usize>,
        accept: impl Fn(&PlaceMention) -> bool,
    ) -> Option<PlaceRef> {
        let a = self.facts.analysis;
        let last = |countries: bool, besides: bool| {
            range.clone().rev().find_map(|token| {
                if self.is_told_aside(token) || self.is_besides(token, &range) != besides {
                    return None;
                }
                let named = self.facts.place(token).filter(|place| place.head == token);
                match named {
                    Some(place) => {
                        (is_vast(place) == countries && accept(place)).then(|| self.alone(place))
                    }
                    None if a.pos(token) == Pos::Noun && !countries && !self.hosts_talk(token) => {
                        self.meant(token)
                    }
                    None => None,
                }
            })
        };
        last(false, false)
            .or_else(|| last(false, true))
            .or_else(|| last(true, false))
            .or_else(|| last(true, true))
    }

    /// Whether a token only tells more of something that its sentence names: in a relative clause, in
    /// an apposition, or as the province behind a town.
    fn is_besides(&self, token: usize, range: &Range<usize>) -> bool {
        let a = self.facts.analysis;
        let inside = std::iter::once(token)
            .chain(a.ancestors(token))
            .any(|at| matches!(a.dep(at), Dep::Relcl | Dep::Appos));
        let holds = |outer: &PlaceMention| {
            let Some(key) = outer.key else { return false };
            (self.facts.places.iter()).any(|inner| {
                range.contains(&inner.head)
                    && !inner.adjective
                    && (inner.key).is_some_and(|inner| self.places.containers(inner).contains(&key))
            })
        };
        inside || self.facts.place(token).is_some_and(holds)
    }
}
