//! The papers of what comes round: screenings, meetings and what they hand out, receptions, reports of 信息员.

use super::houses::{LONG_ADDRESS, LONG_NAME};
use super::soundness::assert_sound;
use crate::{issue, station};
use linli::domain::registers::{Feedback, Meeting, MeetingItem, Reception, RoutineReport};
use linli::domain::values::{Choice, Count, Day, Lines, Name, Phones, Text};
use linli::print::documents::routine::{
    FoundLine, HANDOVER, ItemRecord, MINUTES, MONTHLY, MatterTotal, MeetingRecord, SCREENING, ScreeningRecord, TALK,
    URGING, draw_feedback, draw_meeting, draw_order, draw_reception, draw_screening,
};
use linli::print::documents::{DocumentKind, Source};
use linli::print::{Document, Issue, Page};

fn on(text: &str) -> Day {
    Day(text.parse().ok())
}

fn screening() -> ScreeningRecord {
    let found = |matter: &str, place: &str, found: &str, handling: &str, result: &str| FoundLine {
        matter: matter.into(),
        place: place.into(),
        found: found.into(),
        handling: handling.into(),
        handled_by: "周敏".into(),
        result: result.into(),
    };
    let total = |matter: &str, found, settled| MatterTotal { matter: matter.into(), found, settled };
    ScreeningRecord {
        report: RoutineReport {
            kind: Choice::of("1"),
            report_name: Text::new("每月矛盾纠纷排查"),
            period_from: on("2026-06-01"),
            period_until: on("2026-06-30"),
            done_on: on("2026-06-25"),
            done_by: Text::new("周敏、景为民"),
            outcome: Choice::of("1"),
            summary: Lines::new("本月隐患集中在电动车充电。下月在2栋东侧增设充电棚。"),
            reported_to: Text::new("青溪街道综治中心"),
            ..RoutineReport::default()
        },
        period: "2026年6月".into(),
        area: "全社区".into(),
        findings: vec![
            found(
                "安全隐患",
                "海棠路菜市场北门",
                "消防通道堆放货箱",
                "当场清走，已告诉管理方",
                "已办结\n2026年6月12日",
            ),
            found("矛盾纠纷", "海棠苑2栋楼道", "楼上漏水，两家说不拢", "转人民调解", "在办"),
            found("维修", "海棠苑1栋单元门", "门禁不亮", "已报物业换电池", "期限\n2026年6月30日"),
        ],
        screenings: 5,
        zero_reports: 2,
        totals: vec![total("安全隐患", 1, 1), total("矛盾纠纷", 1, 0), total("维修", 1, 0)],
    }
}

fn item() -> ItemRecord {
    ItemRecord {
        item: MeetingItem {
            position: Count(Some(1)),
            topic: Text::new("菜市场消防通道反复被占"),
            discussion: Lines::new("市场管理方说货商多、清了又占。"),
            answer_kind: Choice::of("3"),
            decision: Lines::new("市场管理方划线专管，街道综合执法队每周查一次。"),
            order_number: Text::new("海交〔2026〕003号"),
            unit: Text::new("街道综合执法队"),
            leader: Text::new("邹有方"),
            reply_due: on("2026-06-20"),
            urged_on: on("2026-06-22"),
            ..MeetingItem::default()
        },
        case_number: "海人调字〔2026〕第014号".into(),
        meeting_name: "2026年6月联席会议".into(),
        held_on: "2026年6月10日".into(),
    }
}

fn meeting() -> MeetingRecord {
    MeetingRecord {
        meeting: Meeting {
            kind: Choice::of("1"),
            meeting_name: Text::new("2026年6月联席会议"),
            held_on: on("2026-06-10"),
            hours: Text::new("14:30-16:00"),
            venue: Text::new("社区会议室"),
            host: Text::new("邹有方"),
            recorder: Text::new("周敏"),
            attendees: Lines::new("综治中心：邹有方\n派出所：景为民\n司法所：包调和"),
            summary: Lines::new("通报上月排查和纠纷调处情况，研判当前的隐患。"),
            decisions: Lines::new("各单位按分工办理，下次会议通报进展。"),
            ..Meeting::default()
        },
        items: vec![item(), ItemRecord { item: MeetingItem { unit: Text::default(), ..item().item }, ..item() }],
    }
}

