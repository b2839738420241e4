//! One picture large, in front of the page: with what it shows, the one before and the one after, and removing it.

use super::PictureAct;
use crate::domain::RecordId;
use crate::services::houses::Visited;
use crate::services::{Desk, Trouble, attachments};
use crate::ui::icons;
use crate::ui::large_picture::{LargePicture, keep_arrows, turned_to};
use crate::ui::screens::house::HouseScreen;
use crate::ui::theme::{self, space};
use crate::ui::widgets::Button;
use crate::ui::widgets::confirm::dialog;
use eframe::egui::{Align, Context, Id, Key, Layout, Modifiers, Ui, Vec2, vec2};

/// No picture is kept larger.
const LARGE: u32 = 1600;
/// What stands around the picture: margins, words and buttons.
const AROUND: Vec2 = vec2(120.0, 200.0);
const LEAST: Vec2 = vec2(380.0, 240.0);

pub(super) struct Viewer {
    picture: RecordId,
    large: LargePicture,
}

impl HouseScreen {
    pub(super) fn open_viewer(&mut self, desk: &Desk, picture: RecordId) -> Result<(), Trouble> {
        let desk = desk.another()?;
        let before = self.pictures.viewer.take().map(|viewer| viewer.large);
        let mut large = before.unwrap_or_default();
        large.draw(self.pictures.ctx.clone(), move |_| attachments::draw(&desk, picture, LARGE))?;
        self.pictures.viewer = Some(Viewer { picture, large });
        Ok(())
    }

    pub(super) fn viewer_ui(&mut self, ctx: &Context) -> Option<PictureAct> {
        let viewer = self.pictures.viewer.as_mut()?;
        let Some((visit, place)) = found(&self.page.visits, viewer.picture) else {
            self.pictures.viewer = None;
            return None;
        };
        let room = (ctx.content_rect().size() - AROUND).max(LEAST);
        let shown = dialog(ctx, Id::unique("picture of a visit"), |ui| {
            ui.set_width(room.x);
            let words = &visit.pictures[place].words;
            viewer.large.ui(ui, room, words);
            words_ui(ui, visit, place);
            let turned = turned_to(ui, place, visit.pictures.len()).map(|to| PictureAct::Open(visit.pictures[to].id));
            let (removed, is_left) = acts_ui(ui, viewer.picture, self.may_write);
            (turned.or(removed), is_left)
        });
        let (asked, is_left) = shown.inner;
        if is_left || shown.should_close() {
            self.pictures.viewer = None;
        }
        asked
    }
}

fn found(visits: &[Visited], picture: RecordId) -> Option<(&Visited, usize)> {
    visits.iter().find_map(|visit| {
        let place = visit.pictures.iter().position(|known| known.id == picture)?;
        Some((visit, place))
    })
}

fn words_ui(ui: &mut Ui, visit: &Visited, place: usize) {
    use crate::domain::values::Value;
    let palette = theme::palette(ui);
    ui.add_space(space::SMALL);
    ui.label(theme::heading(&visit.pictures[place].words).color(palette.text));
    let day = visit.inspection.inspected_on.shown();
    let words = format!("{day} 的巡查，第 {} / {} 张", place + 1, visit.pictures.len());
    ui.label(theme::small(words).color(palette.text_weak));
    ui.add_space(space::TINY);
}

/// Removing needs no question: it is taken back by one key.
fn acts_ui(ui: &mut Ui, picture: RecordId, may_write: bool) -> (Option<PictureAct>, bool) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let close = ui.add(Button::secondary("关闭").key("Esc"));
        let mut removed = None;
        let mut is_on_other = false;
        if may_write {
            ui.add_space(2.0);
            let by_key = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete));
            let remove = ui.add(Button::secondary("移除").icon(icons::DELETE).key("Del"));
            is_on_other = remove.has_focus();
            removed = (remove.clicked() || by_key).then_some(PictureAct::Remove(picture));
        }
        if !close.has_focus() && !is_on_other {
            close.request_focus();
        }
        keep_arrows(ui, &close);
        (removed, close.clicked())
    })
    .inner
}
