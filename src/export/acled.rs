//! Events in the columns of ACLED's files.
//!
//! Written by its codebook as far as reports allow: an event is coded when it is dated to the
//! month at least, put in a place smaller than a country, and nothing disputes that it happened; of differing or vague figures the lowest
//! is the count of the dead; a vague date is its middle. Columns that no report gives (`iso`,
//! `region`, `admin1` to `admin3`, `source_scale`, `tags`, `timestamp`) stay empty.

use std::collections::BTreeMap;
use std::io::Write;

use jiff::ToSpan;
use jiff::civil::Date;
use oxigraph::store::Store;

use super::ExportError;
use crate::knowledge::countries::Countries;
use crate::rdf::query::{Row, rows};

/// The columns, in ACLED's order.
const COLUMNS: [&str; 31] = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
];

/// Sub-event types with their event type, as the codebook groups them.
const SUB_EVENTS: [(&str, &str); 25] = [
    ("Government regains territory", "Battles"),
    ("Non-state actor overtakes territory", "Battles"),
    ("Armed clash", "Battles"),
    ("Excessive force against protesters", "Protests"),
    ("Protest with intervention", "Protests"),
    ("Peaceful protest", "Protests"),
    ("Violent demonstration", "Riots"),
    ("Mob violence", "Riots"),
    ("Chemical weapon", "Explosions/Remote violence"),
    ("Air/drone strike", "Explosions/Remote violence"),
    ("Suicide bomb", "Explosions/Remote violence"),
    (
        "Shelling/artillery/missile attack",
        "Explosions/Remote violence",
    ),
    (
        "Remote explosive/landmine/IED",
        "Explosions/Remote violence",
    ),
    ("Grenade", "Explosions/Remote violence"),
    ("Sexual violence", "Violence against civilians"),
    ("Attack", "Violence against civilians"),
    (
        "Abduction/forced disappearance",
        "Violence against civilians",
    ),
    ("Agreement", "Strategic developments"),
    ("Arrests", "Strategic developments"),
    ("Change to group/activity", "Strategic developments"),
    ("Disrupted weapons use", "Strategic developments"),
    ("Headquarters or base established", "Strategic developments"),
    ("Looting/property destruction", "Strategic developments"),
    (
        "Non-violent transfer of territory",
        "Strategic developments",
    ),
    ("Other", "Strategic developments"),
];

const EVENTS: &str = r#"
SELECT ?event ?sub ?type ?begin ?end WHERE {
  ?event a sem:Event .
  OPTIONAL { ?event dl:acled ?sub } OPTIONAL { ?event sem:eventType ?type }
  OPTIONAL { ?event sem:hasEarliestBeginTimeStamp ?begin }
  OPTIONAL { ?event sem:hasLatestEndTimeStamp ?last } OPTIONAL { ?event sem:hasLatestBeginTimeStamp ?latest }
  BIND (COALESCE(?last, ?latest, ?begin) AS ?end)
} ORDER BY ?begin ?event"#;

const PARTICIPANTS: &str = r#"
SELECT DISTINCT ?event ?part ?name ?inter WHERE {
  { ?event sem:hasActor ?who . BIND ("actor" AS ?part) } UNION { ?event dl:hasTarget ?who . BIND ("target" AS ?part) }
  ?who skos:prefLabel ?name .
  OPTIONAL { ?who dl:kind/skos:broader* ?kind . ?kind dl:inter ?inter }
} ORDER BY ?event ?part ?name ?inter"#;

const PLACES: &str = r#"
SELECT DISTINCT ?event ?location ?country ?latitude ?longitude ?geo_precision WHERE {
  ?event a sem:Event ; sem:hasPlace ?place . ?place skos:prefLabel ?location .
  FILTER NOT EXISTS { ?place dl:kind dl:place-kind-country }
  OPTIONAL { ?place dl:country ?country }
  OPTIONAL { ?place wgs:lat ?latitude ; wgs:long ?longitude }
  OPTIONAL { ?event dl:claim/dl:placeMention ?words . ?words itsrdf:taIdentRef ?place ; dl:geoPrecision ?geo_precision }
} ORDER BY ?event ?location ?geo_precision"#;

