//! The pictures in docs/papers, for people to look at. They are taken when somebody asks for them:
//! `LINLI_PAPERS=docs/papers cargo test --test documents pictures -- --ignored`

use crate::every_document;
use linli::print::documents::{DOCUMENTS, Source};
use linli::print::{Document, pdf};
use std::path::Path;
use std::process::Command;

/// What is signed has annexes worth a look; of any other paper the first page shows it all, and of a card both sides.
fn most_pages(source: Source) -> usize {
    match source {
        Source::Template(_) => 5,
        Source::Station => 2,
        _ => 1,
    }
}

#[test]
#[ignore = "writes pictures into the folder LINLI_PAPERS"]
fn pictures_of_every_paper() {
    let Ok(folder) = std::env::var("LINLI_PAPERS") else { return };
    let papers = every_document();
    for kind in DOCUMENTS {
        match papers.iter().find(|paper| paper.title == kind.title) {
            Some(paper) => draw(paper, most_pages(kind.source), &Path::new(&folder).join(kind.key)),
            None => eprintln!("no picture of {}", kind.key),
        }
    }
}

/// `key.png`, and where there are more pages `key_2.png` and so on.
fn draw(paper: &Document, most: usize, picture: &Path) {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), pdf::write(paper).unwrap()).unwrap();
    for page in 1..=paper.pages.len().min(most) {
        let named = if page == 1 { picture.to_owned() } else { format!("{}_{page}", picture.display()).into() };
        let number = page.to_string();
        let words = ["-r", "72", "-gray", "-png", "-singlefile", "-f", &number, "-l", &number];
        let drawn = Command::new("pdftoppm").args(words).arg(file.path()).arg(named).status();
        assert!(drawn.unwrap().success());
    }
}
