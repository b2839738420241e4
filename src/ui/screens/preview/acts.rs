//! What the preview does: looks for printers, lays out, prints, saves. What takes long is done by a job.

use super::sheets::Sheets;
use super::{MOST_AT_ONCE, Made, PreviewScreen, Printed, Printers};
use crate::platform::printing::printers;
use crate::services::printing::{self, Offset, OpensAt, Order, Paper, SavedEach, ToPrinter};
use crate::services::{Desk, Job, Progress, Trouble};
use crate::ui::event::{Event, OfHouse};
use crate::ui::screens::save_dialog::{SaveAnswer, SaveDialog};
use crate::ui::widgets::field::Note;
use std::path::{Path, PathBuf};

impl PreviewScreen {
    pub(super) fn begin(&mut self, desk: &Desk) -> Result<(), Trouble> {
        if matches!(self.printers, Printers::Looking(None)) {
            let job = Job::start("printers", "查找打印机", self.waker(), |_| Ok(printers()))?;
            self.printers = Printers::Looking(Some(job));
        }
        if self.recall_form() || self.made.is_none() {
            self.prepare(desk)?;
        }
        Ok(())
    }

    /// Makes the paper again after something was chosen; many of them by a job.
    pub(super) fn prepare(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let order = self.order();
        self.file_name = printing::file_name(desk, &order)?;
        self.propose_copies(desk, &order)?;
        if order.records.len() <= MOST_AT_ONCE {
            let made = make(desk, order, &Progress::default())?;
            return self.take(made);
        }
        let desk = desk.another()?;
        let title = format!("正在排版，共 {} {}", order.records.len(), order.kind.source.unit());
        self.making = Some(Job::start("layout", title, self.waker(), move |progress| make(&desk, order, progress))?);
        Ok(())
    }

    /// As many copies as such a paper needs, until another figure is chosen.
    pub(super) fn propose_copies(&mut self, desk: &Desk, order: &Order) -> Result<(), Trouble> {
        let wanted = printing::copies(desk, order)?;
        if self.choices.copies == self.proposed_copies {
            self.choices.copies = wanted;
        }
        self.proposed_copies = wanted;
        Ok(())
    }

    pub(super) fn take(&mut self, made: Made) -> Result<(), Trouble> {
        self.sheets = Some(Sheets::open(made.paper.pdf.clone(), self.sheets.take())?);
        self.desk_top.turn(0, made.paper.pages);
        self.missing_words = missing_words(&made.paper.missing);
        self.made = Some(made);
        Ok(())
    }

    /// Where this printer is to put this document, from now on.
    pub(super) fn keep_offset(&mut self, offset: Offset) {
        let Some(printer) = self.printer().map(|printer| printer.name.clone()) else { return };
        printing::keep_offset(&mut self.settings, &printer, self.choices.kind, offset);
    }

    /// Whether the sheets in the chosen printer carry the empty form of this document, as far as it is remembered. Answers
    /// whether that changes the paper.
    pub(super) fn recall_form(&mut self) -> bool {
        let Some(printer) = self.printer().map(|printer| printer.name.clone()) else { return false };
        let before = self.is_values_only();
        self.choices.is_values_only = printing::comes_on_forms(&self.settings, &printer, self.choices.kind);
        self.is_values_only() != before
    }

    pub(super) fn keep_on_forms(&mut self) {
        let Some(printer) = self.printer().map(|printer| printer.name.clone()) else { return };
        let is_on_form = self.choices.is_values_only;
        printing::keep_on_forms(&mut self.settings, &printer, self.choices.kind, is_on_form);
    }

    pub(super) fn print(&mut self, desk: &Desk) -> Result<(), Trouble> {
        let printer = self.printer().ok_or(Trouble::NoPrinter)?.name.clone();
        let Some(made) = &self.made else { return Ok(()) };
        let offset = printing::offset_of(&self.settings, &printer, self.choices.kind);
        let to = ToPrinter { printer, copies: self.choices.copies, offset };
        let (mut shown, is_spent) = (made.paper.clone(), self.is_done);
        shown.order = self.order();
        let mut desk = desk.another()?;
        let job = Job::start("print", "送往打印机", self.waker(), move |progress| {
            let paper = if is_spent { printing::prepare_many(&desk, shown.order, progress)? } else { shown };
            let sent = printing::print(&mut desk, &paper, &to)?;
            let number_text = number_words(&paper, sent.number);
            Ok(Printed { number_text, copies: to.copies, need: sent.need, paper })
        })?;
        self.printing = Some(job);
        self.message = Some(Note::hint("正在送往打印机"));
        Ok(())
    }

