//! Parameters of an address or a form (`application/x-www-form-urlencoded`), read strictly: what
//! isn't UTF-8 is refused, not mended into another query.

use super::problem::Problem;

/// The names and values in order.
pub fn parse(text: &str) -> Result<Vec<(String, String)>, Problem> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode(name)?, decode(value)?))
        })
        .collect()
}

fn decode(text: &str) -> Result<String, Problem> {
    let bad = || Problem::bad("A parameter is not percent-encoded UTF-8.");
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || {
                    let digit = char::from(rest.next()?).to_digit(16)?;
                    u8::try_from(digit).ok()
                };
                let (high, low) = (digit().ok_or_else(bad)?, digit().ok_or_else(bad)?);
                high * 16 + low
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).map_err(|_| bad())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_decoded_in_order() {
        let pairs = parse("query=a+b%20%C3%A9&&x&query=2").unwrap();
        let expected = [("query", "a b é"), ("x", ""), ("query", "2")];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(pairs, expected);
    }

    #[test]
    fn broken_encodings_are_refused() {
        for text in ["query=%", "query=%4", "query=%zz", "query=%ff", "%C3=1"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
