//! 五星级出租房 and its lesser sisters: the plate of a house whose landlord was awarded stars, on A5 across and A4 across.
//!
//! How many stars is handed in. The rating itself is made by people, never here; a plate says stars and no reasons.

use super::plate::{Plate, PlateSize, Smaller, WIDTH_MM, stars};
use super::registration::{Issue, day_or_gaps};
use super::{DocumentKind, STAR_PLATE, STAR_PLATE_A4};
use crate::domain::Date;
use crate::domain::values::Day;
use crate::print::page::{Document, Page};
use crate::print::pen::{hei, song};
use serde::{Deserialize, Serialize};

/// Behind the number of stars.
const TITLE: &str = "星级出租房";
/// The five stars, in their order.
const NAMES: &str = "爱国守法　　诚实守信　　家庭和谐　　文明带头　　环境卫生";
const LEFT_MM: f32 = 18.0;
const LINES_END_MM: f32 = 110.0;
/// The first line of what it says of the house, and from its left where the words begin.
const FACTS_MM: f32 = 99.0;
const WORDS_MM: f32 = 24.0;
const WORDS_WIDTH_MM: f32 = 94.0;
/// The name of an organisation takes several lines; where they would push the next one off the plate its letters get smaller by
/// these steps, which is said before printing.
const LANDLORD: &str = "房主";
const UNTIL: &str = "有效期至";
const LANDLORD_PT: [f32; 5] = [14.0, 12.0, 10.5, 9.0, 7.5];
const MOST_DROP_MM: f32 = 13.0;
/// The round seal, whose room no line crosses.
const SEAL_MM: f32 = 42.0;
const SEAL_MIDDLE_MM: f32 = WIDTH_MM - 20.0 - SEAL_MM / 2.0;

/// What a plate says of the house.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct StarAward {
    /// One to five; none on a plate to be filled by hand.
    pub stars: Option<u8>,
    pub house_number: String,
    /// The landlord as a plate names them, 「张*」.
    pub landlord: String,
    pub awarded_on: Option<Date>,
    pub valid_until: Option<Date>,
}

pub fn kind(size: PlateSize) -> &'static DocumentKind {
    match size {
        PlateSize::A5 => &STAR_PLATE,
        PlateSize::A4 => &STAR_PLATE_A4,
    }
}

/// The plate of one house.
pub fn filled(award: &StarAward, size: PlateSize, issue: &Issue<'_>) -> Document {
    batch(std::slice::from_ref(award), size, issue)
}

/// A plate to be filled by hand.
pub fn blank(size: PlateSize, issue: &Issue<'_>) -> Document {
    filled(&StarAward::default(), size, issue)
}

/// The plates of many, one after the other.
pub fn batch(awards: &[StarAward], size: PlateSize, issue: &Issue<'_>) -> Document {
    let mut document = Document::new(kind(size).title, issue.today);
    let mut smaller = Smaller::default();
    for award in awards {
        let landlord_pt = landlord_pt(&award.landlord);
        document.pages.push(plate(award, landlord_pt, size, issue));
        smaller.note((landlord_pt, LANDLORD_PT[0]), award.house_number.clone());
    }
    document.remarks.extend(smaller.remark(size));
    document
}

/// The largest letters in which a name leaves room for the line below it.
fn landlord_pt(name: &str) -> f32 {
    let lines = |points: f32| song(points).wrap_evenly(name, WORDS_WIDTH_MM);
    let fits = |points: &f32| song(*points).drop_mm(&lines(*points)) <= MOST_DROP_MM;
    let [.., smallest] = LANDLORD_PT;
    LANDLORD_PT.into_iter().find(fits).unwrap_or(smallest)
}

fn plate(award: &StarAward, landlord_pt: f32, size: PlateSize, issue: &Issue<'_>) -> Page {
    let mut plate = Plate::on(Page::new(size.page()), size);
    plate.frame(issue);
    plate.centred(19.0, hei(12.0), &format!("{}{}", issue.station.street, issue.station.community));
    title(&mut plate, award.stars, issue);
    plate.centred(70.0, song(56.0).filled(), &stars(award.stars.unwrap_or_default()));
    plate.centred(82.0, song(12.0), NAMES);
    facts(&mut plate, award, landlord_pt, issue);
    seal(&mut plate, award, issue);
    plate.page
}

/// 「四星级出租房」; the number left open where it is written by hand.
fn title(plate: &mut Plate, stars: Option<u8>, issue: &Issue<'_>) {
    const NUMBERS: [&str; 5] = ["一", "二", "三", "四", "五"];
    const Y_MM: f32 = 41.0;
    let number = stars.and_then(|stars| NUMBERS.get(usize::from(stars).checked_sub(1)?));
    let style = hei(40.0);
    match number {
        Some(number) if !issue.onto_form => drop(plate.centred(Y_MM, style, &format!("{number}{TITLE}"))),
        written => {
            let left = (WIDTH_MM - style.width_mm(TITLE)) / 2.0 + style.size_mm() / 2.0;
            plate.text(left, Y_MM, style, TITLE);
            plate.blank_line(left - style.size_mm() - 6.0, Y_MM, style, "", left - 2.0);
            plate.text(left - style.size_mm() - 3.5, Y_MM, style.filled(), written.copied().unwrap_or_default());
        }
    }
}

/// At the left, each on its line, which is left out where the words stand.
fn facts(plate: &mut Plate, award: &StarAward, landlord_pt: f32, issue: &Issue<'_>) {
    let is_blank = *award == StarAward::default() || issue.onto_form;
    let day = |day: Option<Date>| if day.is_none() && !is_blank { String::new() } else { day_or_gaps(Day(day)) };
    let facts =
        [("房屋编号", award.house_number.clone()), (LANDLORD, award.landlord.clone()), (UNTIL, day(award.valid_until))];
    let facts = facts.into_iter().filter(|(_, words)| is_blank || !words.is_empty());
    let mut y = FACTS_MM;
    for (name, words) in facts {
        // On an empty plate a day has gaps, anything else a line.
        if words.is_empty() || (issue.onto_form && name != UNTIL) {
            plate.blank_line(LEFT_MM, y, hei(13.0), name, LINES_END_MM);
        } else {
            plate.text(LEFT_MM, y, hei(13.0), name);
        }
        if !words.is_empty() {
            // The name of an organisation goes on below.
            let style = song(if name == LANDLORD { landlord_pt } else { LANDLORD_PT[0] });
            let lines = style.wrap_evenly(&words, WORDS_WIDTH_MM);
            y = plate.lines(LEFT_MM + WORDS_MM, y, style.filled(), &lines);
        }
        y += 10.0;
    }
}

/// The station and the day, under the seal.
fn seal(plate: &mut Plate, award: &StarAward, issue: &Issue<'_>) {
    let style = song(12.0);
    let lines = style.wrap_evenly(&format!("{}（章）", issue.station.name), SEAL_MM + 18.0);
    plate.lines_up_to(SEAL_MIDDLE_MM, 118.0, style, &lines);
    plate.lines_up_to(SEAL_MIDDLE_MM, 126.0, style.filled(), &[day_or_gaps(Day(award.awarded_on))]);
}
