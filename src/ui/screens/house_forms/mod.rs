//! What is written about a rental house: its file, a tenancy, the end of one, a visit. One form each, all in one frame.

mod ending;
mod file;
mod file_rows;
pub(in crate::ui::screens) mod frame;
mod letting;
pub(in crate::ui::screens) mod rows;
mod visit;
mod who;

pub use ending::EndingScreen;
pub use file::FileScreen;
pub use letting::LettingScreen;
pub use visit::VisitScreen;

use crate::ui::screen::{KeyHint, key};

/// The keys of every form here.
pub(in crate::ui::screens) const KEYS: &[KeyHint] = &[
    key("Enter", "下一项"),
    key("Shift Enter", "上一项"),
    key("Ctrl S", "保存"),
    key("Esc", "取消"),
    key("F1", "全部按键"),
];
