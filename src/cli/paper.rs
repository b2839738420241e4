//! `print`: a document of one or many records as a PDF file, or the list of documents.

use super::words::Words;
use super::{Outcome, Refusal, complain, open, say, say_json};
use crate::domain::RecordId;
use crate::domain::template::TemplateKind;
use crate::print::documents::{DOCUMENTS, DocumentKind, Source};
use crate::services::agreements::{self, AgreementFilter, AgreementSort, CURRENT};
use crate::services::as_of::{self, OnADay};
use crate::services::defence::{self, GroupFilter, GroupSort};
use crate::services::houses::{self, HouseFilter, HouseSort};
use crate::services::people::{self, FloatingFilter, FloatingSort, Living};
use crate::services::printing::{self, Addresses, Lacking, Offset, Order, Paper, ToPrinter};
use crate::services::{Desk, Existing, MachineSettings, Progress, ratings};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(super) fn run(words: &Words) -> Outcome {
    if words.has("list") {
        return list(words.has("json"));
    }
    let [document, ids @ ..] = words.rest.as_slice() else {
        return Err(Refusal::Usage("缺少文书名".to_owned()));
    };
    let kind = printing::kind(document)?;
    let way = Way::of(words)?;
    let mut desk = open(words)?;
    let order = order(&mut desk, kind, ids, words)?;
    let addresses = match (words.has("rooms"), order.has_addresses()) {
        (true, true) => Addresses::ToRoom,
        (true, false) => return Err(Refusal::Usage("--rooms 只用于在住人员名单".to_owned())),
        (false, _) => order.addresses,
    };
    let order = Order { is_values_only: words.has("values-only"), addresses, ..order };
    let order = match words.one("purpose") {
        Some(purpose) => Order { purpose: purpose.to_owned(), ..order },
        None => order,
    };
    if let Way::Folder(folder) = way {
        return each(&mut desk, &order, &folder, words.has("json"));
    }
    let paper = printing::prepare(&desk, order)?;
    let number = leave(&mut desk, &paper, &way)?;
    tell(kind, &paper, number, &way, words.has("json"))
}

/// Where the paper goes.
enum Way {
    File(PathBuf, Existing),
    /// A file for each record.
    Folder(PathBuf),
    Printer(ToPrinter),
}

impl Way {
    fn of(words: &Words) -> Result<Self, Refusal> {
        let Some(printer) = words.one("printer") else {
            let out = words.path("out")?;
            if words.has("each") {
                return Ok(Self::Folder(out));
            }
            let existing = words.existing(&out)?;
            return Ok(Self::File(out, existing));
        };
        if words.one("out").is_some() || words.has("each") {
            return Err(Refusal::Usage("--printer 和 --out、--each 只能用一样".to_owned()));
        }
        let copies = words.number("copies")?.unwrap_or(1);
        Ok(Self::Printer(ToPrinter { printer: printer.to_owned(), copies, offset: Offset::default() }))
    }
}

fn leave(desk: &mut Desk, paper: &Paper, way: &Way) -> Result<u32, Refusal> {
    Ok(match way {
        Way::File(out, Existing::Keep) => printing::save_new(desk, paper, out)?,
        Way::File(out, Existing::Replace) | Way::Folder(out) => printing::save(desk, paper, out)?,
        Way::Printer(to) => {
            let offset = printing::offset_of(&MachineSettings::load(), &to.printer, paper.order.kind);
            let sent = printing::print(desk, paper, &ToPrinter { offset, ..to.clone() })?;
            if let Some(need) = sent.need {
                complain(need.advice());
            }
            sent.number
        }
    })
}

fn tell(kind: &DocumentKind, paper: &Paper, number: u32, way: &Way, is_json: bool) -> Outcome {
    if is_json {
        let left_out: Vec<_> = paper.left_out.iter().map(|one| one.record).collect();
        say_json(&json!({
            "document": kind.key,
            "pages": paper.pages,
            "print_number": number,
            "missing": paper.missing,
            "remarks": paper.remarks,
            "left_out": left_out,
        }))?;
    } else {
        let done = match way {
            Way::File(out, _) | Way::Folder(out) => format!("已写出 {}", out.display()),
            Way::Printer(to) => format!("已送往打印机「{}」", to.printer),
        };
        say(&format!("{done}，{} 页，打印记录第 {number} 号", paper.pages))?;
        paper.remarks.iter().try_for_each(|remark| say(remark))?;
    }
    complain_of(&paper.left_out);
    for letter in &paper.missing {
        complain(&format!("这台电脑没有「U+{:04X}」的字形，纸上印作 〓 并注明编码", u32::from(*letter)));
    }
    Ok(ExitCode::SUCCESS)
}

/// A file for each record. What could not be saved is a failure, with everything before it whole and numbered.
fn each(desk: &mut Desk, order: &Order, folder: &Path, is_json: bool) -> Outcome {
    let saved = printing::save_each(desk, order, folder, &Progress::default())?;
    if is_json {
        let left_out: Vec<_> = saved.left_out.iter().map(|one| one.record).collect();
        say_json(
            &json!({ "document": order.kind.key, "files": saved.files, "numbers": saved.numbers, "left_out": left_out }),
        )?;
    } else {
        say(&saved.words())?;
    }
    complain_of(&saved.left_out);
    match saved.trouble {
        Some(trouble) => Err(Refusal::Failed(trouble)),
        None => Ok(ExitCode::SUCCESS),
    }
}

