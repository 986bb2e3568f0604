//! The desk: a local page to paste an article into, what an editor decides on its claims, and the
//! same for other programs as JSON over HTTP.
//!
//! It listens where it is told to, loopback by default, and answers to no other name. No part of a
//! request ever becomes the name of a file: reports are looked up by id among those it holds.

mod api;
mod archive;
mod assets;
mod browse;
mod decide;
pub mod decisions;
mod export;
mod guard;
mod holdings;
mod pages;
mod paste;
mod shelf;
mod slug;
mod topic;
mod version;
mod whole;

use crate::{Checker, CheckerError, Options, report::house::House};
use archive::Archive;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    middleware,
    routing::{get, post},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use shelf::Shelf;
use std::{io, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tokio::net::TcpListener;
use tower_http::timeout::TimeoutLayer;

pub use archive::ArchiveError;
pub use shelf::ShelfError;

/// How the desk is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The most an article may have, in bytes.
    pub max_bytes: usize,
    /// How long an answer may take.
    pub time_limit: Duration,
    /// The house's rating words and name.
    pub house: House,
    /// Where reports and decisions are kept; without it they last as long as the program.
    pub keep: Option<PathBuf>,
    /// The folder of a finished batch to look into.
    pub archive: Option<PathBuf>,
    /// Names it answers to, beside those of the machine itself.
    pub hosts: Vec<String>,
}

/// Why the desk can't open.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// There is nothing to check with.
    #[error(transparent)]
    Checker(#[from] CheckerError),
    /// The folder of kept reports is damaged.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    /// The archive can't be looked into.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The address is taken, or not this machine's.
    #[error("{address}: can't listen there; name another address with --address")]
    Address {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// Serving broke off.
    #[error("the desk had to close")]
    Broken(#[source] io::Error),
}

/// The day, the same for everybody.
#[must_use]
pub fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

/// What every answer is made with.
struct Desk {
    checker: Checker,
    settings: Settings,
    shelf: Shelf,
    archive: Option<Archive>,
}

/// A desk that listens and does not answer yet.
#[derive(Debug)]
pub struct Open {
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
}

/// Opens the desk at an address; port 0 takes any that is free.
///
/// # Errors
///
/// When the address can't be listened at, or the folder of kept reports can't be read.
pub async fn open(
    checker: Checker,
    settings: Settings,
    address: SocketAddr,
) -> Result<Open, DeskError> {
    let unusable = |source| DeskError::Address { address, source };
    let listener = TcpListener::bind(address).await.map_err(unusable)?;
    let address = listener.local_addr().map_err(unusable)?;
    let election = checker.options.election.clone();
    let checker = checker.with(Options { election, with_text: true })?;
    let shelf = Shelf::open(settings.keep.clone())?;
    let archive = settings.archive.as_deref();
    let archive = archive.map(|root| Archive::open(root, checker.sources())).transpose()?;
    let router = router(Arc::new(Desk { checker, settings, shelf, archive }), address);
    Ok(Open { listener, address, router })
}

impl Open {
    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until `closing` is over.
    ///
    /// # Errors
    ///
    /// When the system takes the listener away.
    pub async fn serve(
        self,
        closing: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), DeskError> {
        let serving = axum::serve(self.listener, self.router).with_graceful_shutdown(closing);
        serving.await.map_err(DeskError::Broken)
    }
}

fn router(desk: Arc<Desk>, address: SocketAddr) -> Router {
    // A form writes a byte as three.
    let body =
        DefaultBodyLimit::max(desk.settings.max_bytes.saturating_mul(3).saturating_add(4096));
    let too_slow =
        TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, desk.settings.time_limit);
    let doors = guard::Doors::new(address, &desk.settings.hosts);
    Router::new()
        .route("/", get(pages::front))
        .route("/check", post(paste::form))
        .route("/check/file", post(paste::file))
        .route("/reports/{id}", get(pages::report))
        .route("/reports/{id}/decisions", post(decide::decide))
        .route("/reports/{id}/{format}", get(export::export))
        .route("/archive", get(browse::articles))
        .route("/archive/conflicts", get(browse::conflicts))
        .route("/api/check", post(api::check))
        .route("/api/openapi.json", get(api::description))
        .route("/api/report-1.json", get(api::schema))
        .route("/assets/{name}", get(assets::asset))
        .fallback(pages::missing)
        .with_state(desk)
        .layer(body)
        .layer(too_slow)
        .layer(middleware::from_fn_with_state(Arc::new(doors), guard::guard))
}
