//! TIMEX3 values: how TimeML writes what an expression means (TimeML 1.2.1, and the TIDES 2002
//! guidelines it builds on; ISO 8601 with additions).

use super::calendar::Period;
use super::expression::{Base, Cycle, Length, Part, Pick, Repeat, Season, Side, Term, Unit};

/// The value of a point, resolved or not; unknown places are written `X`.
pub(super) fn point(base: &Base, period: Option<Period>) -> String {
    match base {
        Base::Date { year, month, day } => match (month, day) {
            (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}"),
        },
        Base::Decade(first) => format!("{:03}", first / 10),
        Base::Century(number) => format!("{:02}", number - 1),
        Base::Recurring { cycle, pick } => self::cycle(cycle, pick, period),
        Base::Relative { unit, .. } | Base::Containing { unit, .. } => self::unit(*unit, period),
        Base::Length { length, .. } => self::length(length),
        Base::Vague { side, .. } => vague(*side).to_owned(),
        Base::Every(repeat) => self::repeat(repeat),
        Base::Between(from, _) => from.resolve(period.map(|period| period.start)).timex,
    }
}

fn unit(unit: Unit, period: Option<Period>) -> String {
    let Some(Period { start, .. }) = period else {
        return match unit {
            Unit::Week => "XXXX-WXX",
            Unit::Weekend => "XXXX-WXX-WE",
            Unit::Month => "XXXX-XX",
            Unit::Quarter => "XXXX-QX",
            Unit::Season | Unit::Year => "XXXX",
            Unit::Decade => "XXX",
            Unit::Century | Unit::Millennium => "XX",
            _ => "XXXX-XX-XX",
        }
        .to_owned();
    };
    match unit {
        Unit::Week | Unit::Weekend => {
            let week = start.iso_week_date();
            let suffix = if unit == Unit::Weekend { "-WE" } else { "" };
            format!("{:04}-W{:02}{suffix}", week.year(), week.week())
        }
        Unit::Month => format!("{:04}-{:02}", start.year(), start.month()),
        Unit::Quarter => format!("{:04}-Q{}", start.year(), (start.month() + 2) / 3),
        Unit::Season => {
            let season = match start.month() {
                3..=5 => Season::Spring,
                6..=8 => Season::Summer,
                9..=11 => Season::Autumn,
                _ => Season::Winter,
            };
            format!("{:04}-{}", start.year(), season_code(season))
        }
        Unit::Year => format!("{:04}", start.year()),
        Unit::Decade => format!("{:03}", start.year() / 10),
        Unit::Century => format!("{:02}", start.year() / 100),
        Unit::Millennium => format!("{}", start.year() / 1000),
        _ => start.to_string(),
    }
}

fn cycle(cycle: &Cycle, pick: &Pick, period: Option<Period>) -> String {
    let year = match (period, pick) {
        (Some(period), _) => format!("{:04}", period.start.year()),
        _ => "XXXX".to_owned(),
    };
    match cycle {
        Cycle::Weekday(weekday) => match period {
            Some(period) => period.start.to_string(),
            None => format!("XXXX-WXX-{weekday}"),
        },
        Cycle::Weekend => unit(Unit::Weekend, period),
        Cycle::Month(month) => format!("{year}-{month:02}"),
        Cycle::MonthDay { month, day, .. } => format!("{year}-{month:02}-{day:02}"),
        Cycle::DayOfMonth(day) => match period {
            Some(period) => period.start.to_string(),
            None => format!("XXXX-XX-{day:02}"),
        },
        Cycle::Season(season) => format!("{year}-{}", season_code(*season)),
        Cycle::Quarter { number, fiscal } => {
            format!("{}{year}-Q{number}", if *fiscal { "FY" } else { "" })
        }
        Cycle::Half(number) => format!("{year}-H{number}"),
        Cycle::FiscalYear => format!("FY{year}"),
        Cycle::Named(_) => match period {
            Some(period) => period.start.to_string(),
            None => "XXXX-XX-XX".to_owned(),
        },
    }
}

fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

/// The value of a length: `P3W`, `PT5H30M`, `PXY`.
pub(super) fn length(length: &Length) -> String {
    let mut days = String::new();
    let mut clock = String::new();
    for &Term { count, unit } in &length.0 {
        let (times, letter, is_clock) = match (unit, count) {
            (Unit::Second, _) => (1, "S", true),
            (Unit::Minute, _) => (1, "M", true),
            (Unit::Hour, _) => (1, "H", true),
            (Unit::Night, _) => (1, "D", false),
            (Unit::Day, _) => (1, "D", false),
            (Unit::Weekend, _) => (2, "D", false),
            (Unit::Week, _) => (1, "W", false),
            (Unit::Month, _) => (1, "M", false),
            (Unit::Quarter, _) => (1, "Q", false),
            (Unit::Season | Unit::Year, _) => (1, "Y", false),
            // A counted decade or century is written in years; a vague one has its own letter.
            (Unit::Decade, Some(_)) => (10, "Y", false),
            (Unit::Century, Some(_)) => (100, "Y", false),
            (Unit::Decade, None) => (1, "E", false),
            (Unit::Century, None) => (1, "C", false),
            (Unit::Millennium, _) => (1, "L", false),
        };
        let (times, letter, count) = match count {
            Some(count) if letter == "Y" && count >= 1000 && count % 1000 == 0 => {
                (1, "L", Some(count / 1000))
            }
            _ => (times, letter, count),
        };
        let number = match count {
            Some(count) => (u64::from(count) * times).to_string(),
            None => "X".to_owned(),
        };
        let to = if is_clock { &mut clock } else { &mut days };
        to.push_str(&number);
        to.push_str(letter);
    }
    match (days.is_empty(), clock.is_empty()) {
        (true, true) => "PXX".to_owned(),
        (_, true) => format!("P{days}"),
        _ => format!("P{days}T{clock}"),
    }
}

/// The value of something repeated: the length between, or the point with the year unknown.
pub(super) fn repeat(repeat: &Repeat) -> String {
    match repeat {
        Repeat::Length(length) => self::length(length),
        Repeat::Cycle(cycle) => {
            self::cycle(cycle, &Pick::Tense(super::expression::Tense::Unknown), None)
        }
    }
}

/// The value of what is neither point nor length.
pub(super) fn vague(side: Side) -> &'static str {
    match side {
        Side::Past => "PAST_REF",
        Side::Future => "FUTURE_REF",
        Side::Present | Side::Unplaced => "PRESENT_REF",
    }
}

/// What a part of the day adds to the value of its day.
pub(super) fn part(part: &Part) -> String {
    match part {
        Part::Morning => "TMO".to_owned(),
        Part::Midday => "TMI".to_owned(),
        Part::Afternoon => "TAF".to_owned(),
        Part::Evening => "TEV".to_owned(),
        Part::Night | Part::Overnight => "TNI".to_owned(),
        Part::Daytime => "TDT".to_owned(),
        Part::Clock { hour, minute, .. } => format!("T{hour:02}:{:02}", minute.unwrap_or(0)),
    }
}
