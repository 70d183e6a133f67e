//! Programs that are driven from outside, as WebDriver says it.

use std::net::TcpListener;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;

use super::wait::{limited, until};

/// A port of this machine that nobody listens at.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// A session with the driver that was started at this port, as soon as it answers; `capabilities` are an object.
///
/// # Panics
/// When it does not answer by the deadline.
pub async fn session(what: &str, port: u16, capabilities: &Value) -> Client {
    let address = format!("http://127.0.0.1:{port}");
    until(what, async || {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let capabilities = capabilities.as_object().unwrap().clone();
        limited(what, builder.capabilities(capabilities).connect(&address))
            .await
            .ok()
    })
    .await
}
