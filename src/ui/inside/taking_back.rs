//! Ctrl+Z over what was written, and the 撤销 of the message below: the same taking back. Shortly after a save everybody knows
//! what Ctrl+Z means; later it is said and asked first.

use super::Inside;
use crate::services::jobs::MANY;
use crate::services::{Change, ChangeId, Finished, LongWork, undo};
use crate::ui::widgets::{Confirm, Decision};
use eframe::egui::Ui;

/// For so many seconds after a change it is known what was changed last.
const FRESH: f64 = 120.0;

impl Inside {
    pub(super) fn undo_last(&mut self) {
        let Some(change) = self.undoable.clone() else {
            self.tell("没有可以撤销的操作");
            return;
        };
        if self.last_used - self.changed_at < FRESH {
            return self.take_back(&change);
        }
        match undo::in_words(&self.desk, &change) {
            Ok(words) => self.confirm_undo = Some((ask_to_undo(&change, &words), change)),
            Err(trouble) => self.trouble = Some(trouble.to_string()),
        }
    }

    pub(super) fn take_back(&mut self, change: &Change) {
        let outcome = undo::in_words(&self.desk, change).and_then(|words| {
            let size = undo::size(&self.desk, change.id)?;
            if size > MANY {
                self.begin(long_undo(change.id, words, size))?;
                return Ok(None);
            }
            undo::undo(&mut self.desk, change.id)?;
            self.changed_at = self.last_used;
            self.reread()?;
            self.refresh_front()?;
            Ok(Some(words))
        });
        match outcome {
            Ok(Some(words)) => self.tell(format!("已撤销：{words}")),
            Ok(None) => {}
            Err(trouble) => self.trouble = Some(trouble.to_string()),
        }
    }

    pub(super) fn confirm_undo_ui(&mut self, ui: &Ui) {
        if let Some(decision) = self.confirm_undo.as_ref().and_then(|(confirm, _)| confirm.show(ui.ctx()))
            && let Some((_, change)) = self.confirm_undo.take()
            && decision == Decision::Act
        {
            self.take_back(&change);
        }
    }
}

/// Thousands of rows are taken back by a job.
fn long_undo(change: ChangeId, words: String, size: usize) -> LongWork {
    LongWork::new(format!("正在撤销：{words}"), size, move |desk, _| {
        undo::undo(desk, change)?;
        Ok(Finished { words: format!("已撤销：{words}"), ..Finished::default() })
    })
}

fn ask_to_undo(change: &Change, words: &str) -> Confirm {
    let at = change.at.get(..16).unwrap_or_default().replace('T', " ");
    Confirm {
        question: format!("撤销 {at} 的「{words}」？"),
        consequence: "撤销后，那次写下的内容恢复成之前的样子，经过里会留下记录。".to_owned(),
        keep: "不撤销".to_owned(),
        act: "撤销 1 次操作".to_owned(),
    }
}
