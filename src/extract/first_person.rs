//! Who "we" and "I" are: whoever is quoted, or the body that issues the document.
//!
//! A quotation's first person is its speaker, and so is that of a statement that follows
//! "the minister said:". Outside of any quotation "we" is the outlet where that is a party of its
//! own (a ministry, a command, an organisation) and nobody where it is a newspaper.

use super::actor::{ActorIndex, Class, Party, Phrase};
use super::attribution::AttributionIndex;
use super::side;
use crate::document::Document;
use crate::knowledge::Knowledge;
use crate::knowledge::names::{Meaning, Word, words};
use crate::language::{Analysis, Dep, Tag};

/// The rule that claims carry for what the first person was resolved to.
pub(super) const RULE: &str = "speaker";
/// The same where the document's issuer is meant.
const ISSUER: &str = "issuer";

/// Gives every pronoun of the first person the party that it stands for.
pub fn resolve(
    document: &Document,
    analysis: &Analysis,
    knowledge: &Knowledge,
    attribution: &AttributionIndex,
    actors: &mut ActorIndex,
) {
    let issuer = issuer(document, knowledge);
    for token in 0..analysis.len() {
        let Some(plural) = first_person(analysis, token) else {
            continue;
        };
        let tokens = token..token + 1;
        let at = (attribution.speakers(token).first())
            .and_then(|speaker| side::head_of(analysis, actors, speaker));
        let speaker = at.and_then(|at| actors.party(at));
        let body = at
            .filter(|_| plural)
            .and_then(|at| side::of(analysis, knowledge, actors, at));
        let meant = match (speaker, &issuer) {
            // Who speaks for the body that issues the text says "we" for it.
            (Some(speaker), Some(issuer))
                if plural && speaker.person && speaker.country == issuer.country =>
            {
                issuer.referred(tokens, RULE, true)
            }
            // A spokesman's "we" is the body that he speaks for.
            (Some(_), _) if body.is_some_and(fights) => {
                let Some(body) = body else { continue };
                body.referred(tokens, RULE, true)
            }
            // What a villager says of himself is no news of parties.
            (Some(speaker), _) if speaker.person && !speaker.plural && !official(speaker) => {
                continue;
            }
            (Some(speaker), _) => speaker.referred(tokens, RULE, plural),
            (None, Some(issuer)) if plural && attribution.speakers(token).is_empty() => {
                issuer.referred(tokens, ISSUER, true)
            }
            _ => continue,
        };
        // "our country" is the state of whoever speaks.
        let own = analysis.head(token);
        let homeland = analysis.dep(token) == Dep::Poss
            && knowledge.lexicon.contains("homeland", analysis.lower(own));
        let country = meant.country.as_deref().filter(|_| homeland);
        if let Some(country) = country.and_then(|code| knowledge.countries.by_code(code)) {
            let tokens = Phrase::at(analysis, own).tokens;
            let state = Party::of_country(country, tokens, "homeland");
            actors.assign(own, state, document, analysis);
        }
        if analysis.dep(token) == Dep::Poss
            && let Some(party) = actors.party(own)
            && let Some(owned) = side::owned(analysis, knowledge, own, party, &meant)
        {
            actors.assign(own, owned, document, analysis);
        }
        actors.assign(token, meant, document, analysis);
    }
    // Whom a report's speakers call the enemy bears arms.
    for token in 0..analysis.len() {
        if side::is_enemy(analysis, knowledge, token)
            && let Some(party) = actors.party(token).cloned()
        {
            let armed = Party {
                classes: party.classes.with(Class::Armed),
                ..party
            };
            actors.assign(token, armed, document, analysis);
        }
    }
}

/// Whether a body bears arms or is a state's, so that its people speak for it.
fn fights(body: &Party) -> bool {
    [Class::Armed, Class::State, Class::Rebel]
        .into_iter()
        .any(|class| body.classes.contains(class))
}

/// Whether a person speaks for a party.
fn official(speaker: &Party) -> bool {
    speaker.country.is_some() && !speaker.classes.contains(Class::Civilian)
        || [Class::Armed, Class::State, Class::Igo, Class::Rebel]
            .into_iter()
            .any(|class| speaker.classes.contains(class))
}

/// Whether a token is a pronoun of the first person, and if so whether of several.
pub(super) fn first_person(analysis: &Analysis, token: usize) -> Option<bool> {
    if !matches!(analysis.tag(token), Tag::Prp | Tag::PrpPoss) {
        return None;
    }
    match analysis.lower(token) {
        "we" | "us" | "our" | "ours" | "ourselves" => Some(true),
        "i" | "me" | "my" | "mine" | "myself" => Some(false),
        _ => None,
    }
}

/// The outlet as a party, where it is one that acts: not a newspaper or agency.
pub(super) fn issuer(document: &Document, knowledge: &Knowledge) -> Option<Party> {
    let outlet = document.metadata.outlet.as_deref()?;
    let text: Vec<Word<'_>> = words(outlet)
        .enumerate()
        .map(|(token, (folded, written))| Word {
            folded,
            written,
            token,
        })
        .collect();
    let (len, meanings) = knowledge.actors.names().longest(&text, 0, false)?;
    let year = document.metadata.date.map(|date| date.year());
    let party = meanings.iter().find_map(|meaning| match *meaning {
        Meaning::Actor(at) => Some(Party::of_actor(knowledge, at, 0..0, year)),
        // "UK Government": the country acts by it.
        Meaning::Country(at) | Meaning::Adjective(at) => {
            let rest: Vec<&str> = text[len..].iter().map(|word| &*word.folded).collect();
            let country = knowledge.countries.iter().nth(at)?;
            (rest == ["government"]).then(|| Party::of_country(country, 0..0, ISSUER))
        }
        _ => None,
    })?;
    let acts = [Class::State, Class::Igo, Class::Rebel, Class::Armed]
        .into_iter()
        .any(|class| party.classes.contains(class))
        && !party.classes.contains(Class::Media)
        && !party.person;
    acts.then_some(party)
}