fn reception() -> Reception {
    Reception {
        reception_number: Text::new("海访〔2026〕012号"),
        received_on: on("2026-06-15"),
        visitor: Name::new("何有求"),
        phones: Phones::new("13800000001"),
        headcount: Count(Some(2)),
        matter: Choice::of("3"),
        request: Lines::new("楼道灯坏了两周没人修。"),
        first_asked: Name::new("周敏"),
        answer_kind: Choice::of("2"),
        answer: Lines::new("联系物业，三天内修好后答复。"),
        promised_on: on("2026-06-18"),
        ..Reception::default()
    }
}

fn feedback() -> Feedback {
    Feedback {
        feedback_number: Text::new("海信〔2026〕031号"),
        reported_on: on("2026-06-15"),
        reported_at: Text::new("19:30"),
        reporter: Name::new("景有讯"),
        place_told: Text::new("海棠路路口"),
        matter: Choice::of("1"),
        content: Lines::new("井盖松动，骑车经过有响声。"),
        handled_by: Text::new("周敏"),
        handling: Lines::new("先放警示桩，报市政加固。"),
        settled_on: on("2026-06-16"),
        result: Lines::new("已加固。"),
        ..Feedback::default()
    }
}

pub fn every(issue: &Issue<'_>) -> Vec<Document> {
    vec![
        draw_screening(&SCREENING, &screening(), issue),
        draw_screening(&SCREENING, &ScreeningRecord::default(), issue),
        draw_screening(&MONTHLY, &screening(), issue),
        draw_screening(&MONTHLY, &ScreeningRecord::default(), issue),
        draw_meeting(&MINUTES, &meeting(), issue),
        draw_meeting(&MINUTES, &MeetingRecord::default(), issue),
        draw_meeting(&TALK, &meeting(), issue),
        draw_meeting(&TALK, &MeetingRecord::default(), issue),
        draw_order(&HANDOVER, &item(), issue),
        draw_order(&HANDOVER, &ItemRecord::default(), issue),
        draw_order(&URGING, &item(), issue),
        draw_order(&URGING, &ItemRecord::default(), issue),
        draw_reception(&reception(), issue),
        draw_reception(&Reception::default(), issue),
        draw_feedback(&feedback(), issue),
        draw_feedback(&Feedback::default(), issue),
    ]
}

/// Everything on it as long as the registers allow, and much of it.
pub fn longest(kind: &DocumentKind, issue: &Issue<'_>) -> Document {
    let lines = || Lines(format!("{LONG_ADDRESS}。{LONG_NAME}").repeat(4));
    let long_item = || {
        let mut long = item();
        (long.item.topic, long.item.unit, long.item.leader) = (text(), text(), text());
        (long.item.decision, long.item.discussion, long.item.reply) = (lines(), lines(), lines());
        ItemRecord { meeting_name: LONG_ADDRESS.into(), ..long }
    };
    match kind.source {
        Source::Report => {
            let mut long = screening();
            (long.report.done_by, long.report.report_name, long.report.summary) = (text(), text(), lines());
            let line = FoundLine { place: LONG_ADDRESS.into(), found: lines().0, ..long.findings[0].clone() };
            long.findings = vec![line; 12];
            draw_screening(kind, &long, issue)
        }
        Source::Meeting => {
            let mut long = meeting();
            (long.meeting.venue, long.meeting.host, long.meeting.attendees) = (text(), text(), lines());
            long.items = vec![long_item(); 6];
            draw_meeting(kind, &long, issue)
        }
        Source::MeetingItem => draw_order(kind, &long_item(), issue),
        Source::Reception => {
            let long = Reception { request: lines(), visitor: Name::new(LONG_NAME), answer: lines(), ..reception() };
            draw_reception(&long, issue)
        }
        _ => draw_feedback(&Feedback { place_told: text(), content: lines(), ..feedback() }, issue),
    }
}

fn text() -> Text {
    Text::new(LONG_ADDRESS)
}

