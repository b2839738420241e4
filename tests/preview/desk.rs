//! A desk at a made-up station, and the preview or the settings in a window over it.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable};
use linli::domain::{Date, RecordId};
use linli::print::documents::{DocumentKind, FLOATING_CARD, FLOATING_FORM};
use linli::services::people::{self, FloatingFilter, FloatingSort};
use linli::services::printing::Order;
use linli::services::{Clock, Desk, Progress, station as stations};
use linli::ui::event::Event;
use linli::ui::screen::{Page, Screen};
use linli::ui::screens::preview::PreviewScreen;
use linli::ui::screens::settings::SettingsScreen;
use linli::ui::theme::{self, Appearance};
use linli::ui::{fonts, ime};
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub const SIZE: [f32; 2] = [1198.0, 694.0];

pub fn today() -> Date {
    Date::from_ymd_opt(2026, 6, 15).unwrap()
}

/// An open demo station, in a folder that goes with it.
pub struct Station {
    pub folder: TempDir,
    pub desk: Desk,
}

pub fn station(people: u32) -> Station {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings");
    // Tests of this file share the process; each writes the same word.
    set_settings_folder(&settings);
    let clock = Clock::Fixed(today());
    let desk = stations::found_demo(&folder.path().join("档案"), people, 7, clock, &Progress::default()).unwrap();
    Station { folder, desk }
}

#[allow(unsafe_code, reason = "the settings of the computer that runs the tests are not to be touched")]
fn set_settings_folder(folder: &std::path::Path) {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| unsafe { std::env::set_var("LINLI_SETTINGS", folder) });
}

pub fn residences(desk: &Desk) -> Vec<RecordId> {
    people::list(desk, &FloatingFilter::default(), FloatingSort::default()).unwrap()
}

pub fn kind(key: &str) -> &'static DocumentKind {
    DocumentKind::find(key).unwrap()
}

pub fn card_order(desk: &Desk) -> Order {
    Order::of(kind(FLOATING_CARD.key), residences(desk)[..1].to_vec())
}

pub fn form_order(desk: &Desk) -> Order {
    Order::of(kind(FLOATING_FORM.key), residences(desk)[..1].to_vec())
}

/// What the window around the screen holds.
pub struct Stage {
    pub screen: Box<dyn Screen>,
    pub desk: Desk,
    pub events: Vec<Event>,
    pub trouble: Option<String>,
}

/// A screen over a desk, driven as the operator drives it.
pub struct Window<'a> {
    pub harness: Harness<'a, Stage>,
    pub folder: TempDir,
}

#[derive(Clone, Copy)]
pub struct Looks {
    pub size: [f32; 2],
    pub is_dark: bool,
    pub pixels: f32,
    pub draws: bool,
}

impl Default for Looks {
    fn default() -> Self {
        Self { size: SIZE, is_dark: false, pixels: 1.0, draws: false }
    }
}

