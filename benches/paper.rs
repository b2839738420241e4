//! Budgets of paper: a card or an agreement from records to PDF bytes and to preview pixels in 80 ms, a thousand cards in 0.5 s
//! and 4 KB each, two hundred pages of agreements in 1 s. Run with `cargo bench --bench paper`.

use divan::Bencher;
use linli::domain::registers::{Person, Residence};
use linli::domain::template::{Fill, TemplateKind, parse};
use linli::domain::values::{Area, Choice, Day, Identity, Name, Text};
use linli::domain::{Date, Station};
use linli::print::documents::{agreement, floating_card, floating_form};
use linli::print::preview::Preview;
use linli::print::{Document, FloatingRegistration, Issue, pdf};

fn main() {
    let station = Station::default();
    let cards = floating_card::batch(&people(1000), &issue(&station));
    let bytes = pdf::write(&cards).expect("a card can be written").len();
    println!("1000 cards: {} bytes a card (budget 4096)", bytes / 1000);
    let pages = agreements(50, &station).pages.len();
    println!("50 agreements: {pages} pages");
    divan::main();
}

#[divan::bench(args = [1, 1000])]
fn cards_to_pdf(bencher: Bencher, count: usize) {
    let station = Station::default();
    let people = people(count);
    bencher.bench(|| pdf::write(&floating_card::batch(&people, &issue(&station))));
}

#[divan::bench]
fn form_to_pdf(bencher: Bencher) {
    let station = Station::default();
    let people = people(1);
    bencher.bench(|| pdf::write(&floating_form::batch(&people, &issue(&station))));
}

/// Fifty agreements of four pages each: two hundred pages in one file.
#[divan::bench]
fn agreements_of_200_pages_to_pdf(bencher: Bencher) {
    let station = Station::default();
    bencher.bench(|| pdf::write(&agreements(50, &station)));
}

#[divan::bench]
fn agreement_to_preview_pixels(bencher: Bencher) {
    let station = Station::default();
    bencher.bench(|| {
        let bytes = pdf::write(&agreements(1, &station))?;
        Preview::open(bytes)?.draw(0, 800)
    });
}

fn agreements(count: usize, station: &Station) -> Document {
    let kind = TemplateKind::RentalAgreement;
    let template = parse(kind.shipped(), kind).0;
    agreement::batch(kind, &template, &vec![Fill::example(kind); count], &issue(station))
}

#[divan::bench]
fn card_to_preview_pixels(bencher: Bencher) {
    let station = Station::default();
    let people = people(1);
    bencher.bench(|| {
        let bytes = pdf::write(&floating_card::batch(&people, &issue(&station)))?;
        Preview::open(bytes)?.draw(0, 800)
    });
}

fn issue(station: &Station) -> Issue<'_> {
    let today = Date::from_ymd_opt(2026, 11, 22).unwrap_or_default();
    Issue {
        station,
        today,
        operator: "周敏",
        running_number: Some("海印〔2026〕第0001号".into()),
        full_id: false,
        onto_form: false,
    }
}

/// Invented people: names from a short list of characters, all born on the same day.
fn people(count: usize) -> Vec<FloatingRegistration> {
    let letters: Vec<char> = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳".chars().collect();
    let name = |at: usize| [letters[at % 31], letters[at % 29], letters[at % 23]].iter().collect::<String>();
    let birth = Day(Date::from_ymd_opt(1990, 1, 1));
    let people = (0..count).map(|at| FloatingRegistration {
        person: Person {
            identity: Identity { number: "110101199001010007".into(), ..Identity::default() },
            name: Name(name(at)),
            sex: Choice::of("1"),
            birth,
            registered_area: Area { code: "510524".into() },
            ..Person::default()
        },
        residence: Residence {
            registration_number: Text(format!("海居〔2026〕第{at:04}号")),
            workplace: Text("虚构服装厂二车间".into()),
            registered_on: birth,
            registrar: Text("周敏".into()),
            ..Residence::default()
        },
        address: format!("海棠苑{}栋2单元{}室", at % 20 + 1, at % 600 + 101),
        ..FloatingRegistration::default()
    });
    people.collect()
}
