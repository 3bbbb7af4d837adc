//! The words around a figure: qualifiers, units of measure, signs of currencies.

/// Which way a qualifier moves a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// The figure is the least.
    Least,
    /// The figure is the greatest.
    Most,
    /// The figure is near.
    About,
    /// The figure is just short of, or at most, the truth: `nearly`.
    Nearly,
}

/// Qualifiers before a number, longest first where one begins another.
const QUALIFIERS: &[(&[&str], Bound)] = &[
    (&["no", "fewer", "than"], Bound::Least),
    (&["no", "less", "than"], Bound::Least),
    (&["not", "less", "than"], Bound::Least),
    (&["no", "more", "than"], Bound::Most),
    (&["not", "more", "than"], Bound::Most),
    (&["as", "many", "as"], Bound::Most),
    (&["as", "much", "as"], Bound::Most),
    (&["as", "few", "as"], Bound::Least),
    (&["more", "than"], Bound::Least),
    (&["greater", "than"], Bound::Least),
    (&["at", "least"], Bound::Least),
    (&["well", "over"], Bound::Least),
    (&["just", "over"], Bound::Least),
    (&["a", "minimum", "of"], Bound::Least),
    (&["over"], Bound::Least),
    (&["above"], Bound::Least),
    (&["exceeding"], Bound::Least),
    (&["less", "than"], Bound::Most),
    (&["fewer", "than"], Bound::Most),
    (&["at", "most"], Bound::Most),
    (&["up", "to"], Bound::Most),
    (&["just", "under"], Bound::Most),
    (&["a", "maximum", "of"], Bound::Most),
    (&["under"], Bound::Most),
    (&["below"], Bound::Most),
    (&["close", "to"], Bound::Nearly),
    (&["nearly"], Bound::Nearly),
    (&["almost"], Bound::Nearly),
    (&["an", "estimated"], Bound::About),
    (&["a", "reported"], Bound::About),
    (&["estimated"], Bound::About),
    (&["around"], Bound::About),
    (&["about"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["perhaps"], Bound::About),
    (&["some"], Bound::About),
    (&["circa"], Bound::About),
    (&["another"], Bound::About),
    (&["only"], Bound::About),
    (&["just"], Bound::About),
];

/// Units of measure: the words, the name of the unit, and what it measures.
const UNITS: &[(&[&str], &str, Kind)] = &[
    (
        &[
            "km",
            "kms",
            "kilometer",
            "kilometers",
            "kilometre",
            "kilometres",
        ],
        "km",
        Kind::Length,
    ),
    (&["mile", "miles", "mi"], "mile", Kind::Length),
    (
        &["m", "meter", "meters", "metre", "metres"],
        "m",
        Kind::Length,
    ),
    (&["yard", "yards"], "yard", Kind::Length),
    (&["foot", "feet", "ft"], "foot", Kind::Length),
    (&["cm", "centimeters", "centimetres"], "cm", Kind::Length),
    (
        &[
            "mm",
            "millimeter",
            "millimeters",
            "millimetre",
            "millimetres",
        ],
        "mm",
        Kind::Length,
    ),
    (&["inch", "inches"], "inch", Kind::Length),
    (&["hectare", "hectares", "ha"], "hectare", Kind::Area),
    (&["acre", "acres"], "acre", Kind::Area),
    (
        &[
            "kg",
            "kilo",
            "kilos",
            "kilogram",
            "kilograms",
            "kilogramme",
            "kilogrammes",
        ],
        "kg",
        Kind::Mass,
    ),
    (&["pound", "pounds", "lb", "lbs"], "pound", Kind::Mass),
    (&["ton", "tons", "tonne", "tonnes"], "tonne", Kind::Mass),
    (&["barrel", "barrels"], "barrel", Kind::Volume),
    (
        &["liter", "liters", "litre", "litres"],
        "litre",
        Kind::Volume,
    ),
    (&["percent", "%", "pct"], "percent", Kind::Share),
    (&["dollar", "dollars"], "USD", Kind::Money),
    (&["euro", "euros"], "EUR", Kind::Money),
];

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Length,
    Area,
    Mass,
    Volume,
    Share,
    Money,
}

/// Signs before a sum of money.
const CURRENCIES: &[(&str, &str)] = &[
    ("$", "USD"),
    ("us$", "USD"),
    ("c$", "CAD"),
    ("a$", "AUD"),
    ("hk$", "HKD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₪", "ILS"),
    ("₽", "RUB"),
];

/// The qualifier that the words begin with, and how many it takes.
pub(super) fn qualifier(words: &[&str]) -> Option<(Bound, usize)> {
    QUALIFIERS
        .iter()
        .find(|(phrase, _)| words.starts_with(phrase))
        .map(|(phrase, bound)| (*bound, phrase.len()))
}

/// The currency that a sign stands for (ISO 4217).
pub(super) fn currency(word: &str) -> Option<&'static str> {
    CURRENCIES
        .iter()
        .find(|(sign, _)| *sign == word)
        .map(|(_, code)| *code)
}

/// The unit that a word names, and what it measures.
pub(super) fn unit(word: &str) -> Option<(&'static str, Kind)> {
    UNITS
        .iter()
        .find(|(words, ..)| words.contains(&word))
        .map(|&(_, name, kind)| (name, kind))
}

/// Whether a unit is one of length.
pub(super) fn is_length(name: &str) -> bool {
    (UNITS.iter()).any(|(_, unit, kind)| *unit == name && *kind == Kind::Length)
}

/// Whether a unit measures rather than counts: a length, a share, a sum of money.
pub(super) fn is_unit(name: &str) -> bool {
    UNITS.iter().any(|(_, unit, _)| *unit == name)
        || CURRENCIES.iter().any(|(_, code)| *code == name)
        || matches!(name, "km2" | "m2" | "square mile")
}
