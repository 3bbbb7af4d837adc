//! From the rows of a GeoNames dump to the compact file that [`super::Layer`] reads.
//!
//! One writer makes both the built-in file and what a user imports, with the same folding as the
//! look-up. The layout is described in [`super::layer`].

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::BufRead;

use super::fold::{fold, skeleton};
use super::kind::Kind;
use super::layer::{
    BLOCK, CODED, COUNTRY, Header, MAGIC, NO_COORDINATE, SPELLING, container_width, pack_code,
    quantise, shrink,
};

/// Why a dump could not be turned into a gazetteer.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The file could not be read.
    #[error("cannot read the dump: {0}")]
    Read(#[from] std::io::Error),
    /// No row could be used.
    #[error(
        "no row has the nineteen tab-separated columns of a GeoNames dump and a kind of place that is kept"
    )]
    Empty,
    /// More places or names than the file's fields can count.
    #[error("the dump has {0} places; a gazetteer holds at most 16,777,215")]
    TooLarge(usize),
}

/// A gazetteer's bytes, and how much of the dump they hold.
#[derive(Debug)]
pub struct Built {
    /// The compact file.
    pub bytes: Vec<u8>,
    /// Places kept.
    pub places: usize,
    /// Distinct spellings.
    pub names: usize,
    /// Rows that were no row of a dump; the first few with their line, for a message.
    pub malformed: Vec<u64>,
}

#[derive(Debug)]
struct Row {
    id: u32,
    coded: bool,
    name: String,
    others: Vec<String>,
    position: Option<(f64, f64)>,
    kind: Kind,
    country: String,
    iso3: String,
    admin: [String; 2],
    population: u64,
}

/// Longest spelling kept, in bytes; longer ones are descriptions.
const LONGEST: usize = 60;

/// Reads a dump (allCountries, one country's file, or the built-in rows) and compiles it.
///
/// # Errors
/// When the dump cannot be read, has no usable row, or is too large.
pub fn build(dump: impl BufRead) -> Result<Built, BuildError> {
    let (mut rows, mut malformed) = (Vec::new(), Vec::new());
    for (number, line) in dump.lines().enumerate() {
        let line = line?;
        match parse(&line) {
            Ok(Some(row)) => rows.push(row),
            Ok(None) => {}
            Err(()) if line.trim().is_empty() => {}
            Err(()) => malformed.push(number as u64 + 1),
        }
    }
    if rows.is_empty() {
        return Err(BuildError::Empty);
    }
    if rows.len() >= 1 << 24 {
        return Err(BuildError::TooLarge(rows.len()));
    }
    let mut keyed: Vec<(String, Row)> =
        rows.into_iter().map(|row| (fold(&row.name), row)).collect();
    keyed.sort_by(|a, b| (&a.0, &a.1.name, a.1.id).cmp(&(&b.0, &b.1.name, b.1.id)));
    keyed.dedup_by_key(|(_, row)| (row.id, row.coded));
    let rows: Vec<Row> = keyed.into_iter().map(|(_, row)| row).collect();

    let names = spellings(&rows);
    let (blocks, text) = write_names(&names);
    let (places, containers) = write_places(&rows);
    let (countries, spellings) = write_countries(&rows, &names);
    let header = Header {
        places: rows.len() as u32,
        names: names.len() as u32,
        blocks: blocks.len() as u32,
        text: text.len() as u32,
        containers: (containers.len() / 3) as u32,
        countries: (countries.len() / COUNTRY) as u32,
        spellings: (spellings.len() / SPELLING) as u32,
    };
    let mut bytes = MAGIC.to_vec();
    header.write(&mut bytes);
    for (offset, place) in &blocks {
        bytes.extend_from_slice(&offset.to_le_bytes());
        bytes.extend_from_slice(&place.to_le_bytes()[..3]);
    }
    bytes.extend_from_slice(&text);
    bytes.extend_from_slice(&places);
    bytes.extend_from_slice(&containers);
    bytes.extend_from_slice(&countries);
    bytes.extend_from_slice(&spellings);
    Ok(Built {
        bytes,
        places: rows.len(),
        names: names.len(),
        malformed,
    })
}

