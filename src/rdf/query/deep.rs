//! Room for deep queries.
//!
//! The SPARQL parser and evaluator call themselves once for every level of a query, so a query of
//! thousands of levels would overflow a thread's stack and end the process. Levels are bounded, and
//! queries run where the bound fits.

use std::io;
use std::thread;

/// Most opening brackets in a query. Brackets are counted wherever they stand, in strings too: a
/// count that knew strings could be led astray by a comment.
pub const MOST_BRACKETS: usize = 5_000;

/// Address space for the stack; only what is used takes memory.
const STACK: usize = 512 << 20;

/// Whether a query may be too deep to be read.
pub fn is_too_deep(text: &str) -> bool {
    let opening = text
        .bytes()
        .filter(|byte| matches!(byte, b'{' | b'(' | b'['));
    opening.count() > MOST_BRACKETS
}

/// Runs the work on a thread of its own with room for the deepest query that is read.
///
/// # Errors
/// When the system gives no thread.
pub fn spawn<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> io::Result<thread::JoinHandle<T>> {
    thread::Builder::new()
        .name("query".to_owned())
        .stack_size(STACK)
        .spawn(work)
}
