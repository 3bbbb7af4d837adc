//! What the words of news mean, on sentences of our own.

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::language::Engine;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::load().expect("the built-in model"));
static KNOWLEDGE: LazyLock<Knowledge> =
    LazyLock::new(|| Knowledge::load(&[] as &[&std::path::Path]).expect("the built-in ontology"));

/// A Wednesday.
const PUBLISHED: Date = date(2016, 3, 16);

fn read(text: &str, published: Option<Date>) -> Vec<(String, Resolved)> {
    let analysis = ENGINE.analyse(text);
    find(&analysis, &KNOWLEDGE, published)
        .into_iter()
        .map(|mention| {
            (
                analysis.text_of(&mention.tokens).to_owned(),
                mention.resolved,
            )
        })
        .collect()
}

/// The only time of a text: its words, value and days.
fn one(text: &str) -> (String, String, Option<(Date, Date)>) {
    let found = read(text, Some(PUBLISHED));
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    let (words, resolved) = found.into_iter().next().expect("one time");
    let days = resolved.start.zip(resolved.end);
    (words, resolved.timex, days)
}

fn day(year: i16, month: i8, day: i8) -> Option<(Date, Date)> {
    Some((date(year, month, day), date(year, month, day)))
}

fn days(from: (i16, i8, i8), to: (i16, i8, i8)) -> Option<(Date, Date)> {
    Some((date(from.0, from.1, from.2), date(to.0, to.1, to.2)))
}

#[test]
fn points_of_the_calendar() {
    for (text, words, timex, expected) in [
        (
            "The bridge fell on 4 May 1998.",
            "4 May 1998",
            "1998-05-04",
            day(1998, 5, 4),
        ),
        (
            "The bridge fell on May 4, 1998.",
            "May 4, 1998",
            "1998-05-04",
            day(1998, 5, 4),
        ),
        (
            "The strike began in June 2015.",
            "June 2015",
            "2015-06",
            days((2015, 6, 1), (2015, 6, 30)),
        ),
        (
            "Ships called between 1 and 5 May 2015.",
            "1 and 5 May 2015",
            "2015-05-01",
            days((2015, 5, 1), (2015, 5, 5)),
        ),
        (
            "The law dates from the 1970s.",
            "the 1970s",
            "197",
            days((1970, 1, 1), (1979, 12, 31)),
        ),
        (
            "Prices fell in the third quarter of 2015.",
            "the third quarter of 2015",
            "2015-Q3",
            days((2015, 7, 1), (2015, 9, 30)),
        ),
        (
            "The dam broke in mid-2012.",
            "mid-2012",
            "2012",
            days((2012, 5, 1), (2012, 8, 31)),
        ),
        (
            "The dam broke in the summer of 2014.",
            "the summer of 2014",
            "2014-SU",
            days((2014, 6, 1), (2014, 8, 31)),
        ),
    ] {
        assert_eq!(one(text), (words.into(), timex.into(), expected), "{text}");
    }
}

#[test]
fn tense_decides_between_last_and_next() {
    for (text, expected) in [
        ("The minister resigned on Monday.", day(2016, 3, 14)),
        ("The minister will resign on Monday.", day(2016, 3, 21)),
        ("The minister resigned on Wednesday.", day(2016, 3, 16)),
        (
            "Voters elected a mayor in April.",
            days((2015, 4, 1), (2015, 4, 30)),
        ),
        (
            "Voters will elect a mayor in April.",
            days((2016, 4, 1), (2016, 4, 30)),
        ),
        ("Workers struck on January 5.", day(2016, 1, 5)),
        ("Workers will strike on May 1.", day(2016, 5, 1)),
        ("The envoy was to travel on Friday.", day(2016, 3, 18)),
        (
            "The road was cut in the middle of January.",
            days((2016, 1, 11), (2016, 1, 20)),
        ),
        ("The shelling began shortly after noon.", day(2016, 3, 16)),
    ] {
        assert_eq!(one(text).2, expected, "{text}");
    }
}

