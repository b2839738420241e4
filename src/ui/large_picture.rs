//! One picture large, in front of a page: drawn by a job while the one before stays in sight, whole or as wide as the window, and the
//! keys that go on to its neighbours. Which picture it is, and what is said of it, is the business of the page.

use crate::services::attachments::Picture;
use crate::services::{Job, Progress, Trouble};
use crate::ui::theme;
use eframe::egui::{
    Color32, ColorImage, Context, EventFilter, Image, Key, Label, Modifiers, Rect, Response, Role, ScrollArea, Sense,
    Stroke, StrokeKind, TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo, vec2,
};

/// How far an arrow moves a picture that is higher than its room.
const LINE: f32 = 60.0;

#[derive(Default)]
pub struct LargePicture {
    drawing: Option<Job<Picture>>,
    drawn: Option<TextureHandle>,
    failed: Option<String>,
}

impl LargePicture {
    /// Begins to draw one; what was drawn before stays in sight until then.
    pub fn draw(
        &mut self,
        ctx: Option<Context>,
        work: impl FnOnce(&Progress) -> Result<Picture, Trouble> + Send + 'static,
    ) -> Result<(), Trouble> {
        let wake = move || ctx.iter().for_each(Context::request_repaint);
        self.drawing = Some(Job::start("pictures", "打开图片", wake, work)?);
        self.failed = None;
        Ok(())
    }

    /// All of it, as large as the room allows and never larger than it is.
    pub fn ui(&mut self, ui: &mut Ui, room: Vec2, words: &str) {
        self.take_drawn(ui.ctx());
        let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
        match &self.drawn {
            Some(drawn) => {
                let size = drawn.size_vec2();
                paint(ui, drawn, Rect::from_center_size(rect.center(), size * (room / size).min_elem().min(1.0)));
            }
            None => self.waiting_ui(ui, rect),
        }
    }

    /// As wide as the room, to be read: what is below its lower edge comes up by the arrows, the pages keys and the wheel.
    pub fn wide_ui(&mut self, ui: &mut Ui, room: Vec2, words: &str) {
        self.take_drawn(ui.ctx());
        let Some(drawn) = &self.drawn else { return self.ui(ui, room, words) };
        let size = drawn.size_vec2();
        let size = size * (room.x / size.x);
        let area = ScrollArea::vertical().id_salt("wide picture").max_height(room.y).min_scrolled_height(room.y);
        area.auto_shrink(false).show(ui, |ui| {
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
            paint(ui, drawn, rect);
            ui.scroll_with_delta(vec2(0.0, scrolled(ui, room.y)));
        });
    }

    fn take_drawn(&mut self, ctx: &Context) {
        let Some(drawn) = self.drawing.as_ref().and_then(Job::poll) else { return };
        self.drawing = None;
        match drawn {
            Ok(picture) => self.drawn = Some(texture(ctx, &picture)),
            Err(trouble) => (self.drawn, self.failed) = (None, Some(trouble.to_string())),
        }
    }

    fn waiting_ui(&self, ui: &mut Ui, rect: Rect) {
        let weak = theme::palette(ui).text_weak;
        match &self.failed {
            Some(failed) => ui.put(rect, Label::new(theme::body(failed)).wrap()),
            None => ui.put(rect, Label::new(theme::body("正在打开…").color(weak))),
        };
    }
}

fn paint(ui: &Ui, drawn: &TextureHandle, place: Rect) {
    Image::from_texture((drawn.id(), place.size())).tint(Color32::WHITE).paint_at(ui, place);
    let edge = Stroke::new(1.0, theme::palette(ui).line);
    ui.painter().rect_stroke(place, 0, edge, StrokeKind::Outside);
}

/// How far the keys of this frame move what is in sight.
fn scrolled(ui: &Ui, height: f32) -> f32 {
    let keys = [(Key::ArrowUp, LINE), (Key::ArrowDown, -LINE), (Key::PageUp, height), (Key::PageDown, -height)];
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    keys.into_iter().filter(|(key, _)| pressed(*key)).map(|(_, far)| far).sum()
}

/// The arrows go to the neighbours: which of so many is wanted now.
pub fn turned_to(ui: &Ui, place: usize, count: usize) -> Option<usize> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let next = if pressed(Key::ArrowLeft) {
        place.checked_sub(1)
    } else if pressed(Key::ArrowRight) {
        Some(place + 1)
    } else {
        None
    };
    next.filter(|next| *next < count)
}

/// The keyboard stays on the button that closes: the arrows turn pictures, not the focus.
pub fn keep_arrows(ui: &Ui, close: &Response) {
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(close.id, arrows));
}

pub fn texture(ctx: &Context, picture: &Picture) -> TextureHandle {
    let image = ColorImage::from_rgb([picture.width, picture.height], &picture.rgb);
    ctx.load_texture("picture", image, TextureOptions::LINEAR)
}
