//! The short things entered on the page itself: that a term was performed, a paper that was put into the file, and who answers for
//! a grave case.

use super::scan_field::ScanField;
use crate::domain::registers::{Dispute, DisputePaper, DisputeTerm};
use crate::domain::values::{Count, Day};
use crate::domain::{Date, Draft, RecordId, Register, Weight};
use crate::services::attachments::PageOfPaper;
use crate::services::disputes::{self, CasePage, Performance, THREE};
use crate::services::{ChangeId, Desk, Trouble};
use crate::ui::dialog_form::{Answer, Complaint, FIELD, WIDTH, arrive, foot_ui, row_ui, title_ui};
use crate::ui::form::{Boxes, edit_ui};
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{FocusOrder, confirm};
use eframe::egui::{Context, Id, Ui};

enum Doing {
    Perform { id: RecordId, term: Draft<DisputeTerm> },
    File { dispute: RecordId, paper: Draft<DisputePaper>, scan: ScanField, pages: Option<Vec<PageOfPaper>> },
    Answer { dispute: RecordId, three: Box<Draft<Dispute>> },
}

pub(super) struct CaseDialog {
    doing: Doing,
    title: String,
    today: Date,
    complaint: Complaint,
    has_arrived: bool,
}

impl CaseDialog {
    /// Today, unless another day is typed.
    pub(super) fn perform(desk: &Desk, page: &CasePage, id: RecordId) -> Self {
        let known = (1..).zip(&page.case.terms).find(|(_, (term, _))| *term == id);
        let (number, term) = known.map(|(number, (_, term))| (number, term.clone())).unwrap_or_default();
        let mut term = Draft::of(term);
        let today = Day(Some(desk.today()));
        term.set("performed_on", |term| term.performed_on = today);
        let title = format!("登记第 {number} 条的履行");
        Self::new(desk, Doing::Perform { id, term }, title)
    }

    pub(super) fn file(desk: &Desk, page: &CasePage) -> Self {
        let mut paper = Draft::of(DisputePaper::default());
        let today = Day(Some(desk.today()));
        paper.set("filed_on", |paper| paper.filed_on = today);
        paper.set("pages", |paper| paper.pages = Count(Some(1)));
        let scan = ScanField::default();
        Self::new(desk, Doing::File { dispute: page.id, paper, scan, pages: None }, "文书入卷".to_owned())
    }

    pub(super) fn responsibility(desk: &Desk, page: &CasePage) -> Self {
        let three = Box::new(Draft::of(page.case.dispute.clone()));
        Self::new(desk, Doing::Answer { dispute: page.id, three }, "三包责任".to_owned())
    }

    fn new(desk: &Desk, doing: Doing, title: String) -> Self {
        Self { doing, title, today: desk.today(), complaint: Complaint::default(), has_arrived: false }
    }

