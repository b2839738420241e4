//! Parties on paper: as rows of a form, as the opening of an agreement, and as those who sign.

use super::CaseRecord;
use super::signing::signer;
use crate::domain::Date;
use crate::domain::dispute::day_in_words;
use crate::domain::registers::DisputeParty;
use crate::domain::values::Value;
use crate::print::documents::registration::{Issue, number};
use crate::print::flow::{Party, Sign, Span};
use crate::print::pen::song;
use crate::print::table::{self, Row};

/// Two blank parties, where none is known.
pub fn on_paper(record: &CaseRecord) -> Vec<DisputeParty> {
    if record.parties.is_empty() {
        vec![DisputeParty::default(), DisputeParty::default()]
    } else {
        record.parties.clone()
    }
}

/// Shares of the columns of [`rows`].
pub const COLUMNS: [f32; 6] = [22.0, 40.0, 14.0, 26.0, 18.0, 40.0];

/// What the forms ask of one party, in four rows; of an organisation its code and who stands for it.
pub fn rows(party: &DisputeParty, issue: &Issue<'_>) -> Vec<Row> {
    let head = table::row(vec![
        table::label(heading(party)),
        table::value(1, party.party_name.shown()),
        table::label(if party.is_organisation() { "代表人" } else { "性别" }),
        table::value(1, if party.is_organisation() { party.representative.shown() } else { sex(party).to_owned() }),
        table::label("年龄"),
        table::value(1, age(party, issue.today)),
    ]);
    let number_name = if party.is_organisation() { "信用代码" } else { "证件号码" };
    let contact = table::row(vec![
        table::label(number_name),
        table::value(3, identity(party, issue)),
        table::label("联系方式"),
        table::value(1, party.phones.shown()),
    ]);
    let home = table::row(vec![
        table::label("住址或单位"),
        table::value(3, party.address.shown()),
        table::label("职业职务"),
        table::value(1, party.occupation.shown()),
    ]);
    vec![head, contact, home]
}

/// 「甲方当事人」, 「乙方监护人」
fn heading(party: &DisputeParty) -> String {
    let words = format!("{}{}", party.side.label(), party.role.label());
    if words.is_empty() { "当事人".to_owned() } else { words }
}

pub fn sex(party: &DisputeParty) -> &str {
    party.sex.label().trim_end_matches('性')
}

pub fn age(party: &DisputeParty, today: Date) -> String {
    party.age(today).map(|age| format!("{age} 岁")).unwrap_or_default()
}

pub fn identity(party: &DisputeParty, issue: &Issue<'_>) -> String {
    if party.is_organisation() { party.credit_code.shown() } else { number(&party.identity, issue.full_id) }
}

/// 「甲方（当事人）：何丽华，女，46 岁，公民身份号码……，住……，电话……。」
pub fn in_a_sentence(party: &DisputeParty, issue: &Issue<'_>) -> (String, String) {
    let role = format!("{}（{}）：", party.side.label(), party.role.label());
    (role, described(party, age(party, issue.today), issue))
}

/// The same as a court is told of an applicant, who is born on a day: 「何丽华，女，1980年3月1日出生，……。」
pub fn as_applicant(party: &DisputeParty, issue: &Issue<'_>) -> String {
    let born = party.birth.0.map(|day| format!("{}出生", day_in_words(day))).unwrap_or_default();
    described(party, born, issue)
}

fn described(party: &DisputeParty, how_old: String, issue: &Issue<'_>) -> String {
    let named = |name: &str, words: String| if words.is_empty() { words } else { format!("{name}{words}") };
    let parts = [
        party.party_name.shown(),
        sex(party).to_owned(),
        how_old,
        party.occupation.shown(),
        named(if party.is_organisation() { "统一社会信用代码 " } else { "证件号码 " }, identity(party, issue)),
        named("法定代表人 ", party.representative.shown()),
        named("住", party.address.shown()),
        named("电话 ", party.phones.shown()),
        named("代理权限：", party.authority.shown()),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|words| !words.is_empty()).collect();
    format!("{}。", parts.join("，"))
}

/// Everybody who signs, each with room for a fingerprint.
pub fn signers(record: &CaseRecord) -> Vec<Party> {
    let sign = |party: &DisputeParty| {
        let how = vec![Span::Text("（签名、盖章或按指印）".to_owned(), song(9.5))];
        Party { name: how, ..signer(&named(party), Sign::Fingerprint) }
    };
    on_paper(record).iter().map(sign).collect()
}

/// The same below minutes: a signature on its line is enough.
pub fn by_name(record: &CaseRecord) -> Vec<Party> {
    on_paper(record).iter().map(|party| signer(&named(party), Sign::Name)).collect()
}

/// 「甲方当事人：何丽华」
fn named(party: &DisputeParty) -> String {
    let name = party.party_name.shown();
    if name.is_empty() { heading(party) } else { format!("{}：{name}", heading(party)) }
}