/// One line of a dump; nothing when its kind of feature isn't kept.
fn parse(line: &str) -> Result<Option<Row>, ()> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [
        id,
        name,
        _,
        others,
        lat,
        lon,
        class,
        code,
        country,
        cc2,
        admin1,
        admin2,
        _,
        _,
        population,
        ..,
    ] = cells[..]
    else {
        return Err(());
    };
    let Some(kind) = Kind::of_feature(class, code) else {
        return Ok(None);
    };
    // Rows of airports may have an ICAO code in place of the identifier.
    let (id, coded) = match id.parse::<u32>() {
        Ok(id) if id < 1 << 24 => (id, false),
        _ => (
            pack_code(id).filter(|_| kind == Kind::Airport).ok_or(())?,
            true,
        ),
    };
    if name.len() > LONGEST || fold(name).is_empty() {
        return Ok(None);
    }
    let position = match (lat.parse::<f64>(), lon.parse::<f64>()) {
        (Ok(lat), Ok(lon)) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => Some((lat, lon)),
        (Err(_), Err(_)) if lat.is_empty() && lon.is_empty() => None,
        _ => return Err(()),
    };
    Ok(Some(Row {
        id,
        coded,
        name: name.to_owned(),
        others: others
            .split(',')
            .filter(|other| is_spelling(other))
            .map(str::to_owned)
            .collect(),
        position,
        kind,
        country: country.to_owned(),
        iso3: if kind == Kind::Country {
            cc2.to_owned()
        } else {
            String::new()
        },
        admin: [admin1.to_owned(), admin2.to_owned()],
        population: population.parse().unwrap_or(0),
    }))
}

/// Whether an alternate name could stand in English text: Latin script, a capital, no bare code.
fn is_spelling(name: &str) -> bool {
    let latin = |letter: char| letter < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&letter);
    let code = name.len() <= 4
        && name
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    (2..=LONGEST).contains(&name.len())
        && !(code && name.len() > 2)
        && !name.contains("://")
        && name.chars().any(char::is_uppercase)
        && name
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .all(|letter| latin(letter) || "ʻʼʿʾʹ".contains(letter))
}

/// Which places a spelling belongs to: first as their own name, then as another name.
#[derive(Default)]
struct Uses {
    own: u32,
    other: BTreeSet<u32>,
}

/// The names of all places, by their folded form, with the places of each.
type Names = BTreeMap<(String, String), Uses>;

fn spellings(rows: &[Row]) -> Names {
    let mut names = Names::new();
    for row in rows {
        names
            .entry((fold(&row.name), row.name.clone()))
            .or_default()
            .own += 1;
    }
    // One spelling stands for all that fold alike: the first own name, else the folded form.
    let mut written = BTreeMap::<String, String>::new();
    for (folded, name) in names.keys() {
        written
            .entry(folded.clone())
            .or_insert_with(|| name.clone());
    }
    for (number, row) in rows.iter().enumerate() {
        let own = fold(&row.name);
        for other in &row.others {
            let folded = fold(other);
            if folded.is_empty() || folded == own {
                continue;
            }
            let name = written
                .entry(folded.clone())
                .or_insert_with(|| folded.clone())
                .clone();
            names
                .entry((folded, name))
                .or_default()
                .other
                .insert(number as u32);
        }
    }
    names
}

