//! The head of the page and the kinds of paper there are, each with the wording it is made with.

use super::{Act, Beside, TemplatesScreen};
use crate::domain::template::TemplateKind;
use crate::services::templates::Wording;
use crate::ui::event::DocumentsTab;
use crate::ui::icons;
use crate::ui::screens::documents::tabs_ui;
use crate::ui::theme::{self, font, space};
use crate::ui::widgets::{Button, MenuItem, keep_in_sight, menu, paint};
use eframe::egui::{Align, CornerRadius, CursorIcon, Layout, RectAlign, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

const ROW: f32 = 48.0;

impl TemplatesScreen {
    pub(super) fn head_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let mut asked = None;
        ui.horizontal_centered(|ui| {
            asked = tabs_ui(ui, DocumentsTab::Templates).map(Act::Tab);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let why_not = self.why_not_saved();
                let save = Button::primary("保存").icon(icons::SAVE).key("Ctrl S").refused(why_not);
                if ui.add(save).clicked() {
                    asked = Some(Act::Save);
                }
                let why_not = if self.may_write { self.shipped_already() } else { Some("只有站长能改范本") };
                if ui.add(Button::secondary("恢复自带文本").icon(icons::RESTORE).refused(why_not)).clicked() {
                    asked = Some(Act::Restore);
                }
                asked = asked.take().or(self.versions_ui(ui));
                let no_print = (!self.may_print).then_some("您的角色不能打印");
                if ui.add(Button::secondary("空白").icon(icons::PRINT).key("Ctrl P").refused(no_print)).clicked() {
                    asked = Some(Act::PrintBlank);
                }
                let words = if self.beside == Beside::Paper { "对照自带文本" } else { "看版面" };
                if ui.add(Button::secondary(words).key("Alt C")).clicked() {
                    self.turn_beside();
                }
            });
        });
        asked
    }

    fn shipped_already(&self) -> Option<&'static str> {
        self.saved.is_shipped().then_some("用的就是自带文本")
    }

    /// Earlier wordings; one that is taken stands in the editor and counts once it is saved.
    fn versions_ui(&self, ui: &mut Ui) -> Option<Act> {
        let button = ui.add(Button::secondary("版本").caret());
        let told: Vec<(String, String)> = self.versions.iter().map(told).collect();
        let items: Vec<MenuItem<'_>> = told.iter().map(|(title, note)| MenuItem::new(title).note(note)).collect();
        menu(&button, RectAlign::BOTTOM_END, 320.0, &items, None).map(Act::Take)
    }

    pub(super) fn list_ui(&self, ui: &mut Ui) -> Option<Act> {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(space::SMALL);
        let rows = ScrollArea::vertical().id_salt("templates").auto_shrink([false, false]);
        rows.show(ui, |ui| {
            let pressed = self.wordings.iter().filter(|wording| self.row_ui(ui, wording));
            let pressed: Vec<TemplateKind> = pressed.map(|wording| wording.kind).collect();
            pressed.first().copied().map(Act::Kind)
        })
        .inner
    }

    fn row_ui(&self, ui: &mut Ui, wording: &Wording) -> bool {
        let palette = theme::palette(ui);
        let is_here = wording.kind == self.kind;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_here, wording.kind.title()));
        keep_in_sight(ui, &response);
        let fill = if is_here {
            palette.accent_weak
        } else if response.hovered() {
            palette.hover
        } else {
            palette.surface
        };
        ui.painter().rect_filled(rect, CornerRadius::ZERO, fill);
        let (upper, lower) = (rect.with_max_y(rect.center().y + 4.0), rect.with_min_y(rect.center().y));
        let ink = if is_here { palette.accent } else { palette.text };
        paint::words(ui, upper, rect.left() + space::PANE, wording.kind.title(), font::BODY, ink);
        paint::words(ui, lower, rect.left() + space::PANE, &wording.title(), font::CAPTION, palette.text_weak);
        if response.has_focus() {
            paint::focus_ring_inside(ui, rect, 0);
        }
        response.on_hover_cursor(CursorIcon::PointingHand).clicked()
    }
}

fn told(wording: &Wording) -> (String, String) {
    let day = wording.saved_on.0.map(|day| day.to_string()).unwrap_or_default();
    let note = [day.as_str(), wording.saved_by.as_str(), wording.note.as_str()];
    (wording.title(), note.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}
