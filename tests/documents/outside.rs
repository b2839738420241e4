//! The finished PDF judged by programs that are not ours: sound to qpdf, readable and in faces of its own to poppler, and the
//! same picture to two rasterisers, poppler's and mupdf's.
//!
//! Where one of them is not installed its test says that it was skipped; ./test installs them.

use crate::{every_document, issue, registration, station};
use linli::print::documents::floating_form;
use linli::print::{Document, Page, pdf};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use tempfile::TempDir;

/// Small enough to be quick, large enough that a hairline is no thinner than a point of the picture.
const DPI: usize = 100;
/// Pictures are compared by squares of so many points: half a letter wide.
const SQUARE: usize = 8;
/// How far the grey of a square may differ, of 255: rasterisers soften edges each in their own way.
const MOST_APART: i32 = 60;
/// How far squares may differ in the mean.
const MOST_MEAN_APART: f64 = 4.0;

pub struct Finished {
    pub document: Document,
    pub bytes: Vec<u8>,
}

/// Every document and the hardest ones, written once for all tests.
pub static FINISHED: LazyLock<Vec<Finished>> = LazyLock::new(|| {
    let station = station();
    let hard = super::agreements::hard_cases(&issue(&station));
    let longest = super::longest::further_longest(&issue(&station));
    let write = |document: Document| Finished { bytes: pdf::write(&document).unwrap(), document };
    every_document().into_iter().chain(hard).chain(longest).map(write).collect()
});

/// Runs a check for each of them, on all processors, with a folder of its own in which the file lies.
fn each(check: impl Fn(&Finished, &Path, &Path) + Sync) {
    let processors = std::thread::available_parallelism().map_or(2, usize::from);
    let share = FINISHED.len().div_ceil(processors);
    let check = &check;
    std::thread::scope(|scope| {
        for some in FINISHED.chunks(share) {
            scope.spawn(move || {
                for finished in some {
                    let folder = tempfile::tempdir().unwrap();
                    check(finished, folder.path(), &laid_in(&folder, &finished.bytes));
                }
            });
        }
    });
}

fn laid_in(folder: &TempDir, bytes: &[u8]) -> PathBuf {
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, bytes).unwrap();
    file
}

fn is_here(program: &str) -> bool {
    let is_here = Command::new(program).arg("-v").output().is_ok();
    if !is_here {
        eprintln!("SKIPPED: {program} is missing. Run ./test, which installs it.");
    }
    is_here
}

#[test]
fn an_outside_checker_finds_nothing_wrong_with_any_document() {
    if !is_here("qpdf") {
        return;
    }
    each(|finished, _, file| {
        let said = Command::new("qpdf").arg("--check").arg(file).output().unwrap();
        let words = String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
        assert!(said.status.success(), "{}: {words}", finished.document.title);
        assert!(!words.contains("WARNING"), "{}: {words}", finished.document.title);
    });
}

#[test]
fn two_outside_rasterisers_draw_every_document_alike() {
    if !is_here("pdftoppm") || !is_here("mutool") {
        return;
    }
    each(|finished, folder, file| {
        let title = &finished.document.title;
        let (ones, others) = (by_poppler(file, folder), by_mupdf(file, folder));
        assert_eq!([ones.len(), others.len()], [finished.document.pages.len(); 2], "{title}");
        for (number, (one, other)) in (1..).zip(ones.iter().zip(&others)) {
            let apart = one.apart(other);
            assert!(apart.is_alike(), "page {number} of {title}: {apart:?}");
            // The back of a card that has no more to say bears one small note at most.
            let has_words = finished.document.pages[number - 1].texts().count() > 1;
            let is_inked = one.squares().iter().any(|grey| *grey < 200);
            assert!(is_inked || !has_words, "page {number} of {title} is empty");
        }
    });
}

/// The comparison would see a letter that only one of them draws.
#[test]
fn one_letter_more_or_less_makes_two_pictures_unlike() {
    if !is_here("pdftoppm") || !is_here("mutool") {
        return;
    }
    let station = station();
    let drawn = |name: &str, draw: fn(&Path, &Path) -> Vec<Picture>| {
        let mut one = registration();
        one.person.name.0 = name.into();
        let bytes = pdf::write(&floating_form::filled(&one, &issue(&station))).unwrap();
        let folder = tempfile::tempdir().unwrap();
        draw(&laid_in(&folder, &bytes), folder.path()).remove(0)
    };
    assert!(drawn("甄无名", by_poppler).apart(&drawn("甄无名", by_mupdf)).is_alike());
    for other in ["甄名", "甄无名氏"] {
        let apart = drawn("甄无名", by_poppler).apart(&drawn(other, by_mupdf));
        assert!(!apart.is_alike(), "{other}: {apart:?}");
    }
}

