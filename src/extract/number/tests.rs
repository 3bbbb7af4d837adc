use super::*;
use crate::knowledge::numerals::ENGLISH;
use proptest::prelude::*;

fn value(text: &str) -> Option<(f64, usize)> {
    let words: Vec<&str> = text.split(' ').collect();
    read(&ENGLISH, &words).and_then(|number| Some((number.value?, number.len)))
}

#[test]
fn words_and_digits_read_alike() {
    for (text, expected, len) in [
        ("seven", 7.0, 1),
        ("twenty - four tanks", 24.0, 3),
        ("twenty four", 24.0, 2),
        ("two hundred and six men", 206.0, 4),
        ("three thousand five hundred", 3500.0, 4),
        ("a hundred thousand", 100_000.0, 3),
        ("a dozen", 12.0, 2),
        ("two dozen", 24.0, 2),
        ("half a million", 500_000.0, 3),
        ("two and a half million", 2_500_000.0, 5),
        ("a couple of", 2.0, 3),
        ("10,000", 10_000.0, 1),
        ("2.5 million", 2_500_000.0, 2),
        ("3.2bn", 3.2e9, 1),
        ("2 1/2", 2.5, 2),
        ("5½", 5.5, 1),
        ("four thousand and six hundred", 4600.0, 5),
    ] {
        assert_eq!(value(text), Some((expected, len)), "{text}");
    }
}

#[test]
fn numbers_side_by_side_are_not_added() {
    assert_eq!(value("two three"), Some((2.0, 1)));
    assert_eq!(value("seven and nine"), Some((7.0, 1)));
    assert_eq!(value("nineteen ninety"), Some((19.0, 1)));
}

#[test]
fn vague_counts_have_bounds_and_acled_codes() {
    for (text, low, high, acled, len) in [
        ("dozens", 24.0, None, 12, 1),
        ("hundreds", 200.0, None, 100, 1),
        ("tens of thousands", 20_000.0, Some(100_000.0), 10_000, 3),
        ("several", 3.0, Some(9.0), 3, 1),
        ("several hundred", 300.0, Some(900.0), 300, 2),
        ("a handful of", 2.0, Some(6.0), 3, 3),
    ] {
        let words: Vec<&str> = text.split(' ').collect();
        let number = read(&ENGLISH, &words).expect(text);
        assert_eq!(
            (
                number.value,
                number.low,
                number.high,
                number.acled,
                number.len
            ),
            (None, low, high, Some(acled), len),
            "{text}"
        );
    }
}

#[test]
fn a_figure_with_too_many_digits_is_left_alone() {
    assert_eq!(value("123456789012345678901234567890"), None);
    assert_eq!(value("12,34"), None);
    assert_eq!(value("1,2345"), None);
    assert_eq!(value("."), None);
}

#[test]
fn years_in_words() {
    assert_eq!(
        year_in_words(&ENGLISH, &["nineteen", "ninety", "-", "six"]),
        Some((1996, 4))
    );
    assert_eq!(
        year_in_words(&ENGLISH, &["two", "thousand", "and", "three"]),
        Some((2003, 4))
    );
    assert_eq!(
        year_in_words(&ENGLISH, &["two", "thousand", "men"]),
        Some((2000, 2))
    );
    assert_eq!(year_in_words(&ENGLISH, &["twenty", "four"]), None);
}

#[test]
fn ordinals() {
    assert_eq!(ordinal(&ENGLISH, &["twenty", "-", "first"]), Some((21, 3)));
    assert_eq!(ordinal(&ENGLISH, &["11th"]), Some((11, 1)));
    assert_eq!(ordinal(&ENGLISH, &["11x"]), None);
}

proptest! {
    #[test]
    fn reading_never_panics_and_stays_within_the_words(words in prop::collection::vec("(a|half|of|and|-|[a-z½]{1,8}|[0-9.,/]{1,20}|two|hundred|million|tens|dozens)", 0..8)) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        if let Some(number) = read(&ENGLISH, &words) {
            prop_assert!(number.len >= 1 && number.len <= words.len());
            prop_assert!(number.high.is_none_or(|high| number.low <= high));
        }
        let _ = ordinal(&ENGLISH, &words);
        let _ = year_in_words(&ENGLISH, &words);
    }
}
