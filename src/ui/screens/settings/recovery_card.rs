//! 恢复码: a new one when the envelope was opened or lost. It is shown once; the dialog stays until it stands on paper.

use super::{Act, foot_ui, message_ui};
use crate::platform;
use crate::services::recovery_page::RecoveryPage;
use crate::services::{Existing, Job, Trouble};
use crate::ui::icons;
use crate::ui::screens::save_dialog::{SaveAnswer, SaveDialog};
use crate::ui::theme::{self, font, radius, space};
use crate::ui::widgets::confirm::dialog;
use crate::ui::widgets::field::Note;
use crate::ui::widgets::{Button, Card, Confirm, Decision, FormRow, TextField, paint};
use eframe::egui::{Align, CornerRadius, Id, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};
use zeroize::Zeroize;

const WIDTH: f32 = 520.0;

#[derive(Default)]
pub(super) struct RecoveryCard {
    asks: bool,
    pub shown: Option<Shown>,
    pub message: Option<Note>,
}

/// The new code while it is on screen.
pub(super) struct Shown {
    groups: Vec<String>,
    page: RecoveryPage,
    typed_back: String,
    printing: Option<Job<()>>,
    saving: Option<SaveDialog>,
    is_on_paper: bool,
    message: Option<Note>,
}

impl RecoveryCard {
    pub fn ui(&mut self, ui: &mut Ui, why_not: Option<&'static str>) -> Option<Act> {
        Card::new("恢复码").detail("所有口令都忘记时，用它打开档案").show(ui, |ui| {
            ui.label(theme::paragraph(
                "恢复页印好后装进信封封存。信封拆过、丢失，或保管人调离时，换一个新的；换了以后旧的就打不开档案了。",
            ));
            foot_ui(ui, self.message.as_ref(), |ui| {
                self.asks |= ui.add(Button::secondary("换新恢复码…").icon(icons::KEY).refused(why_not)).clicked();
            });
        });
        self.confirm_ui(ui).or_else(|| self.shown_ui(ui))
    }

    fn confirm_ui(&mut self, ui: &Ui) -> Option<Act> {
        if !self.asks {
            return None;
        }
        let confirm = Confirm {
            question: "换新恢复码？".to_owned(),
            consequence: "旧的恢复页随即作废。新的恢复码只显示这一次，请先准备好打印机或纸笔。".to_owned(),
            keep: "不换".to_owned(),
            act: "换新恢复码".to_owned(),
        };
        let decision = confirm.show(ui.ctx())?;
        self.asks = false;
        (decision == Decision::Act).then_some(Act::RenewRecovery)
    }

    fn shown_ui(&mut self, ui: &Ui) -> Option<Act> {
        let shown = self.shown.as_mut()?;
        shown.poll();
        if let Some(dialog) = &mut shown.saving {
            return dialog.show(ui.ctx()).map(Act::SaveRecovery);
        }
        let asked = dialog(ui.ctx(), Id::unique("new recovery code"), |ui| shown.ui(ui)).inner?;
        match asked {
            Asked::Print => Some(Act::PrintRecovery),
            Asked::Save => {
                shown.saving = Some(SaveDialog::new("保存恢复页", "档案恢复页.pdf"));
                None
            }
            Asked::Close => {
                self.shown = None;
                self.message = Some(Note::good("已换新，旧的恢复页请当场销毁"));
                None
            }
        }
    }
}

enum Asked {
    Print,
    Save,
    Close,
}

impl Shown {
    pub fn new(code: &str, page: RecoveryPage) -> Self {
        Self {
            groups: code.split('-').map(str::to_owned).collect(),
            page,
            typed_back: String::new(),
            printing: None,
            saving: None,
            is_on_paper: false,
            message: None,
        }
    }

    /// Hands the page to the first printer.
    pub fn print(&mut self, wake: impl FnOnce() + Send + 'static) -> Option<()> {
        let page = self.page.clone();
        let job = Job::start("print", "打印恢复页", wake, move |_| {
            let printer = platform::printing::printers().into_iter().next().ok_or(Trouble::NoPrinter)?;
            page.print(&printer.name)
        });
        self.message = Some(Note::hint("正在送往打印机"));
        self.printing = job.ok();
        None
    }

