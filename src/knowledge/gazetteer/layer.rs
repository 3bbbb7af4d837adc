//! One compiled gazetteer file, read in place: nothing is decoded until a name is looked up.
//!
//! | section | one entry |
//! | --- | --- |
//! | header | magic, then seven counts (`u32`) |
//! | blocks | offset of the block's text (`u32`), first place that it names (`u24`) |
//! | text | [`BLOCK`] names, front-coded, in folded order: bytes shared with the name before, bytes that follow, those bytes, then how many places have it as their own name and which have it as another |
//! | places | columns: identifier `u24`, latitude `u24`, longitude `u24`, population `u8` (logarithmic), kind `u8` (the top bit: the identifier is an ICAO code), container (1-based; `u16`, or `u24` where there are more) |
//! | containers | place (`u24`) |
//! | countries | place (`u24`), ISO 3166-1 codes of two and three letters, how many spellings before its own (`u24`) |
//! | spellings | name (`u24`), place (`u24`); those of one country by the skeleton of the name |
//!
//! Places are numbered in the order of their own names, so a place's label needs no pointer of its
//! own and a name's own places need none either.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::fold::{Folded, skeleton};
use super::kind::Kind;

pub(super) const MAGIC: &[u8; 8] = b"DLGAZ\0\0\x02";
/// Names in a block of front-coded text.
pub(super) const BLOCK: usize = 32;
pub(super) const NO_COORDINATE: u32 = (1 << 24) - 1;
/// Bit of the kind's byte that marks a packed ICAO code.
pub(super) const CODED: u8 = 0x80;
const STEPS: f64 = ((1 << 24) - 2) as f64;

/// Why a file is not a compiled gazetteer.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum LayerError {
    /// It starts with something else.
    #[error(
        "not a compiled gazetteer, or one of another version; make it with `dateline gazetteer import`"
    )]
    Magic,
    /// Its sections are not as long as its header says.
    #[error(
        "a compiled gazetteer that is cut short or spoilt ({found} bytes, {expected} expected)"
    )]
    Length {
        /// Bytes that the header asks for.
        expected: usize,
        /// Bytes that are there.
        found: usize,
    },
}

/// The counts that say where each section starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header {
    pub places: u32,
    pub names: u32,
    pub blocks: u32,
    pub text: u32,
    pub containers: u32,
    pub countries: u32,
    pub spellings: u32,
}

impl Header {
    const LEN: usize = 28;

    pub fn write(&self, out: &mut Vec<u8>) {
        for count in [
            self.places,
            self.names,
            self.blocks,
            self.text,
            self.containers,
            self.countries,
            self.spellings,
        ] {
            out.extend_from_slice(&count.to_le_bytes());
        }
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let count = |index: usize| {
            let at = index * 4;
            Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
        };
        Some(Self {
            places: count(0)?,
            names: count(1)?,
            blocks: count(2)?,
            text: count(3)?,
            containers: count(4)?,
            countries: count(5)?,
            spellings: count(6)?,
        })
    }
}

/// A place as a layer stores it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Record {
    pub id: u32,
    /// Whether `id` is a packed ICAO code rather than a GeoNames identifier.
    pub coded: bool,
    pub position: Option<(f64, f64)>,
    pub population: u64,
    pub kind: Kind,
    pub container: Option<u32>,
}

/// One compiled file.
#[derive(Debug)]
pub struct Layer {
    bytes: Cow<'static, [u8]>,
    header: Header,
    text: usize,
    places: usize,
    containers: usize,
    countries: usize,
    spellings: usize,
}

/// Bytes of an entry of the countries.
pub(super) const COUNTRY: usize = 11;
/// Bytes of an entry of the spellings.
pub(super) const SPELLING: usize = 6;

/// A name met while reading the text.
pub(super) struct Entry<'a> {
    pub name: &'a str,
    /// First of the places whose own name it is, and how many there are.
    pub own: (u32, u32),
    /// Places that have it as another name.
    pub others: &'a [u32],
}

impl Layer {
    /// Takes the bytes of a compiled file.
    ///
    /// # Errors
    /// When they are no such file, or not all of one.
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, LayerError> {
        let bytes = bytes.into();
        if bytes.get(..MAGIC.len()) != Some(MAGIC) {
            return Err(LayerError::Magic);
        }
        let header = Header::read(&bytes[MAGIC.len()..]).ok_or(LayerError::Length {
            expected: MAGIC.len() + Header::LEN,
            found: bytes.len(),
        })?;
        let text = MAGIC.len() + Header::LEN + header.blocks as usize * 7;
        let places = text + header.text as usize;
        let containers =
            places + header.places as usize * (11 + container_width(header.containers));
        let countries = containers + header.containers as usize * 3;
        let spellings = countries + header.countries as usize * COUNTRY;
        let expected = spellings + header.spellings as usize * SPELLING;
        if expected != bytes.len()
            || header.blocks as usize != (header.names as usize).div_ceil(BLOCK)
        {
            return Err(LayerError::Length {
                expected,
                found: bytes.len(),
            });
        }
        Ok(Self {
            bytes,
            header,
            text,
            places,
            containers,
            countries,
            spellings,
        })
    }

