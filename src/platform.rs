//! What differs by system, and the clock: today, the settings folder, file dialogs. Printers are in `printing`.
//!
//! Windows and Linux are the targets. Everything that asks "which system" asks it here.

pub mod printing;

use crate::domain::Date;
use std::io;
use std::path::{Path, PathBuf};

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
    #[cfg(unix)]
    return std::os::unix::fs::DirBuilderExt::mode(&mut std::fs::DirBuilder::new(), 0o700).create(folder);
    #[cfg(not(unix))]
    std::fs::create_dir(folder)
}

/// Removes a station that is thrown away; one that cannot be removed holds made-up people only.
pub fn throw_away(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
}

/// Asks for a folder in the system's own dialog. Blocks: call it from a job.
pub fn ask_for_folder(title: &str) -> Option<PathBuf> {
    rfd::FileDialog::new().set_title(title).pick_folder()
}

/// Asks where to save a file with this ending in the system's own dialog. Blocks: call it from a job.
pub fn ask_where_to_save(title: &str, name: &str, ending: &str) -> Option<PathBuf> {
    rfd::FileDialog::new().set_title(title).set_file_name(name).add_filter(ending.to_uppercase(), &[ending]).save_file()
}

/// Asks for a table in the system's own dialog. Blocks: call it from a job.
pub fn ask_for_table(title: &str) -> Option<PathBuf> {
    let endings = ["xlsx", "xls", "et", "ods", "csv", "tsv", "txt", "XLSX", "XLS", "ET", "CSV"];
    rfd::FileDialog::new().set_title(title).add_filter("表格", &endings).pick_file()
}

/// Asks for an empty table of others in the system's own dialog. Blocks: call it from a job.
pub fn ask_for_blank(title: &str) -> Option<PathBuf> {
    let endings = ["xlsx", "docx", "xls", "et", "ods", "XLSX", "DOCX", "XLS", "ET"];
    rfd::FileDialog::new().set_title(title).add_filter("空表", &endings).pick_file()
}

/// Asks for a picture in the system's own dialog. Blocks: call it from a job.
pub fn ask_for_picture(title: &str) -> Option<PathBuf> {
    let endings = ["jpg", "jpeg", "png", "bmp", "JPG", "JPEG", "PNG", "BMP"];
    rfd::FileDialog::new().set_title(title).add_filter("JPEG、PNG、BMP", &endings).pick_file()
}

/// Asks for a picture or a PDF in the system's own dialog. Blocks: call it from a job.
pub fn ask_for_scan(title: &str) -> Option<PathBuf> {
    let endings = ["pdf", "jpg", "jpeg", "png", "bmp", "PDF", "JPG", "JPEG", "PNG", "BMP"];
    rfd::FileDialog::new().set_title(title).add_filter("PDF、JPEG、PNG、BMP", &endings).pick_file()
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
