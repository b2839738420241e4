//! The floors hold: nobody reaches up, and each library has one door.
//!
//! Every rule is first tried on a made-up snippet that breaks it, so that a rule that sees nothing cannot pass.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

mod floors {
    pub mod paths;
}

use floors::paths::{NamedPath, paths};
use std::fs;
use std::path::{Path, PathBuf};

/// Each floor with the floors it may see. The ground (`assets`, `platform`) stands under all but `domain`.
const FLOORS: [(&str, &[&str]); 9] = [
    ("domain", &[]),
    ("store", &["domain", "platform"]),
    ("print", &["domain", "assets"]),
    ("services", &["domain", "store", "print", "assets", "platform"]),
    ("ui", &["domain", "print", "services", "assets", "platform"]),
    ("cli", &["domain", "print", "services", "platform"]),
    ("assets", &[]),
    ("platform", &["domain"]),
    // It waits for the jobs before the process ends.
    ("main", &["cli", "services", "ui"]),
];

/// What may be named in few places only: the beginning of a path, and those places.
const DOORS: [(&str, &[&str]); 16] = [
    ("rusqlite", &["src/store/"]),
    ("printpdf", &["src/print/pdf.rs"]),
    ("hayro", &["src/print/preview.rs"]),
    ("egui", &["src/ui/"]),
    ("eframe", &["src/ui/"]),
    ("egui_extras", &["src/ui/"]),
    // The faces of the system, for characters the bundled ones lack.
    ("fontdb", &["src/print/faces.rs", "src/ui/fonts.rs"]),
    ("image", &["src/services/attachments/picture.rs"]),
    ("rfd", &["src/platform.rs"]),
    ("calamine", &["src/services/sheets/"]),
    ("encoding_rs", &["src/services/sheets/"]),
    ("rust_xlsxwriter", &["src/services/sheets/"]),
    ("quick_xml", &["src/services/sheets/"]),
    ("zip", &["src/services/sheets/"]),
    ("std::net", &[]),
    ("tokio", &[]),
];

/// Clocks, by the last names of their paths: one place may ask what time it is.
const CLOCKS: [&str; 4] = ["Instant", "SystemTime", "Local", "Utc"];
const CLOCK_DOOR: &str = "src/platform.rs";

/// What a floor that works on values alone does not touch.
const OUTSIDE: [(&str, &[&str]); 4] = [
    ("src/domain/", &["std::fs", "std::time", "std::env", "std::net", "std::process"]),
    ("src/print/", &["std::fs", "std::env", "std::net", "std::process"]),
    ("src/ui/", &["std::fs", "std::net"]),
    ("src/assets.rs", &["std::fs", "std::env", "std::net", "std::process"]),
];

/// Colours by number stand in the theme. What is no colour, and white as 「the picture as it is」, is not counted.
const COLOUR_DOOR: &str = "src/ui/theme";
const NO_COLOURS: [&str; 3] = ["TRANSPARENT", "PLACEHOLDER", "WHITE"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// Everything this rule has against the sources.
fn complaints(rule: impl Fn(&str, &[NamedPath]) -> Vec<String>) -> Vec<String> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    sources(&top.join("src"), &mut found);
    assert!(found.len() > 30, "the sources were not found");
    let complaints = found.iter().flat_map(|path| {
        let name = path.strip_prefix(top).expect("under the top").to_string_lossy().replace('\\', "/");
        let named = paths(&fs::read_to_string(path).expect("a source file is text"));
        rule(&name, &named).into_iter().map(move |named| format!("{name} names {named}"))
    });
    complaints.collect()
}

/// Which floor a file belongs to.
fn floor_of(file: &str) -> &str {
    let inside = file.strip_prefix("src/").unwrap_or(file);
    inside.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// How many modules a file lies below the top of the crate.
fn depth_of(file: &str) -> usize {
    let parts = file.split('/').count() - 1;
    if file.ends_with("/mod.rs") { parts - 1 } else { parts }
}

/// What a path names below the top of this crate, if it starts there: by `crate`, by `linli`, or by climbing with `super`.
fn below_the_top<'a>(file: &str, path: &'a [String]) -> Option<&'a [String]> {
    let climbs = path.iter().take_while(|name| *name == "super").count();
    match path.first()?.as_str() {
        "crate" | "linli" => Some(&path[1..]),
        // A module inside the file climbs one more; a floor's name that high up is meant all the same.
        // All of a module, though, is what its tests take: `use super::*` climbs no higher than the file.
        "super" if climbs == depth_of(file) && path[climbs..] == ["*"] => None,
        "super" if climbs >= depth_of(file) => Some(&path[climbs..]),
        _ => None,
    }
}

fn reaches_up(file: &str, named: &[NamedPath]) -> Vec<String> {
    let floor = floor_of(file);
    let Some((_, allowed)) = FLOORS.iter().find(|(name, _)| *name == floor) else { return Vec::new() };
    let is_astray = |name: &str| match name {
        // Under another name, or all at once, a floor would be out of sight.
        "*" | "as" => true,
        other => other != floor && !allowed.contains(&other) && FLOORS.iter().any(|(floor, _)| *floor == other),
    };
    let strays = named.iter().filter(|path| {
        let first = below_the_top(file, path).and_then(|rest| rest.first());
        first.is_some_and(|name| is_astray(name))
    });
    strays.map(|path| path.join("::")).collect()
}

