//! What this computer remembers outside any archive: recent archives, looks, wrong passwords.
//!
//! Nothing of a resident is here; of operators only the sign-in names used on this computer.

use super::Desk;
use super::printing::{Offsets, OnForms};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const FILE: &str = "settings.json";
/// How many recent archives the sign-in screen offers.
const RECENT_MOST: usize = 6;

/// Kept as `settings.json` in a folder of this computer. What cannot be read counts as never written.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct MachineSettings {
    /// Where they are kept; without a place nothing is written.
    #[serde(skip)]
    home: PathBuf,
    pub recent: Vec<RecentArchive>,
    pub is_dark: bool,
    /// Size of everything on screen, 80 to 200.
    pub scale_percent: u16,
    /// Minutes without a key or a click until the window locks; 0 never.
    pub idle_minutes: u16,
    /// Column keys hidden per list.
    pub hidden_columns: BTreeMap<String, Vec<String>>,
    /// Column widths in points per list and column key.
    pub column_widths: BTreeMap<String, BTreeMap<String, f32>>,
    /// Where each printer puts each document (套打).
    pub print_offsets: Offsets,
    /// What each printer prints onto sheets that carry the empty form already.
    pub print_on_forms: OnForms,
    /// What each list was sorted by last.
    pub list_sorts: BTreeMap<String, ListSort>,
    pub tries: BTreeMap<String, Tries>,
    /// By archive, as in `tries`.
    pub refusals: BTreeMap<String, Refusals>,
}

impl Default for MachineSettings {
    fn default() -> Self {
        Self {
            home: PathBuf::new(),
            recent: Vec::new(),
            is_dark: false,
            scale_percent: 100,
            idle_minutes: 5,
            hidden_columns: BTreeMap::new(),
            column_widths: BTreeMap::new(),
            print_offsets: Offsets::new(),
            print_on_forms: OnForms::new(),
            list_sorts: BTreeMap::new(),
            tries: BTreeMap::new(),
            refusals: BTreeMap::new(),
        }
    }
}

/// An archive that was opened on this computer.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct RecentArchive {
    pub folder: PathBuf,
    pub station: String,
    /// `2026-06-15`
    pub last_opened: String,
    /// Sign-in names used here, the last one first.
    pub operators: Vec<String>,
}

/// A column key, and whether its order is turned round.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct ListSort {
    pub column: String,
    pub is_descending: bool,
}

/// Wrong passwords in a row at one archive, and when the next try is welcome (seconds since 1970).
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Tries {
    pub failed: u32,
    pub next_at: i64,
}

/// How often an archive was closed to somebody at its door, and since when, until it can be written into its log.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Refusals {
    pub count: u32,
    pub since: String,
}

impl MachineSettings {
    /// Those of this computer.
    pub fn load() -> Self {
        Self::load_from(&crate::platform::settings_folder())
    }

    /// Those kept in another folder: for tests, or to carry them along.
    pub fn load_from(home: &Path) -> Self {
        let text = std::fs::read_to_string(home.join(FILE)).unwrap_or_default();
        let mut settings: Self = serde_json::from_str(&text).unwrap_or_default();
        settings.scale_percent = settings.scale_percent.clamp(80, 200);
        home.clone_into(&mut settings.home);
        settings
    }

    /// Best effort: a computer that forgets its looks still works.
    pub fn save(&self) {
        let Ok(text) = serde_json::to_string_pretty(self) else { return };
        if self.home.as_os_str().is_empty() {
            return;
        }
        let path = self.home.join(FILE);
        let aside = path.with_extension("new");
        let written = std::fs::create_dir_all(&self.home)
            .and_then(|()| std::fs::write(&aside, text))
            .and_then(|()| std::fs::rename(&aside, path));
        if written.is_err() {
            let _ = std::fs::remove_file(aside);
        }
    }

    /// Changes what is kept now, which another window may have written to since this was read.
    pub fn update(&mut self, change: impl FnOnce(&mut Self)) {
        self.reread();
        change(self);
        self.save();
    }

    /// Takes over looks and habits and leaves the rest as it is on disk: recent archives and tries may have changed since.
    pub fn take_habits(&mut self, from: &Self) {
        self.update(|settings| {
            settings.is_dark = from.is_dark;
            settings.scale_percent = from.scale_percent;
            settings.idle_minutes = from.idle_minutes;
            settings.hidden_columns.clone_from(&from.hidden_columns);
            settings.column_widths.clone_from(&from.column_widths);
            settings.list_sorts.clone_from(&from.list_sorts);
        });
    }

    /// Reads them again: a job may have written to them.
    pub fn reread(&mut self) {
        if !self.home.as_os_str().is_empty() {
            *self = Self::load_from(&self.home);
        }
    }

    /// Puts the archive of an opened desk on top of the recent ones, and its operator on top of the names.
    pub fn remember(&mut self, desk: &Desk) {
        let folder = absolute(desk.folder());
        let (station, operator, today) = (&desk.station().name, &desk.operator().name, desk.today());
        self.update(|settings| settings.put_on_top(folder, station, operator, today.to_string()));
    }

    /// What is remembered of one archive.
    pub fn recent_at(&self, folder: &Path) -> Option<&RecentArchive> {
        let folder = absolute(folder);
        self.recent.iter().find(|recent| recent.folder == folder)
    }

    fn put_on_top(&mut self, folder: PathBuf, station: &str, operator: &str, last_opened: String) {
        let known = self.recent.iter().position(|recent| recent.folder == folder).map(|at| self.recent.remove(at));
        let mut operators = known.unwrap_or_default().operators;
        operators.retain(|name| name != operator);
        operators.insert(0, operator.to_owned());
        self.recent.insert(0, RecentArchive { folder, station: station.to_owned(), last_opened, operators });
        self.recent.truncate(RECENT_MOST);
    }
}

/// One spelling for one folder, however it was typed.
pub(super) fn absolute(folder: &Path) -> PathBuf {
    std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_archive_opened_last_stands_first_and_only_once() {
        let mut settings = MachineSettings::default();
        settings.put_on_top("a".into(), "甲站", "周敏", "2026-06-14".to_owned());
        settings.put_on_top("b".into(), "乙站", "陈静", "2026-06-14".to_owned());
        settings.put_on_top("a".into(), "甲站", "陈静", "2026-06-15".to_owned());
        let stations: Vec<&str> = settings.recent.iter().map(|recent| recent.station.as_str()).collect();
        assert_eq!(stations, ["甲站", "乙站"]);
        assert_eq!(settings.recent[0].operators, ["陈静", "周敏"]);
    }

    #[test]
    fn a_change_keeps_what_another_window_has_written() {
        let home = tempfile::tempdir().unwrap();
        let mut here = MachineSettings::load_from(home.path());
        MachineSettings::load_from(home.path()).update(|there| there.is_dark = true);
        here.update(|settings| settings.scale_percent = 125);
        let kept = MachineSettings::load_from(home.path());
        assert_eq!((kept.is_dark, kept.scale_percent), (true, 125));
    }
}
