//! Extractions built by hand, in words of our own, as if the engine had read them.

use dateline::document::Span;
use dateline::extract::record::{
    Claim, MentionRecord, MentionType, Participant, PlaceRef, QuantityRef, Quote, Speaker, Status,
    TimePrecision, TimeRef,
};
use dateline::extract::{Extraction, time};
use dateline::knowledge::Knowledge;
use dateline::link::{self, Decisions, Linked};
use jiff::civil::Date;

/// A report under construction.
pub struct Report {
    extraction: Extraction,
    end: usize,
}

/// A claim under construction.
pub struct Said {
    claim: Claim,
    whole: Option<TimeRef>,
}

/// Everything known beforehand, loaded once.
pub fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: std::sync::OnceLock<Knowledge> = std::sync::OnceLock::new();
    KNOWLEDGE.get_or_init(|| Knowledge::load(&[] as &[&str]).expect("the ontology is sound"))
}

/// Links with no decisions.
pub fn link(reports: &[Extraction]) -> Linked {
    link::link(reports, knowledge(), &Decisions::default())
}

pub fn report(name: &str, date: Option<Date>) -> Report {
    let mut extraction = Extraction {
        document: name.to_owned(),
        hash: format!("hash of {name}"),
        ..Extraction::default()
    };
    extraction.metadata.date = date;
    extraction.metadata.outlet = Some(format!("The {name}"));
    Report { extraction, end: 0 }
}

impl Report {
    /// A sentence with the claims that it makes.
    pub fn says(mut self, sentence: &str, claims: impl IntoIterator<Item = Said>) -> Self {
        let start = self.end;
        let end = start + sentence.chars().count();
        self.end = end + 1;
        let quote = Quote {
            span: Span::new(start, end),
            text: sentence.to_owned(),
        };
        for Said { mut claim, whole } in claims {
            let at = |text: &str| {
                let byte = sentence.find(text).unwrap_or_default();
                let from = start + sentence[..byte].chars().count();
                Span::new(from, from + text.chars().count())
            };
            claim.document.clone_from(&self.extraction.document);
            claim.sentence = quote.clone();
            claim.trigger.span = at(&claim.trigger.text);
            for who in claim.actors.iter_mut().chain(&mut claim.targets) {
                who.span = at(&who.text);
                own(&mut who.id, &self.extraction.document);
            }
            for place in &mut claim.places {
                place.span = at(&place.text);
                own(&mut place.id, &self.extraction.document);
            }
            for speaker in &mut claim.attribution {
                speaker.span = at(&speaker.text);
                own(&mut speaker.id, &self.extraction.document);
            }
            if let Some(mut told) = whole {
                told.span = at(&told.text);
                if !self.extraction.times.contains(&told) {
                    self.extraction.times.push(told.clone());
                }
                claim.time = Some(told);
            }
            claim.id = format!(
                "https://w3id.org/dateline/claim/{}",
                blake3::hash(
                    format!(
                        "{}{start}{}{}",
                        claim.document, claim.trigger.text, claim.action
                    )
                    .as_bytes()
                )
                .to_hex()
            );
            self.extraction.claims.push(claim);
        }
        self.extraction.sentences.push(quote);
        self
    }

    /// Names somebody in the last sentence.
    pub fn naming(mut self, kind: MentionType, who: &str) -> Self {
        let mut who = participant(who);
        own(&mut who.id, &self.extraction.document);
        let sentence = self.extraction.sentences.last().expect("a sentence");
        let byte = sentence.text.find(&who.text).expect("the name in it");
        let start = sentence.span.start + sentence.text[..byte].chars().count();
        self.extraction.mentions.push(MentionRecord {
            document: self.extraction.document.clone(),
            span: Span::new(start, start + who.text.chars().count()),
            text: who.text,
            kind,
            id: Some(who.id),
            label: Some(who.label),
            lat: None,
            lon: None,
            geonames: None,
            time: None,
            quantity: None,
            rule: String::from("test"),
        });
        self
    }

    pub fn done(mut self) -> Extraction {
        self.extraction.times.sort_by_key(|time| time.span);
        self.extraction
    }
}

