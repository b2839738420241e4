//! What the preview does: looks for printers, lays out, prints, saves. What takes long is done by a job.

use super::sheets::Sheets;
use super::{MOST_AT_ONCE, Made, PreviewScreen, Printed, Printers};
use crate::platform;
use crate::services::printing::{self, Order, Paper};
use crate::services::{Desk, Job, Trouble};
use crate::ui::event::Event;
use crate::ui::screens::save_dialog::SaveAnswer;
use crate::ui::widgets::field::Note;
use std::path::Path;

impl PreviewScreen {
    pub(super) fn begin(&mut self, desk: &Desk) -> Result<(), Trouble> {
        if matches!(self.printers, Printers::Looking(None)) {
            let job = Job::start("printers", "查找打印机", self.waker(), |_| Ok(platform::printers()))?;
            self.printers = Printers::Looking(Some(job));
        }
        if self.made.is_none() {
            self.prepare(desk)?;
        }
        Ok(())
    }

    /// Makes the paper again after something was chosen; many of them by a job.
    pub(super) fn prepare(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let order = self.order();
        self.file_name = printing::file_name(desk, &order)?;
        if order.records.len() <= MOST_AT_ONCE {
            let made = make(desk, order)?;
            return self.take(made);
        }
        let desk = desk.another()?;
        let title = format!("正在排版，共 {} 人", order.records.len());
        self.making = Some(Job::start("layout", title, self.waker(), move |_| make(&desk, order))?);
        Ok(())
    }

    pub(super) fn take(&mut self, made: Made) -> Result<(), Trouble> {
        self.sheets = Some(Sheets::open(made.paper.pdf.clone(), self.sheets.take())?);
        self.desk_top.turn(0, made.paper.pages);
        self.missing_words = missing_words(&made.paper.missing);
        self.made = Some(made);
        Ok(())
    }

    pub(super) fn print(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let Printers::Found(names) = &self.printers else { return Ok(()) };
        let printer = names.get(self.choices.printer).ok_or(Trouble::NoPrinter)?.clone();
        let Some(made) = &self.made else { return Ok(()) };
        let (shown, is_spent) = (made.paper.clone(), self.is_done);
        let (copies, mut desk) = (self.choices.copies, desk.another()?);
        let job = Job::start("print", "送往打印机", self.waker(), move |_| {
            let paper = if is_spent { printing::prepare(&desk, shown.order)? } else { shown };
            let number = printing::print(&mut desk, &paper, &printer, copies)?;
            Ok(Printed { number_text: number_words(&paper, number), copies, paper })
        })?;
        self.printing = Some(job);
        self.message = Some(Note::hint("正在送往打印机"));
        Ok(())
    }

    pub(super) fn printed(&mut self, desk: &Desk, printed: Printed) -> Result<Option<Event>, Trouble> {
        if self.is_done {
            self.take(Made { paper: printed.paper, printed_before: 0 })?;
        }
        let words = format!("已送往打印机：{}，{} 份", printed.number_text, printed.copies);
        self.finished(desk, words)
    }

    pub(super) fn save(&mut self, desk: &mut Desk, answer: SaveAnswer) -> Result<Option<Event>, Trouble> {
        if self.is_done && !matches!(answer, SaveAnswer::Cancel) {
            let made = make(desk, self.order())?;
            self.take(made)?;
        }
        let Some(made) = &self.made else { return Ok(None) };
        let (saved, path) = match answer {
            SaveAnswer::Cancel => {
                self.saving = None;
                return Ok(None);
            }
            SaveAnswer::Save(path) => (printing::save_new(desk, &made.paper, &path), path),
            SaveAnswer::Replace(path) => (printing::save(desk, &made.paper, &path), path),
        };
        match saved {
            Ok(number) => {
                self.saving = None;
                let words = format!("已保存 PDF：{}，{}", number_words(&made.paper, number), file_name(&path));
                self.finished(desk, words)
            }
            Err(trouble) => {
                if let Some(dialog) = &mut self.saving {
                    dialog.failed(&trouble);
                }
                Ok(None)
            }
        }
    }

    /// Says what was done here and in the window. The paper stays in sight with the number that went out on it; whoever
    /// prints or saves once more gets one with the next.
    fn finished(&mut self, desk: &Desk, words: String) -> Result<Option<Event>, Trouble> {
        self.is_done = true;
        self.message = Some(Note::good(words.clone()));
        let printed_before = printing::printed_before(desk, &self.order())?;
        if let Some(made) = &mut self.made {
            made.printed_before = printed_before;
        }
        Ok(Some(Event::Told(words)))
    }
}

pub(super) fn make(desk: &Desk, order: Order) -> Result<Made, Trouble> {
    let printed_before = printing::printed_before(desk, &order)?;
    Ok(Made { paper: printing::prepare(desk, order)?, printed_before })
}

/// The number as the paper bears it; another one only if somebody printed in between.
fn number_words(paper: &Paper, number: u32) -> String {
    if number == paper.number { paper.number_text.clone() } else { format!("第{number:04}号") }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Said before printing: characters without a glyph on this computer.
fn missing_words(missing: &[char]) -> Option<String> {
    if missing.is_empty() {
        return None;
    }
    let codes: Vec<String> = missing.iter().take(6).map(|letter| format!("U+{:04X}", u32::from(*letter))).collect();
    let more = if missing.len() > 6 { "等" } else { "" };
    Some(format!(
        "有 {} 个字这台电脑没有字形，纸上印作 〓 并注明编码（{}{more}），请打印后手写补上。",
        missing.len(),
        codes.join("、")
    ))
}