/// Without names: what stands on the terminal may be kept in a log.
fn complain_of(left_out: &[Lacking]) {
    for one in left_out {
        complain(&format!("第 {} 条{}，没有打印", one.record.0, one.words()));
    }
}

fn order(desk: &mut Desk, kind: &'static DocumentKind, ids: &[String], words: &Words) -> Result<Order, Refusal> {
    match kind.source {
        Source::Residents => return list_order(desk, ids, words),
        _ if words.has("blank") => return Ok(Order::blank(kind)),
        Source::Station if ids.is_empty() => return Ok(Order::of(kind, Vec::new())),
        Source::Station => return Err(Refusal::Usage(format!("{}不需要编号", kind.title))),
        _ => {}
    }
    let records = records(desk, kind, ids)?;
    if matches!(kind.source, Source::Template(template) if template.is_agreement()) {
        agreements::bring_up_to_date(desk, &records)?;
    }
    Ok(Order::of(kind, records))
}

/// Who lived at `--place` on the day `--on`; the whole station and today where it is not said.
fn list_order(desk: &Desk, ids: &[String], words: &Words) -> Result<Order, Refusal> {
    if words.has("blank") || !ids.is_empty() {
        return Err(Refusal::Usage("在住人员名单用 --on 说哪一天，用 --place 说哪一处".to_owned()));
    }
    let day = words.one("on").map_or(Ok(None), |typed| as_of::read_day(typed, desk.today())).map_err(Refusal::Usage)?;
    let place =
        match words.one("place") {
            None => None,
            Some(typed) => Some(as_of::place(desk, typed)?.ok_or_else(|| {
                Refusal::Failed("没有找到这个地址，或者有好几处。请写全，例如「海棠苑3栋」".to_owned())
            })?),
        };
    let on = OnADay { day: day.unwrap_or_else(|| desk.today()), place };
    let residences = as_of::residences(desk, on)?;
    if residences.is_empty() {
        return Err(Refusal::Failed("这一天那里没有登记的人，没有可打印的".to_owned()));
    }
    Ok(Order::list(on, residences))
}

fn records(desk: &Desk, kind: &DocumentKind, ids: &[String]) -> Result<Vec<RecordId>, Refusal> {
    match ids {
        [] => Err(Refusal::Usage(format!("缺少{}的编号；空白表请加 --blank", kind.source.label()))),
        [all] if all == "all" => every_record(desk, kind.source),
        ids => {
            let number =
                |id: &String| id.parse().map(RecordId).map_err(|_| Refusal::Usage(format!("「{id}」不是编号")));
            ids.iter().map(number).collect()
        }
    }
}

/// Every record such a document can be made of: of residences those that are over too, of houses every file.
fn every_record(desk: &Desk, source: Source) -> Result<Vec<RecordId>, Refusal> {
    let records = match source {
        Source::FloatingResidence => {
            let filter = FloatingFilter { living: Living::All, ..FloatingFilter::default() };
            people::list(desk, &filter, FloatingSort::default())?
        }
        Source::House => houses::list(desk, &HouseFilter::default(), HouseSort::default())?,
        Source::Group => defence::list(desk, &GroupFilter::default(), GroupSort::default())?,
        Source::Rating => ratings::of_all_rounds(desk)?,
        Source::RatingRound => ratings::rounds(desk)?.into_iter().map(|round| round.id).collect(),
        Source::Template(template) => return every_agreement(desk, template),
        _ => return Err(Refusal::Usage(format!("请写明{}的编号，不能用 all", source.label()))),
    };
    if records.is_empty() {
        return Err(Refusal::Failed("还没有登记过，没有可打印的。空白表请加 --blank".to_owned()));
    }
    Ok(records)
}

/// Every agreement of this kind that is not over.
fn every_agreement(desk: &Desk, kind: TemplateKind) -> Result<Vec<RecordId>, Refusal> {
    let filter = AgreementFilter { kind: Some(kind.key()), standings: CURRENT, ..AgreementFilter::default() };
    let records = agreements::list(desk, &filter, AgreementSort::default())?;
    if records.is_empty() {
        return Err(Refusal::Failed("还没有起草过这种文书，没有可打印的。空白表请加 --blank".to_owned()));
    }
    Ok(records)
}

fn list(is_json: bool) -> Outcome {
    if is_json {
        let rows: Vec<_> = DOCUMENTS
            .iter()
            .map(|kind| json!({ "document": kind.key, "title": kind.title, "needs": kind.source.label(), "paper": kind.paper.label() }))
            .collect();
        say_json(&rows)?;
    } else {
        for kind in DOCUMENTS {
            say(&format!("{:<24}{}（{}）需要：{}", kind.key, kind.title, kind.paper.label(), kind.source.label()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
