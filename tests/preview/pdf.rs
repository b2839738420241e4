//! A finished PDF as outside tools read it.

use std::process::Command;
use tempfile::TempDir;

pub fn text(pdf: &[u8], folder: &TempDir) -> String {
    pdftotext(pdf, folder, &["-raw"])
}

/// Where a word begins, in points from the top left corner of the first page.
pub fn first_word(pdf: &[u8], folder: &TempDir, word: &str) -> (f32, f32) {
    let words = pdftotext(pdf, folder, &["-bbox"]);
    let line = words.lines().find(|line| line.contains("xMin") && line.contains(word)).expect("the word");
    let number = |name: &str| {
        let (_, rest) = line.split_once(&format!("{name}=\"")).expect("a place");
        rest.split_once('"').expect("a number").0.parse().expect("a number")
    };
    (number("xMin"), number("yMin"))
}

fn pdftotext(pdf: &[u8], folder: &TempDir, words: &[&str]) -> String {
    let file = folder.path().join("to be read.pdf");
    std::fs::write(&file, pdf).expect("written");
    let output = Command::new("pdftotext").args(words).arg(&file).arg("-").output().expect("pdftotext: run ./test");
    String::from_utf8(output.stdout).expect("text")
}