impl Window<'_> {
    pub fn open(station: Station, screen: Box<dyn Screen>, looks: Looks) -> Self {
        let Station { folder, desk } = station;
        let builder = Harness::builder()
            .with_size(looks.size)
            .with_pixels_per_point(looks.pixels)
            .with_theme(if looks.is_dark { egui::Theme::Dark } else { egui::Theme::Light })
            .with_max_steps(400)
            .with_context_setup(move |ctx| {
                fonts::install(ctx);
                ime::install(ctx);
                theme::apply(ctx, Appearance { is_dark: looks.is_dark, ..Appearance::default() });
            });
        let builder = if looks.draws { builder.wgpu() } else { builder };
        let stage = Stage { screen, desk, events: Vec::new(), trouble: None };
        let harness = builder.build_ui_state(
            |ui, stage: &mut Stage| match stage.screen.frame(ui, &mut stage.desk) {
                Ok(event) => stage.events.extend(event),
                Err(trouble) => stage.trouble = Some(trouble.to_string()),
            },
            stage,
        );
        Self { harness, folder }
    }

    pub fn with_card(station: Station, printers: &[&str]) -> Self {
        let order = card_order(&station.desk);
        Self::with_order(station, order, printers)
    }

    pub fn with_order(station: Station, order: Order, printers: &[&str]) -> Self {
        let screen = PreviewScreen::open(&station.desk, order, Page::People).unwrap().with_printers(printers);
        Self::open(station, Box::new(screen), Looks::default())
    }

    /// The settings, turned to one of their pages.
    pub fn with_settings(station: Station, part: &str) -> Self {
        // Tall enough that every card is drawn.
        let screen = SettingsScreen::open(&station.desk).unwrap();
        let looks = Looks { size: [1198.0, 2600.0], ..Looks::default() };
        let mut window = Self::open(station, Box::new(screen), looks);
        window.turn_to(part);
        window
    }

    /// To a page of the settings, by its title in their contents.
    pub fn turn_to(&mut self, part: &str) {
        self.harness.run_steps(1);
        self.harness.get_by_role_and_label(Role::Tab, part).click();
        self.harness.run_steps(3);
    }

    /// Runs until jobs have ended and pages are drawn.
    pub fn settle(&mut self) {
        let until = Instant::now() + Duration::from_millis(400);
        while Instant::now() < until {
            self.harness.run_steps(2);
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    /// Runs until something is on screen, or gives up after some seconds.
    pub fn wait_for(&mut self, label: &str) {
        let until = Instant::now() + Duration::from_secs(20);
        while !self.has(label) {
            assert!(Instant::now() < until, "never seen: {label}");
            self.harness.run_steps(2);
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    pub fn has(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    /// [`Self::wait_for`] of words that stand among others.
    pub fn wait_for_containing(&mut self, words: &str) {
        let until = Instant::now() + Duration::from_secs(20);
        while !self.has_containing(words) {
            assert!(Instant::now() < until, "never seen: {words}");
            self.harness.run_steps(2);
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    pub fn has_containing(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(3);
    }

    pub fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run_steps(3);
    }

    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(3);
    }

    /// Types into the field of this name, over what stands there.
    pub fn fill(&mut self, label: &str, text: &str) {
        self.field(label).focus();
        self.harness.run_steps(3);
        self.press_with(Modifiers::COMMAND, Key::A);
        self.field(label).type_text(text);
        self.harness.run_steps(3);
    }

    fn field<'tree>(&'tree self, label: &'tree str) -> egui_kittest::Node<'tree> {
        let of = |role| self.harness.query_by_role_and_label(role, label);
        of(Role::TextInput).or_else(|| of(Role::PasswordInput)).expect(label)
    }

    pub fn value(&self, label: &str) -> String {
        self.field(label).value().unwrap_or_default()
    }

    /// Presses the button of this name, where a label says the same words.
    pub fn click_button(&mut self, label: &str) {
        self.harness.get_by_role_and_label(Role::Button, label).click();
        self.harness.run_steps(3);
    }

    pub fn choose(&mut self, field: &str, item: &str) {
        self.harness.get_by_role_and_label(Role::ComboBox, field).click();
        self.harness.run_steps(3);
        self.harness.get_by_role_and_label(Role::MenuItem, item).click();
        self.harness.run_steps(3);
    }

    /// What the status bar says.
    pub fn status(&self) -> String {
        self.harness.state().screen.status()
    }

    pub fn desk(&self) -> &Desk {
        &self.harness.state().desk
    }

    pub fn desk_mut(&mut self) -> &mut Desk {
        &mut self.harness.state_mut().desk
    }

    pub fn told(&self) -> Vec<String> {
        let told = self.harness.state().events.iter().filter_map(|event| match event {
            Event::Told(words) => Some(words.clone()),
            _ => None,
        });
        told.collect()
    }

    /// The paper that was asked for last.
    pub fn preview(&self) -> Option<&Order> {
        self.harness.state().events.iter().rev().find_map(|event| match event {
            Event::Preview(order) => Some(order),
            _ => None,
        })
    }

    pub fn went_back(&self) -> bool {
        self.harness.state().events.iter().any(|event| matches!(event, Event::Back))
    }
}

/// Puts a printing command before the system's own, that writes what it is given into the file the printer is named by.
pub fn with_fake_printing() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let command = folder.path().join("lp");
    std::fs::write(&command, "#!/bin/sh\ncat > \"$2\"\n").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&command, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    put_before_path(folder.path());
    folder
}

#[allow(unsafe_code, reason = "the printing of the computer that runs the tests is not to be used")]
fn put_before_path(folder: &std::path::Path) {
    let path = std::env::var("PATH").unwrap_or_default();
    unsafe { std::env::set_var("PATH", format!("{}:{path}", folder.display())) };
}
