//! What stands around an expression: the tense of its verb, the preposition before it, the dates
//! told before, and whether an ambiguous word (`May`, `march`, `2000`) is a time here at all.

use jiff::civil::Date;

use super::expression::{Cycle, Relation, Side, Tense};
use super::tense::{is_only_late, is_perfect, is_verb, tense_of};
use super::told::Told;
use super::word::Word;
use crate::knowledge::lexicon::Lexicon;
use crate::language::{Analysis, Dep, EntityLabel, Pos, Tag};

/// A stretch of text that is being read.
pub(super) struct Scene<'a> {
    pub analysis: &'a Analysis,
    /// Sets of words that behave alike.
    pub lexicon: &'a Lexicon,
    /// Its words.
    pub words: &'a [Word<'a>],
    /// Dates told before.
    pub told: &'a Told,
    /// Day of publication, where it is known.
    pub published: Option<Date>,
}

impl<'a> Scene<'a> {
    /// A word's text; empty outside.
    pub fn text(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.text)
    }

    /// The text of the word before; empty at the start.
    pub fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |at| self.text(at))
    }

    /// Tag of a word's token.
    fn tag(&self, at: usize) -> Option<Tag> {
        Some(self.analysis.tag(self.words.get(at)?.token))
    }

    /// Whether a month or season that is also another word is a time here.
    pub fn is_calendar_word(&self, at: usize, cycle: &Cycle) -> bool {
        let Some(word) = self.words.get(at) else {
            return false;
        };
        let (analysis, token) = (self.analysis, word.token);
        let capital = analysis.text(token).starts_with(char::is_uppercase);
        let next = self.text(at + 1);
        let beside_number = next.starts_with(|c: char| c.is_ascii_digit())
            || self.before(at).starts_with(|c: char| c.is_ascii_digit());
        match cycle {
            Cycle::Month(_) => {
                if beside_number && (capital || word.text != "may") {
                    return true;
                }
                let name = analysis.entity_at(token).is_some_and(|entity| {
                    entity.label == EntityLabel::Person && entity.tokens.len() > 1
                });
                if name {
                    return false;
                }
                match word.text {
                    // Words of their own, and surnames.
                    "may" | "march" => {
                        let adjective = self.before(at) == "the"
                            && self
                                .words
                                .get(at + 1)
                                .is_some_and(|next| analysis.pos(next.token) == Pos::Noun);
                        capital
                            && matches!(analysis.tag(token), Tag::Nnp | Tag::Nn | Tag::Nnps)
                            && (adjective
                                || TIME_PREPOSITIONS.contains(&self.before(at))
                                || self.before(at) == "-"
                                || matches!(next, "of" | "this" | "last" | "next"))
                    }
                    "august" | "sep" | "dec" | "jan" => capital,
                    _ => true,
                }
            }
            Cycle::Season(_) => {
                if next.starts_with(|c: char| c.is_ascii_digit()) {
                    return true;
                }
                let noun = matches!(analysis.tag(token), Tag::Nn | Tag::Nnp | Tag::Nns);
                match word.text {
                    "spring" | "fall" => noun && !self.falls_down(at),
                    _ => noun,
                }
            }
            _ => true,
        }
    }

    /// `the fall of the city`, `the Arab Spring`: no seasons.
    fn falls_down(&self, at: usize) -> bool {
        let of = self.text(at + 1) == "of"
            && !self.text(at + 2).starts_with(|c: char| c.is_ascii_digit())
            && !matches!(self.text(at + 2), "last" | "this" | "next" | "that");
        let before = self.before(at);
        let named = self
            .analysis
            .text(self.words[at].token)
            .starts_with(char::is_uppercase)
            && at > 0
            && self
                .analysis
                .text(self.words[at - 1].token)
                .starts_with(char::is_uppercase);
        of || named
            || matches!(
                before,
                "a" | "an" | "to" | "its" | "their" | "his" | "her" | "'s"
            )
    }

    /// Whether four digits (or words) at these places are a year rather than a count.
    pub fn is_year(&self, start: usize, end: usize, year: i16) -> bool {
        let Some(word) = self.words.get(start) else {
            return false;
        };
        let before = self.before(start);
        let after = self.text(end);
        if matches!(
            before,
            "$" | "£" | "€" | "#" | "no." | "flight" | "resolution" | "route" | "highway"
        ) {
            return false;
        }
        if after.starts_with(['%', '$', '€', '£']) || matches!(after, "percent" | "per") {
            return false;
        }
        // `2000-tonne`; a range of years goes on in digits, and a spaced hyphen is a dash.
        let tied = self.words.get(end).is_some_and(|hyphen| {
            let spans = [hyphen.token - 1, hyphen.token].map(|token| self.analysis.span(token));
            spans[0].end == spans[1].start
        });
        if after == "-" && tied && !self.text(end + 1).starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let in_words = !word
            .text
            .starts_with(|c: char| c.is_ascii_digit() || c == '\'' || c == '’');
        let named = self.analysis.entity_at(word.token).is_some_and(|entity| {
            entity.tokens.len() > 1
                && matches!(
                    entity.label,
                    EntityLabel::Org
                        | EntityLabel::Product
                        | EntityLabel::Person
                        | EntityLabel::WorkOfArt
                        | EntityLabel::Fac
                        | EntityLabel::Law
                )
        });
        if named && !in_words && !TIME_PREPOSITIONS.contains(&before) {
            return false;
        }
        if start > 0
            && self.is_name(start - 1)
            && super::word::cycle(&self.words[start - 1..]).is_none()
        {
            return false;
        }
        if in_words
            && !matches!(
                before,
                "in" | "since" | "of" | "by" | "until" | "year" | "from"
            )
        {
            // A year in words needs its preposition unless it is read as two numbers.
            return !self.text(start + 1).contains("thousand");
        }
        // `Euro 2016` and the like are names.
        if !in_words
            && start > 0
            && self.is_name(start - 1)
            && super::word::cycle(&self.words[start - 1..]).is_none()
            && self
                .analysis
                .entity_at(self.words[start - 1].token)
                .is_none_or(|entity| entity.label != EntityLabel::Gpe)
        {
            return false;
        }
        let counted = matches!(self.tag(end), Some(Tag::Nns | Tag::Nnps));
        let by_preposition = TIME_PREPOSITIONS.contains(&before)
            || matches!(
                before,
                "year" | "the" | "'s" | "’s" | "-" | "–" | "(" | "and" | "to"
            );
        if (1900..2050).contains(&year) {
            return !counted
                || (by_preposition && !matches!(before, "of" | "and" | "to" | "about" | "around"));
        }
        TIME_PREPOSITIONS.contains(&before)
            && !matches!(before, "about" | "around" | "for" | "to")
            && !counted
            && !matches!(self.tag(end), Some(Tag::Nn | Tag::Nnp | Tag::Jj | Tag::Cd))
            && year >= 1400
    }

    /// How what is told lies to the point that begins at a word.
    pub fn relation(&self, start: usize, end: usize) -> Relation {
        let mut at = start;
        while at > 0
            && matches!(
                self.text(at - 1),
                "the" | "at" | "least" | "about" | "around" | "only" | "just" | "approximately"
            )
        {
            at -= 1;
        }
        // `after Monday's attack` is about the attack, not about what followed the day.
        let possessive = self.is_possessive(end);
        let continued = matches!(self.text(end), "on" | "onward" | "onwards" | "forward")
            && !matches!(self.text(end + 1), "the" | "a");
        match self.before(at) {
            "since" => Relation::Since,
            "from" if continued => Relation::Since,
            "until" | "till"
                if (self.verb(start, end))
                    .is_some_and(|verb| is_only_late(self.analysis, verb)) =>
            {
                Relation::At
            }
            "until" | "till" | "til" | "through" => Relation::Until,
            "by" => Relation::By,
            "before" | "pre" if !possessive => Relation::Before,
            "to" if self.before(at - 1) == "prior" => Relation::Before,
            "after" if !possessive => Relation::After,
            "post" => Relation::After,
            _ => Relation::At,
        }
    }

    /// Whether a noun phrase ends before a word.
    pub fn ends_phrase(&self, end: usize) -> bool {
        !matches!(
            self.tag(end),
            Some(Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Jj | Tag::Cd)
        )
    }

    /// Whether a common word is written as a name (`60 Minutes`), in a text that isn't all capitals.
    pub fn is_title(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| {
            let mut letters = self.analysis.text(word.token).chars();
            letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase)
        })
    }

    /// Whether a clause ends before a word, so that `two days before` has no object.
    pub fn ends_clause(&self, end: usize) -> bool {
        match self.tag(end) {
            None => true,
            Some(tag) => matches!(
                tag,
                Tag::Period
                    | Tag::Comma
                    | Tag::Colon
                    | Tag::RightBracket
                    | Tag::CloseQuote
                    | Tag::Cc
                    | Tag::Vbd
                    | Tag::Vbn
                    | Tag::In
            ),
        }
    }

    /// Whether a word is a noun by its tag.
    pub fn is_noun(&self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::Nn | Tag::Nnp | Tag::Nnps))
    }

    /// Whether the length before a word is an age: `six years old`, `six-year-old`.
    pub fn is_age(&self, end: usize) -> bool {
        let at = end + usize::from(self.text(end) == "-");
        matches!(self.text(at), "old" | "olds" | "younger" | "older")
    }

    /// Whether a word is a name by its tag.
    pub fn is_name(&self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::Nnp | Tag::Nnps))
    }

    /// Whether a word is a unit in the plural.
    pub fn is_plural_unit(&self, at: usize) -> bool {
        super::lexicon::unit(self.text(at)).is_some_and(|(_, plural)| plural)
    }

    /// Whether the words before a word own what follows: `Sunday's vote`.
    pub fn is_possessive(&self, end: usize) -> bool {
        matches!(self.text(end), "'s" | "’s" | "'" | "’")
    }

    /// Whether the words belong to a noun (`the visit in September`), so that the tense of the
    /// sentence says nothing of them.
    pub fn is_of_noun(&self, start: usize, end: usize) -> bool {
        let Some(top) = self.top(start, end) else {
            return false;
        };
        let analysis = self.analysis;
        let head = analysis.head(top);
        let above = if analysis.dep(top) == Dep::Pobj {
            analysis.head(head)
        } else {
            head
        };
        // `the middle of January` is as much of its verb as January is.
        if super::lexicon::modifier(analysis.lower(above)).is_some() {
            return false;
        }
        above != top && matches!(analysis.pos(above), Pos::Noun | Pos::Propn)
    }

    /// Whether a word is a preposition by the tree, not part of a number.
    pub fn is_preposition(&self, at: usize) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| self.analysis.dep(word.token) == Dep::Prep)
    }

    /// The part of the day that a word names.
    pub fn part(&self, at: usize) -> Option<super::expression::Part> {
        super::lexicon::part(self.text(at))
    }

    /// Whether `a year` is a rate (`40,000 barrels a year`) and no length.
    pub fn is_rate(&self, start: usize, end: usize) -> bool {
        let (Some(first), Some(last)) = (self.words.get(start), self.words.get(end - 1)) else {
            return false;
        };
        if first.text == "per" || first.text == "each" {
            return first.text == "per";
        }
        let analysis = self.analysis;
        let head = analysis.head(last.token);
        analysis.dep(last.token) == Dep::Npadvmod
            && head < first.token
            && matches!(
                analysis.pos(head),
                Pos::Noun | Pos::Num | Pos::Sym | Pos::Propn
            )
    }

    /// Where a length lies to the present of the text, by the preposition before it and the verb.
    pub fn side(&self, start: usize, end: usize) -> Side {
        let mut at = start;
        while at > 0
            && matches!(
                self.text(at - 1),
                "the"
                    | "at"
                    | "least"
                    | "about"
                    | "around"
                    | "only"
                    | "just"
                    | "more"
                    | "than"
                    | "nearly"
                    | "almost"
                    | "over"
            )
        {
            at -= 1;
            if self.text(at) == "over" && !matches!(self.before(at), "for" | "of" | "after" | "in")
            {
                at += 1;
                break;
            }
        }
        let verb = self.verb(start, end);
        let future = self.tense(start, end) == Tense::Future;
        match self.before(at) {
            "for" => match verb {
                Some(_) if future => Side::Future,
                Some(verb) if is_perfect(self.analysis, verb) => Side::Past,
                None => Side::Past,
                _ => Side::Unplaced,
            },
            "within" | "in" if future => Side::Future,
            "in" | "over" | "during"
                if verb.is_some_and(|verb| is_perfect(self.analysis, verb)) =>
            {
                Side::Past
            }
            "within" => Side::Future,
            _ => Side::Unplaced,
        }
    }

    /// The token of the words that governs the others.
    fn top(&self, start: usize, end: usize) -> Option<usize> {
        let first = self.words.get(start)?.token;
        let last = self.words.get(end.checked_sub(1)?)?.token;
        (first..=last).find(|&token| {
            let head = self.analysis.head(token);
            head == token || !(first..=last).contains(&head)
        })
    }

    /// The verb that governs the words.
    fn verb(&self, start: usize, end: usize) -> Option<usize> {
        let top = self.top(start, end)?;
        std::iter::once(top)
            .chain(self.analysis.ancestors(top))
            .find(|&token| is_verb(self.analysis, token))
    }

    /// Whether what is told at the words lies in the past or the future of the telling.
    pub fn tense(&self, start: usize, end: usize) -> Tense {
        let verb = self.verb(start, end);
        match verb {
            // "has called a strike for Thursday"
            Some(verb)
                if self.before(start) == "for"
                    && (self.lexicon).contains("sets-a-day", self.analysis.lemma(verb)) =>
            {
                Tense::Future
            }
            Some(verb) => tense_of(self.analysis, self.lexicon, verb),
            // Headlines, captions and datelines tell what has happened.
            None => Tense::Past,
        }
    }
}

const TIME_PREPOSITIONS: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "by",
    "before",
    "after",
    "during",
    "from",
    "of",
    "early",
    "late",
    "mid",
    "last",
    "next",
    "this",
    "to",
    "through",
    "between",
    "around",
    "about",
    "for",
    "each",
    "every",
    "fiscal",
    "previous",
    "following",
    "past",
    "coming",
];
