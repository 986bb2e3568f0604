//! `tallycheck sources diff`: what changed between two releases, or two folders.

use super::super::Shared;
use anyhow::{Context, bail};
use std::{io::Write, path::Path, process::ExitCode};
use tallycheck::sources::{Difference, Election, Sources};

/// The arguments of `tallycheck sources diff`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A release, such as `pk-2024:form-47`, or a folder of an election.
    before: String,
    /// Another.
    after: String,
    /// List what stands in only one of them, too.
    #[arg(long)]
    all: bool,
}

/// Runs the subcommand.
pub fn run(args: &Args, shared: &Shared, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let differences = match (folder(&args.before)?, folder(&args.after)?) {
        (Some(before), Some(after)) => before.diff(&after),
        (None, None) => between_releases(args, &shared.load_sources()?)?,
        _ => bail!("compare two releases (`pk-2024:form-47`) or two folders, not one of each"),
    };
    print(&differences, args, out)?;
    Ok(ExitCode::SUCCESS)
}

/// The election of a folder, if that is what is named.
fn folder(name: &str) -> anyhow::Result<Option<Election>> {
    let dir = Path::new(name);
    if !dir.is_dir() {
        return Ok(None);
    }
    let mut sources = Sources::default();
    sources.add_dir(dir)?;
    match sources.elections.len() {
        1 => Ok(sources.elections.pop()),
        more => bail!("{name}: holds {more} elections; name one"),
    }
}

fn between_releases(args: &Args, sources: &Sources) -> anyhow::Result<Vec<Difference>> {
    let parts = |text: &str| {
        let Some((election, release)) = text.split_once(':') else { bail!(not_one(text, sources)) };
        Ok::<_, anyhow::Error>((election.to_owned(), release.to_owned()))
    };
    let ((election, before), (other, after)) = (parts(&args.before)?, parts(&args.after)?);
    if election != other {
        bail!("`{election}` and `{other}` are two elections; compare releases of one");
    }
    let election = super::election(sources, &election)?;
    let release = |id: &str| {
        let known =
            || election.releases.iter().map(|it| it.id.as_str()).collect::<Vec<_>>().join(", ");
        election.release(id).with_context(|| format!("no release `{id}`; there are {}", known()))
    };
    Ok(election.diff_releases(release(&before)?, release(&after)?))
}

/// What is wrong with a text that names neither a folder nor a release.
fn not_one(text: &str, sources: &Sources) -> String {
    match sources.by_id(text) {
        Some(election) => {
            let releases = election.releases.iter().map(|it| format!("{text}:{}", it.id));
            let releases = releases.collect::<Vec<_>>().join(", ");
            format!("`{text}` is an election; name a release of it: {releases}")
        }
        None => format!("`{text}` is neither a folder nor a release; write `election:release`"),
    }
}

fn print(differences: &[Difference], args: &Args, out: &mut impl Write) -> anyhow::Result<()> {
    if differences.is_empty() {
        writeln!(out, "{} and {} agree in all they hold", args.before, args.after)?;
    }
    let (mut only_before, mut only_after) = (0usize, 0usize);
    for Difference { what, before, after } in differences {
        match (before, after) {
            (Some(before), Some(after)) => writeln!(out, "{what}: {before} -> {after}")?,
            (Some(before), None) if args.all => writeln!(out, "{what}: {before} -> nothing")?,
            (None, Some(after)) if args.all => writeln!(out, "{what}: nothing -> {after}")?,
            (Some(_), None) => only_before += 1,
            (None, _) => only_after += 1,
        }
    }
    for (number, name) in [(only_before, &args.before), (only_after, &args.after)] {
        if number > 0 {
            writeln!(out, "{number} more stand only in {name} (--all lists them)")?;
        }
    }
    Ok(())
}
