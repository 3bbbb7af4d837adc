//! The action scheme as data: what it must reach, and every example of every pattern read by the
//! real pipeline.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline::document::{Document, Metadata};
use dateline::extract::{Claim, Extractor};
use dateline::knowledge::Knowledge;
use dateline::knowledge::actions::{Action, CodeList};
use dateline::knowledge::pattern::{Example, Role};
use dateline::language::Engine;

fn knowledge() -> Knowledge {
    Knowledge::load(&[] as &[&Path]).expect("the built-in ontology has no mistake")
}

/// Every code that an action can give in a list, whatever fills its roles.
fn codes(knowledge: &Knowledge, list: CodeList) -> BTreeSet<String> {
    let own = |action: &Action| {
        let plain = action.codes.get(&list).cloned();
        let when = action.codes_when.iter().flat_map(|when| &when.codes);
        let when = when
            .filter(|(own, _)| *own == list)
            .map(|(_, code)| code.clone());
        plain.into_iter().chain(when).collect::<Vec<_>>()
    };
    knowledge
        .actions
        .iter()
        .flat_map(own)
        .filter(|code| !code.is_empty())
        .collect()
}

#[test]
fn every_plover_type_can_be_reached() {
    let reached = codes(&knowledge(), CodeList::Plover);
    for plover in [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
        "INVESTIGATE",
    ] {
        assert!(reached.contains(plover), "{plover} is out of reach");
    }
}

#[test]
fn every_cameo_root_can_be_reached() {
    let reached = codes(&knowledge(), CodeList::Cameo);
    for root in 1..=20 {
        let root = format!("{root:02}");
        assert!(
            reached.iter().any(|code| code.starts_with(&root)),
            "{root} is out of reach"
        );
    }
}

#[test]
fn every_acled_sub_event_type_can_be_reached_and_no_other_name_is_used() {
    let reached = codes(&knowledge(), CodeList::Acled);
    let published: BTreeSet<String> = [
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Armed clash",
        "Excessive force against protesters",
        "Protest with intervention",
        "Peaceful protest",
        "Violent demonstration",
        "Mob violence",
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
        "Sexual violence",
        "Attack",
        "Abduction/forced disappearance",
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ]
    .into_iter()
    .map(str::to_owned)
    .collect();
    assert_eq!(reached, published);
}

#[test]
fn the_hierarchy_ends_at_a_top_concept_for_every_action() {
    let knowledge = knowledge();
    for (at, action) in knowledge.actions.iter().enumerate() {
        let top = knowledge
            .actions
            .ancestry(at)
            .last()
            .expect("an action is its own ancestor");
        assert!(
            top.broader.is_none(),
            "{} hangs on {:?}",
            action.notation,
            top.broader
        );
        assert!(
            action.iri.ends_with(&format!("/{}", action.notation)),
            "{} is called {}",
            action.iri,
            action.notation
        );
    }
}

#[test]
fn the_scheme_is_broad_and_its_actions_have_patterns() {
    let knowledge = knowledge();
    let with_patterns = knowledge
        .actions
        .iter()
        .filter(|action| !action.patterns.is_empty());
    assert!(with_patterns.count() >= 110);
    let patterns: usize = knowledge
        .actions
        .iter()
        .map(|action| action.patterns.len())
        .sum();
    assert!(patterns >= 800);
}

#[test]
fn the_notations_that_reports_are_scored_by_keep_their_names() {
    let knowledge = knowledge();
    for notation in [
        "advance",
        "arrive",
        "link-up",
        "support",
        "control",
        "mobilize",
        "deploy",
        "gather",
        "capture",
        "clash",
        "attack",
        "break-siege",
        "expel",
        "clear",
        "besiege",
        "encircle",
        "kill",
        "casualties",
        "shelling",
        "cut-off",
        "population",
        "remain",
        "supply",
        "airdrop",
        "aid",
        "airstrike",
        "sortie",
        "revolt",
        "protest",
        "flee",
        "displace",
        "withdraw",
        "collapse",
        "lose",
        "retreat",
        "celebrate",
        "bombing",
        "mine",
        "conscript",
        "statement",
        "missile",
        "destroy",
        "block",
        "evacuate",
        "natural-disaster",
        "man-made-disaster",
        "organized-crime",
        "diplomatic-event",
        "attribution-of-responsibility",
    ] {
        assert!(
            knowledge.actions.by_notation(notation).is_some(),
            "{notation} is gone"
        );
    }
}

