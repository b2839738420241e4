//! What the two ways share on which somebody's table is met: 导入表格, which brings its rows in, and 报表套用, which fills it. Both
//! ask for a file, show what its headings mean and let that be corrected, so both look and act alike.

mod file_card;
mod meanings;
mod steps;

pub use file_card::{FileAct, FileCard, FileWords};
pub use meanings::{Meanings, Meant};
pub use steps::{Way, pick_ui, working_ui};
