//! `tallycheck batch`: whole archives in, a folder of reports out.

use super::{Shared, exit, progress::Progress};
use anyhow::Context;
use std::{
    ffi::OsString,
    fs::File,
    io::{self, BufRead},
    num::NonZeroUsize,
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
    thread,
    time::Duration,
};
use tallycheck::{
    Options,
    batch::{self, Batch, Totals, Watch},
    input::archive::{ArchiveOptions, Field, Limits},
};

/// The arguments of `tallycheck batch`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files, folders and archives; `-` for a list of them on standard input, one to a line.
    #[arg(value_name = "INPUT", required = true)]
    inputs: Vec<PathBuf>,
    /// The folder of the reports; with the folder of an earlier run, goes on where that stopped.
    #[arg(long, value_name = "DIR")]
    output: PathBuf,
    /// How many pages are checked at a time [default: one per core].
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// What a column or field of records holds, such as `text=Body`; FIELD is title, text, date,
    /// url, publisher or language.
    #[arg(long, value_name = "FIELD=NAME", value_parser = column)]
    column: Vec<(Field, String)>,
    /// Check pages without a number beside an election word too.
    #[arg(long)]
    check_all: bool,
    /// Put the articles' texts into the reports.
    #[arg(long)]
    with_text: bool,
    /// The most a page may have, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().page_bytes)]
    max_bytes: usize,
    /// The most pages an input may have.
    #[arg(long, value_name = "N", default_value_t = Limits::default().pages)]
    max_pages: u64,
    /// The most an input may unpack to, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().unpacked_bytes)]
    max_unpacked: u64,
    /// How many containers may lie in one another.
    #[arg(long, value_name = "N", default_value_t = Limits::default().nesting)]
    max_nesting: usize,
    /// How long a page may take before it is given up, in seconds.
    #[arg(long, value_name = "N", default_value_t = 300)]
    page_seconds: u64,
}

fn column(text: &str) -> Result<(Field, String), String> {
    let (field, name) = text.split_once('=').ok_or("write it as FIELD=NAME, such as text=Body")?;
    Ok((field.parse::<Field>().map_err(|error| error.to_string())?, name.to_owned()))
}

/// Checks every page of the inputs.
pub fn run(args: &Args, shared: &Shared) -> anyhow::Result<ExitCode> {
    let options = Options { election: shared.election.clone(), with_text: args.with_text };
    let checker = Arc::new(shared.checker(options)?);
    let batch = settings(args, shared)?;
    quiet_about_pages();
    let progress = Progress::start()?;
    let outcome = batch::run(&batch, checker, &progress);
    progress.finish();
    if let Ok(totals) = &outcome {
        progress.say(&told(totals));
        progress.say(&format!("look into it: tallycheck serve {}", args.output.display()));
    }
    match outcome {
        Ok(totals) if totals.failed > 0 => {
            let summary = args.output.join("summary.yaml");
            exit::complain(&anyhow::anyhow!(
                "{} could not be read; {} names them",
                totals.failed,
                summary.display()
            ));
            Ok(ExitCode::from(exit::BAD_INPUT))
        }
        Ok(totals) if totals.to_fix > 0 => Ok(ExitCode::from(exit::CONTRADICTED)),
        Ok(_) => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error.into()),
    }
}

fn told(totals: &Totals) -> String {
    format!(
        "{} articles with {} claims, {} of them contradicted; {} pages skipped, {} unreadable",
        totals.checked, totals.claims, totals.contradicted, totals.skipped, totals.failed
    )
}

fn settings(args: &Args, shared: &Shared) -> anyhow::Result<Batch> {
    let jobs = args.jobs.or_else(|| thread::available_parallelism().ok());
    Ok(Batch {
        inputs: inputs(&args.inputs)?,
        output: args.output.clone(),
        jobs: jobs.unwrap_or(NonZeroUsize::MIN),
        archives: ArchiveOptions {
            limits: Limits {
                page_bytes: args.max_bytes,
                pages: args.max_pages,
                unpacked_bytes: args.max_unpacked,
                nesting: args.max_nesting,
            },
            columns: args.column.clone(),
        },
        published: shared.published,
        page_time: Duration::from_secs(args.page_seconds),
        check_all: args.check_all,
        trial: trial(args, shared)?,
        program: program(shared)?,
    })
}

/// The inputs, with the list from standard input in the place of `-`.
fn inputs(named: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut inputs = Vec::new();
    for input in named {
        if input.as_os_str() != "-" {
            inputs.push(input.clone());
            continue;
        }
        for line in io::stdin().lock().lines() {
            let line = line.context("the list on standard input can't be read")?;
            let path = line.trim_end_matches('\r');
            if !path.is_empty() {
                inputs.push(PathBuf::from(path));
            }
        }
    }
    Ok(inputs)
}

/// This program, to check one page as the batch does.
fn trial(args: &Args, shared: &Shared) -> anyhow::Result<Vec<OsString>> {
    let program = std::env::current_exe().context("the program itself")?;
    let mut command = vec![program.into_os_string()];
    command.extend(["batch", "--jobs", "1", "--max-bytes"].map(OsString::from));
    command.push(args.max_bytes.to_string().into());
    command.extend(args.check_all.then(|| "--check-all".into()));
    let mut option = |name: &str, value: Option<OsString>| {
        command.extend(value.into_iter().flat_map(|value| [name.into(), value]));
    };
    for dir in &shared.sources {
        option("--sources", Some(dir.into()));
    }
    option("--claims", shared.claims.as_ref().map(OsString::from));
    option("--election", shared.election.as_ref().map(OsString::from));
    option("--published", shared.published.map(|day| day.to_string().into()));
    command.push("--output".into());
    Ok(command)
}

/// What the program and the wordings are, so that a run with others begins anew.
fn program(shared: &Shared) -> anyhow::Result<String> {
    let program = std::env::current_exe().and_then(File::open).context("the program itself")?;
    let mut digest = batch::Digest::default();
    digest.add(program)?;
    for file in shared.claims.iter().flat_map(|dir| walkdir::WalkDir::new(dir).sort_by_file_name())
    {
        let file = file?;
        if file.file_type().is_file() {
            digest.add(File::open(file.path())?)?;
        }
    }
    Ok(digest.hex())
}

/// A page that breaks the checker is named in the summary; there is nothing to say about it here.
fn quiet_about_pages() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if thread::current().name() != Some(batch::PAGE_THREAD) {
            usual(panic);
        }
    }));
}
