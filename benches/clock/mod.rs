//! The clock that the benchmarks of one thread share.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// Time on the processor, so that what else the machine does hardly counts; elsewhere than on
/// Linux, time on the clock.
pub fn now() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    // The system adds up what a thread has used when it gives way; between that, at every tick of 4 ms.
    std::thread::yield_now();
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = spent.and_then(|line| line.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}
