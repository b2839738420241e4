//! The command line: the same services as the window, for administrators, scheduled tasks and tests.
//!
//! Exit 0 done, 1 refused or failed with one sentence on stderr, 2 wrong usage. `--json` prints one document on stdout.

mod archive;
mod check_id;
mod export;
mod fill;
mod find;
mod import;
mod paper;
mod stats;
mod takeaway;
mod words;

use crate::services::{Clock, Desk, MachineSettings, Trouble, sign_in};
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;
use words::Words;

/// What `linli help` prints.
const HELP: &str = include_str!("../../assets/text/help.txt");

/// Why a command line did not do its work.
enum Refusal {
    /// The words do not make a command.
    Usage(String),
    /// The command was understood and could not be done.
    Failed(String),
}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Self {
        Self::Failed(trouble.to_string())
    }
}

type Outcome = Result<ExitCode, Refusal>;

/// What the words on the command line come to.
pub enum Answer {
    /// The command was answered.
    Done(ExitCode),
    /// The window is wanted; on a throw-away demo station of so many people, if a number is given.
    Window(Option<u32>),
}

/// Does what the words say.
pub fn run(mut arguments: impl Iterator<Item = OsString>) -> Answer {
    let Some(command) = arguments.next() else { return Answer::Window(None) };
    if command == "--demo" {
        return Answer::Window(Some(crate::services::station::DEMO_PEOPLE));
    }
    Answer::Done(match dispatch(&command.to_string_lossy(), arguments) {
        Ok(code) => code,
        Err(refusal) => refused(&refusal),
    })
}

/// Says why, and what that is as an exit code.
fn refused(refusal: &Refusal) -> ExitCode {
    match refusal {
        Refusal::Usage(sentence) => {
            complain(&format!("{sentence}。用 linli help 看全部命令"));
            ExitCode::from(2)
        }
        Refusal::Failed(sentence) => {
            complain(sentence);
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, rest: impl Iterator<Item = OsString>) -> Outcome {
    match command {
        "new" => archive::new(Words::read(rest, &["archive", "name", "operator", "demo", "seed"], &["json"])?),
        "check-id" => check_id::run(&Words::read(rest, &[], &["json"])?),
        "search" => find::run(&Words::read(rest, &["archive", "operator", "register", "limit", "queries"], &["json"])?),
        "import" => {
            let values = ["archive", "operator", "register", "sheet", "report"];
            import::run(&Words::read(rest, &values, &["dry-run", "replace", "json"])?)
        }
        "export" => {
            let values = ["archive", "operator", "register", "purpose", "receiver", "encoding"];
            export::run(&Words::read(rest, &values, &["full-id", "with-children", "arranged", "replace", "json"])?)
        }
        "fill" => {
            let values = ["archive", "operator", "out", "about", "with", "find", "on", "purpose"];
            fill::run(&Words::read(rest, &values, &["full-id", "with-children", "replace", "json"])?)
        }
        "print" => {
            let values = ["archive", "operator", "out", "on", "place", "printer", "copies", "purpose"];
            paper::run(&Words::read(
                rest,
                &values,
                &["blank", "each", "list", "json", "values-only", "rooms", "replace"],
            )?)
        }
        "backup" => archive::backup(&Words::read(rest, &["archive", "operator", "to"], &["json"])?),
        "verify" => archive::verify(&Words::read(rest, &[], &["json"])?),
        "restore" => archive::restore(&Words::read(rest, &["to"], &["json"])?),
        "salvage" => archive::salvage(&Words::read(rest, &["archive", "operator", "to"], &["json"])?),
        "takeaway" => takeaway::take(&Words::read(rest, &["archive", "operator", "to", "purpose"], &["json"])?),
        "bring-back" => takeaway::bring_back(&Words::read(rest, &["archive", "operator"], &["json"])?),
        "check" => archive::check(&Words::read(rest, &["archive", "operator"], &["json"])?),
        "stats" => stats::run(&Words::read(rest, &["archive", "operator", "as-of"], &["json"])?),
        "help" | "--help" | "-h" => {
            say(HELP.trim_end())?;
            Ok(ExitCode::SUCCESS)
        }
        "--version" | "-V" => {
            say(&format!("linli {}", env!("CARGO_PKG_VERSION")))?;
            Ok(ExitCode::SUCCESS)
        }
        other => Err(Refusal::Usage(format!("没有「{other}」这个命令"))),
    }
}

/// Opens the archive named by `--archive`; the password comes from `LINLI_PASSWORD` or the terminal.
fn open(words: &Words) -> Result<Desk, Refusal> {
    let folder = words.path("archive")?;
    let operator = words.one("operator").map_or_else(|| remembered_operator(&folder), str::to_owned);
    let password = password("口令：")?;
    Ok(sign_in::sign_in(&mut MachineSettings::load(), &folder, &operator, &password, Clock::System)?)
}

/// The operator who last signed in here on this computer; a freshly made archive knows 站长.
fn remembered_operator(folder: &std::path::Path) -> String {
    let settings = MachineSettings::load();
    let last = settings.recent_at(folder).and_then(|recent| recent.operators.first());
    last.cloned().unwrap_or_else(|| archive::FIRST_OPERATOR.to_owned())
}

fn password(question: &str) -> Result<String, Refusal> {
    if let Ok(password) = std::env::var("LINLI_PASSWORD") {
        return Ok(password);
    }
    rpassword::prompt_password(question)
        .map_err(|_| Refusal::Failed("没有口令：请设置 LINLI_PASSWORD，或在终端里运行".to_owned()))
}

/// One line on stdout. A reader that has seen enough and gone is no failure.
fn say(text: &str) -> Result<(), Refusal> {
    match writeln!(std::io::stdout(), "{text}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Refusal::Failed("输出被中断".to_owned())),
        _ => Ok(()),
    }
}

/// One line on stderr, if anybody listens.
fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

fn say_json(value: &impl serde::Serialize) -> Result<(), Refusal> {
    let text = serde_json::to_string_pretty(value).map_err(|_| Refusal::Failed("输出失败".to_owned()))?;
    say(&text)
}
