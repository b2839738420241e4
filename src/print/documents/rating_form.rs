//! 五星级出租房主评定表: one landlord in one round, star by star, with what the records say, how the panel voted and what was decided and
//! why; on A4. It stays between the station and the landlord: nothing of it is published but the stars.

use super::form::{
    self, BY_HAND, Head, LEFT_MM, PRINTED, RIGHT_MM, SEAL_MM, boxes, rooms, seal_here, sign_here, wide_label,
};
use super::rating::{RatingRecord, StarRecord};
use super::registration::{Issue, day_or_gaps};
use super::{RATING_FORM, footer};
use crate::domain::CodeList;
use crate::domain::codes::StarList;
use crate::domain::values::Day;
use crate::print::page::{Document, Page};
use crate::print::table::{Block, LaidPage, Row, label, row, value};

/// 星, 自评, 依据, 票, 决定, 理由.
const COLUMNS_MM: [f32; 6] = [22.0, 17.0, 49.0, 21.0, 19.0, 46.0];
const REST: usize = 5;
/// What is written by hand in a star wants room.
const HAND_MM: f32 = 21.0;
const NOTE: &str = "各星由评定人依据登记逐星决定，写明理由；租客个人的情况不作依据。房主可以查看本表，对决定有异议的可以提出，由本站复核后答复。";

/// The form of one rating.
pub fn filled(record: &RatingRecord, issue: &Issue<'_>) -> Document {
    batch(std::slice::from_ref(record), issue)
}

/// One to be written by hand.
pub fn blank(issue: &Issue<'_>) -> Document {
    filled(&RatingRecord::default(), issue)
}

/// The forms of many; each counts its own pages.
pub fn batch(records: &[RatingRecord], issue: &Issue<'_>) -> Document {
    let mut document = Document::new(RATING_FORM.title, issue.today);
    document.pages = records.iter().flat_map(|record| rating(record, issue)).collect();
    document
}

fn rating(record: &RatingRecord, issue: &Issue<'_>) -> Vec<Page> {
    let is_blank = *record == RatingRecord::default();
    let head = Head { title: RATING_FORM.title, number_label: "轮次", number: &record.round };
    let blocks = vec![
        Block { title: "", rows: facts(record) },
        Block { title: "", rows: stars(record, is_blank) },
        Block { title: "", rows: outcome(record) },
        Block { title: "", rows: vec![rooms(&[3, 3], SEAL_MM + 1.0)] },
    ];
    let looks = if is_blank { BY_HAND } else { PRINTED };
    let mut pages = Vec::new();
    for LaidPage { mut page, rooms, .. } in form::lay(head, &COLUMNS_MM, looks, blocks) {
        if let [landlord, station] = rooms[..] {
            sign_here(&mut page, landlord, "房主（签名），已看过各星的依据和理由");
            seal_here(&mut page, station, "评定单位（章）", "评议组组长", (issue, Day::default()));
        }
        pages.push(page);
    }
    footer::number_pages(&mut pages, issue, LEFT_MM, RIGHT_MM);
    pages
}

fn facts(record: &RatingRecord) -> Vec<Row> {
    let day = |day| day_or_gaps(Day(day));
    let people = if record.present.is_empty() {
        "应到　　　人，到会　　　人".to_owned()
    } else {
        format!("应到 {} 人，到会 {} 人", record.electors, record.present)
    };
    vec![
        row(vec![label("房主"), value(2, &record.landlord), label("自荐日期"), value(2, day(record.nominated_on))]),
        form::whole("出租房屋", REST, record.houses.join("；")),
        form::whole("评议组", REST, record.panel.clone()),
        row(vec![label("评议日期"), value(2, day(record.voted_on)), label("到会"), value(2, people)]),
    ]
}

fn stars(record: &RatingRecord, is_blank: bool) -> Vec<Row> {
    let names = ["星", "自评", "依据（登记里有的）", "评议票", "决定", "理由、决定人和日期"];
    let mut rows = vec![row(names.map(label).into())];
    if is_blank {
        let empty =
            |name: &str| Row { height: HAND_MM, ..star(&StarRecord { name: name.into(), ..StarRecord::default() }) };
        rows.extend(StarList::table().codes.iter().map(|code| empty(&code.name)));
    } else {
        rows.extend(record.stars.iter().map(star));
    }
    rows
}

fn star(star: &StarRecord) -> Row {
    let claim = match star.claim.as_str() {
        "" => boxes(1, &["达到", "未申请"]),
        claim => value(1, claim),
    };
    let decision = match star.decision.as_str() {
        "" => boxes(1, &["授星", "不授"]),
        decision => value(1, decision),
    };
    let votes = if star.votes.is_empty() { "同意\n反对\n弃权" } else { &star.votes };
    row(vec![
        wide_label(1, &star.name),
        claim,
        value(1, star.facts.join("\n")),
        value(1, votes),
        decision,
        value(1, reason(star)),
    ])
}

fn reason(star: &StarRecord) -> String {
    let signed = star.decided_on.map(|day| format!("{} {}", star.decided_by, day_or_gaps(Day(Some(day)))));
    [Some(star.reason.clone()), signed]
        .into_iter()
        .flatten()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

fn outcome(record: &RatingRecord) -> Vec<Row> {
    let day = |day| day_or_gaps(Day(day));
    let published = match record.published_from {
        Some(_) => format!("{} 至 {}", day(record.published_from), day(record.published_until)),
        // Two whole days to be written in have no room in the cell.
        None => "　　月　　日至　　月　　日".to_owned(),
    };
    let mut rows = vec![
        row(vec![label("同意公示"), value(2, day(record.consent_on)), label("公示期"), value(2, published)]),
        Row { height: 12.0, ..form::whole("异议复核", REST, record.objections.join("\n")) },
        row(vec![
            label("授牌日期"),
            value(2, day(record.awarded_on)),
            label("有效期至"),
            value(2, day(record.valid_until)),
        ]),
    ];
    if let Some(withdrawal) = &record.withdrawal {
        let words = format!("{}，{}：{}", day(withdrawal.on), withdrawal.stars, withdrawal.reason);
        rows.push(form::whole("撤星", REST, words));
    }
    rows.push(row(vec![value(6, NOTE)]));
    rows
}
