//! Places that are written otherwise than by their name: by an adjective ("Syrian"), or by the
//! abbreviation of a division ("Alta.").

use std::ops::Range;

use super::candidates::Candidate;
use super::evidence::ENOUGH;
use super::words::is_capitalised;
use crate::knowledge::Knowledge;
use crate::knowledge::places::{Naming, PlaceKey};
use crate::language::{Analysis, EntityLabel};

/// An adjective of nationality or region, of up to three words ("South East Asian"). The people
/// ("Syrians") are no place.
pub(super) fn adjective(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Candidate> {
    let places = &knowledge.places;
    let (tokens, uses) = (at + 1..=sentence.end.min(at + 4)).rev().find_map(|end| {
        let mut text = analysis.text_of(&(at..end));
        // "Qatar-based": the tokenizer keeps some of these whole.
        if end == at + 1
            && let Some((name, rest)) = text.split_once('-')
            && rest.starts_with(|letter: char| letter.is_lowercase())
        {
            text = name;
            if let Some(country) = knowledge.countries.by_name(name)
                && let Some(key) = places.gazetteer.country_of_code(&country.alpha2)
            {
                return Some((at..end, vec![(PlaceKey::Gazetteer(key), Naming::Adjective)]));
            }
        }
        let forms = places.by_form(text).iter().copied();
        let mut uses: Vec<(PlaceKey, Naming)> = forms
            .filter(|(_, naming)| *naming == Naming::Adjective)
            .collect();
        if let Some(country) = knowledge.countries.by_adjective(text)
            && let Some(key) = places.gazetteer.country_of_code(&country.alpha2)
        {
            uses.push((PlaceKey::Gazetteer(key), Naming::Adjective));
        }
        (!uses.is_empty()).then_some((at..end, uses))
    })?;
    let entity = analysis.entity_at(at);
    let person = entity.is_some_and(|entity| entity.label == EntityLabel::Person);
    let larger = entity.is_some_and(|entity| {
        entity.tokens.len() > tokens.len() && entity.label == EntityLabel::Org
    });
    Some(Candidate {
        name: tokens.clone(),
        tokens,
        uses,
        asked: None,
        points: if person { 0 } else { 2 * ENOUGH },
        adjective: true,
        embedded: larger,
        abbreviation: false,
        tentative: false,
        located: false,
    })
}

/// "Wainwright, Alta.": the abbreviation of a division, as written, after a comma; a full stop that
/// ends the sentence may have been cut off it.
pub(super) fn abbreviation(
    analysis: &Analysis,
    knowledge: &Knowledge,
    sentence: &Range<usize>,
    at: usize,
) -> Option<Candidate> {
    let after_name = at >= sentence.start + 2
        && analysis.text(at - 1) == ","
        && is_capitalised(analysis.text(at - 2));
    for (end, name) in [
        (
            at + 2,
            (at + 1 < sentence.end).then(|| analysis.text_of(&(at..at + 2)).to_owned()),
        ),
        (at + 1, Some(analysis.text(at).to_owned())),
        (at + 1, Some(format!("{}.", analysis.text(at)))),
    ] {
        let Some(name) = name else { continue };
        let uses = knowledge.places.by_form(&name);
        if uses.is_empty()
            || uses
                .iter()
                .any(|(_, naming)| *naming != Naming::Abbreviation)
        {
            continue;
        }
        let geographic = analysis
            .entity_at(at)
            .is_some_and(|entity| matches!(entity.label, EntityLabel::Gpe | EntityLabel::Loc));
        let dotted = name.matches('.').count() > 1;
        if !after_name && !geographic && !dotted {
            return None;
        }
        return Some(Candidate {
            tokens: at..end,
            name: at..end,
            uses: uses.to_vec(),
            asked: None,
            points: ENOUGH,
            adjective: false,
            embedded: false,
            abbreviation: true,
            tentative: false,
            located: false,
        });
    }
    None
}
