//! The panes of the preview: the head with its zoom, thumbnails at the left, the pages, and at the right the options.

use super::desk_top::Zoom;
use super::sheets::Sheets;
use super::{Act, PreviewScreen, options, thumbnails};
use crate::services::Job;
use crate::ui::icons;
use crate::ui::theme::{self, font, height, space};
use crate::ui::widgets::{Button, paint, passing_panel, progress_strip};
use eframe::egui::{Align, CentralPanel, Frame, Label, Layout, Margin, Panel, Rect, Sense, Stroke, Ui, vec2};

const THUMBNAILS: f32 = 132.0;
/// Below this width the thumbnails go first.
const NARROW: f32 = 820.0;

/// What 取消 stops.
#[derive(Clone, Copy)]
enum Stop {
    Saving,
    Making,
}

/// What 「打印预览」 takes behind the subject, with its caret.
const ROOM_FOR_TITLE: f32 = 130.0;

impl PreviewScreen {
    pub(super) fn page_ui(&mut self, ui: &mut Ui) -> Option<Act> {
        let palette = theme::palette(ui);
        let pane = |fill| Frame::new().fill(fill);
        let is_narrow = ui.available_width() < NARROW;
        if let Some(sheets) = &mut self.sheets {
            sheets.begin(ui.ctx());
        }
        let head = Frame::new().fill(palette.surface).inner_margin(Margin::symmetric(16, 0));
        Panel::top("preview head").exact_size(height::PAGE_HEAD).frame(head).show(ui, |ui| self.head_ui(ui));
        if !is_narrow {
            let thumbnails = Panel::left("thumbnails").resizable(false).exact_size(THUMBNAILS);
            thumbnails.frame(pane(palette.surface)).show(ui, |ui| self.thumbnails_ui(ui));
        }
        let options = Panel::right("options").resizable(false).exact_size(options::WIDTH);
        let act = options.frame(pane(palette.raised)).show(ui, |ui| self.options_ui(ui)).inner;
        self.progress_ui(ui);
        CentralPanel::default().frame(pane(palette.desk)).show(ui, |ui| self.desk_top_ui(ui));
        if let Some(sheets) = &mut self.sheets {
            sheets.finish(ui.ctx());
        }
        act
    }

    /// How far laying out or saving is; 取消 stops it.
    fn progress_ui(&self, ui: &mut Ui) {
        let at_work = match (&self.saving_each, &self.making) {
            (Some(job), _) => Some((job.title.as_str(), job.done_of_total(), Stop::Saving)),
            (None, Some(job)) => Some((job.title.as_str(), job.done_of_total(), Stop::Making)),
            (None, None) => None,
        };
        let strip = Panel::bottom("preview progress").frame(Frame::NONE).show_separator_line(false);
        passing_panel(ui, strip, at_work.is_some(), |ui| {
            let Some((title, (done, total), stop)) = at_work else { return };
            ui.ctx().request_repaint_after_secs(0.1);
            let how_far = if total == 0 { String::new() } else { format!("{done} / {total}") };
            if progress_strip(ui, title, &how_far, done as f32 / total.max(1) as f32) {
                match stop {
                    Stop::Saving => self.saving_each.iter().for_each(Job::cancel),
                    Stop::Making => self.making.iter().for_each(Job::cancel),
                }
            }
        });
    }

    fn head_ui(&mut self, ui: &mut Ui) {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(Button::secondary("页宽").key("1").small()).clicked() {
                self.desk_top.zoom = Zoom::PageWidth;
            }
            if ui.add(Button::secondary("整页").key("0").small()).clicked() {
                self.desk_top.zoom = Zoom::WholePage;
            }
            self.zoom_ui(ui);
            let count = self.sheets.as_ref().map_or(0, Sheets::count);
            if count > 0 {
                let words = format!("第 {} 页，共 {count} 页", self.desk_top.current() + 1);
                ui.label(theme::small(words).color(theme::palette(ui).text_weak));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| self.path_ui(ui));
        });
    }

    fn zoom_ui(&mut self, ui: &mut Ui) {
        if ui.add(Button::secondary("放大").icon(icons::PLUS).small().icon_alone()).clicked() {
            self.desk_top.zoom_in();
        }
        let (place, _) = ui.allocate_exact_size(vec2(44.0, height::CONTROL_SMALL), Sense::hover());
        let percent = self.sheets.as_ref().map(|_| format!("{}%", self.desk_top.percent())).unwrap_or_default();
        let words = paint::line(ui, &percent, font::SMALL, theme::palette(ui).text, 60.0);
        paint::galley_at(ui.painter(), place, place.center().x - words.size().x / 2.0, words);
        if ui.add(Button::secondary("缩小").icon(icons::MINUS).small().icon_alone()).clicked() {
            self.desk_top.zoom_out();
        }
    }

    fn path_ui(&self, ui: &mut Ui) {
        let palette = theme::palette(ui);
        let (place, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
        paint::icon(ui.painter(), place.center(), icons::DOCUMENTS, 18.0, palette.text_weak);
        // A long name gives way to where one is.
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - ROOM_FOR_TITLE).max(40.0));
            ui.add(Label::new(theme::body(&self.subject).color(palette.text_weak)).truncate());
        });
        let (place, _) = ui.allocate_exact_size(vec2(16.0, 18.0), Sense::hover());
        paint::icon(ui.painter(), place.center(), icons::CARET_RIGHT, 16.0, palette.text_weak);
        ui.add(Label::new(theme::title("打印预览").color(palette.text)).truncate());
    }

    fn thumbnails_ui(&mut self, ui: &mut Ui) {
        let Some(sheets) = &mut self.sheets else { return thumbnails::no_thumbnails_ui(ui) };
        let current = self.desk_top.current();
        let came_into_front = std::mem::replace(&mut self.shown, current) != current;
        if let Some(page) = thumbnails::thumbnails_ui(ui, sheets, current, came_into_front) {
            self.desk_top.go_to(page);
        }
    }

    fn desk_top_ui(&mut self, ui: &mut Ui) {
        let rect = ui.max_rect();
        match (&mut self.sheets, &self.making) {
            (Some(sheets), _) => self.desk_top.ui(ui, sheets),
            (None, Some(job)) => {
                let palette = theme::palette(ui);
                let place = Rect::from_center_size(rect.center(), vec2(rect.width(), 24.0));
                ui.put(place, Label::new(theme::body(&job.title).color(palette.text_weak)));
            }
            (None, None) => {}
        }
        let palette = theme::palette(ui);
        ui.painter().vline(rect.left() - 0.5, rect.y_range(), Stroke::new(1.0, palette.line));
        ui.add_space(space::TINY);
    }
}