    /// Number of places.
    pub fn len(&self) -> usize {
        self.header.places as usize
    }

    /// Whether it has no place.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Calls `found` with every place of that name (in folded form); true for a place's own name.
    pub(super) fn lookup(&self, folded: &str, mut found: impl FnMut(u32, bool)) {
        // The first block whose first name is not before the one sought; names that fold alike may
        // begin in the block before it.
        let blocks = self.header.blocks as usize;
        let first = first_not(0..blocks, |block| {
            (self.first_name(block)).is_some_and(|name| compare(name, folded).is_lt())
        });
        for block in first.saturating_sub(1)..blocks {
            let mut past = false;
            self.walk(block, |entry| {
                match compare(entry.name, folded) {
                    Ordering::Less => {}
                    Ordering::Equal => {
                        (entry.own.0..entry.own.0.saturating_add(entry.own.1))
                            .for_each(|place| found(place, true));
                        entry.others.iter().for_each(|&place| found(place, false));
                    }
                    Ordering::Greater => past = true,
                }
                !past
            });
            if past {
                break;
            }
        }
    }

    /// Places of a country one of whose names has that skeleton, each once.
    pub(super) fn by_skeleton(&self, wanted: &str, country: u32) -> Vec<u32> {
        let Some((first, end)) = self.spellings_of(country) else {
            return Vec::new();
        };
        let first = first_not(first..end, |number| {
            (self.spelling(number)).is_some_and(|(spelt, _)| spelt.as_str() < wanted)
        });
        let mut places = Vec::new();
        for (spelt, place) in (first..end).map_while(|number| self.spelling(number)) {
            if spelt != wanted {
                break;
            }
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }

    /// The numbers of the spellings of a country: the first, and the one behind the last.
    fn spellings_of(&self, country: u32) -> Option<(usize, usize)> {
        let index = self.country_index(country)?;
        let first = |index: usize| Some(self.u24(self.country_at(index) + 8)? as usize);
        let count = self.header.spellings as usize;
        let last = index + 1 == self.header.countries as usize;
        let end = if last { count } else { first(index + 1)? };
        Some((first(index)?, end.min(count)))
    }

    /// The skeleton of a spelling, and its place.
    fn spelling(&self, number: usize) -> Option<(String, u32)> {
        let at = self.spellings + number * SPELLING;
        let (name, place) = (self.u24(at)? as usize, self.u24(at + 3)?);
        let mut skip = name % BLOCK;
        let mut spelt = None;
        self.walk(name / BLOCK, |entry| {
            if skip == 0 {
                spelt = Some(skeleton(entry.name));
            }
            skip = skip.wrapping_sub(1);
            spelt.is_none()
        });
        Some((spelt?, place))
    }

    /// A place's own name.
    pub(super) fn label(&self, place: u32) -> Option<String> {
        let behind = first_not(0..self.header.blocks as usize, |block| {
            (self.block(block)).is_some_and(|(_, first)| first <= place)
        });
        let mut label = None;
        self.walk(behind.checked_sub(1)?, |entry| {
            if (entry.own.0..entry.own.0.saturating_add(entry.own.1)).contains(&place) {
                label = Some(entry.name.to_owned());
            }
            label.is_none()
        });
        label
    }

    /// What is stored of a place.
    pub(super) fn record(&self, place: u32) -> Option<Record> {
        let column = |start: usize, width: usize| self.column(place, start, width);
        let kind = self.kind_byte(place)?;
        let (lat, lon) = (self.u24(column(3, 3))?, self.u24(column(6, 3))?);
        Some(Record {
            id: self.u24(column(0, 3))?,
            position: (lat != NO_COORDINATE).then(|| (restore(lat, 90.0), restore(lon, 180.0))),
            population: grow(*self.bytes.get(column(9, 1))?),
            kind: self.kind(place)?,
            coded: kind & CODED != 0,
            container: self.container(place),
        })
    }

    /// What sort of place it is, without the rest of what is known of it.
    pub(super) fn kind(&self, place: u32) -> Option<Kind> {
        Kind::ALL
            .get(usize::from(self.kind_byte(place)? & !CODED))
            .copied()
    }

    /// The division or country that a place lies in at once, without the rest.
    pub(super) fn container(&self, place: u32) -> Option<u32> {
        if place >= self.header.places {
            return None;
        }
        let slot = match container_width(self.header.containers) {
            2 => u32::from(u16::from_le_bytes(
                (self.bytes.get(self.column(place, 11, 2)..)?.get(..2)?)
                    .try_into()
                    .ok()?,
            )),
            _ => self.u24(self.column(place, 11, 3))?,
        };
        self.u24(self.containers + slot.checked_sub(1)? as usize * 3)
    }

    fn kind_byte(&self, place: u32) -> Option<u8> {
        if place >= self.header.places {
            return None;
        }
        self.bytes.get(self.column(place, 10, 1)).copied()
    }

    /// Where a place's entry stands in the column that starts so many bytes a place behind the first.
    fn column(&self, place: u32, start: usize, width: usize) -> usize {
        self.places + self.header.places as usize * start + place as usize * width
    }

    /// The ISO codes of a country, of two and of three letters.
    pub(super) fn codes(&self, place: u32) -> Option<(&str, &str)> {
        let at = self.country_at(self.country_index(place)?);
        let code =
            |from: usize, to: usize| std::str::from_utf8(self.bytes.get(at + from..at + to)?).ok();
        Some((code(3, 5)?.trim_end(), code(5, 8)?.trim_end()))
    }

    /// The country with a code of two or three letters.
    pub(super) fn country(&self, code: &str) -> Option<u32> {
        (0..self.header.countries as usize).find_map(|index| {
            let at = self.country_at(index);
            let codes = self.bytes.get(at + 3..at + 8)?;
            let is = |stored: &[u8]| stored.trim_ascii_end() == code.as_bytes();
            (is(&codes[..2]) || is(&codes[2..])).then(|| self.u24(at))?
        })
    }

    /// Which of the countries a place is.
    fn country_index(&self, place: u32) -> Option<usize> {
        (0..self.header.countries as usize)
            .find(|&index| self.u24(self.country_at(index)) == Some(place))
    }

    fn country_at(&self, index: usize) -> usize {
        self.countries + index * COUNTRY
    }

    /// Reads every identifier with its place.
    pub(super) fn for_each_id(&self, mut each: impl FnMut(u32, u32)) {
        let ids = self.bytes[self.places..].as_chunks::<3>().0.iter();
        for (place, &[a, b, c]) in (0..self.header.places).zip(ids) {
            each(u32::from_le_bytes([a, b, c, 0]), place);
        }
    }

    /// Whether a place's identifier is a packed ICAO code.
    pub(super) fn is_coded(&self, place: u32) -> bool {
        let (index, count) = (place as usize, self.header.places as usize);
        let kind = self.bytes.get(self.places + count * 10 + index);
        kind.is_some_and(|kind| kind & CODED != 0)
    }

    fn u24(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..at + 3)?;
        Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]))
    }

    /// Where a block's text starts, and the first place it names.
    fn block(&self, block: usize) -> Option<(usize, u32)> {
        let at = MAGIC.len() + Header::LEN + block * 7;
        let offset = u32::from_le_bytes(self.bytes.get(at..at + 4)?.try_into().ok()?);
        Some((self.text + offset as usize, self.u24(at + 4)?))
    }

    fn first_name(&self, block: usize) -> Option<&str> {
        let mut at = self.block(block)?.0;
        let length = self.lengths(&mut at)?.1;
        std::str::from_utf8(self.bytes.get(at..at + length)?).ok()
    }

    /// How many bytes a name shares with the one before, and how many follow.
    fn lengths(&self, at: &mut usize) -> Option<(usize, usize)> {
        let mut next = || {
            let byte = *self.bytes.get(*at)?;
            *at += 1;
            Some(usize::from(byte))
        };
        let both = next()?;
        let (mut shared, mut fresh) = (both >> 4, both & 15);
        for count in [&mut shared, &mut fresh] {
            if *count == 15 {
                *count += next()?;
            }
        }
        Some((shared, fresh))
    }

    /// Decodes a block's names until `each` says false. A spoilt block ends early.
    fn walk(&self, block: usize, mut each: impl FnMut(Entry<'_>) -> bool) {
        let Some((mut at, mut place)) = self.block(block) else {
            return;
        };
        let count = BLOCK.min(self.header.names as usize - block * BLOCK);
        let (mut name, mut others) = (Vec::new(), Vec::new());
        for _ in 0..count {
            let mut step = || -> Option<()> {
                let (shared, fresh) = self.lengths(&mut at)?;
                name.truncate(shared);
                name.extend_from_slice(self.bytes.get(at..at + fresh)?);
                at += fresh;
                Some(())
            };
            if step().is_none() {
                return;
            }
            let Some(own) = self.varint(&mut at) else {
                return;
            };
            others.clear();
            let mut number = own & 3;
            if number == 3 {
                let Some(more) = self.varint(&mut at) else {
                    return;
                };
                number = more.saturating_add(3);
            }
            let mut last = 0u32;
            for _ in 0..number {
                let Some(delta) = self.varint(&mut at) else {
                    return;
                };
                last = last.wrapping_add(delta as u32);
                others.push(last);
            }
            let Ok(text) = std::str::from_utf8(&name) else {
                return;
            };
            let own = (own >> 2) as u32;
            if !each(Entry {
                name: text,
                own: (place, own),
                others: &others,
            }) {
                return;
            }
            place = place.saturating_add(own);
        }
    }

    fn varint(&self, at: &mut usize) -> Option<u64> {
        let mut value = 0u64;
        for shift in (0..63).step_by(7) {
            let byte = *self.bytes.get(*at)?;
            *at += 1;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

/// The first number of a range for which `before` doesn't hold; for all below it, it must.
fn first_not(range: std::ops::Range<usize>, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = low.midpoint(high);
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Bytes of a reference to a container.
pub(super) const fn container_width(containers: u32) -> usize {
    if containers <= u16::MAX as u32 { 2 } else { 3 }
}

/// How a stored name stands to a folded one.
fn compare(name: &str, folded: &str) -> Ordering {
    Folded::new(name).cmp(folded.bytes())
}

/// Degrees as a fraction of the circle or half circle, in 24 bits: a step is three metres at most.
pub(super) fn quantise(degrees: f64, range: f64) -> u32 {
    ((degrees + range) / (2.0 * range) * STEPS).round() as u32
}

/// Degrees to four decimals (eleven metres), which hides the steps.
fn restore(step: u32, range: f64) -> f64 {
    let degrees = f64::from(step) / STEPS * 2.0 * range - range;
    (degrees * 1e4).round() / 1e4
}

/// A population on a logarithmic scale, exact to a tenth. Integer arithmetic: no logarithm's last
/// bit decides.
pub(super) fn shrink(population: u64) -> u8 {
    (0..=u8::MAX)
        .rev()
        .find(|&step| grow(step) <= population)
        .unwrap_or(0)
}

/// The least population of a step: eight steps double it.
fn grow(step: u8) -> u64 {
    const EIGHTHS: [u64; 8] = [1024, 1117, 1218, 1328, 1448, 1579, 1722, 1878];
    if step == 0 {
        return 0;
    }
    let step = u32::from(step) + 15;
    EIGHTHS[(step % 8) as usize] << (step / 8) >> 12
}

/// An ICAO code of four letters or digits as a number.
pub(super) fn pack_code(code: &str) -> Option<u32> {
    (code.len() == 4).then_some(())?;
    code.chars().try_fold(0, |sum, sign| {
        Some(sum * 36 + sign.to_ascii_lowercase().to_digit(36)?)
    })
}

/// The ICAO code that [`pack_code`] packed.
pub(super) fn unpack_code(mut number: u32) -> String {
    let mut code = ['0'; 4];
    for place in code.iter_mut().rev() {
        *place = char::from_digit(number % 36, 36)
            .unwrap_or('0')
            .to_ascii_uppercase();
        number /= 36;
    }
    code.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_come_back_within_eight_metres() {
        for degrees in [-179.99999, -33.86785, 0.0, 40.14084, 151.20732, 180.0] {
            assert!(
                (restore(quantise(degrees, 180.0), 180.0) - degrees).abs() < 7e-5,
                "{degrees}"
            );
        }
    }

    #[test]
    fn populations_keep_their_order_and_a_tenth() {
        assert_eq!(shrink(0), 0);
        let mut last = 0;
        for population in [3, 500, 1_200, 15_000, 271_800, 8_804_190, 1_400_000_000] {
            let step = shrink(population);
            assert!(step > last);
            assert!(
                grow(step) * 10 >= population * 9 - 10,
                "{population} {}",
                grow(step)
            );
            last = step;
        }
    }

    #[test]
    fn airport_codes_survive_packing() {
        for code in ["OSDZ", "00AK", "ZZZZ"] {
            assert_eq!(unpack_code(pack_code(code).unwrap()), code);
        }
        assert_eq!(pack_code("ABC"), None);
        assert_eq!(pack_code("AB-C"), None);
    }

    #[test]
    fn other_files_are_refused_and_never_panic() {
        assert_eq!(
            Layer::new(&b"geonameid\tname"[..]).unwrap_err(),
            LayerError::Magic
        );
        let mut short = MAGIC.to_vec();
        assert!(matches!(
            Layer::new(short.clone()),
            Err(LayerError::Length { .. })
        ));
        short.extend_from_slice(&[0xff; Header::LEN]);
        assert!(matches!(Layer::new(short), Err(LayerError::Length { .. })));
    }
}