/// Whether the path lies under this one. `egui` is meant as a library, which is the first name.
fn is_under(path: &[String], start: &str) -> bool {
    let start: Vec<&str> = start.split("::").collect();
    path.len() >= start.len() && path.iter().zip(start).all(|(name, wanted)| name == wanted)
}

fn opens_another_door(file: &str, named: &[NamedPath]) -> Vec<String> {
    let is_astray = |path: &&NamedPath| {
        DOORS.iter().any(|(start, doors)| {
            // A word alone may be a variable.
            let is_meant = path.len() > 1 && is_under(path, start);
            is_meant && !doors.iter().any(|door| file.starts_with(door))
        })
    };
    named.iter().filter(is_astray).map(|path| path.join("::")).collect()
}

fn asks_the_clock(file: &str, named: &[NamedPath]) -> Vec<String> {
    let is_clock = |path: &&NamedPath| path.len() > 1 && path.iter().any(|name| CLOCKS.contains(&name.as_str()));
    if file == CLOCK_DOOR {
        return Vec::new();
    }
    named.iter().filter(is_clock).map(|path| path.join("::")).collect()
}

fn reaches_outside(file: &str, named: &[NamedPath]) -> Vec<String> {
    let outside = OUTSIDE.iter().filter(|(floor, _)| file.starts_with(floor)).flat_map(|(_, outside)| outside.iter());
    let strays = outside.flat_map(|start| named.iter().filter(move |path| is_under(path, start)));
    strays.map(|path| path.join("::")).collect()
}

fn mixes_a_colour(file: &str, named: &[NamedPath]) -> Vec<String> {
    if file.starts_with(COLOUR_DOOR) {
        return Vec::new();
    }
    let is_colour = |path: &&NamedPath| {
        let mut names = path.iter().map(String::as_str).skip_while(|name| !["Color32", "Rgba", "Hsva"].contains(name));
        let is_made = names.next().is_some() && names.next().is_some_and(makes_a_colour);
        is_made || path.iter().any(|name| name == "hex_color")
    };
    named.iter().filter(is_colour).map(|path| path.join("::")).collect()
}

/// A box for text that does not keep half-typed letters to itself (`ui/widgets/half_typed.rs`).
fn lets_half_typed_letters_out(_file: &str, named: &[NamedPath]) -> Vec<String> {
    let is_box = |path: &&NamedPath| path.len() > 1 && path[path.len() - 2] == "TextEdit" || path[0] == "DragValue";
    let has_kept = named.iter().any(|path| path.ends_with(&["half_typed".to_owned(), "take_over".to_owned()]));
    let boxes = named.iter().filter(is_box).filter(|_| !has_kept);
    boxes.map(|path| path.join("::")).collect()
}

fn makes_a_colour(name: &str) -> bool {
    let is_constant = name.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_');
    name.starts_with("from_") || name == "new" || name == "as" || (is_constant && !NO_COLOURS.contains(&name))
}

#[test]
fn nobody_reaches_up() {
    assert_eq!(complaints(reaches_up), Vec::<String>::new());
}

#[test]
fn each_library_has_one_door() {
    assert_eq!(complaints(opens_another_door), Vec::<String>::new());
}

#[test]
fn one_place_asks_what_time_it_is() {
    assert_eq!(complaints(asks_the_clock), Vec::<String>::new());
}

#[test]
fn floors_of_values_touch_no_file_and_no_floor_a_network() {
    assert_eq!(complaints(reaches_outside), Vec::<String>::new());
}

#[test]
fn colours_are_mixed_in_the_theme_alone() {
    assert_eq!(complaints(mixes_a_colour), Vec::<String>::new());
}

#[test]
fn half_typed_letters_stay_in_their_box() {
    assert_eq!(complaints(lets_half_typed_letters_out), Vec::<String>::new());
}

/// What a rule says about one made-up line of a file.
fn seen(rule: impl Fn(&str, &[NamedPath]) -> Vec<String>, file: &str, code: &str) -> Vec<String> {
    rule(file, &paths(code))
}

#[test]
fn reaching_up_is_seen_however_it_is_written() {
    let screen = "src/ui/screens/today.rs";
    for code in [
        "use crate::store::Store;",
        "use crate::{domain::Date, store::{self, Store}};",
        "use crate::{\n    services,\n    store,\n};",
        "use super::super::super::store::Store;",
        "use super::super::super::{domain, store};",
        "fn open() { linli::store::Store::open(); }",
        "use linli::{store as below};",
        "use crate as top;",
        "use crate::*;",
        "let lifetime: &'static str = \"//\"; crate::cli::run();",
    ] {
        assert!(!seen(reaches_up, screen, code).is_empty(), "{code}");
    }
    assert_eq!(seen(reaches_up, "src/domain/day.rs", "mod tests { use super::super::super::platform; }").len(), 1);
    assert_eq!(seen(reaches_up, "src/store/audit/mod.rs", "use super::super::services::Desk;").len(), 1);
    assert_eq!(seen(reaches_up, "src/main.rs", "use linli::store::Store;").len(), 1);
    assert_eq!(seen(reaches_up, "src/cli/find.rs", "use crate::{services, ui::screens};").len(), 1);
    assert_eq!(seen(reaches_up, "src/assets.rs", "use crate::domain::Date;").len(), 1);
}

