//! The scanned pages of a file, one large in front of the page of the case: whole, or as wide as the window to be read.

use super::{Act, DisputeScreen};
use crate::domain::RecordId;
use crate::services::disputes::{self, ScannedPage};
use crate::services::{Desk, Trouble};
use crate::ui::large_picture::{LargePicture, keep_arrows, turned_to};
use crate::ui::theme::{self, space};
use crate::ui::widgets::Button;
use crate::ui::widgets::confirm::dialog;
use eframe::egui::{Align, Context, Id, Key, Layout, Modifiers, Ui, Vec2, vec2};

/// Enough to read small print; some graphics cards take no picture with a longer side.
const LARGE: u32 = 2048;
/// Enough for a whole page in a window: drawn smaller by the card, fine lines would be left out.
const WHOLE: u32 = 1100;
/// What stands around the page: margins, words and buttons.
const AROUND: Vec2 = vec2(80.0, 150.0);
const LEAST: Vec2 = vec2(380.0, 240.0);

pub(super) struct ScanViewer {
    page: RecordId,
    large: LargePicture,
    is_wide: bool,
}

impl DisputeScreen {
    /// Opens a page, or turns to it; that somebody began to look is logged once.
    pub(super) fn look_at(&mut self, desk: &mut Desk, page: RecordId) -> Result<(), Trouble> {
        let open = self.viewer.take();
        if open.is_none() {
            disputes::look_at_scans(desk, self.page.id)?;
        }
        let is_wide = open.as_ref().is_some_and(|viewer| viewer.is_wide);
        let mut large = open.map(|viewer| viewer.large).unwrap_or_default();
        let desk = desk.another()?;
        let longest_side = if is_wide { LARGE } else { WHOLE };
        large.draw(self.ctx.clone(), move |_| disputes::draw_scan(&desk, page, longest_side))?;
        self.viewer = Some(ScanViewer { page, large, is_wide });
        Ok(())
    }

    pub(super) fn viewer_ui(&mut self, ctx: &Context) -> Option<Act> {
        let viewer = self.viewer.as_mut()?;
        let pages = &self.page.scans;
        let Some(place) = pages.iter().position(|page| page.id == viewer.page) else {
            self.viewer = None;
            return None;
        };
        let room = (ctx.content_rect().size() - AROUND).max(LEAST);
        let was_wide = viewer.is_wide;
        let shown = dialog(ctx, Id::unique("scanned page"), |ui| {
            ui.set_width(room.x);
            viewer.page_ui(ui, room, &pages[place].words);
            let turned = turned_to(ui, place, pages.len()).map(|to| Act::LookAt(pages[to].id));
            (turned, viewer.foot_ui(ui, pages, place))
        });
        let is_left = shown.should_close();
        let (asked, is_closed) = shown.inner;
        if is_left || is_closed {
            self.viewer = None;
            return None;
        }
        let is_resized = self.viewer.as_ref().is_some_and(|viewer| viewer.is_wide != was_wide);
        asked.or(is_resized.then(|| Act::LookAt(self.page.scans[place].id)))
    }
}

impl ScanViewer {
    fn page_ui(&mut self, ui: &mut Ui, room: Vec2, words: &str) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.is_wide = true;
        } else if pressed(Key::Minus) {
            self.is_wide = false;
        }
        if self.is_wide { self.large.wide_ui(ui, room, words) } else { self.large.ui(ui, room, words) }
    }

    /// What it is, and the acts; answers whether it is closed.
    fn foot_ui(&mut self, ui: &mut Ui, pages: &[ScannedPage], place: usize) -> bool {
        ui.add_space(space::SMALL);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = ui.add(Button::secondary("关闭").key("Esc"));
            let (words, key) = if self.is_wide { ("整页", "-") } else { ("放大", "+") };
            let size = ui.add(Button::secondary(words).key(key));
            if size.clicked() {
                self.is_wide = !self.is_wide;
            }
            if !close.has_focus() && !size.has_focus() {
                close.request_focus();
            }
            keep_arrows(ui, &close);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(theme::heading(&pages[place].words));
                let of_all = format!("全部扫描件 {} / {}，← → 翻页", place + 1, pages.len());
                ui.label(theme::small(of_all).color(theme::palette(ui).text_weak));
            });
            close.clicked()
        })
        .inner
    }
}
