//! Who may ask, and what a browser may do with the answer.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{net::SocketAddr, sync::Arc};

/// What every answer tells a browser: run and load nothing but the desk's own files, be framed by
/// nobody, tell nobody where one came from.
const HEADERS: [(HeaderName, &str); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
         img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // Without any referrer a browser would send the desk's own forms with no origin.
    (header::REFERRER_POLICY, "same-origin"),
    (header::CACHE_CONTROL, "no-store"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// The names the desk answers to.
#[derive(Debug)]
pub struct Doors(Vec<String>);

impl Doors {
    /// Those of the machine itself, the address it listens at, and these.
    pub fn new(address: SocketAddr, more: &[String]) -> Self {
        let own = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned);
        let bound = match address {
            SocketAddr::V4(address) => address.ip().to_string(),
            SocketAddr::V6(address) => format!("[{}]", address.ip()),
        };
        Self(own.into_iter().chain([bound]).chain(more.iter().cloned()).collect())
    }

    /// Why a request is turned away. A name that isn't the desk's own is another site's that points
    /// here; a foreign origin is another site's page that wants something done.
    fn refusal(&self, headers: &HeaderMap, changes: bool) -> Option<&'static str> {
        let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        let Some(host) = text(header::HOST) else { return Some("the request names no host") };
        if !self.0.iter().any(|own| own.eq_ignore_ascii_case(name_of(host))) {
            return Some("the desk doesn't go by this name; add it with --allow-host");
        }
        let origin = headers.get(header::ORIGIN).map(|origin| origin.to_str().unwrap_or("null"));
        let own = |origin: &str| {
            let rest = origin.strip_prefix("http://").or(origin.strip_prefix("https://"));
            rest.is_some_and(|rest| rest.eq_ignore_ascii_case(host))
        };
        let site = text(HeaderName::from_static("sec-fetch-site"));
        let foreign = origin.is_some_and(|origin| !own(origin)) || site == Some("cross-site");
        (changes && foreign).then_some("another site's page may not ask for this")
    }
}

/// A host without its port.
fn name_of(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

/// Turns away whom it must, and puts the headers on every answer.
pub async fn guard(State(doors): State<Arc<Doors>>, request: Request, next: Next) -> Response {
    let changes = !request.method().is_safe();
    let mut response = match doors.refusal(request.headers(), changes) {
        Some(why) => (StatusCode::FORBIDDEN, format!("{why}\n")).into_response(),
        None => next.run(request).await,
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(headers: &[(&'static str, &'static str)], changes: bool) -> bool {
        let doors = Doors::new("127.0.0.1:7878".parse().unwrap(), &["desk.example".into()]);
        let pairs = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        doors.refusal(&pairs.collect(), changes).is_some()
    }

    #[test]
    fn only_the_desks_own_names_are_answered_to() {
        for own in ["localhost:7878", "127.0.0.1:7878", "[::1]:7878", "LOCALHOST", "desk.example"] {
            assert!(!refused(&[("host", own)], false), "{own}");
        }
        for other in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:7878", ""] {
            assert!(refused(&[("host", other)], false), "{other}");
        }
        assert!(refused(&[], false));
    }

    #[test]
    fn a_foreign_page_may_not_change_anything() {
        let host = ("host", "localhost:7878");
        for foreign in ["http://evil.example", "null", "http://localhost:9999", "file://"] {
            assert!(refused(&[host, ("origin", foreign)], true), "{foreign}");
        }
        assert!(refused(&[host, ("sec-fetch-site", "cross-site")], true));
        assert!(!refused(&[host, ("origin", "http://localhost:7878")], true));
        assert!(!refused(&[host], true), "a program without a page has no origin");
    }
}