    pub(super) fn printed(&mut self, desk: &Desk, printed: Printed) -> Result<Option<Event>, Trouble> {
        let Printed { paper, number_text, copies, need } = printed;
        if self.is_done {
            self.take(Made { paper, printed_before: 0 })?;
        }
        let words = format!("已送往打印机：{number_text}，{copies} 份");
        let told = self.finished(desk, words.clone())?;
        if let Some(need) = need {
            self.message = Some(Note::doubtful(format!("{words}。{}", need.advice())));
        }
        Ok(told)
    }

    pub(super) fn ask_where_to_save(&mut self) {
        self.saving = Some(if self.saves_each() {
            SaveDialog::folder("一份一个文件，保存到文件夹", self.file_name.trim_end_matches(".pdf"))
        } else {
            SaveDialog::new("保存 PDF", &self.file_name)
        });
    }

    pub(super) fn save(&mut self, desk: &mut Desk, answer: SaveAnswer) -> Result<Option<Event>, Trouble> {
        if self.is_done && !self.saves_each() && !matches!(answer, SaveAnswer::Cancel) {
            let made = make(desk, self.order(), &Progress::default())?;
            self.take(made)?;
        }
        let (order, is_each) = (self.order(), self.saves_each());
        let Some(made) = &mut self.made else { return Ok(None) };
        made.paper.order = order;
        let (saved, path) = match answer {
            SaveAnswer::Cancel => {
                self.saving = None;
                return Ok(None);
            }
            SaveAnswer::Save(folder) | SaveAnswer::Replace(folder) if is_each => {
                self.saving = None;
                return self.save_each(desk, folder).map(|()| None);
            }
            SaveAnswer::Save(path) => (printing::save_new(desk, &made.paper, &path), path),
            SaveAnswer::Replace(path) => (printing::save(desk, &made.paper, &path), path),
        };
        match saved {
            Ok(number) => {
                self.saving = None;
                let made = self.made.as_ref().map(|made| number_words(&made.paper, number)).unwrap_or_default();
                self.finished(desk, format!("已保存 PDF：{made}，{}", file_name(&path)))
            }
            Err(trouble) => {
                if let Some(dialog) = &mut self.saving {
                    dialog.failed(&trouble);
                }
                Ok(None)
            }
        }
    }

    fn save_each(&mut self, desk: &Desk, folder: PathBuf) -> Result<(), Trouble> {
        let (mut desk, order) = (desk.another()?, self.order());
        let title = format!("正在保存，共 {} 份", order.records.len());
        let job = Job::start("save each", title, self.waker(), move |progress| {
            printing::save_each(&mut desk, &order, &folder, progress)
        })?;
        self.saving_each = Some(job);
        Ok(())
    }

    /// Says how many came out, and which not.
    pub(super) fn saved_each(&mut self, desk: &Desk, saved: &SavedEach) -> Result<Option<Event>, Trouble> {
        let words = saved.words();
        let told = self.finished(desk, words.clone())?;
        if saved.is_stopped || saved.trouble.is_some() {
            self.message = Some(Note::doubtful(words));
        }
        Ok(told)
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

/// Where what is missing on a paper can be filled in.
pub(super) fn opened(at: OpensAt) -> Event {
    match at {
        OpensAt::Person(person) => Event::OpenPerson(person),
        OpensAt::House(house) => Event::House(OfHouse::Page(house)),
    }
}

pub(super) fn make(desk: &Desk, order: Order, progress: &Progress) -> Result<Made, Trouble> {
    let printed_before = printing::printed_before(desk, &order)?;
    Ok(Made { paper: printing::prepare_many(desk, order, progress)?, printed_before })
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
