//! Any bytes, read as text by the language engine: as news, with protected names, and plainly.

#![no_main]

use std::sync::LazyLock;

use dateline::language::{Engine, EntityLabel, Protected};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/language/invariants.rs"]
mod invariants;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::load().expect("the model loads"));
static NAMES: LazyLock<Protected> = LazyLock::new(|| {
    let names = ["IS", "a b", "a - b c", "U.N.'s", "e ­ f"];
    ENGINE.protect(names.map(|name| (name, EntityLabel::Org)))
});

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    for analysis in [
        ENGINE.analyse_protected(&text, &NAMES),
        ENGINE.analyse_plain(&text),
    ] {
        assert_eq!(analysis.source(), text);
        invariants::check(&text, &analysis);
    }
});
