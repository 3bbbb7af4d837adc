//! The rule that keeps addresses whole: web addresses, e-mail addresses, host names, IPv4.
//!
//! Written out from the model's regular expression, which has to match the whole string:
//! `[scheme://] [user[:password]@] (IPv4 | label. … tld) [:port] [/?# …]`. Every part is found by
//! one scan, so a long string costs linear time.

use super::super::chars::CharSet;
use super::super::format::{Container, FormatError};

/// The longest host label and top-level domain in characters.
const LONGEST_LABEL: usize = 64;
const LONGEST_TLD: usize = 63;

/// The rule with its character classes.
#[derive(Debug)]
pub(super) struct UrlRule {
    word: CharSet,
    decimal: CharSet,
    tld: CharSet,
}

impl UrlRule {
    /// Reads the character classes of the container.
    pub fn read(container: &Container<'_>) -> Result<Self, FormatError> {
        Ok(Self {
            word: CharSet::read(container, "word")?,
            decimal: CharSet::read(container, "decimal")?,
            tld: CharSet::read(container, "url_tld")?,
        })
    }

    /// Whether the whole string is an address. It has no white space.
    pub fn matches(&self, text: &str) -> bool {
        // Without a dot there is neither a host name nor an IPv4 address.
        if !text.contains('.') {
            return false;
        }
        if self.after_scheme(text) {
            return true;
        }
        match text.split_once("://") {
            Some((scheme, rest)) => {
                scheme.chars().nth(1).is_some()
                    && scheme
                        .chars()
                        .all(|c| self.word.has(c) || matches!(c, '+' | '-' | '.'))
                    && self.after_scheme(rest)
            }
            None => false,
        }
    }

    fn after_scheme(&self, text: &str) -> bool {
        self.host_and_rest(text)
            || text
                .match_indices('@')
                .any(|(at, _)| at > 0 && self.host_and_rest(&text[at + 1..]))
    }

    fn host_and_rest(&self, text: &str) -> bool {
        self.name(text).is_some_and(|rest| self.port_and_path(rest))
            || self.ipv4(text).is_some_and(|rest| self.port_and_path(rest))
    }

    /// What follows a host name: labels that each end in a dot, then a top-level domain.
    fn name<'a>(&self, text: &'a str) -> Option<&'a str> {
        let end = text.find([':', '/', '?', '#', '@']).unwrap_or(text.len());
        let (labels, tld) = text[..end].rsplit_once('.')?;
        let good_tld = (2..=LONGEST_TLD).contains(&tld.chars().count())
            && tld.chars().all(|c| self.tld.has(c));
        (good_tld && labels.split('.').all(is_label)).then_some(&text[end..])
    }

    /// What follows an IPv4 address that is open to the public. (The expression would take digits
    /// of any script here and there; this takes ASCII digits.)
    fn ipv4<'a>(&self, text: &'a str) -> Option<&'a str> {
        let numeric = text
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(text.len());
        let (mut rest, after) = text.split_at(numeric);
        let mut octets = [""; 4];
        for octet in &mut octets[..3] {
            (*octet, rest) = rest.split_once('.')?;
        }
        if self.is_private(text) {
            return None;
        }
        let [first, second, third, _] = octets;
        let whole = is_octet(first, 1, 223)
            && is_middle_octet(second)
            && is_middle_octet(third)
            && is_octet(rest, 1, 254);
        whole.then_some(after)
    }

    /// Whether a string begins like an address of a private network.
    fn is_private(&self, text: &str) -> bool {
        let followed_by = |rest: &str, parts: usize| {
            let mut rest = rest;
            (0..parts).all(|_| {
                let Some(after) = rest.strip_prefix('.') else {
                    return false;
                };
                let digits = after.chars().take(3).take_while(|&c| self.decimal.has(c));
                let width: usize = digits.map(char::len_utf8).sum();
                // A longer number would have to be followed by a dot, which it is not.
                rest = &after[width..];
                width > 0
            })
        };
        ["10", "127"].iter().any(|net| {
            text.strip_prefix(net)
                .is_some_and(|rest| followed_by(rest, 3))
        }) || ["169.254", "192.168"].iter().any(|net| {
            text.strip_prefix(net)
                .is_some_and(|rest| followed_by(rest, 2))
        }) || text.strip_prefix("172.").is_some_and(|rest| {
            let mut chars = rest.chars();
            let inside = match (chars.next(), chars.next()) {
                (Some('1'), Some('6'..='9')) | (Some('3'), Some('0' | '1')) => true,
                (Some('2'), Some(c)) => self.decimal.has(c),
                _ => false,
            };
            inside && followed_by(chars.as_str(), 2)
        })
    }

    fn port_and_path(&self, text: &str) -> bool {
        let begins_path = |text: &str| text.is_empty() || text.starts_with(['/', '?', '#']);
        if begins_path(text) {
            return true;
        }
        let Some(port) = text.strip_prefix(':') else {
            return false;
        };
        let digits = port.chars().take_while(|&c| self.decimal.has(c));
        let (count, width) = digits.fold((0, 0), |(n, width), c| (n + 1, width + c.len_utf8()));
        (2..=5).contains(&count) && begins_path(&port[width..])
    }
}

/// A number within bounds, without leading zeros.
fn is_octet(text: &str, low: u32, high: u32) -> bool {
    text.len() <= 3
        && !text.starts_with('0')
        && text
            .parse::<u32>()
            .is_ok_and(|value| (low..=high).contains(&value))
}

/// A number up to 255, which may begin with a zero if it has two digits at most.
fn is_middle_octet(text: &str) -> bool {
    match text.len() {
        1 | 2 => text.bytes().all(|byte| byte.is_ascii_digit()),
        _ => is_octet(text, 100, 255),
    }
}

/// Letters, digits and everything from U+00A1 to U+FFFF; inside also hyphen and underscore.
fn is_label(label: &str) -> bool {
    let outer = |c: char| c.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&c);
    (1..=LONGEST_LABEL).contains(&label.chars().count())
        && label.starts_with(outer)
        && label.ends_with(outer)
        && label.chars().all(|c| outer(c) || c == '-' || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule() -> UrlRule {
        UrlRule::read(&Container::open(super::super::super::ENGLISH).unwrap()).unwrap()
    }

    #[test]
    fn addresses_stay_whole() {
        let rule = rule();
        for text in [
            "example.org",
            "https://www.example.org/a?b=c#d",
            "desk@example.co.uk",
            "user:pass@example.org:8080/x",
            "sub_domain.example.org",
            "war.the",
            "8.8.8.8",
            "ftp://8.8.8.8:21/pub",
            "http://user@8.8.4.4",
        ] {
            assert!(rule.matches(text), "{text}");
        }
    }

    #[test]
    fn other_strings_are_no_addresses() {
        let rule = rule();
        for text in [
            "war.The",
            "U.S.-led",
            "10.0.0.1",
            "127.0.0.1",
            "192.168.1.1",
            "172.16.0.1",
            "8.8.8.255",
            "8.8.8",
            "a.b",
            "example.org:1",
            "-a.org",
            "http:/example.org",
            ".org",
            "a..org",
        ] {
            assert!(!rule.matches(text), "{text}");
        }
    }
}
