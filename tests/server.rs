//! The endpoint as clients meet it: the protocol, the limits, and two hundred bad requests after
//! which nothing has changed and it still serves.

mod fixture;

#[path = "server/bad_requests.rs"]
mod bad_requests;
#[path = "server/client.rs"]
mod client;
#[path = "server/protocol.rs"]
mod protocol;
#[path = "server/push.rs"]
mod push;