#[test]
fn units_counted_from_publication() {
    for (text, timex, expected) in [
        (
            "The port closed a fortnight ago.",
            "2016-W09",
            days((2016, 2, 29), (2016, 3, 6)),
        ),
        (
            "The port stood empty for the past fortnight.",
            "P2W",
            days((2016, 3, 2), (2016, 3, 16)),
        ),
        ("The port closed yesterday.", "2016-03-15", day(2016, 3, 15)),
        (
            "The port closed last week.",
            "2016-W10",
            days((2016, 3, 7), (2016, 3, 13)),
        ),
        (
            "The port closed last month.",
            "2016-02",
            days((2016, 2, 1), (2016, 2, 29)),
        ),
        (
            "The port closed early this year.",
            "2016",
            days((2016, 1, 1), (2016, 4, 30)),
        ),
        (
            "The port closed earlier this year.",
            "2016",
            days((2016, 1, 1), (2016, 3, 16)),
        ),
        (
            "The port closed ten days ago.",
            "2016-03-06",
            day(2016, 3, 6),
        ),
        (
            "The port closed two years ago.",
            "2014",
            days((2014, 1, 1), (2014, 12, 31)),
        ),
        (
            "The port closed this morning.",
            "2016-03-16TMO",
            day(2016, 3, 16),
        ),
        (
            "Troops entered the port overnight.",
            "2016-03-16TNI",
            days((2016, 3, 15), (2016, 3, 16)),
        ),
        (
            "The port will open next year.",
            "2017",
            days((2017, 1, 1), (2017, 12, 31)),
        ),
    ] {
        let (_, value, found) = one(text);
        assert_eq!((value.as_str(), found), (timex, expected), "{text}");
    }
}

#[test]
fn stories_count_from_the_date_told_last() {
    let found = read(
        "The flood came on 9 August 2002. The following day the bridge fell. Three weeks later the army left. That same year a dam was built.",
        Some(PUBLISHED),
    );
    let values: Vec<&str> = found.iter().map(|(_, r)| r.timex.as_str()).collect();
    assert_eq!(values, ["2002-08-09", "2002-08-10", "2002-W35", "2002"]);
}

#[test]
fn prepositions_open_a_side_or_keep_both() {
    for (text, start, end) in [
        (
            "The road has been shut since 2013.",
            Some(date(2013, 1, 1)),
            Some(PUBLISHED),
        ),
        (
            "The road was shut until 2013.",
            None,
            Some(date(2013, 12, 31)),
        ),
        (
            "By early 2013 the road was shut.",
            Some(date(2013, 1, 1)),
            Some(date(2013, 4, 30)),
        ),
        (
            "Before 2013 the road was open.",
            None,
            Some(date(2012, 12, 31)),
        ),
        (
            "The road has been shut for three years.",
            Some(date(2013, 3, 16)),
            Some(PUBLISHED),
        ),
        (
            "Engineers have worked there for weeks.",
            Some(date(2016, 2, 3)),
            Some(PUBLISHED),
        ),
        (
            "The road will open within two days.",
            Some(PUBLISHED),
            Some(date(2016, 3, 18)),
        ),
    ] {
        let found = read(text, Some(PUBLISHED));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!((found[0].1.start, found[0].1.end), (start, end), "{text}");
    }
}

#[test]
fn lengths_and_sets_have_values_and_no_days() {
    for (text, timex) in [
        ("He ended a three-year-long strike.", "P3Y"),
        ("A six-week truce held.", "P6W"),
        ("It took 2 1/2 years.", "P2Y6M"),
        ("Trains run every Friday.", "XXXX-WXX-5"),
        ("Trains run daily.", "P1D"),
        ("They meet each July.", "XXXX-07"),
    ] {
        let (_, value, found) = one(text);
        assert_eq!((value.as_str(), found), (timex, None), "{text}");
    }
}

#[test]
fn clock_times_lie_on_their_day() {
    for (text, timex) in [
        (
            "The quake struck at 4:15 a.m. on Tuesday.",
            "2016-03-15T04:15",
        ),
        (
            "The quake struck on Tuesday at 1500 GMT.",
            "2016-03-15T15:00",
        ),
        ("The quake struck late on Tuesday evening.", "2016-03-15TEV"),
    ] {
        assert_eq!(one(text).1, timex, "{text}");
    }
}

#[test]
fn words_that_only_look_like_times_are_left_alone() {
    for text in [
        "Theresa May spoke.",
        "They may march on the palace.",
        "The sun sat low.",
        "It was the last day of the talks.",
        "A second shell fell.",
        "The army took Route 2017.",
        "Shipment 20177 arrived.",
        "The number 201720172017201720172017201720 was painted there.",
        "The meeting of February 30, 2017 never was.",
        "The fall of the town shocked them.",
        "Three quarters of the crop died.",
    ] {
        assert_eq!(read(text, Some(PUBLISHED)), [], "{text}");
    }
}

