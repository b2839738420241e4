//! The floors hold: nobody reaches up, and each library has one door.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each floor with the floors it may see. The ground (`assets`, `platform`) is open to all but `domain`.
const FLOORS: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    ("store", &["domain", "platform"]),
    ("print", &["domain", "assets"]),
    ("services", &["domain", "store", "print", "assets", "platform"]),
    ("ui", &["domain", "print", "services", "assets", "platform"]),
    ("cli", &["domain", "print", "services", "platform"]),
];

/// Each library with the places that may name it.
const DOORS: [(&str, &[&str]); 7] = [
    ("rusqlite::", &["src/store/"]),
    ("printpdf::", &["src/print/pdf.rs"]),
    ("hayro::", &["src/print/preview.rs"]),
    ("egui::", &["src/ui/", "src/main.rs"]),
    ("rfd::", &["src/platform.rs"]),
    ("Color32::from_rgb", &["src/ui/theme.rs"]),
    ("Local::now", &["src/platform.rs"]),
];

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

/// Every source file as (path from the top, code without comments).
fn code() -> Vec<(String, String)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    sources(&top.join("src"), &mut found);
    assert!(found.len() > 30, "the sources were not found");
    found
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source file is text");
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let name = path.strip_prefix(top).expect("under the top").to_string_lossy().replace('\\', "/");
            (name, code.join("\n"))
        })
        .collect()
}

#[test]
fn nobody_reaches_up() {
    let mut reaching = Vec::new();
    for (path, code) in code() {
        let Some((floor, allowed)) = FLOORS.iter().find(|(floor, _)| path.starts_with(&format!("src/{floor}/"))) else {
            continue;
        };
        for other in FLOORS.iter().map(|(name, _)| *name).chain(["assets", "platform"]) {
            if other != *floor && !allowed.contains(&other) && code.contains(&format!("crate::{other}")) {
                reaching.push(format!("{path} names crate::{other}"));
            }
        }
    }
    assert!(reaching.is_empty(), "{reaching:#?}");
}

#[test]
fn each_library_has_one_door() {
    let mut strays = Vec::new();
    for (path, code) in code() {
        for (library, doors) in DOORS {
            if code.contains(library) && !doors.iter().any(|door| path.starts_with(door)) {
                strays.push(format!("{path} names {library}"));
            }
        }
    }
    assert!(strays.is_empty(), "{strays:#?}");
}

#[test]
fn the_domain_opens_no_file_and_reads_no_clock() {
    let outside = ["std::fs", "std::time", "std::env", "std::net"];
    let strays: Vec<String> = code()
        .into_iter()
        .filter(|(path, _)| path.starts_with("src/domain/"))
        .flat_map(|(path, code)| {
            outside.into_iter().filter(move |name| code.contains(name)).map(move |name| format!("{path} names {name}"))
        })
        .collect();
    assert!(strays.is_empty(), "{strays:#?}");
}

#[test]
fn no_source_speaks_to_a_network() {
    let strays: Vec<String> = code()
        .into_iter()
        .filter(|(_, code)| code.contains("std::net") || code.contains("TcpStream"))
        .map(|(path, _)| path)
        .collect();
    assert!(strays.is_empty(), "{strays:#?}");
}