/// The blocks' offsets with the first place that each names, and the front-coded text.
fn write_names(names: &Names) -> (Vec<(u32, u32)>, Vec<u8>) {
    let (mut blocks, mut text) = (Vec::new(), Vec::new());
    let mut place = 0;
    let mut before: &[u8] = &[];
    for (number, ((_, name), uses)) in names.iter().enumerate() {
        if number % BLOCK == 0 {
            blocks.push((text.len() as u32, place));
            before = &[];
        }
        let name = name.as_bytes();
        let shared = before.iter().zip(name).take_while(|(a, b)| a == b).count();
        let fresh = name.len() - shared;
        text.push((shared.min(15) << 4 | fresh.min(15)) as u8);
        text.extend(
            [shared, fresh]
                .into_iter()
                .filter(|&count| count >= 15)
                .map(|count| (count - 15) as u8),
        );
        text.extend_from_slice(&name[shared..]);
        varint(
            &mut text,
            u64::from(uses.own) << 2 | uses.other.len().min(3) as u64,
        );
        if uses.other.len() >= 3 {
            varint(&mut text, uses.other.len() as u64 - 3);
        }
        let mut last = 0;
        for &other in &uses.other {
            varint(&mut text, u64::from(other - last));
            last = other;
        }
        place += uses.own;
        before = name;
    }
    (blocks, text)
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// The columns of the places, and the list of those that contain others.
fn write_places(rows: &[Row]) -> (Vec<u8>, Vec<u8>) {
    let mut by_code = HashMap::<String, u32>::new();
    let mut containers = Vec::<u8>::new();
    let mut slots = 0;
    for (number, row) in rows.iter().enumerate() {
        let code = match row.kind {
            Kind::Country => row.country.clone(),
            Kind::Province => format!("{}.{}", row.country, row.admin[0]),
            Kind::District => format!("{}.{}.{}", row.country, row.admin[0], row.admin[1]),
            _ => continue,
        };
        slots += 1;
        by_code.entry(code).or_insert(slots);
        containers.extend_from_slice(&(number as u32).to_le_bytes()[..3]);
    }
    let container = |row: &Row| -> u32 {
        let [first, second] = &row.admin;
        let chain = [
            format!("{}.{first}.{second}", row.country),
            format!("{}.{first}", row.country),
            row.country.clone(),
        ];
        let from = match row.kind {
            Kind::Country | Kind::Continent => return 0,
            Kind::Province => 2,
            Kind::District => 1,
            _ => 0,
        };
        chain[from..]
            .iter()
            .find_map(|code| by_code.get(code))
            .copied()
            .unwrap_or(0)
    };
    let width = container_width(slots);
    let mut columns = [const { Vec::<u8>::new() }; 6];
    for row in rows {
        columns[0].extend_from_slice(&row.id.to_le_bytes()[..3]);
        let (lat, lon) = row
            .position
            .map_or((NO_COORDINATE, NO_COORDINATE), |(lat, lon)| {
                (quantise(lat, 90.0), quantise(lon, 180.0))
            });
        columns[1].extend_from_slice(&lat.to_le_bytes()[..3]);
        columns[2].extend_from_slice(&lon.to_le_bytes()[..3]);
        columns[3].push(shrink(row.population));
        let kind = Kind::ALL
            .iter()
            .position(|&kind| kind == row.kind)
            .unwrap_or(0) as u8;
        columns[4].push(kind | if row.coded { CODED } else { 0 });
        columns[5].extend_from_slice(&container(row).to_le_bytes()[..width]);
    }
    (columns.concat(), containers)
}

/// The countries with their codes, and by country the spellings of its towns and provinces, sorted
/// by skeleton.
///
/// Only of a country whose places have more than one spelling each: elsewhere a name with the same
/// consonants is another name.
fn write_countries(rows: &[Row], names: &Names) -> (Vec<u8>, Vec<u8>) {
    let mut of_code = HashMap::<&str, usize>::new();
    let mut countries = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        if row.kind == Kind::Country {
            of_code.entry(&row.country).or_insert(countries.len());
            countries.push((number, Spellings::default()));
        }
    }
    let mut first = 0;
    for (name, ((_, written), uses)) in names.iter().enumerate() {
        let own = first..first + uses.own;
        first = own.end;
        let mut spelt = None;
        for place in own.clone().chain(uses.other.iter().copied()) {
            let row = &rows[place as usize];
            let country = match row.kind {
                Kind::Continent => None,
                _ => of_code.get(row.country.as_str()),
            };
            let Some((_, spellings)) = country.and_then(|&index| countries.get_mut(index)) else {
                continue;
            };
            if own.contains(&place) {
                spellings.own += 1;
            } else {
                spellings.others += 1;
            }
            // Countries and second-level divisions are found by their names alone.
            if !matches!(row.kind, Kind::Country | Kind::District) {
                let spelt = spelt.get_or_insert_with(|| skeleton(written)).clone();
                spellings.entries.push((spelt, name as u32, place));
            }
        }
    }
    let (mut table, mut text) = (Vec::new(), Vec::new());
    for (number, mut spellings) in countries {
        let row = &rows[number];
        table.extend_from_slice(&(number as u32).to_le_bytes()[..3]);
        let mut codes = format!("{:2.2}{:3.3}", row.country, row.iso3).into_bytes();
        codes.resize(5, b' ');
        table.extend_from_slice(&codes);
        let before = (text.len() / SPELLING) as u32;
        table.extend_from_slice(&before.to_le_bytes()[..3]);
        if spellings.own <= spellings.others {
            spellings.entries.sort();
            for (_, name, place) in spellings.entries {
                text.extend_from_slice(&name.to_le_bytes()[..3]);
                text.extend_from_slice(&place.to_le_bytes()[..3]);
            }
        }
    }
    (table, text)
}

/// How the places of a country are spelt.
#[derive(Default)]
struct Spellings {
    /// Own names, and other names, of all its places.
    own: u32,
    others: u32,
    /// Skeleton, name and place.
    entries: Vec<(String, u32, u32)>,
}
