//! One picture large, in front of the page: with what it shows, the one before and the one after, and removing it.

use super::{PictureAct, texture};
use crate::domain::RecordId;
use crate::services::attachments::{self, Picture};
use crate::services::houses::{Pictured, Visited};
use crate::services::{Desk, Job, Trouble};
use crate::ui::icons;
use crate::ui::screens::house::HouseScreen;
use crate::ui::theme::{self, space};
use crate::ui::widgets::Button;
use crate::ui::widgets::confirm::dialog;
use eframe::egui::{
    Align, Color32, Context, EventFilter, Id, Image, Key, Label, Layout, Modifiers, Rect, Role, Sense, TextureHandle,
    Ui, Vec2, WidgetInfo, vec2,
};

/// No picture is kept larger.
const LARGE: u32 = 1600;
/// What stands around the picture: margins, words and buttons.
const AROUND: Vec2 = vec2(120.0, 200.0);
const LEAST: Vec2 = vec2(380.0, 240.0);

pub(super) struct Viewer {
    picture: RecordId,
    drawing: Option<Job<Picture>>,
    drawn: Option<TextureHandle>,
    failed: Option<String>,
}

impl Viewer {
    fn take_drawn(&mut self, ctx: &Context) {
        let Some(drawn) = self.drawing.as_ref().and_then(Job::poll) else { return };
        self.drawing = None;
        match drawn {
            Ok(picture) => self.drawn = Some(texture(ctx, &picture)),
            Err(trouble) => self.failed = Some(trouble.to_string()),
        }
    }

    fn picture_ui(&self, ui: &mut Ui, room: Vec2, words: &str) {
        let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
        if let Some(drawn) = &self.drawn {
            let size = drawn.size_vec2();
            let size = size * (room / size).min_elem().min(1.0);
            let place = Rect::from_center_size(rect.center(), size);
            Image::from_texture((drawn.id(), size)).tint(Color32::WHITE).paint_at(ui, place);
        } else if let Some(failed) = &self.failed {
            ui.put(rect, Label::new(theme::body(failed)).wrap());
        } else {
            ui.put(rect, Label::new(theme::body("正在打开…").color(theme::palette(ui).text_weak)));
        }
    }
}

impl HouseScreen {
    pub(super) fn open_viewer(&mut self, desk: &Desk, picture: RecordId) -> Result<(), Trouble> {
        let desk = desk.another()?;
        let work = move |_: &_| attachments::draw(&desk, picture, LARGE);
        let drawing = Some(Job::start("pictures", "打开图片", self.pictures.waker(), work)?);
        // The one before stays in sight until the next is drawn.
        let drawn = self.pictures.viewer.take().and_then(|viewer| viewer.drawn);
        self.pictures.viewer = Some(Viewer { picture, drawing, drawn, failed: None });
        Ok(())
    }

    pub(super) fn viewer_ui(&mut self, ctx: &Context) -> Option<PictureAct> {
        let viewer = self.pictures.viewer.as_mut()?;
        viewer.take_drawn(ctx);
        let Some((visit, place)) = found(&self.page.visits, viewer.picture) else {
            self.pictures.viewer = None;
            return None;
        };
        let room = (ctx.content_rect().size() - AROUND).max(LEAST);
        let shown = dialog(ctx, Id::unique("picture of a visit"), |ui| {
            ui.set_width(room.x);
            let words = &visit.pictures[place].words;
            viewer.picture_ui(ui, room, words);
            words_ui(ui, visit, place);
            let turned = turning_ui(ui, &visit.pictures, place);
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

/// The arrows go to the neighbours.
fn turning_ui(ui: &Ui, pictures: &[Pictured], place: usize) -> Option<PictureAct> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let next = if pressed(Key::ArrowLeft) {
        place.checked_sub(1)
    } else if pressed(Key::ArrowRight) {
        Some(place + 1)
    } else {
        None
    };
    next.and_then(|place| pictures.get(place)).map(|picture| PictureAct::Open(picture.id))
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
        // The arrows turn pictures, not the focus.
        let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(close.id, arrows));
        (removed, close.clicked())
    })
    .inner
}
