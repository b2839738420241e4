//! Third page: the recovery code, shown this once. 下一步 waits until it is printed, saved, or its last group typed back.

use super::{Act, Answer, Said};
use crate::services::RecoveryCode;
use crate::ui::screens::entry::{self, PANE};
use crate::ui::theme::{self, font, height, radius, space};
use crate::ui::widgets::{Button, MenuItem, Note, TextField, menu, paint};
use eframe::egui::{Id, Rect, RectAlign, Role, Sense, Ui, WidgetInfo, vec2};
use zeroize::Zeroizing;

const GROUPS_IN_A_ROW: usize = 4;
const ROW: f32 = 34.0;
const ADVICE: &str = "装进信封封好，由站长保管，不要和电脑放在一起";
const WHY_NOT_YET: &str = "先打印、保存，或抄下后输入最后一组";

pub(super) struct RecoveryPage {
    groups: Vec<Zeroizing<String>>,
    printers: Vec<String>,
    chosen: usize,
    pub path_id: Id,
    pub path: String,
    pub group_id: Id,
    group: String,
    /// It is on paper, or on the way there.
    pub is_kept: bool,
    /// The button that gets the focus when it is drawn next.
    arrives_at: Option<Stop>,
}

#[derive(Clone, Copy, PartialEq)]
enum Stop {
    Print,
    Next,
}

impl RecoveryPage {
    pub fn new() -> Self {
        Self {
            groups: Vec::new(),
            printers: Vec::new(),
            chosen: 0,
            path_id: Id::unique("wizard recovery PDF"),
            path: String::new(),
            group_id: Id::unique("wizard last group"),
            group: String::new(),
            is_kept: false,
            arrives_at: None,
        }
    }

    pub fn show(&mut self, code: &RecoveryCode, printers: Vec<String>, station: &str) {
        let code = Zeroizing::new(code.to_string());
        self.groups = code.split('-').map(|group| Zeroizing::new(group.to_owned())).collect();
        self.printers = printers;
        let file = crate::platform::documents_folder()
            .join(format!("恢复页 {}.pdf", crate::services::station::folder_name(station)));
        self.path = file.to_string_lossy().into_owned();
    }

    /// With a printer its button stands first; without one the way is a file.
    pub fn first_id(&mut self) -> Option<Id> {
        if self.printers.is_empty() {
            return Some(self.path_id);
        }
        self.arrives_at = Some(Stop::Print);
        None
    }

    /// The code is on paper, or on the way there: Enter goes on.
    pub fn keep(&mut self) {
        self.is_kept = true;
        self.arrives_at = Some(Stop::Next);
    }

    fn has_arrived_at(&mut self, stop: Stop) -> bool {
        self.arrives_at.take_if(|wanted| *wanted == stop).is_some()
    }

    pub fn printer(&self) -> Option<String> {
        self.printers.get(self.chosen).cloned()
    }

    pub fn code(&self) -> Zeroizing<String> {
        let groups: Vec<&str> = self.groups.iter().map(|group| group.as_str()).collect();
        Zeroizing::new(groups.join("-"))
    }

    /// As people type it: any case, O for 0, I and L for 1.
    pub fn is_last_group_right(&self) -> bool {
        let typed: String = crate::domain::text::half_width(self.group.trim()).to_uppercase();
        let typed = typed.replace('O', "0").replace(['I', 'L'], "1");
        self.groups.last().is_some_and(|last| **last == typed)
    }

    pub fn ui(&mut self, ui: &mut Ui, said: &Said) -> Answer {
        entry::head_ui(ui, "档案已建好，请打印恢复页", "恢复码只显示这一次；口令都忘记时，只有它能打开档案");
        code_ui(ui, &self.groups);
        ui.add_space(space::PANE);
        let mut answer = self.ways_ui(ui, said);
        entry::notice_ui(ui, said.note.as_ref().or(Some(&Note::hint(ADVICE))));
        let on = self.on_ui(ui);
        answer.act = answer.act.or(on);
        answer
    }

    fn ways_ui(&mut self, ui: &mut Ui, said: &Said) -> Answer {
        let mut answer = if self.printers.is_empty() {
            self.file_ui(ui, said)
        } else {
            Answer { act: self.print_ui(ui, said), has_typed: false }
        };
        ui.add_space(space::SMALL);
        let mut asks = false;
        let response = entry::beside_label(ui, "最后一组", |ui| {
            let field = TextField::new(self.group_id, &mut self.group).hint("抄下后照着输").width(132.0);
            let response = ui.add(field.height(height::CONTROL_TALL));
            asks = ui.add(Button::secondary("核对").tall()).clicked();
            response
        });
        answer.has_typed |= response.changed();
        if asks || (!self.group.trim().is_empty() && !self.is_kept && entry::is_enter(ui, &[self.group_id])) {
            answer.act = answer.act.or(Some(Act::CheckGroup));
        }
        answer
    }

