//! A clerk at the window of an open archive: the screens inside, driven by labels and keys, and the archive looked at afresh
//! when the window has gone.

// Each test file takes what it needs of this.
#![allow(dead_code)]

use crate::office::{OPERATOR, Office, PASSWORD, RESIDENTS, Resident};
use crate::window::{OFFICE, fill, key, press, settle, shows, type_text, wait_until, window_of};
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::{By, Queryable};
use egui_kittest::{Harness, Node};
use linli::domain::{Date, Role};
use linli::services::people::{self, FloatingFilter, FloatingSort, Living, PersonPage};
use linli::services::{Clock, Desk, MachineSettings, sign_in, station};
use linli::store::Store;
use linli::ui::inside::Inside;
use linli::ui::theme::Appearance;
use std::path::Path;
use std::time::{Duration, Instant};

/// The window inside an archive, and the computer it runs on.
pub struct Seat {
    // Before the office: the archive is let go before its folder is removed.
    inside: Inside,
    office: Office,
    has_ended: bool,
}

impl Seat {
    /// Whether the window was left for the sign-in screen.
    pub fn has_ended(&self) -> bool {
        self.has_ended
    }

    pub fn archive(&self) -> std::path::PathBuf {
        self.office.archive()
    }
}

pub type Window = Harness<'static, Seat>;

pub const TODAY: Date = Date::from_ymd_opt(2026, 6, 15).expect("a real day");
pub const READER: &str = "只看不写";

/// Somebody who does not exist and is not registered yet.
pub const NEWCOMER: Resident =
    Resident { name: "罗小梅", body: "51052419910312000", telephone: "13800002916", room: (3, 2, 503) };

/// The station head at an office where the [`RESIDENTS`] are registered.
pub fn desk() -> Window {
    sit_down(Office::with_people())
}

/// The same office before somebody who may only look.
pub fn desk_of_a_reader() -> Window {
    let office = Office::with_people();
    station::add_operator(&mut open(&office, OPERATOR), READER, PASSWORD, Role::Reader).expect("a reader is added");
    sit_down_as(office, READER)
}

/// The form for a new registration, the keyboard in its first field.
pub fn form() -> Window {
    let mut window = desk();
    command(&mut window, Key::N);
    window
}

/// The list of people, the keyboard in it.
pub fn list() -> Window {
    let mut window = desk();
    command(&mut window, Key::Num2);
    window
}

pub fn sit_down(office: Office) -> Window {
    sit_down_as(office, OPERATOR)
}

pub fn sit_down_as(office: Office, operator: &str) -> Window {
    let desk = open(&office, operator);
    sit_down_at(desk, office, OFFICE, Appearance::default())
}

/// The station head on another day than [`TODAY`].
pub fn sit_down_on(day: Date, office: Office) -> Window {
    let desk = open_on(day, &office, OPERATOR);
    sit_down_at(desk, office, OFFICE, Appearance::default())
}

pub fn sit_down_at(desk: Desk, office: Office, size: [f32; 2], appearance: Appearance) -> Window {
    let inside = Inside::new(desk, MachineSettings::load_from(&office.settings())).expect("the first page");
    window_of(size, appearance, Seat { inside, office, has_ended: false }, |ui, seat| {
        seat.has_ended |= seat.inside.frame(ui).is_some();
    })
}

/// The window goes without a word, as when the process is killed; what is left is the computer.
pub fn killed(window: Window) -> Office {
    let Seat { inside, office, .. } = window.into_state();
    drop(inside);
    office
}

/// The archive opened afresh, after the window has gone.
pub fn afresh(window: Window) -> Afresh {
    let office = killed(window);
    Afresh { desk: open(&office, OPERATOR), office }
}

pub struct Afresh {
    pub desk: Desk,
    pub office: Office,
}

impl Afresh {
    /// Everybody on the list who lives here now.
    pub fn living(&self) -> Vec<String> {
        self.listed(Living::Now).into_iter().map(|(name, _)| name).collect()
    }

    /// The page of somebody on the list; the first of that name.
    pub fn page(&self, name: &str) -> PersonPage {
        let listed = self.listed(Living::All);
        let (_, person) = listed.iter().find(|(listed, _)| listed == name).expect("on the list");
        people::page(&self.desk, *person).expect("a page")
    }

    fn listed(&self, living: Living) -> Vec<(String, linli::domain::RecordId)> {
        let filter = FloatingFilter { living, ..FloatingFilter::default() };
        let ids = people::list(&self.desk, &filter, FloatingSort::default()).expect("the list");
        let rows = people::rows(&self.desk, &ids).expect("its rows");
        rows.into_iter().map(|row| (row.person.name.0, row.person_id)).collect()
    }
}

/// Opens the archive. A job of a window that has just gone may hold it for a moment longer.
pub fn open(office: &Office, operator: &str) -> Desk {
    open_on(TODAY, office, operator)
}

