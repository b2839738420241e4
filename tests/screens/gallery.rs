//! The screens inside as pictures, in the sizes and themes the office has.

use super::contested;
use crate::desk::*;
use crate::office::{OPERATOR, Office, RESIDENTS};
use crate::window::{OFFICE, fill, key};
use eframe::egui::{Key, Modifiers};
use linli::services::{Clock, Progress, station};
use linli::ui::theme::Appearance;
use std::path::{Path, PathBuf};

/// What is left of the usual screen at 125 %.
const SMALL: [f32; 2] = [1093.0, 550.0];

#[test]
fn pictures() {
    let Some(folder) = std::env::var_os("LINLI_PICTURES").map(PathBuf::from) else { return };
    let dark = Appearance { is_dark: true, ..Appearance::default() };
    for (name, size, appearance) in
        [("", OFFICE, Appearance::default()), ("-small", SMALL, Appearance::default()), ("-dark", OFFICE, dark)]
    {
        pages(&folder, name, size, appearance);
    }
}

fn pages(folder: &Path, name: &str, size: [f32; 2], appearance: Appearance) {
    let office = Office::empty();
    let desk = station::found_demo(&office.archive(), 600, 1, Clock::Fixed(TODAY), &Progress::default()).unwrap();
    let mut window = sit_down_at(desk, office, size, appearance);
    let picture = |window: &mut Window, page: &str| {
        window.render().unwrap().save(folder.join(format!("{page}{name}.png"))).unwrap();
    };
    command(&mut window, Key::N);
    save(&mut window);
    picture(&mut window, "form-problems");
    fill(&mut window, "姓名", NEWCOMER.name);
    fill(&mut window, "证件号码", &NEWCOMER.number());
    fill(&mut window, "现住址", "3-2-5");
    picture(&mut window, "form-address");
    with(&mut window, Modifiers::ALT, Key::O);
    picture(&mut window, "form-optional");
    command(&mut window, Key::Num1);
    wait_for_counts(&mut window);
    picture(&mut window, "today");
    command(&mut window, Key::Num2);
    picture(&mut window, "people");
    for _ in 0..5 {
        key(&mut window, Key::ArrowDown);
    }
    picture(&mut window, "people-page");
    search(&mut window, "l");
    picture(&mut window, "search");
    drop(window);

    let office = Office::with_people();
    let desk = open(&office, OPERATOR);
    let mut window = sit_down_at(desk, office, size, appearance);
    command(&mut window, Key::N);
    fill_in(&mut window, &RESIDENTS[0]);
    picture(&mut window, "form-candidate");

    let mut window = contested::asked_whose(size, appearance);
    picture(&mut window, "form-contested");
    key(&mut window, Key::Escape);
    command(&mut window, Key::Num9);
    picture(&mut window, "settings");
}