    fn print_ui(&mut self, ui: &mut Ui, said: &Said) -> Option<Act> {
        let mut act = None;
        ui.horizontal(|ui| {
            let button = if self.is_kept { Button::secondary("打印") } else { Button::primary("打印") };
            let button = button.icon(crate::ui::icons::PRINT).tall().refused(said.busy.as_deref());
            let response = ui.add(button);
            if self.has_arrived_at(Stop::Print) {
                response.request_focus();
            }
            act = response.clicked().then_some(Act::Print);
            self.printers_ui(ui);
        });
        act
    }

    /// On which printer; the system's default stands first.
    fn printers_ui(&mut self, ui: &mut Ui) {
        let words = format!("打印机 {}", self.printers[self.chosen]);
        if self.printers.len() == 1 {
            entry::paragraph_ui(ui, &words);
            return;
        }
        let button = ui.add(Button::quiet(&words).caret().tall());
        let items: Vec<MenuItem<'_>> = self.printers.iter().map(|printer| MenuItem::new(printer)).collect();
        if let Some(taken) = menu(&button, RectAlign::BOTTOM_START, PANE / 2.0, &items, Some(self.chosen)) {
            self.chosen = taken;
        }
    }

    fn file_ui(&mut self, ui: &mut Ui, said: &Said) -> Answer {
        let mut act = None;
        entry::paragraph_ui(ui, "没有设置打印机：存成 PDF，拿到别的电脑上打印");
        ui.add_space(space::TINY);
        let is_wrong = said.is_wrong();
        let mut has_typed = false;
        ui.horizontal(|ui| {
            let field = TextField::new(self.path_id, &mut self.path).name("PDF 存到").width(PANE - 108.0);
            has_typed = ui.add(field.height(height::CONTROL_TALL).problem(is_wrong)).changed();
            let words = "保存 PDF";
            let button = if self.is_kept { Button::secondary(words) } else { Button::primary(words) };
            let asks = ui.add(button.tall().width(100.0)).clicked();
            let is_enter = !self.is_kept && entry::is_enter(ui, &[self.path_id]);
            act = (asks || is_enter).then_some(Act::SavePdf);
        });
        Answer { act, has_typed }
    }

    fn on_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let refusal = (!self.is_kept).then_some(WHY_NOT_YET);
        entry::foot_ui(ui, |ui| {
            let button =
                if self.is_kept { Button::primary("下一步").key("Enter") } else { Button::secondary("下一步") };
            let response = ui.add(button.tall().refused(refusal));
            if self.has_arrived_at(Stop::Next) {
                response.request_focus();
            }
            if let Some(why) = refusal {
                let palette = theme::palette(ui);
                ui.label(theme::small(why).color(palette.text_weak));
            }
            let is_enter = self.is_kept && entry::is_enter(ui, &[self.path_id, self.group_id]);
            (response.clicked() || is_enter).then_some(Act::Next)
        })
    }
}

/// The code in groups of four, to be read and copied.
fn code_ui(ui: &mut Ui, groups: &[Zeroizing<String>]) {
    let palette = theme::palette(ui);
    let rows = groups.len().div_ceil(GROUPS_IN_A_ROW);
    let size = vec2(ui.available_width(), rows as f32 * ROW + 2.0 * space::SMALL);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let spoken: Vec<&str> = groups.iter().map(|group| group.as_str()).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken.join("-")));
    ui.painter().rect_filled(rect, radius::CARD, palette.hover);
    let cell = vec2(rect.width() / GROUPS_IN_A_ROW as f32, ROW);
    for (place, group) in groups.iter().enumerate() {
        let at = vec2((place % GROUPS_IN_A_ROW) as f32 * cell.x, (place / GROUPS_IN_A_ROW) as f32 * cell.y);
        let cell = Rect::from_min_size(rect.min + vec2(0.0, space::SMALL) + at, cell);
        let words = paint::line(ui, group, theme::medium(&font::NAME), palette.text, cell.width());
        paint::galley_at(ui.painter(), cell, cell.center().x - words.size().x / 2.0, words);
    }
}