#[test]
fn what_is_allowed_raises_no_complaint() {
    for (file, code) in [
        ("src/ui/screens/today.rs", "use crate::{domain::Date, services::Desk};"),
        ("src/ui/screens/people/rows.rs", "use super::super::save_dialog::SaveDialog;"),
        (
            "src/services/desk.rs",
            "// crate::ui\n/* crate::ui */ let text = \"crate::ui\"; let raw = r#\"crate::ui \"\"#;",
        ),
        ("src/main.rs", "linli::cli::run(std::env::args_os());"),
        ("src/platform.rs", "mod tests { use super::*; }"),
        ("src/domain/codes.rs", "mod tests { use super::super::id_number::Sex; }"),
    ] {
        assert_eq!(seen(reaches_up, file, code), Vec::<String>::new(), "{code}");
    }
}

#[test]
fn another_door_is_seen() {
    for (file, code) in [
        ("src/services/desk.rs", "use rusqlite::Connection;"),
        ("src/services/desk.rs", "use rusqlite as database;"),
        ("src/main.rs", "use eframe::egui;"),
        ("src/cli/mod.rs", "fn draw(ui: &mut egui::Ui) {}"),
        ("src/print/table/mod.rs", "let faces = fontdb::Database::new();"),
        ("src/ui/window.rs", "rfd::FileDialog::new();"),
        ("src/platform.rs", "use std::{fs, net::TcpStream};"),
    ] {
        assert_eq!(seen(opens_another_door, file, code).len(), 1, "{code}");
    }
    assert!(seen(opens_another_door, "src/store/open.rs", "use rusqlite::Connection;").is_empty());
}

#[test]
fn a_clock_is_seen() {
    for code in
        ["use std::time::{Duration, Instant};", "std::time::SystemTime::now()", "chrono::Local::now()", "Utc::now()"]
    {
        assert_eq!(seen(asks_the_clock, "src/ui/inside/search.rs", code).len(), 1, "{code}");
    }
    assert!(seen(asks_the_clock, "src/cli/find.rs", "use std::time::Duration;").is_empty());
    assert!(seen(asks_the_clock, CLOCK_DOOR, "std::time::Instant::now()").is_empty());
}

#[test]
fn a_file_opened_where_none_should_be_is_seen() {
    for (file, code) in [
        ("src/domain/day.rs", "use std::{fmt, env};"),
        ("src/ui/inside/mod.rs", "let _ = std::fs::remove_dir_all(folder);"),
        ("src/ui/screens/today.rs", "use std::{fs::File, io};"),
        ("src/print/pdf.rs", "use std::fs;"),
    ] {
        assert_eq!(seen(reaches_outside, file, code).len(), 1, "{code}");
    }
    assert!(seen(reaches_outside, "src/store/files.rs", "use std::fs;").is_empty());
}

#[test]
fn a_colour_mixed_outside_the_theme_is_seen() {
    for code in [
        "Color32::from_rgb(1, 2, 3)",
        "egui::Color32::from_rgba_unmultiplied(1, 2, 3, 4)",
        "Color32::from_gray(12)",
        "Color32::from_black_alpha(96)",
        "Color32::LIGHT_BLUE",
        "use eframe::egui::Color32 as Ink;",
        "egui::hex_color!(\"#ff0000\")",
        "Rgba::from_rgb(0.1, 0.2, 0.3)",
    ] {
        assert_eq!(seen(mixes_a_colour, "src/ui/widgets/card.rs", code).len(), 1, "{code}");
    }
    assert!(seen(mixes_a_colour, "src/ui/widgets/card.rs", "let ground = Color32::TRANSPARENT;").is_empty());
    assert!(seen(mixes_a_colour, "src/ui/theme/style.rs", "Color32::from_gray(12)").is_empty());
}

#[test]
fn a_box_that_lets_half_typed_letters_out_is_seen() {
    let file = "src/ui/screens/today.rs";
    for code in
        ["ui.add(TextEdit::singleline(&mut text));", "egui::TextEdit::multiline(&mut text)", "DragValue::new(n)"]
    {
        assert_eq!(seen(lets_half_typed_letters_out, file, code).len(), 1, "{code}");
    }
    let kept = "TextEdit::multiline(&mut shown); half_typed::take_over(ui, &mut response, &mut text, shown);";
    assert!(seen(lets_half_typed_letters_out, file, kept).is_empty());
    assert!(seen(lets_half_typed_letters_out, file, "use eframe::egui::TextEdit;").is_empty());
}
