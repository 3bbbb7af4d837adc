//! Sets of characters, as the model's rules know them: sorted ranges of code points.

use super::format::{Container, FormatError};

/// A set of characters. ASCII is answered from a bit set, the rest by binary search.
#[derive(Clone, Debug)]
pub(super) struct CharSet {
    ascii: u128,
    /// Closed ranges, in order.
    ranges: Vec<(u32, u32)>,
}

impl CharSet {
    /// Reads a class of the container.
    pub fn read(container: &Container<'_>, name: &str) -> Result<Self, FormatError> {
        let name = format!("class.{name}");
        let flat = container.u32s(&name)?;
        let (pairs, rest) = flat.as_chunks();
        let ranges: Vec<(u32, u32)> = pairs.iter().map(|&[low, high]| (low, high)).collect();
        if !rest.is_empty() || !ranges.is_sorted() {
            return Err(FormatError::Unexpected(name, "not a list of ranges"));
        }
        let mut set = Self { ascii: 0, ranges };
        set.ascii = (0..128)
            .filter(|&point| set.search(point))
            .fold(0, |bits, p| bits | 1 << p);
        Ok(set)
    }

    /// Whether the character is in the set.
    pub fn has(&self, char: char) -> bool {
        let point = u32::from(char);
        if point < 128 {
            self.ascii >> point & 1 == 1
        } else {
            self.search(point)
        }
    }

    fn search(&self, point: u32) -> bool {
        let after = self.ranges.partition_point(|&(low, _)| low <= point);
        after > 0 && point <= self.ranges[after - 1].1
    }
}

/// White space as Python's `str.isspace` has it: Unicode's, and the four ASCII separators.
pub(super) fn is_space(char: char) -> bool {
    char.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&char)
}