fn open_on(day: Date, office: &Office, operator: &str) -> Desk {
    let start = Instant::now();
    loop {
        match signed_in(&office.archive(), &office.settings(), operator, day) {
            Ok(desk) => return desk,
            Err(trouble) => assert!(start.elapsed() < Duration::from_secs(10), "{trouble}"),
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn signed_in(archive: &Path, settings: &Path, operator: &str, day: Date) -> Result<Desk, linli::services::Trouble> {
    sign_in::sign_in(&mut MachineSettings::load_from(settings), archive, operator, PASSWORD, Clock::Fixed(day))
}

/// Somebody else does something in the same archive while the window is open.
pub fn meanwhile(window: &Window, work: impl FnOnce(&mut Store)) {
    work(&mut beside(&window.state().archive()));
}

/// The archive opened beside the window. One program per archive: for a second one the lock has to go.
pub fn beside(archive: &Path) -> Store {
    std::fs::remove_file(archive.join("LOCK")).expect("the lock file");
    Store::unlock(archive, OPERATOR, PASSWORD).expect("opened beside the window").0
}

/// Takes back what was done before this sitting, which is asked first.
pub fn take_back_what_was_done_before(window: &mut Window) {
    command(window, Key::Z);
    press(window, "撤销 1 次操作");
}

/// Ctrl and this key.
pub fn command(window: &mut Window, key: Key) {
    with(window, Modifiers::COMMAND, key);
}

/// A page of the settings, by its title in their contents.
pub fn open_settings(window: &mut Window, part: &str) {
    command(window, Key::Num9);
    press_with_role(window, egui::Role::Tab, part);
}

pub fn with(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

/// Lets this much time pass.
pub fn pause(window: &mut Window, seconds: f64) {
    let now = window.ctx.input(|input| input.time);
    window.input_mut().time = Some(now + seconds);
    window.step();
    window.input_mut().time = None;
    settle(window);
}

/// The edit box of this name.
pub fn field<'a>(window: &'a Window, label: &'a str) -> Node<'a> {
    window.get(crate::window::edit_box(label))
}

/// What stands in a field.
pub fn text(window: &Window, label: &str) -> String {
    field(window, label).value().unwrap_or_default()
}

pub fn is_here(window: &Harness<'_, Seat>, label: &str) -> bool {
    window.query(crate::window::edit_box(label)).is_some()
}

pub fn has_focus(window: &Window, label: &str) -> bool {
    field(window, label).is_focused()
}

/// Whether exactly these words stand on screen.
pub fn stands(window: &Window, words: &str) -> bool {
    window.query_all_by_label(words).next().is_some()
}

/// The colour in which exactly these words are painted.
pub fn ink_of(window: &Window, words: &str) -> Option<egui::Color32> {
    fn ink(shape: &egui::Shape, words: &str) -> Option<egui::Color32> {
        match shape {
            egui::Shape::Text(text) if text.galley.text() == words => {
                text.galley.job.sections.first().map(|section| section.format.color)
            }
            egui::Shape::Vec(shapes) => shapes.iter().find_map(|shape| ink(shape, words)),
            _ => None,
        }
    }
    window.output().shapes.iter().find_map(|clipped| ink(&clipped.shape, words))
}

/// The words on screen that begin so, from top to bottom.
pub fn beginning_with(window: &Window, beginning: &str) -> Vec<String> {
    let begins = |words: &str| words.starts_with(beginning);
    let mut found: Vec<(f32, String)> = window
        .query_all(By::new().predicate(|node| node.value().is_some_and(|words| begins(&words))))
        .filter_map(|node| Some((node.rect().top(), node.value()?)))
        .collect();
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found.into_iter().map(|(_, words)| words).collect()
}

/// The names of the people in sight, from top to bottom.
pub fn names_in_sight(window: &Window) -> Vec<String> {
    let mut found: Vec<(f32, &str)> = Vec::new();
    for resident in &RESIDENTS {
        let rows = window.query_all_by_label(resident.name);
        found.extend(rows.map(|row| (row.rect().top(), resident.name)));
    }
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found.into_iter().map(|(_, name)| name.to_owned()).collect()
}

/// Fills everything that is asked of a newcomer, and leaves the keyboard in the last field.
pub fn fill_in(window: &mut Window, of: &Resident) {
    fill(window, "证件号码", &of.number());
    fill(window, "姓名", of.name);
    fill_in_the_rest(window, of);
}

/// Everything after name and number.
pub fn fill_in_the_rest(window: &mut Window, of: &Resident) {
    let (building, unit, room) = of.room;
    fill(window, "户籍详址", "石桥镇新合村4组18号");
    fill(window, "联系电话", of.telephone);
    fill(window, "现住址", &format!("海棠苑{building}栋{unit}单元{room}室"));
    fill(window, "居住事由", "务工");
    fill(window, "来本地日期", "20260613");
    fill(window, "告知书签收", "20260615");
}

pub fn save(window: &mut Window) {
    command(window, Key::S);
}

/// Presses a row of the list by the name in it.
pub fn choose(window: &mut Window, name: &str) {
    let row = window.query_all_by_label(name).next().expect("in sight");
    row.click();
    settle(window);
}

/// Types into the search box.
pub fn search(window: &mut Window, words: &str) {
    command(window, Key::F);
    with(window, Modifiers::COMMAND, Key::A);
    type_text(window, words);
}

/// Waits until 今日 has counted.
pub fn wait_for_counts(window: &mut Window) {
    wait_until(window, |window| !shows(window, "正在数"));
}

/// Presses what has this role, where the same word stands elsewhere too.
pub fn press_with_role(window: &mut Window, role: egui::Role, label: &str) {
    window.get_by_role_and_label(role, label).click();
    settle(window);
}

/// Presses a button and then, in the menu it opened, a row.
pub fn press_in_menu(window: &mut Window, button: &str, row: &str) {
    press(window, button);
    press(window, row);
}

/// Types a text one character after another, as a person does.
pub fn type_slowly(window: &mut Window, text: &str) {
    for letter in text.chars() {
        window.event(egui::Event::Text(letter.to_string()));
        window.step();
    }
    settle(window);
}

/// Enter: on to the next field.
pub fn enter(window: &mut Window) {
    key(window, Key::Enter);
}
