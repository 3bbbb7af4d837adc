//! What the analyst decides stands above what the linking found.

use dateline::link::{self, Decision, Decisions, Linked};

use crate::fixture::{knowledge, link};
use crate::{battle, events_of, statement};

#[test]
fn the_analyst_has_the_last_word() {
    let reports = [
        statement("A", "Mirela Kostandin"),
        statement("B", "Mirela Kostandin"),
        statement("C", "Mrs Kostandin"),
    ];
    let with =
        |decisions: Vec<Decision>| link::link(&reports, knowledge(), &Decisions { decisions });
    let names = |linked: &Linked| linked.entities.len();
    assert_eq!(names(&with(Vec::new())), 2);
    let merged = with(vec![Decision::Merge {
        into: String::from("Mirela Kostandin"),
        from: String::from("Mrs Kostandin"),
    }]);
    assert_eq!(names(&merged), 1);
    assert!(
        merged.entities[0]
            .merges
            .iter()
            .any(|merge| merge.rule == "analyst")
    );
    let id = reports[1].claims[0].actors[0].id.clone();
    let split = with(vec![Decision::Split {
        from: id,
        part: String::from("Mirela Kostandin"),
    }]);
    assert_eq!(names(&split), 3);
    let rated = with(vec![Decision::Rate {
        source: String::from("the a"),
        letter: 'B',
    }]);
    assert_eq!(rated.documents[0].reliability, 'B');
    assert_eq!(rated.documents[1].reliability, 'F');
}

#[test]
fn events_can_be_merged_and_split_by_the_analyst() {
    let reports = battle();
    let plain = link(&reports);
    let broken = events_of(&plain, "break-siege")[0].clone();
    let shot = events_of(&plain, "shoot-down")[0].clone();
    let merged = link::link(
        &reports,
        knowledge(),
        &Decisions {
            decisions: vec![Decision::Merge {
                into: broken.id.clone(),
                from: shot.id.clone(),
            }],
        },
    );
    let whole = merged.event(&broken.id).expect("kept");
    assert!(
        whole
            .claims
            .iter()
            .any(|claim| claim.claim == shot.claims[0].claim)
    );
    let denial = broken.claims.last().expect("four claims").claim.clone();
    let split = link::link(
        &reports,
        knowledge(),
        &Decisions {
            decisions: vec![Decision::Split {
                from: broken.id,
                part: denial.clone(),
            }],
        },
    );
    assert_eq!(split.event(&denial).expect("its own").claims.len(), 1);
}