#[test]
fn without_a_date_expressions_stay_unresolved_and_resolve_later() {
    let analysis = ENGINE.analyse("Rebels took the fort on Monday and the mine last month.");
    let open = find(&analysis, &KNOWLEDGE, None);
    let values: Vec<&str> = open.iter().map(|m| m.resolved.timex.as_str()).collect();
    assert_eq!(values, ["XXXX-WXX-1", "XXXX-XX"]);
    assert!(open.iter().all(|m| m.resolved.start.is_none()));
    let dated = find(&analysis, &KNOWLEDGE, Some(PUBLISHED));
    for (open, dated) in open.iter().zip(&dated) {
        let expression = open.expression.as_ref().expect("it needs a date");
        assert_eq!(expression.resolve(Some(PUBLISHED)), dated.resolved);
    }
}

#[test]
fn a_named_weekday_tells_the_year() {
    let analysis = ENGINE.analyse("They crossed on Friday, June 5, and dug in.");
    let mentions = find(&analysis, &KNOWLEDGE, Some(date(2017, 1, 10)));
    assert_eq!(mentions[0].resolved.start, Some(date(2015, 6, 5)));
}

#[test]
fn ranges_reach_from_the_first_to_the_second() {
    let found = read("Fighting raged from March to May 2009.", Some(PUBLISHED));
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(
        (found[0].1.start, found[0].1.end),
        (Some(date(2009, 3, 1)), Some(date(2009, 5, 31)))
    );
    assert_eq!(found[0].1.timex, "2009-03");
}

#[test]
fn acled_precision_follows_the_width() {
    let precision = |text| time_precision(&read(text, Some(PUBLISHED))[0].1);
    assert_eq!(precision("It fell on Monday."), Some(1));
    assert_eq!(precision("It fell overnight."), Some(1));
    assert_eq!(precision("It fell last week."), Some(2));
    assert_eq!(precision("It fell last month."), Some(3));
    assert_eq!(precision("It fell last year."), None);
}

#[test]
fn expressions_survive_the_wire() {
    let analysis = ENGINE.analyse(
        "Late last month, on the 4th of May, the next day, every Friday, from 2011 to 2014 and for weeks.",
    );
    for mention in find(&analysis, &KNOWLEDGE, None) {
        if let Some(expression) = mention.expression {
            let json = serde_json::to_string(&expression).expect("serialisable");
            assert_eq!(
                serde_json::from_str::<Expression>(&json).ok(),
                Some(expression)
            );
        }
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(vec![
            "Monday", "May", "March", "2014", "30", "31", "February", "the", "week", "of", "day",
            "before", "after", "last", "next", "three", "weeks", "ago", "earlier", "a", "half",
            "and", "from", "to", "between", "since", "until", "mid-2014", "1990s", "century",
            "quarter", "first", "every", "at", "4", "a.m.", "GMT", "10:30", "winter", "-", ",",
            "year", "years", "old", "late", "now", "Christmas", "eve", "millennium", "999999",
            "following", "that", "fiscal", "two", "thousand", "10000", "9999", "1000",
        ]).prop_map(str::to_owned),
        1 => "\\PC{1,6}",
    ];
    prop::collection::vec(word, 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_gives_ordered_intervals_on_token_borders(
        text in any_text(),
        year in -9999_i16..=9999,
        month in 1_i8..=12,
        dated: bool,
    ) {
        let analysis = ENGINE.analyse(&text);
        let published = dated.then(|| date(year, month, 1));
        let mut last = 0;
        for mention in find(&analysis, &KNOWLEDGE, published) {
            prop_assert!(mention.tokens.start >= last && mention.tokens.start < mention.tokens.end);
            last = mention.tokens.end;
            prop_assert!(last <= analysis.len());
            if let (Some(start), Some(end)) = (mention.resolved.start, mention.resolved.end) {
                prop_assert!(start <= end, "{:?}", mention);
            }
            if let Some(expression) = &mention.expression {
                prop_assert_eq!(&expression.resolve(published), &mention.resolved);
            }
        }
    }
}

#[test]
fn a_timetable_in_the_present_tense_lies_ahead() {
    let (_, timex, _) = one("The truce ends on Sunday.");
    assert_eq!(timex, "2016-03-20");
}

#[test]
fn a_clock_time_is_of_the_day_that_follows_it() {
    let found = read(
        "The council will meet at 10 am in the capital on Friday.",
        Some(PUBLISHED),
    );
    assert_eq!(found[0].1.timex, "2016-03-18T10:00", "{found:?}");
}

#[test]
fn from_one_day_of_a_month_to_another_is_the_stretch_between() {
    let found = read(
        "The bridge was closed from January 10 to 14.",
        Some(PUBLISHED),
    );
    let days = found[0].1.start.zip(found[0].1.end);
    assert_eq!(
        days,
        Some((date(2016, 1, 10), date(2016, 1, 14))),
        "{found:?}"
    );
}
