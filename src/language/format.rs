//! The container that holds the model: named arrays and word lists in one file.
//!
//! `model/convert.py` writes it and documents its layout. Reading is lazy where it pays: an entry
//! is a slice of the file until a component asks for it in the form it works with. A damaged or
//! foreign file gives a [`FormatError`], never a panic.

use std::collections::BTreeMap;

use super::hash::murmur64a;

/// Why a container could not be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum FormatError {
    /// The file does not begin with the container's mark.
    #[error("not a language model: the file does not begin with DATELANG")]
    Magic,
    /// The file is of a version this program does not read.
    #[error("the language model has version {0}; this program reads version 1")]
    Version(u32),
    /// The file ends early or points outside itself.
    #[error("the language model is cut short")]
    Truncated,
    /// The bytes are not those that were written.
    #[error("the language model is damaged: its checksum differs")]
    Checksum,
    /// A part is missing.
    #[error("the language model has no entry `{0}`")]
    Missing(String),
    /// A part has another type or shape than the component expects.
    #[error("entry `{0}` of the language model is not as expected: {1}")]
    Unexpected(String, &'static str),
}

/// How an entry's numbers are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Bytes,
    U32,
    U64,
    F32,
    /// 16-bit integers, then one scale a row.
    Q16,
    /// 12-bit integers, two in three bytes, then one scale a row.
    Q12,
}

#[derive(Debug)]
struct Entry<'a> {
    kind: Kind,
    dims: Vec<usize>,
    data: &'a [u8],
}

/// A matrix as stored: in full, or as integers with one scale a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Values {
    /// 32-bit numbers, row by row.
    Full(Vec<f32>),
    /// Integers row by row, and each row's scale: value = integer × scale.
    Scaled(Vec<i16>, Vec<f32>),
}

/// A matrix of the model, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Matrix {
    pub rows: usize,
    pub columns: usize,
    pub values: Values,
}

impl Matrix {
    /// One row as 32-bit numbers.
    pub fn row(&self, row: usize) -> Vec<f32> {
        let range = row * self.columns..(row + 1) * self.columns;
        match &self.values {
            Values::Full(all) => all[range].to_vec(),
            Values::Scaled(all, scales) => all[range]
                .iter()
                .map(|&value| f32::from(value) * scales[row])
                .collect(),
        }
    }

    /// Adds one row to `sum`.
    pub fn add_row(&self, row: usize, sum: &mut [f32]) {
        let range = row * self.columns..(row + 1) * self.columns;
        match &self.values {
            Values::Full(all) => {
                for (total, &value) in sum.iter_mut().zip(&all[range]) {
                    *total += value;
                }
            }
            Values::Scaled(all, scales) => {
                let scale = scales[row];
                for (total, &value) in sum.iter_mut().zip(&all[range]) {
                    *total += f32::from(value) * scale;
                }
            }
        }
    }
}

/// A container, opened.
#[derive(Debug)]
pub(super) struct Container<'a> {
    entries: BTreeMap<&'a str, Entry<'a>>,
}

/// Reads little-endian numbers off the front of a slice.
struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], FormatError> {
        let (head, rest) = self
            .0
            .split_at_checked(count)
            .ok_or(FormatError::Truncated)?;
        self.0 = rest;
        Ok(head)
    }

    fn number(&mut self, bytes: usize) -> Result<u64, FormatError> {
        let taken = self.take(bytes)?;
        Ok(taken
            .iter()
            .rev()
            .fold(0, |value, &byte| value << 8 | u64::from(byte)))
    }

    fn size(&mut self, bytes: usize) -> Result<usize, FormatError> {
        usize::try_from(self.number(bytes)?).map_err(|_| FormatError::Truncated)
    }
}

const MAGIC: &[u8] = b"DATELANG";
const CHECKSUM_BYTES: usize = 8;

impl<'a> Container<'a> {
    /// Opens a container and checks that it is whole.
    pub fn open(file: &'a [u8]) -> Result<Self, FormatError> {
        let mut cursor = Cursor(file);
        if cursor.take(MAGIC.len()) != Ok(MAGIC) {
            return Err(FormatError::Magic);
        }
        let version = cursor.number(4)? as u32;
        if version != 1 {
            return Err(FormatError::Version(version));
        }
        let end = file
            .len()
            .checked_sub(CHECKSUM_BYTES)
            .ok_or(FormatError::Truncated)?;
        if Cursor(&file[end..]).number(CHECKSUM_BYTES)? != murmur64a(&file[..end]) {
            return Err(FormatError::Checksum);
        }
        let count = cursor.size(4)?;
        let mut entries = BTreeMap::new();
        for _ in 0..count {
            let length = cursor.size(2)?;
            let name = std::str::from_utf8(cursor.take(length)?)
                .map_err(|_| FormatError::Unexpected("?".into(), "its name is not text"))?;
            let kind = match cursor.number(1)? {
                0 => Kind::Bytes,
                1 => Kind::U32,
                2 => Kind::U64,
                3 => Kind::F32,
                4 => Kind::Q16,
                5 => Kind::Q12,
                _ => return Err(FormatError::Unexpected(name.into(), "unknown kind")),
            };
            let rank = cursor.size(1)?;
            let dims = (0..rank)
                .map(|_| cursor.size(4))
                .collect::<Result<_, _>>()?;
            let offset = cursor.size(8)?;
            let length = cursor.size(8)?;
            let data = offset
                .checked_add(length)
                .and_then(|end| file.get(offset..end))
                .ok_or(FormatError::Truncated)?;
            entries.insert(name, Entry { kind, dims, data });
        }
        Ok(Self { entries })
    }

