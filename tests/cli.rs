//! The command line, every command of `linli help`, as an administrator runs it: words in, sentences, JSON and files out.

// A test that meets something unexpected stops there.
#![allow(clippy::unwrap_used)]

#[path = "common/office.rs"]
mod office;

use linli::store::Store;
use office::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[path = "cli/archives.rs"]
mod archives;
#[path = "cli/cups.rs"]
mod cups;
#[path = "cli/documents.rs"]
mod documents;
#[path = "cli/exporting.rs"]
mod exporting;
#[path = "cli/filling.rs"]
mod filling;
#[path = "cli/finding.rs"]
mod finding;
#[path = "cli/importing.rs"]
mod importing;
#[path = "cli/numbers.rs"]
mod numbers;
#[path = "cli/paper.rs"]
mod paper;
#[path = "cli/passwords.rs"]
mod passwords;
#[path = "cli/printing.rs"]
mod printing;

#[test]
fn help_names_every_command_and_how_it_ends() {
    let office = Office::empty();
    let help = office.linli(&["help"]).done();
    for command in [
        "new",
        "check-id",
        "search",
        "import",
        "export",
        "fill",
        "print",
        "backup",
        "verify",
        "restore",
        "takeaway",
        "bring-back",
        "check",
        "help",
    ] {
        assert!(help.contains(&format!("linli {command}")), "{command}");
    }
    for word in ["--demo", "--queries", "LINLI_PASSWORD", "--json", "退出码"] {
        assert!(help.contains(word), "{word}");
    }
    assert_eq!(office.linli(&["--help"]).done(), help);
}

#[test]
fn words_that_make_no_command_are_wrong_usage_and_change_nothing() {
    let office = Office::with_people();
    let before = contents(&office.archive());
    let (archive, out) = (office.word("档案"), office.word("card.pdf"));
    let archive = archive.as_str();
    for words in [
        &["dance"] as &[&str],
        &["--no-such"],
        &["new"],
        &["new", "--archive"],
        &["new", "--archive", archive, "--name", STATION, "--demo", "许多"],
        &["check-id"],
        &["check-id", "--loud", "11010519491231002X"],
        &["search"],
        &["search", "--archive", archive],
        &["search", "--archive", archive, "云", "鹤"],
        &["search", "--archive", archive, "云", "--register", "没有这一本"],
        &["search", "--archive", archive, "云", "--limit", "几条"],
        &["print", "--archive", archive],
        &["print", "--archive", archive, "floating_card", "1"],
        &["print", "--archive", archive, "floating_card", "--out", &out],
        &["print", "--archive", archive, "floating_card", "第一位", "--out", &out],
        &["export", "--archive", archive, "--register", "person"],
        &["export", "--archive", archive, "--register", "stars", &out],
        &["export", "--archive", archive, "--register", "person", &out],
        &["fill", "--archive", archive, &out],
        &["takeaway", "--archive", archive],
        &["bring-back", "somewhere"],
        &["backup"],
        &["verify"],
        &["restore", "somewhere"],
        &["restore", "--to", "somewhere"],
        &["check"],
    ] {
        let sentence = office.linli(words).misused();
        assert!(sentence.contains("linli help"), "{words:?}: {sentence}");
    }
    assert_eq!(contents(&office.archive()).keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    assert!(!office.path("card.pdf").exists());
}

/// `linli … | head` closes the pipe when it has seen enough.
#[test]
fn a_reader_that_goes_away_is_no_failure_and_worth_no_words() {
    let office = Office::empty();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut command = office.command(&["help"]);
    let child = command.stdout(writer).stderr(std::process::Stdio::piped()).spawn().expect("the program starts");
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(0), ""));
}

/// Every file of a folder by its path in it. The log beside an open database comes and goes, and the lock is empty.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next).expect("a folder").flatten() {
            if entry.path().is_dir() {
                waiting.push(entry.path());
                continue;
            }
            let name = entry.path().strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
            files.insert(name, fs::read(entry.path()).expect("a file"));
        }
    }
    files
}

fn keys(object: &Value) -> Vec<&str> {
    object.as_object().expect("a JSON object").keys().map(String::as_str).collect()
}