const CLAIMS: &str = r#"
SELECT ?event ?claim ?quote ?source ?dead WHERE {
  ?event a sem:Event ; dl:claim ?claim .
  VALUES ?role { dl:role-assertion dl:role-background }
  ?claim dl:role ?role ; dl:sentence/nif:anchorOf ?quote ; dl:document ?document ; dl:action ?action .
  OPTIONAL { ?document dcterms:publisher/skos:prefLabel ?outlet }
  ?document dcterms:identifier ?name .
  BIND (COALESCE(?outlet, ?name) AS ?source)
  OPTIONAL {
    ?claim dl:quantity ?figure .
    FILTER EXISTS { ?action skos:broader* act:kill }
    OPTIONAL { ?figure dl:acledCount ?vague } OPTIONAL { ?figure dl:low ?low } OPTIONAL { ?figure dl:value ?value }
    BIND (COALESCE(?vague, ?value, ?low) AS ?dead)
  }
} ORDER BY ?event ?source ?quote ?dead"#;

/// Why an event has no row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Its kind is none that ACLED codes.
    NoKind,
    /// Nobody asserts it, or somebody denies it.
    NotAsserted,
    /// Its date is unknown, disputed, or vaguer than a month.
    NoDate,
    /// It is put in no place smaller than a country.
    NoPlace,
}

/// What was written and what was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coded {
    /// Rows.
    pub written: usize,
    /// Events without a row, by the first reason that holds.
    pub left_out: BTreeMap<Reason, usize>,
}

/// Writes the events as ACLED's CSV and says how many were left out.
///
/// # Errors
/// When a query or writing fails.
pub fn write(store: &Store, countries: &Countries, out: impl Write) -> Result<Coded, ExportError> {
    let participants = by_event(rows(store, PARTICIPANTS)?);
    let places = by_event(rows(store, PLACES)?);
    let claims = by_event(rows(store, CLAIMS)?);
    let mut csv = csv::Writer::from_writer(out);
    let failed = |error: csv::Error| ExportError::Form(error.to_string());
    csv.write_record(COLUMNS).map_err(failed)?;
    let mut coded = Coded::default();
    for event in rows(store, EVENTS)? {
        let parts = |map: &BTreeMap<String, Vec<Row>>| {
            map.get(text(&event, "event")).cloned().unwrap_or_default()
        };
        match record(
            &event,
            &parts(&participants),
            &parts(&places),
            &parts(&claims),
            countries,
        ) {
            Ok(record) => {
                let cell = |column| record.get(column).map_or("", String::as_str);
                csv.write_record(COLUMNS.map(cell)).map_err(failed)?;
                coded.written += 1;
            }
            Err(reason) => *coded.left_out.entry(reason).or_default() += 1,
        }
    }
    csv.flush()?;
    Ok(coded)
}

fn by_event(rows: Vec<Row>) -> BTreeMap<String, Vec<Row>> {
    let mut map = BTreeMap::<_, Vec<_>>::new();
    for row in rows {
        map.entry(text(&row, "event").to_owned())
            .or_default()
            .push(row);
    }
    map
}

fn text<'a>(row: &'a Row, name: &str) -> &'a str {
    row.get(name).map_or("", String::as_str)
}