#[test]
fn an_outside_reader_finds_every_character_of_every_document() {
    if !is_here("pdftotext") {
        return;
    }
    each(|Finished { document, .. }, _, file| {
        let said = Command::new("pdftotext").arg("-raw").arg(file).arg("-").output().unwrap();
        let read = String::from_utf8(said.stdout).unwrap().replace(char::is_whitespace, "");
        for text in document.pages.iter().flat_map(Page::texts) {
            let text = text.replace(char::is_whitespace, "");
            assert!(read.contains(&text), "{text} in {}: {read}", document.title);
        }
    });
}

#[test]
fn faces_are_embedded_and_cut_down() {
    if !is_here("pdffonts") {
        return;
    }
    each(|Finished { document, .. }, _, file| {
        let said = Command::new("pdffonts").arg(file).output().unwrap();
        let fonts = String::from_utf8(said.stdout).unwrap();
        let rows: Vec<&str> = fonts.lines().skip(2).collect();
        assert!((1..=2).contains(&rows.len()), "{}: {fonts}", document.title);
        assert!(rows.iter().all(|row| row.contains("yes yes yes")), "{}: {fonts}", document.title);
    });
}

/// A page in grey.
struct Picture {
    width: usize,
    height: usize,
    grey: Vec<u8>,
}

/// Every page, in their order.
fn by_poppler(file: &Path, folder: &Path) -> Vec<Picture> {
    let mut command = Command::new("pdftoppm");
    command.args(["-gray", "-r", &DPI.to_string()]).arg(file).arg(folder.join("poppler"));
    drawn_by(&mut command, folder, "poppler")
}

fn by_mupdf(file: &Path, folder: &Path) -> Vec<Picture> {
    let mut command = Command::new("mutool");
    command
        .args(["draw", "-q", "-c", "gray", "-r", &DPI.to_string(), "-o"])
        .arg(folder.join("mupdf%04d.pgm"))
        .arg(file);
    drawn_by(&mut command, folder, "mupdf")
}

/// What a program drew into the folder under names that begin so.
fn drawn_by(command: &mut Command, folder: &Path, name: &str) -> Vec<Picture> {
    let said = command.output().unwrap();
    assert!(said.status.success(), "{command:?}: {}", String::from_utf8_lossy(&said.stderr));
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_of_it = |file: &PathBuf| file.file_name().is_some_and(|own| own.to_string_lossy().starts_with(name));
    let mut files: Vec<PathBuf> = files.filter(is_of_it).collect();
    files.sort();
    files.iter().map(|file| Picture::read(&std::fs::read(file).unwrap())).collect()
}

/// How far two pictures are from being the same.
#[derive(Debug)]
struct Apart {
    most: i32,
    mean: f64,
    is_of_one_size: bool,
}

impl Apart {
    fn is_alike(&self) -> bool {
        self.is_of_one_size && self.most <= MOST_APART && self.mean <= MOST_MEAN_APART
    }
}

impl Picture {
    /// PGM, binary: `P5 width height 255` and a byte for every point.
    fn read(bytes: &[u8]) -> Self {
        let head: Vec<&str> =
            bytes.split(u8::is_ascii_whitespace).take(4).map(|word| str::from_utf8(word).unwrap()).collect();
        let (width, height): (usize, usize) = (head[1].parse().unwrap(), head[2].parse().unwrap());
        assert_eq!((head[0], head[3]), ("P5", "255"));
        Self { width, height, grey: bytes[bytes.len() - width * height..].to_vec() }
    }

    /// The mean grey of each whole square, row by row.
    fn squares(&self) -> Vec<i32> {
        let (across, down) = (self.width / SQUARE, self.height / SQUARE);
        let mut sums = vec![0; across * down];
        for (y, row) in self.grey.chunks_exact(self.width).take(down * SQUARE).enumerate() {
            for (x, grey) in row.iter().take(across * SQUARE).enumerate() {
                sums[y / SQUARE * across + x / SQUARE] += i32::from(*grey);
            }
        }
        sums.into_iter().map(|sum| sum / (SQUARE * SQUARE) as i32).collect()
    }

    fn apart(&self, other: &Self) -> Apart {
        let is_of_one_size = self.width.abs_diff(other.width) <= 1 && self.height.abs_diff(other.height) <= 1;
        let (width, height) = (self.width.min(other.width), self.height.min(other.height));
        let (one, other) = (self.cropped(width, height).squares(), other.cropped(width, height).squares());
        let distances: Vec<i32> = one.iter().zip(&other).map(|(one, other)| (one - other).abs()).collect();
        let sum: i32 = distances.iter().sum();
        Apart {
            most: distances.iter().copied().max().unwrap_or_default(),
            mean: f64::from(sum) / distances.len().max(1) as f64,
            is_of_one_size,
        }
    }

    /// Rasterisers round the size of a page each in their own way.
    fn cropped(&self, width: usize, height: usize) -> Self {
        let rows = self.grey.chunks_exact(self.width).take(height);
        Self { width, height, grey: rows.flat_map(|row| &row[..width]).copied().collect() }
    }
}
