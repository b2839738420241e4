//! The papers of a rating: the form with reasons for the landlord, the list with stars alone for everybody, the notice of a withdrawal.

use crate::documents::houses::{LONG_ADDRESS, LONG_NAME};
use crate::{issue, station, words};
use linli::print::documents::rating::{PublishedLandlord, PublishedRound, RatingRecord, StarRecord, WithdrawalRecord};
use linli::print::documents::{rating_form, rating_list, star_withdrawal};
use linli::print::{Document, Issue};

const REASON: &str = "最近两次巡查，楼道堆放已当场搬走，没有未整改的问题";

fn star(name: &str) -> StarRecord {
    StarRecord {
        name: name.into(),
        claim: "自评达到".into(),
        facts: vec!["2 处出租房屋，2 处有有效的责任书".into(), "新入住 3 人次，3 人次按期登记".into()],
        votes: "同意 7\n反对 1\n弃权 1".into(),
        decision: "授星".into(),
        reason: REASON.into(),
        decided_by: "周敏".into(),
        decided_on: "2026-06-06".parse().ok(),
    }
}

pub fn rating() -> RatingRecord {
    let names = ["爱国守法星", "诚实守信星", "家庭和谐星", "文明带头星", "环境卫生星"];
    RatingRecord {
        round: "2026年上半年　海棠苑3栋".into(),
        landlord: "甄房主".into(),
        houses: vec!["海房-0317 海棠苑3栋2单元501室".into()],
        panel: "甄公道、甄有理、甄有信".into(),
        nominated_on: "2026-06-01".parse().ok(),
        voted_on: "2026-06-05".parse().ok(),
        electors: "10".into(),
        present: "9".into(),
        stars: names.map(star).into(),
        consent_on: "2026-06-06".parse().ok(),
        published_from: "2026-06-07".parse().ok(),
        published_until: "2026-06-14".parse().ok(),
        objections: vec!["2026-06-09 异议：三楼还有杂物".into(), "2026-06-11 复核维持：当场看过，已搬走".into()],
        awarded_on: "2026-06-15".parse().ok(),
        valid_until: "2026-12-31".parse().ok(),
        withdrawal: None,
    }
}

pub fn withdrawn() -> RatingRecord {
    let withdrawal = WithdrawalRecord {
        stars: "环境卫生星".into(),
        on: "2026-08-03".parse().ok(),
        reason: "七月两次巡查，楼道堆放都没有整改".into(),
    };
    RatingRecord { withdrawal: Some(withdrawal), ..rating() }
}

pub fn long_rating() -> RatingRecord {
    let mut record = withdrawn();
    record.landlord = LONG_NAME.into();
    record.houses = vec![LONG_ADDRESS.into(); 8];
    for star in &mut record.stars {
        star.reason = [REASON; 12].concat();
        star.facts = vec![star.facts[0].clone(); 5];
    }
    record.objections = vec![format!("2026-06-09 异议：{}", [REASON; 6].concat()); 4];
    record.withdrawal = record.withdrawal.map(|known| WithdrawalRecord { reason: [REASON; 40].concat(), ..known });
    record
}

pub fn published(landlords: usize) -> PublishedRound {
    let landlord = |number: usize| PublishedLandlord {
        name: "甄*主".into(),
        houses: format!("海房-{number:04}（海棠苑）"),
        stars: [true, number.is_multiple_of(2), true, number.is_multiple_of(3), true],
    };
    PublishedRound {
        round: "2026年上半年　海棠苑3栋".into(),
        from: "2026-06-07".parse().ok(),
        until: "2026-06-14".parse().ok(),
        landlords: (1..=landlords).map(landlord).collect(),
    }
}

pub fn long_list() -> PublishedRound {
    let mut record = published(60);
    for landlord in &mut record.landlords {
        (landlord.name, landlord.houses) = (LONG_NAME.into(), LONG_ADDRESS.into());
    }
    record
}

pub fn every(issue: &Issue<'_>) -> Vec<Document> {
    vec![
        rating_form::batch(&[rating(), long_rating()], issue),
        rating_form::blank(issue),
        rating_list::batch(&[published(12), long_list()], issue),
        rating_list::blank(issue),
        star_withdrawal::batch(&[withdrawn(), long_rating()], issue),
        star_withdrawal::blank(issue),
    ]
}

#[test]
fn the_form_tells_each_star_with_what_the_records_say_the_votes_and_the_reason_on_one_page() {
    let station = station();
    let form = rating_form::filled(&rating(), &issue(&station));
    assert_eq!(form.pages.len(), 1);
    let words = &words(&form)[0];
    for wanted in ["甄房主", "海房-0317", "环境卫生星", "同意7", "授星", "最近两次巡查", "2026年12月31日", "复核维持"]
    {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
    assert_eq!(rating_form::blank(&issue(&station)).pages.len(), 1);
}

#[test]
fn the_list_that_hangs_says_stars_and_no_reasons() {
    let station = station();
    let list = rating_list::filled(&published(12), &issue(&station));
    let words = words(&list).concat();
    for wanted in ["甄*主", "海房-0012", "2026年6月7日至2026年6月14日", "爱国诚实家庭文明环境", "★"]
    {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
    for never in ["甄房主", "理由：", "不授", "同意7", "501"] {
        assert!(!words.contains(never), "{never} in {words}");
    }
}

#[test]
fn a_withdrawal_says_which_star_from_when_and_why_and_that_one_may_object() {
    let station = station();
    let notice = star_withdrawal::filled(&withdrawn(), &issue(&station));
    let words = words(&notice).concat();
    for wanted in ["甄房主", "环境卫生星", "2026年8月3日", "楼道堆放都没有整改", "有异议的"] {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
}