    fn entry(&self, name: &str, kinds: &[Kind]) -> Result<&Entry<'a>, FormatError> {
        let entry = self
            .entries
            .get(name)
            .ok_or_else(|| FormatError::Missing(name.into()))?;
        if !kinds.contains(&entry.kind) {
            return Err(FormatError::Unexpected(name.into(), "another kind of data"));
        }
        Ok(entry)
    }

    /// An entry's bytes.
    pub fn bytes(&self, name: &str) -> Result<&'a [u8], FormatError> {
        Ok(self.entry(name, &[Kind::Bytes])?.data)
    }

    /// The lines of a text entry.
    pub fn lines(&self, name: &str) -> Result<std::str::Lines<'a>, FormatError> {
        let text = std::str::from_utf8(self.bytes(name)?)
            .map_err(|_| FormatError::Unexpected(name.into(), "not UTF-8"))?;
        Ok(text.lines())
    }

    /// A list of 32-bit integers.
    pub fn u32s(&self, name: &str) -> Result<Vec<u32>, FormatError> {
        let data = self.entry(name, &[Kind::U32])?.data;
        Ok(numbers(data, u32::from_le_bytes))
    }

    /// A list of 64-bit integers.
    pub fn u64s(&self, name: &str) -> Result<Vec<u64>, FormatError> {
        let data = self.entry(name, &[Kind::U64])?.data;
        Ok(numbers(data, u64::from_le_bytes))
    }

    /// A vector of so many numbers.
    pub fn vector(&self, name: &str, length: usize) -> Result<Vec<f32>, FormatError> {
        let entry = self.entry(name, &[Kind::F32])?;
        let values = numbers(entry.data, f32::from_le_bytes);
        if values.len() != length {
            return Err(FormatError::Unexpected(name.into(), "another length"));
        }
        Ok(values)
    }

    /// A matrix with so many columns.
    pub fn matrix(&self, name: &str, columns: usize) -> Result<Matrix, FormatError> {
        let wrong = |why| FormatError::Unexpected(name.into(), why);
        let entry = self.entry(name, &[Kind::F32, Kind::Q16, Kind::Q12])?;
        let &[rows, width] = entry.dims.as_slice() else {
            return Err(wrong("not a matrix"));
        };
        if width != columns {
            return Err(wrong("another number of columns"));
        }
        let cells = rows.checked_mul(columns).ok_or(FormatError::Truncated)?;
        let bytes = match entry.kind {
            Kind::F32 => cells * 4,
            Kind::Q16 => cells * 2 + rows * 4,
            _ => cells / 2 * 3 + rows * 4,
        };
        if entry.data.len() != bytes {
            return Err(wrong("another size"));
        }
        let values = match entry.kind {
            Kind::F32 => Values::Full(numbers(entry.data, f32::from_le_bytes)),
            Kind::Q16 => {
                let (cells, scales) = entry.data.split_at(cells * 2);
                let cells = numbers(cells, i16::from_le_bytes);
                Values::Scaled(cells, numbers(scales, f32::from_le_bytes))
            }
            _ => {
                let (cells, scales) = entry.data.split_at(cells / 2 * 3);
                Values::Scaled(twelve_bits(cells), numbers(scales, f32::from_le_bytes))
            }
        };
        Ok(Matrix {
            rows,
            columns,
            values,
        })
    }
}

fn numbers<const N: usize, T>(data: &[u8], read: fn([u8; N]) -> T) -> Vec<T> {
    data.as_chunks::<N>()
        .0
        .iter()
        .map(|&bytes| read(bytes))
        .collect()
}

/// Signed 12-bit numbers, two in three bytes, the first in the low bits.
fn twelve_bits(data: &[u8]) -> Vec<i16> {
    let mut values = Vec::with_capacity(data.len() / 3 * 2);
    for &[a, b, c] in data.as_chunks::<3>().0 {
        let first = i16::from_le_bytes([a, b]) << 4 >> 4;
        let second = i16::from_le_bytes([b, c]) >> 4;
        values.extend([first, second]);
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_bit_numbers_keep_their_sign() {
        // 1 and -1, then -2047 and 2047.
        assert_eq!(
            twelve_bits(&[0x01, 0xF0, 0xFF, 0x01, 0xF8, 0x7F]),
            [1, -1, -2047, 2047]
        );
    }

    #[test]
    fn damaged_files_are_refused() {
        assert_eq!(Container::open(b"").unwrap_err(), FormatError::Magic);
        assert_eq!(
            Container::open(b"DATELANG").unwrap_err(),
            FormatError::Truncated
        );
        let mut file = b"DATELANG\x01\0\0\0\0\0\0\0".to_vec();
        file.extend(murmur64a(&file).to_le_bytes());
        assert!(Container::open(&file).is_ok());
        file[12] = 1;
        assert_eq!(Container::open(&file).unwrap_err(), FormatError::Checksum);
    }

    #[test]
    fn missing_entries_are_named() {
        let mut file = b"DATELANG\x01\0\0\0\0\0\0\0".to_vec();
        file.extend(murmur64a(&file).to_le_bytes());
        let container = Container::open(&file).unwrap();
        assert_eq!(container.bytes("x"), Err(FormatError::Missing("x".into())));
    }
}