fn words(document: &Document) -> String {
    document.pages.iter().flat_map(Page::texts).collect()
}

#[test]
fn no_text_of_these_papers_touches_another() {
    let station = station();
    every(&issue(&station)).iter().for_each(assert_sound);
}

#[test]
fn every_form_of_these_for_the_pen_stands_on_one_page() {
    let station = station();
    let issue = issue(&station);
    for document in every(&issue).iter().skip(1).step_by(2) {
        assert_eq!(document.pages.len(), 1, "{}", document.title);
    }
}

#[test]
fn the_monthly_report_adds_up() {
    let station = station();
    let words = words(&draw_screening(&MONTHLY, &screening(), &issue(&station)));
    assert!(words.contains("2026年6月") && words.contains("5 次") && words.contains("合计"));
    let after_sum = words.split("合计").nth(1).unwrap();
    assert!(after_sum.starts_with("312"), "found, settled and open: {after_sum}");
}

#[test]
fn an_order_says_who_is_to_reply_by_when_and_the_urging_when_it_was_handed_out() {
    let station = station();
    let issue = issue(&station);
    let [order, urging] = [HANDOVER, URGING].map(|kind| words(&draw_order(&kind, &item(), &issue)));
    for stands in ["海交〔2026〕003号", "街道综合执法队", "2026年6月20日", "海人调字〔2026〕第014号"]
    {
        assert!(order.contains(stands) && urging.contains(stands), "{stands}");
    }
    assert!(urging.contains("2026年6月22日") && !order.contains("2026年6月22日"), "asked for again");
}

#[test]
fn an_urging_says_that_the_day_of_reply_is_over_only_when_it_is() {
    let station = station();
    let issue = issue(&station);
    let urged = |day: &str| {
        let item = ItemRecord { item: MeetingItem { urged_on: on(day), ..item().item }, ..item() };
        words(&draw_order(&URGING, &item, &issue))
    };
    let (before, after) = (urged("2026-06-20"), urged("2026-06-21"));
    assert!(!before.contains("已过回复期限") && before.contains("在回复期限前书面回复"));
    assert!(after.contains("已过回复期限") && after.contains("日前书面回复"), "the new day is written in");
}

#[test]
fn an_urging_of_what_was_answered_in_time_never_says_that_the_day_is_over() {
    let station = station();
    let answered = MeetingItem { replied_on: on("2026-06-18"), urged_on: on("2026-06-25"), ..item().item };
    let urging = words(&draw_order(&URGING, &ItemRecord { item: answered, ..item() }, &issue(&station)));
    assert!(!urging.contains("已过回复期限"), "{urging}");
}

#[test]
fn a_screening_says_who_answers_for_what_it_found_and_that_it_found_nothing() {
    let station = station();
    let issue = issue(&station);
    let found = words(&draw_screening(&SCREENING, &screening(), &issue));
    assert!(found.contains("责任人") && found.contains("周敏") && found.contains("2026年6月12日"));
    assert!(!found.contains("没有发现"));
    for kind in [&SCREENING, &MONTHLY] {
        let nothing = ScreeningRecord { findings: Vec::new(), ..screening() };
        assert!(words(&draw_screening(kind, &nothing, &issue)).contains("没有发现矛盾纠纷和隐患"), "{}", kind.title);
    }
    assert!(!words(&draw_screening(&SCREENING, &ScreeningRecord::default(), &issue)).contains("没有发现"));
}

#[test]
fn the_days_of_one_sheet_are_written_one_way() {
    let station = station();
    let issue = issue(&station);
    for document in every(&issue) {
        let words = words(&document);
        assert!(!words.contains("2026-0"), "{}: {words}", document.title);
    }
}

#[test]
fn a_reception_shows_half_a_telephone_and_a_report_has_nowhere_to_name_anybody_it_is_about() {
    let station = station();
    let issue = issue(&station);
    let reception = words(&draw_reception(&reception(), &issue));
    assert!(reception.contains("138****0001") && !reception.contains("13800000001"));
    let feedback = words(&draw_feedback(&feedback(), &issue));
    assert!(feedback.contains("不写是谁") && !feedback.contains("嫌疑"));
}
