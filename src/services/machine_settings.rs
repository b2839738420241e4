//! What this computer remembers outside any archive: recent archives, looks, wrong passwords in a row.
//!
//! Nothing of a resident is here; of operators only the sign-in names used on this computer.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How many recent archives the sign-in screen offers.
const RECENT_MOST: usize = 6;

/// Kept as `settings.json` in the settings folder. What cannot be read counts as never written.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(default)]
pub struct MachineSettings {
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
    pub tries: BTreeMap<String, Tries>,
}

impl Default for MachineSettings {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            is_dark: false,
            scale_percent: 100,
            idle_minutes: 5,
            hidden_columns: BTreeMap::new(),
            column_widths: BTreeMap::new(),
            tries: BTreeMap::new(),
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

/// Wrong passwords in a row at one archive, and when the next try is welcome (seconds since 1970).
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Tries {
    pub failed: u32,
    pub next_at: i64,
}

impl MachineSettings {
    pub fn load() -> Self {
        let text = std::fs::read_to_string(path()).unwrap_or_default();
        let mut settings: Self = serde_json::from_str(&text).unwrap_or_default();
        settings.scale_percent = settings.scale_percent.clamp(80, 200);
        settings
    }

    /// Best effort: a computer that forgets its looks still works.
    pub fn save(&self) {
        let Ok(text) = serde_json::to_string_pretty(self) else { return };
        let aside = path().with_extension("new");
        let written = std::fs::create_dir_all(crate::platform::settings_folder())
            .and_then(|()| std::fs::write(&aside, text))
            .and_then(|()| std::fs::rename(&aside, path()));
        if written.is_err() {
            let _ = std::fs::remove_file(aside);
        }
    }

    /// Puts an archive on top of the recent ones.
    pub fn remember(&mut self, folder: &Path, station: &str, operator: &str, today: crate::domain::Date) {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        let known = self.recent.iter().position(|recent| recent.folder == folder).map(|at| self.recent.remove(at));
        let mut recent = known.unwrap_or_default();
        recent.operators.retain(|name| name != operator);
        recent.operators.insert(0, operator.to_owned());
        recent.folder = folder;
        station.clone_into(&mut recent.station);
        recent.last_opened = today.to_string();
        self.recent.insert(0, recent);
        self.recent.truncate(RECENT_MOST);
    }
}

fn path() -> PathBuf {
    crate::platform::settings_folder().join("settings.json")
}