    pub(super) fn show(&mut self, ctx: &Context) -> Option<Answer> {
        if self.is_scanned() {
            return Some(Answer::Save);
        }
        let modal = confirm::dialog(ctx, Id::unique("dispute dialog"), |ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing.y = 0.0;
            let (paragraph, act, keep) = match &self.doing {
                Doing::Perform { term, .. } => (term.record.wording.0.clone(), "登记履行", "不登记"),
                Doing::File { .. } => (
                    "身份证明、授权委托书、证据和签过字的文书，放进卷里时在这里记下页数。".to_owned(),
                    "入卷",
                    "不入卷",
                ),
                Doing::Answer { .. } => (
                    "一件重大纠纷，一名领导、一套班子：包调查、包处理、包稳定，不化解班子不散。".to_owned(),
                    "保存",
                    "不保存",
                ),
            };
            title_ui(ui, &self.title, &paragraph);
            let is_entered = self.fields_ui(ui);
            foot_ui(ui, &self.complaint, (act, self.why_not()), keep, is_entered)
        });
        let is_left = modal.should_close();
        modal.inner.or(is_left.then_some(Answer::Leave))
    }

    fn why_not(&self) -> Option<&'static str> {
        let is_busy = matches!(&self.doing, Doing::File { scan, .. } if scan.is_busy());
        is_busy.then_some("正在读扫描件")
    }

    /// Whether the pages have come that saving waited for; what went wrong with them is said instead.
    fn is_scanned(&mut self) -> bool {
        let Doing::File { scan, pages, .. } = &mut self.doing else { return false };
        match scan.scanned() {
            Some(Ok(scanned)) => {
                *pages = Some(scanned);
                true
            }
            Some(Err(trouble)) => {
                self.complaint = Complaint::of(&trouble);
                false
            }
            None => false,
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui) -> bool {
        let Self { doing, today, complaint, has_arrived, .. } = self;
        let mut order = FocusOrder::default();
        let fields = Fields { today: *today, complaint, has_arrived, order: &mut order };
        let is_changed = match doing {
            Doing::Perform { term, .. } => fields.ui(ui, term, &["performed_on", "receipt"]),
            Doing::File { paper, scan, .. } => {
                let is_typed = fields.ui(ui, paper, &["kind", "pages", "paper_title", "filed_on"]);
                scan.ui(ui, &mut order) || is_typed
            }
            Doing::Answer { three, .. } => fields.ui(ui, three, &THREE),
        };
        if is_changed {
            complaint.forget();
        }
        order.finish(ui)
    }

    /// Words for the toast, and what takes it back.
    ///
    /// Nothing as long as scanned pages are being made ready: saving goes on when they have come.
    pub(super) fn save(&mut self, desk: &mut Desk) -> Result<Option<(String, ChangeId)>, Trouble> {
        if let Doing::File { paper, scan, pages: None, .. } = &mut self.doing {
            refuse_unread(paper, &["kind", "filed_on"], self.today)?;
            if scan.begin()? {
                return Ok(None);
            }
        }
        self.write(desk).map(Some)
    }

    fn write(&mut self, desk: &mut Desk) -> Result<(String, ChangeId), Trouble> {
        match &mut self.doing {
            Doing::Perform { id, term } => {
                refuse_unread(term, &["performed_on", "receipt"], self.today)?;
                let Draft { record, .. } = term;
                let performance = Performance { on: record.performed_on, receipt: record.receipt.clone() };
                Ok(("已登记履行".to_owned(), disputes::perform(desk, *id, &performance)?.change))
            }
            Doing::File { dispute, paper, pages: pages @ Some(_), .. } => {
                let scanned = pages.take().unwrap_or_default();
                let saved = disputes::file_scanned(desk, *dispute, &paper.record, &scanned)?;
                Ok((format!("已入卷，扫描 {} 页", scanned.len()), saved.change))
            }
            Doing::File { dispute, paper, .. } => {
                refuse_unread(paper, &["kind", "pages", "filed_on"], self.today)?;
                Ok(("已入卷".to_owned(), disputes::file_paper(desk, *dispute, &paper.record)?.change))
            }
            Doing::Answer { dispute, three } => {
                Ok(("已登记三包责任".to_owned(), disputes::set_responsibility(desk, *dispute, three)?.change))
            }
        }
    }

    /// Said in the dialog; what was typed stays.
    pub(super) fn failed(&mut self, trouble: &Trouble) {
        self.complaint = Complaint::of(trouble);
    }
}

/// What was typed and does not parse is told before anything is tried.
fn refuse_unread<R: Register>(draft: &Draft<R>, keys: &[&str], today: Date) -> Result<(), Trouble> {
    let mut wrong = draft.problems(today);
    wrong.retain(|problem| problem.weight == Weight::Wrong && keys.contains(&problem.field));
    if wrong.is_empty() { Ok(()) } else { Err(Trouble::Unfinished(wrong)) }
}

/// What the rows of the dialog share.
struct Fields<'a> {
    today: Date,
    complaint: &'a Complaint,
    has_arrived: &'a mut bool,
    order: &'a mut FocusOrder,
}

impl Fields<'_> {
    /// Draws the rows; answers whether anything was changed.
    fn ui<R: Register>(self, ui: &mut Ui, draft: &mut Draft<R>, keys: &[&'static str]) -> bool {
        let (mut changed, mut focused) = (Vec::new(), None);
        for key in keys {
            let Some(field) = R::field(key) else { continue };
            let mut boxes = Boxes {
                today: self.today,
                form: "dispute dialog",
                problems: &self.complaint.problems,
                shows_all: true,
                order: self.order,
                focused: &mut focused,
                changed: &mut changed,
            };
            let note = self.complaint.problem(key).map(Note::from).or_else(|| boxes.note(draft, field));
            let response = row_ui(ui, field.label, note.as_ref(), |ui| edit_ui(ui, &mut boxes, draft, key, FIELD));
            arrive(self.has_arrived, &response);
        }
        !changed.is_empty()
    }
}
