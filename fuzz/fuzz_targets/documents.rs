//! Any bytes, read as a report from a stream: text with front matter, HTML or JSON lines.

#![no_main]

use std::collections::BTreeSet;

use dateline::document::read_stream;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let inputs = read_stream("stdin", data);
    let mut names = BTreeSet::new();
    for document in &inputs.documents {
        assert!(!document.text.trim().is_empty(), "a report has text");
        assert!(
            names.insert(&document.name),
            "{} stands twice",
            document.name
        );
    }
    for left_out in &inputs.left_out {
        assert!(!left_out.reason.to_string().is_empty());
    }
    assert!(!inputs.documents.is_empty() || !inputs.left_out.is_empty());
});
