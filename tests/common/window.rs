//! A part of the window on its own, driven as a clerk drives it: by labels and keys. The harness's quirks live here.

// Each test file takes what it needs of this.
#![allow(dead_code)]

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key};
use egui_kittest::kittest::{By, NodeT, Queryable};
use egui_kittest::{Harness, HarnessBuilder};
use linli::ui::theme::{self, Appearance};
use linli::ui::{chords, fonts, ime, typing_ahead};
use std::time::{Duration, Instant};

/// The client area of a maximised window on the usual office screen.
pub const OFFICE: [f32; 2] = [1366.0, 690.0];

/// A window with the bundled faces, showing `draw` over `state`.
pub fn window<'a, S: 'a>(state: S, draw: impl FnMut(&mut egui::Ui, &mut S) + 'a) -> Harness<'a, S> {
    window_of(OFFICE, Appearance::default(), state, draw)
}

pub fn window_of<'a, S: 'a>(
    size: [f32; 2],
    appearance: Appearance,
    state: S,
    draw: impl FnMut(&mut egui::Ui, &mut S) + 'a,
) -> Harness<'a, S> {
    let mut window = builder(size, appearance).build_ui_state(whole(draw), state);
    settle(&mut window);
    window
}

/// The same, painted by the software rasteriser.
pub fn painted_window_of<'a, S: 'a>(
    size: [f32; 2],
    appearance: Appearance,
    state: S,
    draw: impl FnMut(&mut egui::Ui, &mut S) + 'a,
) -> Harness<'a, S> {
    let mut window = builder(size, appearance).wgpu().build_ui_state(whole(draw), state);
    settle(&mut window);
    window
}

fn builder<S>(size: [f32; 2], appearance: Appearance) -> HarnessBuilder<S> {
    Harness::builder()
        .with_size(size)
        .with_theme(if appearance.is_dark { egui::Theme::Dark } else { egui::Theme::Light })
        .with_context_setup(move |ctx| {
            fonts::install(ctx);
            ime::install(ctx);
            chords::install(ctx);
            typing_ahead::install(ctx);
            theme::apply(ctx, appearance);
        })
}

/// The harness leaves a margin around what it draws; a window has none, and is its ground to the edge.
fn whole<S>(mut draw: impl FnMut(&mut egui::Ui, &mut S)) -> impl FnMut(&mut egui::Ui, &mut S) {
    move |ui, state| {
        let window = ui.ctx().content_rect();
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(window));
        ui.set_clip_rect(window);
        ui.painter().rect_filled(window, 0, theme::palette(&ui).surface);
        draw(&mut ui, state);
    }
}

/// A few frames: focus that was asked for arrives in the next one. A blinking caret never comes to rest, so nothing waits
/// for that.
pub fn settle<S>(window: &mut Harness<'_, S>) {
    window.run_steps(3);
}

/// Types into whatever has the focus.
pub fn type_text<S>(window: &mut Harness<'_, S>, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    settle(window);
}

/// Goes to a field by its label and replaces what stands in it.
pub fn fill<S>(window: &mut Harness<'_, S>, label: &str, text: &str) {
    window.get(edit_box(label)).focus();
    settle(window);
    window.key_combination_modifiers(egui::Modifiers::COMMAND, &[Key::A]);
    settle(window);
    if text.is_empty() {
        return key(window, Key::Delete);
    }
    type_text(window, text);
}

/// What is typed into, by its name; labels and buttons may say the same word.
pub fn edit_box(label: &str) -> By<'_> {
    By::new()
        .label(label)
        .predicate(|node| matches!(node.role(), Role::TextInput | Role::MultilineTextInput | Role::PasswordInput))
}

/// Presses a button by its word.
pub fn press<S>(window: &mut Harness<'_, S>, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

pub fn key<S>(window: &mut Harness<'_, S>, key: Key) {
    window.key_press(key);
    settle(window);
}

/// Whether a word or a sentence (or a part of it) stands on screen.
pub fn shows<S>(window: &Harness<'_, S>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// Lets a job finish: draws until `is_done`, for at most half a minute.
pub fn wait_until<S>(window: &mut Harness<'_, S>, mut is_done: impl FnMut(&Harness<'_, S>) -> bool) {
    let start = Instant::now();
    while !is_done(window) {
        assert!(start.elapsed() < Duration::from_secs(30), "waited in vain");
        wait_a_moment(window);
    }
    settle(window);
}

/// One frame later, by the window's clock as by the wall's. A step of its own is a quarter of a second for the window: on a
/// busy machine a job of seconds would be many minutes of its time, and what is asked or locked after minutes would be.
fn wait_a_moment<S>(window: &mut Harness<'_, S>) {
    let (before, at) = (Instant::now(), window.ctx.input(|input| input.time));
    std::thread::sleep(Duration::from_millis(5));
    window.input_mut().time = Some(at + before.elapsed().as_secs_f64());
    window.run_steps(1);
}

/// Every word on screen, to be read when the one that was waited for did not come.
fn standing<S>(window: &Harness<'_, S>) -> Vec<String> {
    let named = By::new().predicate(|node| node.label().is_some());
    window.query_all(named).filter_map(|node| node.accesskit_node().label()).collect()
}

/// Waits for a sentence to appear.
pub fn wait_for<S>(window: &mut Harness<'_, S>, words: &str) {
    let start = Instant::now();
    while !shows(window, words) {
        assert!(start.elapsed() < Duration::from_secs(30), "「{words}」 never came, but {:?}", standing(window));
        wait_a_moment(window);
    }
    settle(window);
}
