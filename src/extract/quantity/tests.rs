//! What figures in news mean, on sentences of our own.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::extract::time;
use crate::knowledge::Knowledge;
use crate::language::Engine;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::load().expect("the built-in model"));
static KNOWLEDGE: LazyLock<Knowledge> =
    LazyLock::new(|| Knowledge::load(&[] as &[&std::path::Path]).expect("the built-in ontology"));

fn quantities(text: &str) -> Vec<(QuantityMention, Option<String>)> {
    let analysis = ENGINE.analyse(text);
    let times: Vec<_> = time::find(&analysis, &KNOWLEDGE, None)
        .into_iter()
        .map(|mention| mention.tokens)
        .collect();
    find(&analysis, &KNOWLEDGE, &times)
        .into_iter()
        .map(|mention| {
            let noun = mention.counted.map(|noun| analysis.text(noun).to_owned());
            (mention, noun)
        })
        .collect()
}

#[test]
fn a_number_counts_the_head_of_its_noun_phrase() {
    for (text, value, unit, noun) in [
        (
            "Gunmen shot two Nigerian police officers dead.",
            2.0,
            "officer",
            "officers",
        ),
        (
            "The blast killed at least 14 worshippers.",
            14.0,
            "worshipper",
            "worshippers",
        ),
        (
            "The navy rescued 230 of the migrants.",
            230.0,
            "migrant",
            "migrants",
        ),
        (
            "An estimated 45,000 people fled the valley.",
            45_000.0,
            "people",
            "people",
        ),
    ] {
        let found = quantities(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let (mention, counted) = &found[0];
        assert_eq!(mention.quantity.value, Some(value), "{text}");
        assert_eq!(mention.quantity.unit, unit, "{text}");
        assert_eq!(counted.as_deref(), Some(noun), "{text}");
    }
}

#[test]
fn qualifiers_open_or_close_the_bounds() {
    for (text, low, high) in [
        ("More than 600 homes burned.", 600.0, None),
        ("Up to 40 fighters surrendered.", 0.0, Some(40.0)),
        ("Between 20 and 30 shells hit the port.", 20.0, Some(30.0)),
        ("Some 700 farmers marched.", 700.0, Some(700.0)),
        (
            "Tens of thousands of farmers marched.",
            20_000.0,
            Some(100_000.0),
        ),
    ] {
        let found = quantities(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let quantity = &found[0].0.quantity;
        assert_eq!((quantity.low, quantity.high), (Some(low), high), "{text}");
    }
}

#[test]
fn a_converted_distance_is_one_quantity_in_kilometres() {
    for text in [
        "The convoy stopped 16 kilometres (ten miles) from the ford.",
        "The convoy stopped ten miles (16 kilometres) from the ford.",
    ] {
        let found = quantities(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let quantity = &found[0].0.quantity;
        assert_eq!(
            (quantity.value, quantity.unit.as_str()),
            (Some(16.0), "km"),
            "{text}"
        );
    }
}

#[test]
fn shares_money_and_ages_have_their_units() {
    for (text, value, unit) in [
        ("Rebels hold 70 percent of the province.", 70.0, "percent"),
        ("The flood covered half the town.", 50.0, "percent"),
        ("The bank lost $3.5 million.", 3_500_000.0, "USD"),
        ("Police freed a 61-year-old teacher.", 61.0, "year-old"),
    ] {
        let found = quantities(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let quantity = &found[0].0.quantity;
        assert_eq!(
            (quantity.value, quantity.unit.as_str()),
            (Some(value), unit),
            "{text}"
        );
    }
}

#[test]
fn vague_counts_carry_the_acled_code() {
    let found = quantities("Dozens of miners were trapped and several died.");
    assert_eq!(found[0].0.quantity.acled, Some(12));
    assert_eq!(found[0].0.quantity.value, None);
}

#[test]
fn years_names_and_endless_digits_are_no_counts() {
    for text in [
        "The treaty of 1998 held.",
        "Troops left Base 52 at dawn.",
        "The serial number is 123456789012345678901234567890.",
        "One of the ministers resigned.",
    ] {
        assert_eq!(quantities(text), [], "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_gives_quantities_within_its_tokens(
        words in prop::collection::vec("(more than|between|[0-9.,]{1,6}|two|dozens of|%|\\$|km|\\(|\\)|men|half|and|to|-|[a-zé]{1,6}|\\PC{1,4})", 0..14)
    ) {
        let text = words.join(" ");
        let analysis = ENGINE.analyse(&text);
        for mention in find(&analysis, &KNOWLEDGE, &[]) {
            prop_assert!(mention.tokens.start < mention.tokens.end);
            prop_assert!(mention.tokens.end <= analysis.len());
            let (low, high) = (mention.quantity.low, mention.quantity.high);
            prop_assert!(high.is_none_or(|high| low.is_none_or(|low| low <= high)), "{:?}", mention);
        }
    }
}

#[test]
fn a_figure_without_a_noun_counts_people_where_the_verb_does() {
    let found = quantities("A blast tore through the depot, killing 12 and wounding more than 30.");
    let units: Vec<_> = found
        .iter()
        .map(|(mention, _)| (mention.quantity.value, mention.quantity.unit.as_str()))
        .collect();
    assert_eq!(units, [(Some(12.0), "people"), (Some(30.0), "people")]);
}

#[test]
fn a_letter_behind_a_sum_scales_it() {
    let found = quantities("The port cost €800m and the road £2.5bn.");
    let values: Vec<_> = found
        .iter()
        .map(|(mention, _)| mention.quantity.value)
        .collect();
    assert_eq!(values, [Some(8e8), Some(2.5e9)]);
}

#[test]
fn a_day_that_no_month_has_and_half_of_a_year_are_no_counts() {
    for text in [
        "The bill is due on 31 February 2023.",
        "Sales fell in the first half of fiscal 2022.",
        "The serial number is 123456789012345678901234567890.",
    ] {
        assert!(
            quantities(text).is_empty(),
            "{text}: {:?}",
            quantities(text)
        );
    }
}

#[test]
fn the_people_of_a_nation_are_counted_as_people() {
    let found = quantities("The town took in 20,000 Afghans.");
    assert_eq!(found[0].0.quantity.unit, "people");
}