    pub fn save(&mut self, answer: &SaveAnswer) -> Option<()> {
        let saved = match answer {
            SaveAnswer::Cancel => {
                self.saving = None;
                return None;
            }
            SaveAnswer::Save(path) => self.page.save(path, Existing::Keep),
            SaveAnswer::Replace(path) => self.page.save(path, Existing::Replace),
        };
        match saved {
            Ok(()) => {
                self.saving = None;
                self.is_on_paper = true;
                self.message = Some(Note::good("已保存。打印后请删掉这个文件"));
            }
            Err(trouble) => self.saving.as_mut()?.failed(&trouble),
        }
        None
    }

    fn poll(&mut self) {
        let Some(printed) = self.printing.as_ref().and_then(Job::poll) else { return };
        self.printing = None;
        match printed {
            Ok(()) => {
                self.is_on_paper = true;
                self.message = Some(Note::good("已送往打印机，请核对纸上的恢复码"));
            }
            Err(trouble) => self.message = Some(Note::wrong(trouble.to_string())),
        }
    }

    fn ui(&mut self, ui: &mut Ui) -> Option<Asked> {
        ui.set_width(WIDTH);
        ui.label(theme::heading("新的恢复码").color(theme::palette(ui).text));
        ui.label(theme::paragraph("只显示这一次。请打印恢复页，核对后装进信封封存。"));
        self.code_ui(ui);
        self.typed_back_ui(ui);
        message_ui(ui, self.message.as_ref());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.buttons_ui(ui)).inner
    }

    /// Groups of four at 20 points, two rows of four.
    fn code_ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, 92.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("恢复码 {}", self.groups.join("-"))));
        let edge = Stroke::new(1.0, palette.line);
        ui.painter().rect(rect, CornerRadius::same(radius::CARD), palette.sunken, edge, StrokeKind::Inside);
        for (index, group) in self.groups.iter().enumerate() {
            let cell = vec2(WIDTH / 4.0, 36.0);
            let offset = vec2((index % 4) as f32 * cell.x, (index / 4) as f32 * cell.y + 10.0);
            let place = Rect::from_min_size(rect.min + offset, cell);
            let words = paint::line(ui, group, font::NAME, palette.text, cell.x);
            paint::galley_at(ui.painter(), place, place.center().x - words.size().x / 2.0, words);
        }
    }

    fn typed_back_ui(&mut self, ui: &mut Ui) {
        let note = match (self.is_on_paper, self.is_typed_back()) {
            (true, _) => None,
            (false, true) => Some(Note::good("抄写无误")),
            (false, false) => Some(Note::hint("手抄的话，照抄好的纸输入最后一组")),
        };
        ui.add_space(space::TINY);
        FormRow::new("最后一组").in_card().field_width(100.0).note(note.as_ref()).show(ui, |ui| {
            ui.add(TextField::new(Id::unique("last group typed back"), &mut self.typed_back).width(100.0));
        });
    }

    fn is_typed_back(&self) -> bool {
        self.groups.last().is_some_and(|last| last.eq_ignore_ascii_case(self.typed_back.trim()))
    }

    fn buttons_ui(&self, ui: &mut Ui) -> Option<Asked> {
        let is_kept = self.is_on_paper || self.is_typed_back();
        let why_not = (!is_kept).then_some("先打印、保存，或抄好后输入最后一组");
        let close = ui.add(Button::secondary("已封存好，关闭").refused(why_not)).clicked();
        let save = ui.add(Button::secondary("保存 PDF")).clicked();
        let is_printing = self.printing.is_some().then_some("正在送往打印机");
        let print = ui.add(Button::primary("打印恢复页").icon(icons::PRINT).refused(is_printing)).clicked();
        let print = print.then_some(Asked::Print);
        print.or(save.then_some(Asked::Save)).or(close.then_some(Asked::Close))
    }
}

/// The code leaves no copy behind.
impl Drop for Shown {
    fn drop(&mut self) {
        self.groups.iter_mut().for_each(Zeroize::zeroize);
        self.typed_back.zeroize();
    }
}