fn record(
    event: &Row,
    participants: &[Row],
    places: &[Row],
    claims: &[Row],
    countries: &Countries,
) -> Result<BTreeMap<&'static str, String>, Reason> {
    let (_, event_type) = SUB_EVENTS
        .iter()
        .find(|(sub, _)| *sub == text(event, "sub"))
        .ok_or(Reason::NoKind)?;
    if text(event, "type").is_empty() {
        return Err(Reason::NotAsserted);
    }
    let (date, time_precision) = when(event).ok_or(Reason::NoDate)?;
    let mut record = BTreeMap::new();
    let place = places.first().ok_or(Reason::NoPlace)?;
    let country = text(place, "country");
    let id = text(event, "event").rsplit('/').next().unwrap_or_default();
    let code = if country.is_empty() { "XXX" } else { country };
    record.insert(
        "event_id_cnty",
        format!("{code}{}", id.get(..12).unwrap_or(id)),
    );
    record.insert("event_date", date.to_string());
    record.insert("year", date.year().to_string());
    record.insert("time_precision", time_precision.to_string());
    record.insert(
        "disorder_type",
        disorder(event_type, text(event, "sub")).to_owned(),
    );
    record.insert("event_type", (*event_type).to_owned());
    record.insert("sub_event_type", text(event, "sub").to_owned());

    let inter1 = side(
        &mut record,
        participants,
        "actor",
        ["actor1", "assoc_actor_1", "inter1"],
    );
    let inter2 = side(
        &mut record,
        participants,
        "target",
        ["actor2", "assoc_actor_2", "inter2"],
    );
    let (low, high) = (inter1.min(inter2), inter1.max(inter2));
    let interaction = if low == 0 { high * 10 } else { low * 10 + high };
    record.insert("interaction", interaction.to_string());
    if inter1 == 7 || inter2 == 7 {
        record.insert("civilian_targeting", "Civilian targeting".to_owned());
    }
    let name = countries
        .by_code(country)
        .map_or(country, |country| country.name.as_str());
    record.insert("country", name.to_owned());
    for column in ["location", "latitude", "longitude", "geo_precision"] {
        record.insert(column, text(place, column).to_owned());
    }
    let mut sources: Vec<&str> = claims.iter().map(|claim| text(claim, "source")).collect();
    sources.sort_unstable();
    sources.dedup();
    record.insert("source", sources.join("; "));
    record.insert(
        "notes",
        claims
            .first()
            .map_or("", |claim| text(claim, "quote"))
            .to_owned(),
    );
    let dead = (claims.iter())
        .filter_map(|claim| text(claim, "dead").parse::<f64>().ok())
        .min_by(f64::total_cmp);
    record.insert("fatalities", format!("{:.0}", dead.unwrap_or(0.0)));
    Ok(record)
}

/// The day that an event is coded on and how exact it is: 1 the day, 2 the week, 3 the month;
/// nothing for what is vaguer.
fn when(event: &Row) -> Option<(Date, u8)> {
    let begin: Date = text(event, "begin").parse().ok()?;
    let end: Date = text(event, "end").parse().ok()?;
    let days = begin.until(end).ok()?.get_days();
    let precision = match days {
        0 => 1,
        1..=6 => 2,
        7..=31 => 3,
        _ => return None,
    };
    Some((begin.checked_add((days / 2).days()).ok()?, precision))
}

fn disorder(event_type: &str, sub: &str) -> &'static str {
    match (event_type, sub) {
        (_, "Excessive force against protesters") => "Political violence; Demonstrations",
        (_, "Mob violence") => "Political violence",
        ("Protests" | "Riots", _) => "Demonstrations",
        ("Strategic developments", _) => "Strategic developments",
        _ => "Political violence",
    }
}

/// Fills the columns of one side and says its inter code, 0 for nobody.
fn side(
    record: &mut BTreeMap<&'static str, String>,
    participants: &[Row],
    part: &str,
    [first, others, inter]: [&'static str; 3],
) -> u32 {
    let mut names: Vec<(&str, u32)> = Vec::new();
    for who in participants.iter().filter(|who| text(who, "part") == part) {
        let code = text(who, "inter").parse().unwrap_or(0);
        if names.iter().all(|(name, _)| *name != text(who, "name")) {
            names.push((text(who, "name"), code));
        }
    }
    let Some(((name, code), rest)) = names.split_first() else {
        return 0;
    };
    record.insert(first, (*name).to_owned());
    let rest: Vec<&str> = rest.iter().map(|(name, _)| *name).collect();
    record.insert(others, rest.join("; "));
    if *code > 0 {
        record.insert(inter, code.to_string());
    }
    *code
}