/// Identifiers of the unknown are their document's own.
fn own(id: &mut String, document: &str) {
    if let Some(name) = id.strip_prefix("unknown ") {
        *id = format!(
            "https://w3id.org/dateline/id/actor/{}",
            &blake3::hash(format!("{document} {name}").as_bytes()).to_hex()[..32]
        );
    }
}

/// A claim of an action, by the words that name it.
pub fn said(action: &str, trigger: &str) -> Said {
    let claim = Claim {
        action: action.to_owned(),
        trigger: Quote {
            text: trigger.to_owned(),
            ..Quote::default()
        },
        ..Claim::default()
    };
    Said { claim, whole: None }
}

/// `name kind country`, known beforehand unless the kind begins with `?`.
fn participant(words: &str) -> Participant {
    let mut parts = words.rsplitn(3, ' ');
    let country = parts.next().unwrap_or_default().to_owned();
    let kind = parts.next().unwrap_or_default();
    let name = parts.next().unwrap_or_default().to_owned();
    let unknown = kind.strip_prefix('?');
    Participant {
        id: match unknown {
            Some(_) => format!("unknown {name}"),
            None => format!("http://example.org/{}", name.replace(' ', "-")),
        },
        label: name.clone(),
        text: name,
        kind: Some(unknown.unwrap_or(kind).to_owned()).filter(|kind| !kind.is_empty()),
        country: (country != "-").then_some(country),
        rule: String::from("test"),
        ..Participant::default()
    }
}

impl Said {
    pub fn by(mut self, who: &str) -> Self {
        self.claim.actors.push(participant(who));
        self
    }

    pub fn to(mut self, who: &str) -> Self {
        self.claim.targets.push(participant(who));
        self
    }

    /// A known place of this kind, one degree from any other.
    pub fn at(mut self, name: &str, kind: &str) -> Self {
        let number = f64::from(name.bytes().map(u32::from).sum::<u32>() % 50);
        self.claim.places.push(PlaceRef {
            id: format!("http://example.org/place/{}", name.replace(' ', "-")),
            label: name.to_owned(),
            text: name.to_owned(),
            lat: Some(number),
            lon: Some(number),
            kind: Some(kind.to_owned()),
            country: Some(String::from("XXA")),
            ..PlaceRef::default()
        });
        self
    }

    /// On one day.
    pub fn on(self, date: Date, text: &str) -> Self {
        self.between(date, date, text)
    }

    pub fn between(mut self, start: Date, end: Date, text: &str) -> Self {
        self.whole = Some(TimeRef {
            start: Some(start),
            end: Some(end),
            precision: TimePrecision::Day,
            timex: start.to_string(),
            text: text.to_owned(),
            span: Span::default(),
            expression: None,
            rule: String::from("clause"),
        });
        self
    }

    /// By an expression that needs the date of telling.
    pub fn told(mut self, expression: time::Expression, text: &str) -> Self {
        self.whole = Some(TimeRef {
            start: None,
            end: None,
            precision: TimePrecision::Day,
            timex: String::new(),
            text: text.to_owned(),
            span: Span::default(),
            expression: Some(expression),
            rule: String::from("clause"),
        });
        self
    }

    pub fn told_by(mut self, who: &str) -> Self {
        let who = participant(who);
        self.claim.attribution.push(Speaker {
            id: who.id,
            label: who.label,
            text: who.text,
            cue: String::from("said"),
            kind: who.kind,
            country: who.country,
            ..Speaker::default()
        });
        self
    }

    pub fn status(mut self, status: Status) -> Self {
        self.claim.status = status;
        self
    }

    pub fn count(self, value: f64, unit: &str) -> Self {
        self.range(value, Some(value), unit)
    }

    pub fn range(mut self, low: f64, high: Option<f64>, unit: &str) -> Self {
        self.claim.quantities.push(QuantityRef {
            text: format!("{low} {unit}"),
            value: Some(low),
            low: Some(low),
            high,
            unit: unit.to_owned(),
            ..QuantityRef::default()
        });
        self
    }

    pub fn with(mut self, means: &str) -> Self {
        self.claim.instrument = Some(Quote {
            text: means.to_owned(),
            ..Quote::default()
        });
        self
    }
}
