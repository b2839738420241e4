//! What differs by system, and the clock: today, the settings folder, file dialogs, printers.
//!
//! Windows and Linux are the targets. Everything that asks "which system" asks it here.

use crate::domain::Date;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Today by the computer's clock.
pub fn today() -> Date {
    chrono::Local::now().date_naive()
}

/// This moment as history and audit keep it, `2026-06-15T10:42:07+08:00`.
pub fn now() -> String {
    chrono::Local::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// Seconds since 1970, for waits that outlive the program.
pub fn seconds_now() -> i64 {
    chrono::Local::now().timestamp()
}

/// How long something takes.
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    pub fn elapsed(&self) -> std::time::Duration {
        self.0.elapsed()
    }
}

/// The name this computer gives itself.
pub fn machine_name() -> String {
    let from_environment = ["COMPUTERNAME", "HOSTNAME"].iter().find_map(|key| std::env::var(key).ok());
    from_environment
        .or_else(|| std::fs::read_to_string("/etc/hostname").ok())
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "本机".to_owned())
}

/// Where this computer keeps what is not part of an archive: recent archives and looks.
/// `LINLI_SETTINGS` names another folder, for portable use and for tests.
pub fn settings_folder() -> PathBuf {
    if let Some(folder) = std::env::var_os("LINLI_SETTINGS") {
        return folder.into();
    }
    directories::ProjectDirs::from("", "", "linli")
        .map_or_else(|| PathBuf::from(".linli"), |project| project.config_dir().to_owned())
}

/// Where people look for their files.
pub fn documents_folder() -> PathBuf {
    directories::UserDirs::new()
        .and_then(|user| user.document_dir().map(Path::to_owned).or_else(|| Some(user.home_dir().to_owned())))
        .unwrap_or_else(|| PathBuf::from("."))
}

/// What the name of a folder to be thrown away begins with; the process and the second it was made follow.
const THROW_AWAY: &str = "linli-demo-";
/// A younger one may not have its lock yet.
const SECONDS_TO_GET_ITS_LOCK: i64 = 60;

/// A new empty folder that nobody else can read, for a station that is thrown away.
pub fn new_throw_away_folder() -> io::Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("{THROW_AWAY}{}-{}", std::process::id(), seconds_now()));
    create_own_folder(&folder)?;
    Ok(folder)
}

/// Where stations to be thrown away lie.
pub fn temporary_folder() -> PathBuf {
    std::env::temp_dir()
}

/// The throw-away folders in `temporary`, whosever they are and whether or not they are still in use.
pub fn throw_away_folders(temporary: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(temporary) else { return Vec::new() };
    let latest = seconds_now() - SECONDS_TO_GET_ITS_LOCK;
    let is_one = |folder: &PathBuf| made_at(folder).is_some_and(|second| second <= latest);
    entries.flatten().map(|entry| entry.path()).filter(is_one).collect()
}

/// The second in the name of a throw-away folder; nothing of a folder that only begins alike.
fn made_at(folder: &Path) -> Option<i64> {
    let (process, second) = folder.file_name()?.to_str()?.strip_prefix(THROW_AWAY)?.split_once('-')?;
    process.parse::<u32>().ok()?;
    second.parse().ok()
}

