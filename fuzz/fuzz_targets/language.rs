//! Any bytes, read as text: `cargo +nightly fuzz run language`.

#![no_main]

use std::sync::LazyLock;

use dateline::language::{Engine, EntityLabel, Protected};
use libfuzzer_sys::fuzz_target;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::load().expect("the model loads"));
static NAMES: LazyLock<Protected> = LazyLock::new(|| {
    ENGINE.protect([("IS", EntityLabel::Org), ("a b", EntityLabel::Org), ("a - b c", EntityLabel::Gpe)])
});

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    for analysis in [ENGINE.analyse_protected(&text, &NAMES), ENGINE.analyse_plain(&text)] {
        assert_eq!(analysis.source(), text);
        let chars: Vec<char> = text.chars().collect();
        for token in 0..analysis.len() {
            let span = analysis.span(token);
            let slice: String = chars[span.start..span.end].iter().collect();
            assert_eq!(slice, analysis.text(token));
            let sentence = &analysis.sentences()[analysis.sentence_of(token)];
            assert!(sentence.contains(&token) && sentence.contains(&analysis.head(token)));
        }
    }
});
