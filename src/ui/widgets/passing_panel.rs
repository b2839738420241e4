//! A panel that is there only at times: a message, a job's progress, one record beside the list.

use eframe::egui::{Panel, Ui};

/// Shows the panel while it is there. Ids follow position: this keeps whatever is drawn after it called the same when it comes
/// and goes, so that no focus and no half-made press is lost.
pub fn passing_panel<R>(ui: &mut Ui, panel: Panel, is_there: bool, contents: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    if !is_there {
        ui.skip_ahead_auto_ids(1);
        return None;
    }
    Some(panel.show(ui, contents).inner)
}