/// On Windows the folders in question are the user's own already.
fn create_own_folder(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Removes a station that is thrown away; one that cannot be removed holds made-up people only.
pub fn throw_away(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
}

/// Asks for a folder in the system's own dialog. Blocks: call it from a job.
pub fn ask_for_folder(title: &str) -> Option<PathBuf> {
    rfd::FileDialog::new().set_title(title).pick_folder()
}

/// Asks where to save a file in the system's own dialog. Blocks: call it from a job.
pub fn ask_where_to_save(title: &str, name: &str) -> Option<PathBuf> {
    rfd::FileDialog::new().set_title(title).set_file_name(name).add_filter("PDF", &["pdf"]).save_file()
}

/// Printers of this system by name, the default first. Empty when none is set up.
pub fn printers() -> Vec<String> {
    if cfg!(windows) {
        lines_of(Command::new("powershell").args([
            "-NoProfile",
            "-Command",
            "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-CimInstance Win32_Printer | Sort-Object Default -Descending | ForEach-Object Name",
        ]))
    } else {
        let default = lines_of(Command::new("lpstat").arg("-d")).iter().find_map(|line| {
            line.rsplit_once(": ").map(|(_, name)| name.trim().to_owned()).filter(|name| !name.contains(' '))
        });
        let mut names = lines_of(Command::new("lpstat").arg("-e"));
        names.sort_by_key(|name| Some(name) != default.as_ref());
        names
    }
}

/// Hands a finished PDF to the system's printing. On Linux the bytes go through a pipe and never lie in a file.
pub fn print(pdf: &[u8], printer: &str, copies: u32) -> io::Result<()> {
    if cfg!(windows) { print_from_file(pdf, printer, copies) } else { print_through_pipe(pdf, printer, copies) }
}

fn print_through_pipe(pdf: &[u8], printer: &str, copies: u32) -> io::Result<()> {
    let mut lp = Command::new("lp")
        .args(["-d", printer, "-n", &copies.to_string(), "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    lp.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?.write_all(pdf)?;
    succeeded(lp.wait()?)
}

/// A file nobody else looks for, removed again however printing ends.
struct PassingFile(PathBuf);

impl PassingFile {
    fn write(bytes: &[u8]) -> io::Result<Self> {
        let mut name = [0; 16];
        getrandom::fill(&mut name).map_err(|error| io::Error::other(error.to_string()))?;
        let folder = settings_folder();
        std::fs::create_dir_all(&folder)?;
        let file = Self(folder.join(format!("{:032x}.pdf", u128::from_le_bytes(name))));
        std::fs::File::create_new(&file.0)?.write_all(bytes)?;
        Ok(file)
    }
}

impl Drop for PassingFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Windows prints PDF files only through the program registered for them; the file is removed afterwards.
fn print_from_file(pdf: &[u8], printer: &str, copies: u32) -> io::Result<()> {
    let file = PassingFile::write(pdf)?;
    let mut outcome = Ok(());
    for _ in 0..copies {
        let status = Command::new("powershell")
            .args([
                "-NoProfile",
                "-Command",
                "Start-Process -Wait -Verb PrintTo -FilePath $env:LINLI_PDF -ArgumentList $env:LINLI_PRINTER",
            ])
            .env("LINLI_PDF", &file.0)
            .env("LINLI_PRINTER", format!("\"{printer}\""))
            .status();
        outcome = outcome.and(status.and_then(succeeded));
    }
    outcome
}

fn succeeded(status: std::process::ExitStatus) -> io::Result<()> {
    if status.success() { Ok(()) } else { Err(io::ErrorKind::Other.into()) }
}

fn lines_of(command: &mut Command) -> Vec<String> {
    let Ok(output) = command.stderr(Stdio::null()).env("LC_ALL", "C.UTF-8").output() else { return Vec::new() };
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_that_is_named_by_process_and_second_is_one_to_throw_away() {
        let cases =
            [("linli-demo-41-1700000000", Some(1_700_000_000)), ("linli-demo-海棠", None), ("linli-demo-1-新", None)];
        for (name, second) in cases {
            assert_eq!(made_at(&Path::new("/tmp").join(name)), second, "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_throw_away_folder_is_closed_to_everybody_else() {
        use std::os::unix::fs::PermissionsExt;
        let folder = new_throw_away_folder().unwrap();
        let mode = std::fs::metadata(&folder).unwrap().permissions().mode();
        std::fs::remove_dir(&folder).unwrap();
        assert_eq!(mode & 0o777, 0o700);
    }
}
