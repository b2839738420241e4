//! Paper on screen: the preview, saving and printing, by accessible label over a real temporary archive.
//!
//! `LINLI_PICTURES=DIR cargo test --test preview pictures` paints every state into DIR, to be looked at.

mod preview {
    pub mod desk;
    pub mod pictures;
}

use eframe::egui::Key;
use preview::desk::{Window, station};

#[test]
fn pictures() {
    preview::pictures::paint_when_asked();
}

#[test]
fn the_head_names_the_person_and_the_pages() {
    let mut window = Window::with_card(station(12), &["办公室打印机"]);
    window.settle();
    assert!(window.has("打印预览"));
    assert!(window.has("第 1 页，共 1 页"));
    assert!(window.has("纸面第 1 页"));
}

#[test]
fn escape_leaves_the_preview() {
    let mut window = Window::with_card(station(12), &["办公室打印机"]);
    window.settle();
    window.press(Key::Escape);
    assert!(window.went_back());
}
