//! The exit codes, and what is said on the way out.

use anstream::eprintln;
use std::{io, process::ExitCode};

/// Something is contradicted in an article's own voice.
pub const CONTRADICTED: u8 = 1;
/// Bad usage or bad input.
pub const BAD_INPUT: u8 = 2;

/// The exit code for how a run ended; an error is printed first. A reader that closed its end of
/// the pipe has seen enough and is no error.
pub fn code(outcome: anyhow::Result<ExitCode>) -> ExitCode {
    match outcome {
        Ok(code) => code,
        Err(error) => match error.downcast_ref::<clap::Error>() {
            Some(usage) => after_usage(usage),
            None if is_broken_pipe(&error) => ExitCode::SUCCESS,
            None => {
                complain(&error);
                ExitCode::from(BAD_INPUT)
            }
        },
    }
}

/// Says on standard error what went wrong.
pub fn complain(error: &anyhow::Error) {
    eprintln!("error: {error:#}");
}

/// Help and version go to standard output and are no failure.
fn after_usage(usage: &clap::Error) -> ExitCode {
    let printed = usage.print();
    if usage.use_stderr() && printed.is_ok() {
        ExitCode::from(BAD_INPUT)
    } else {
        ExitCode::SUCCESS
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
