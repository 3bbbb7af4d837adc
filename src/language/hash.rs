//! The two hash functions the model was trained with: one numbers strings, the other picks rows
//! of the embedding tables.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Number of a string; the empty string has 0.
pub(super) type StringId = u64;

/// Reserved symbols, which have small numbers in place of hashes.
static SYMBOLS: LazyLock<HashMap<&'static str, StringId>> = LazyLock::new(|| {
    let mut symbols = HashMap::new();
    for line in include_str!("model/symbols.txt").lines() {
        let mut words = line.split_ascii_whitespace();
        let Some(Ok(first)) = words.next().map(str::parse::<StringId>) else {
            continue;
        };
        symbols.extend(words.zip(first..));
    }
    // Numbered blocks of names that nobody writes, but that could be met.
    for (prefix, first, numbers, width) in
        [("FLAG", 19, 19..=63, 2), ("DEPRECATED", 104, 1..=276, 3)]
    {
        for (id, number) in (first..).zip(numbers) {
            let name = format!("{prefix}{number:0width$}");
            symbols.insert(Box::leak(name.into_boxed_str()) as &str, id);
        }
    }
    symbols
});

/// The longest reserved symbol in bytes: anything longer is not looked up.
const LONGEST_SYMBOL: usize = 17;

/// The model's number for a string.
pub(super) fn string_id(text: &str) -> StringId {
    if text.is_empty() {
        return 0;
    }
    let first = text.as_bytes()[0];
    if text.len() <= LONGEST_SYMBOL
        && (first.is_ascii_alphabetic() || first == b'_')
        && let Some(&symbol) = SYMBOLS.get(text)
    {
        return symbol;
    }
    murmur64a(text.as_bytes())
}

/// MurmurHash64A (Austin Appleby, public domain) with seed 1.
pub(super) fn murmur64a(data: &[u8]) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    const SEED: u64 = 1;
    let mut hash = SEED ^ (data.len() as u64).wrapping_mul(M);
    let (words, tail) = data.as_chunks::<8>();
    for word in words {
        let mut k = u64::from_le_bytes(*word).wrapping_mul(M);
        k ^= k >> 47;
        hash = (hash ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !tail.is_empty() {
        let rest = tail
            .iter()
            .rev()
            .fold(0, |rest, &byte| rest << 8 | u64::from(byte));
        hash = (hash ^ rest).wrapping_mul(M);
    }
    hash ^= hash >> 47;
    hash = hash.wrapping_mul(M);
    hash ^ hash >> 47
}

/// The four row keys of a feature value: MurmurHash3's 128-bit form for one 8-byte key (Austin
/// Appleby, public domain), as the model's embedding layer uses it.
pub(super) fn row_keys(value: u64, seed: u32) -> [u32; 4] {
    let mixed = |mut hash: u64| {
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash ^= hash >> 33;
        hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        hash ^ hash >> 33
    };
    let start = u64::from(seed) ^ 8;
    let key = value.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31);
    let mut h1 = key.wrapping_mul(0x4cf5_ad43_2745_937f) ^ start;
    let mut h2 = start;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = mixed(h1);
    h2 = mixed(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_have_the_numbers_the_model_was_trained_with() {
        for (text, id) in [
            ("", 0),
            ("regime", 6_558_926_607_668_453_151),
            ("Deir Ezzor", 2_280_971_758_466_224_781),
            ("’s", 614_914_527_630_368_944),
            ("abcdefgh", 17_751_780_907_874_141_760),
            ("a", 11_901_859_001_352_538_922),
        ] {
            assert_eq!(string_id(text), id, "{text}");
        }
    }

    #[test]
    fn reserved_symbols_have_their_own_numbers() {
        let symbols = [
            ("IS_ALPHA", 1),
            ("X", 101),
            ("ORTH", 65),
            ("agent", 401),
            ("mark", 423),
            ("_", 456),
        ];
        for (text, id) in symbols {
            assert_eq!(string_id(text), id, "{text}");
        }
        assert_eq!(string_id("FLAG63"), 63);
        assert_eq!(string_id("DEPRECATED276"), 379);
        assert_eq!(string_id("CARDINAL"), 397);
        assert_eq!(string_id("iobj"), 422);
        assert_eq!(string_id("acl"), 451);
        assert!(string_id("ROOT") > 1000 && string_id("case") > 1000 && string_id("FAC") > 1000);
        assert!(SYMBOLS.keys().all(|name| name.len() <= LONGEST_SYMBOL));
    }

    #[test]
    fn embedding_rows_follow_the_trained_hash() {
        let keys = [653_118_188, 3_156_179_681, 3_127_160_930, 439_302_225];
        assert_eq!(row_keys(string_id("regime"), 8), keys);
        let keys = [2_938_686_206, 2_291_508_213, 2_246_688_320, 3_554_967_022];
        assert_eq!(row_keys(1, 12), keys);
    }
}