/// What an example lacks; `None` when a claim of the action has every marked role.
fn lack(action: &Action, example: &Example, claims: &[Claim]) -> Option<String> {
    if action.notation == "none" {
        return (!claims.is_empty()).then(|| format!("an event is told: {}", told(claims)));
    }
    let chars = |byte: usize| example.text[..byte].chars().count();
    let mut best: Option<Vec<Role>> = None;
    for claim in claims
        .iter()
        .filter(|claim| claim.action == action.notation)
    {
        let missing: Vec<Role> = example
            .roles
            .iter()
            .filter(|(role, range)| {
                let (start, end) = (chars(range.start), chars(range.end));
                let meets = |from: usize, to: usize| from < end && start < to;
                let filled = match role {
                    Role::Actor => claim.actors.iter().any(|p| meets(p.span.start, p.span.end)),
                    Role::Target => claim
                        .targets
                        .iter()
                        .any(|p| meets(p.span.start, p.span.end)),
                    Role::Place | Role::Origin | Role::Destination => {
                        claim.places.iter().any(|p| meets(p.span.start, p.span.end))
                    }
                    Role::Instrument => claim
                        .instrument
                        .as_ref()
                        .is_some_and(|quote| meets(quote.span.start, quote.span.end)),
                    Role::Quantity => claim
                        .quantities
                        .iter()
                        .any(|q| meets(q.span.start, q.span.end)),
                    Role::Time => claim
                        .time
                        .as_ref()
                        .is_some_and(|t| meets(t.span.start, t.span.end)),
                };
                !filled
            })
            .map(|(role, _)| *role)
            .collect();
        if missing.is_empty() {
            return None;
        }
        if best.as_ref().is_none_or(|best| missing.len() < best.len()) {
            best = Some(missing);
        }
    }
    Some(match best {
        Some(missing) => format!("{missing:?} not filled"),
        None => format!("not found; told: {}", told(claims)),
    })
}

fn told(claims: &[Claim]) -> String {
    let each = claims
        .iter()
        .map(|claim| format!("{} ({})", claim.action, claim.trigger.text));
    each.collect::<Vec<_>>().join(", ")
}

#[test]
fn every_example_is_read_as_its_pattern_says() {
    let knowledge = knowledge();
    let engine = Engine::load().expect("the model loads");
    let extractor = Extractor::new(&knowledge);
    let mut failing: BTreeMap<String, String> = BTreeMap::new();
    let mut examples = 0;
    for action in knowledge.actions.iter() {
        for pattern in &action.patterns {
            assert!(
                !pattern.examples.is_empty(),
                "no example: {}",
                pattern.source
            );
            for example in &pattern.examples {
                examples += 1;
                let document = Document {
                    name: "example".to_owned(),
                    hash: String::new(),
                    metadata: Metadata::default(),
                    text: example.text.clone(),
                };
                let extraction = extractor.extract(&document, &engine.analyse(&document.text));
                if let Some(lack) = lack(action, example, &extraction.claims) {
                    failing.insert(
                        format!("{}: {}", action.notation, example.text),
                        format!("{lack}\n    {}", pattern.source),
                    );
                }
            }
        }
    }
    let list: Vec<String> = failing
        .iter()
        .map(|(key, why)| format!("{key}\n    {why}"))
        .collect();
    assert!(
        failing.is_empty(),
        "{} of {examples} examples fail:\n{}",
        failing.len(),
        list.join("\n")
    );
}

/// What `dateline check` says of an ontology file of these lines, on standard error.
fn checked(name: &str, lines: &[&str], flags: &[&str]) -> (bool, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(name);
    std::fs::write(&file, lines.join("\n")).expect("a temporary file can be written");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
        .arg("check")
        .args(flags)
        .arg(&file)
        .output()
        .expect("the program runs");
    (
        output.status.success(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

#[test]
fn a_pattern_that_needs_nothing_but_its_head_is_warned_of_on_its_line() {
    let lines = [
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
        "@prefix dl: <https://w3id.org/dateline/ontology#> .",
        "@prefix act: <https://w3id.org/dateline/action/> .",
        "act:ferry a skos:Concept ; skos:notation \"ferry\" ; dl:polarity \"neutral\" ;",
        "    dl:pattern \"v:ferry subj>actor !obj>target // {actor Boats} ferried {target villagers}.\" ,",
        "        \"v:row subj>actor obj>target -with // {actor Boys} rowed {target villagers}.\" .",
    ];
    let (fine, said) = checked("bare.ttl", &lines, &[]);
    assert!(fine, "a warning is no mistake: {said}");
    let warnings: Vec<&str> = said
        .lines()
        .filter(|line| line.contains("warning"))
        .collect();
    assert_eq!(warnings.len(), 1, "{said}");
    assert!(warnings[0].contains("bare.ttl:6:"), "{said}");
    assert!(said.contains("v:row subj>actor obj>target -with"), "{said}");
    let (fine, said) = checked("quiet.ttl", &lines, &["--quiet"]);
    assert!(fine && said.is_empty(), "{said}");
}
