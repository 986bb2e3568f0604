//! `tallycheck serve`: the desk, on this machine.

use super::Shared;
use anyhow::Context;
use std::{io::Write, net::SocketAddr, path::PathBuf, process::ExitCode, time::Duration};
use tallycheck::{
    Options,
    desk::{self, Settings},
    report::house::House,
};

/// The most that may be pasted, unless told otherwise: a long read has a twentieth of it.
const MAX_BYTES: usize = 1 << 20;

/// The arguments of `tallycheck serve`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The folder of a finished batch to look into.
    #[arg(value_name = "DIR")]
    archive: Option<PathBuf>,
    /// Where to listen; port 0 takes any that is free.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7878")]
    address: SocketAddr,
    /// A folder to keep reports and decisions in; without it they last as long as the program.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// A YAML with the house's own rating words for the verdicts.
    #[arg(long, value_name = "FILE")]
    labels: Option<PathBuf>,
    /// Another name to answer to, where the address is not this machine's alone.
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
    /// The most an article may have, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = MAX_BYTES)]
    max_bytes: usize,
    /// How long an answer may take, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    time_limit: u64,
}

/// Opens the desk and answers until interrupted.
pub fn run(args: &Args, shared: &Shared) -> anyhow::Result<ExitCode> {
    let settings = Settings {
        max_bytes: args.max_bytes,
        time_limit: Duration::from_secs(args.time_limit),
        house: args.labels.as_deref().map(House::read).transpose()?.unwrap_or_default(),
        keep: args.keep.clone(),
        archive: args.archive.clone(),
        hosts: args.allow_host.clone(),
    };
    let options = Options { election: shared.election.clone(), with_text: true };
    let checker = shared.checker(options)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the system gives no threads to answer with")?;
    if let Some(archive) = &settings.archive {
        let mut told = anstream::stderr().lock();
        writeln!(
            told,
            "opening the archive {}: its index is made where it has changed",
            archive.display()
        )?;
    }
    runtime.block_on(async {
        let open = desk::open(checker, settings, args.address).await?;
        let mut out = anstream::stdout().lock();
        writeln!(out, "http://{}/ is open; Ctrl-C closes it", open.address())?;
        out.flush()?;
        drop(out);
        open.serve(interrupted()).await?;
        Ok(ExitCode::SUCCESS)
    })
}

async fn interrupted() {
    // Where the signal can't be had the desk stays open until it is killed.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
