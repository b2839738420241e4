//! Whole registers: which there are, by which names, and one written to a file. Reading and writing go on at the same time.

use super::disputes::DisputeLine;
use super::groups::MemberLine;
use super::leaving::{Destination, leave};
use super::organisations::OrganisationLine;
use super::terms::{About, notes};
use super::whole::{Fields, PAGE, Reader, Whole};
use super::{ColumnName, Exported, Terms};
use crate::domain::import::Subject;
use crate::domain::registers::{Dispute, GroupMember, Organisation, Person, PersonDistinct, RentalHouse, Tenancy};
use crate::domain::{RecordId, Register};
use crate::services::outgoing::Existing;
use crate::services::sheets::writing::TableWriter;
use crate::services::{Desk, Finished, LongWork, Progress, Trouble};
use crate::store::{HouseWhole, PersonWhole, TenancyWhole};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Pages that may wait for the one who writes.
const PAGES_AHEAD: usize = 4;

/// A register that can leave as a table.
pub struct Kind {
    /// The register on the command line.
    pub table: &'static str,
    pub title: &'static str,
    columns: fn() -> Vec<ColumnName>,
    read: ReadAll,
    count: fn(&Desk) -> Result<u64, Trouble>,
}

type ReadAll = fn(&Desk, &RegisterOrder, &Progress, &SyncSender<Page>) -> Result<Exported, Trouble>;
type Page = Vec<Vec<String>>;

/// A whole register to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterOrder {
    /// The name of a [`Kind`].
    pub table: &'static str,
    /// Keys of the columns in their order; none for all of them as the register has them.
    pub columns: Vec<String>,
    pub terms: Terms,
}

impl Kind {
    fn of<W: Whole>(table: &'static str, title: &'static str) -> Self {
        Self {
            table,
            title,
            columns: || W::columns().into_iter().map(|column| column.name).collect(),
            read: read_all::<W>,
            count: W::count,
        }
    }

    /// All columns there are, in the order of the register.
    pub fn columns(&self) -> Vec<ColumnName> {
        (self.columns)()
    }
}

/// Every register, those first that are asked for most.
pub fn kinds() -> &'static [Kind] {
    static ALL: LazyLock<Vec<Kind>> = LazyLock::new(|| {
        macro_rules! all {
            ($($register:ty),+) => {
                vec![$(Kind::of::<Fields<$register>>(<$register>::TABLE, <$register>::TITLE)),+]
            };
        }
        let mut all = crate::every_register!(all);
        for kind in &mut all {
            match kind.table {
                Person::TABLE => *kind = Kind::of::<PersonWhole>(Person::TABLE, Person::TITLE),
                RentalHouse::TABLE => *kind = Kind::of::<HouseWhole>(RentalHouse::TABLE, RentalHouse::TITLE),
                Tenancy::TABLE => *kind = Kind::of::<TenancyWhole>(Tenancy::TABLE, Tenancy::TITLE),
                GroupMember::TABLE => *kind = Kind::of::<MemberLine>(GroupMember::TABLE, GroupMember::TITLE),
                Dispute::TABLE => *kind = Kind::of::<DisputeLine>(Dispute::TABLE, Dispute::TITLE),
                Organisation::TABLE => *kind = Kind::of::<OrganisationLine>(Organisation::TABLE, Organisation::TITLE),
                _ => {}
            }
        }
        // What the program only remembers for itself is no register for people.
        all.retain(|kind| kind.table != PersonDistinct::TABLE);
        all
    });
    &ALL
}

/// Further names of registers, as people call them.
const ALSO: [(&str, &str); 8] = [
    ("人员", "person"),
    ("人", "person"),
    ("房屋", "rental_house"),
    ("居住", "residence"),
    ("租约", "tenancy"),
    ("联防组", "defence_group"),
    ("责任书", "agreement"),
    ("案件", "dispute"),
];

/// A register by its English or Chinese name.
pub fn kind(word: &str) -> Option<&'static Kind> {
    let word = ALSO.iter().find(|(also, _)| *also == word).map_or(word, |(_, table)| table);
    kinds().iter().find(|kind| kind.table == word || kind.title == word)
}

/// Writes a whole register to a file.
pub fn register(
    desk: &mut Desk,
    order: &RegisterOrder,
    to: (&Path, Existing),
    progress: &Progress,
) -> Result<Exported, Trouble> {
    order.terms.require(desk)?;
    let kind = kind(order.table).ok_or(Trouble::Gone)?;
    let headings = headings(kind, order);
    let (writer, exported) = written(desk, kind, order, headings.clone(), progress)?;
    if exported.rows == 0 {
        return Err(Trouble::NothingToExport);
    }
    let can_come_back = Subject::ALL.into_iter().any(|subject| subject.key() == kind.table);
    let conditions = ["整本登记簿".to_owned()];
    let about = About { title: kind.title, conditions: &conditions, as_of: desk.today(), can_come_back };
    let bytes = writer.finish(notes(desk, &about, &order.terms, &exported))?;
    progress.report(exported.rows as u64, exported.rows as u64)?;
    let to = Destination { path: to.0, existing: to.1 };
    leave(desk, &bytes, to, (kind.title, &headings), (&order.terms, &exported))?;
    Ok(exported)
}

/// The same as long work of the window.
pub fn register_work(desk: &Desk, order: RegisterOrder, to: PathBuf, existing: Existing) -> Result<LongWork, Trouble> {
    order.terms.require(desk)?;
    let kind = kind(order.table).ok_or(Trouble::Gone)?;
    let total = usize::try_from((kind.count)(desk)?).unwrap_or(usize::MAX);
    Ok(LongWork::new(format!("正在导出{}", kind.title), total, move |desk, progress| {
        let exported = register(desk, &order, (&to, existing), progress)?;
        Ok(Finished { words: exported.words(), ..Finished::default() })
    }))
}

fn headings(kind: &Kind, order: &RegisterOrder) -> Vec<String> {
    let names = kind.columns();
    chosen(&names, order).into_iter().map(|place| names[place].heading.clone()).collect()
}

/// The places of the columns that leave, in their order.
fn chosen(names: &[ColumnName], order: &RegisterOrder) -> Vec<usize> {
    let leaves = |place: &usize| !names[*place].is_withheld || order.terms.extent == super::Extent::Whole;
    // The column of a firm was once called by its link alone.
    let is_called =
        |name: &ColumnName, key: &str| name.key == key || name.key.strip_suffix(".organisation_name") == Some(key);
    let place = |key: &String| names.iter().position(|name| is_called(name, key));
    let arranged: Vec<usize> = order.columns.iter().filter_map(place).collect();
    // An arrangement of columns that are no longer there is none.
    let all = if arranged.is_empty() { (0..names.len()).collect() } else { arranged };
    all.into_iter().filter(leaves).collect()
}

/// One thread reads, another one writes.
fn written(
    desk: &Desk,
    kind: &Kind,
    order: &RegisterOrder,
    headings: Vec<String>,
    progress: &Progress,
) -> Result<(TableWriter, Exported), Trouble> {
    let (sender, receiver) = sync_channel(PAGES_AHEAD);
    let failed = |error| Trouble::File { what: "导出", error };
    thread::scope(|scope| {
        let write = move || write_pages(order, kind.title, headings, &receiver);
        let writing = thread::Builder::new().name("table writer".to_owned()).spawn_scoped(scope, write);
        let writing = writing.map_err(failed)?;
        let read = (kind.read)(desk, order, progress, &sender);
        drop(sender);
        let writer = writing.join().map_err(|_| Trouble::Cancelled)?;
        // What was wrong with writing stopped the reading.
        let writer = writer?;
        Ok((writer, read?))
    })
}

fn write_pages(
    order: &RegisterOrder,
    title: &str,
    headings: Vec<String>,
    pages: &Receiver<Page>,
) -> Result<TableWriter, Trouble> {
    let mut writer = TableWriter::begin(order.terms.format, title, headings)?;
    for page in pages {
        page.into_iter().try_for_each(|row| writer.row(row))?;
    }
    Ok(writer)
}

fn read_all<W: Whole>(
    desk: &Desk,
    order: &RegisterOrder,
    progress: &Progress,
    pages: &SyncSender<Page>,
) -> Result<Exported, Trouble> {
    let columns = W::columns();
    let names: Vec<ColumnName> = columns.iter().map(|column| column.name.clone()).collect();
    let chosen: Vec<_> = chosen(&names, order).into_iter().map(|place| &columns[place]).collect();
    let (today, total, extent) = (desk.today(), W::count(desk)?, order.terms.extent);
    let mut reader = Reader::at(desk);
    let (mut exported, mut behind) = (Exported::default(), RecordId(0));
    loop {
        progress.report((exported.rows + exported.children) as u64, total)?;
        let lines = W::page(&mut reader, behind)?;
        let is_last = lines.len() < PAGE;
        behind = lines.last().map_or(behind, |(id, _)| *id);
        let stays = |line: &W| line.child(today).is_some_and(|child| !child.leaves(&order.terms));
        let count = lines.len();
        let leaving = lines.into_iter().map(|(_, line)| line).filter(|line| !stays(line));
        let page: Page =
            leaving.map(|line| chosen.iter().map(|column| (column.cell)(&line, extent)).collect()).collect();
        exported.rows += page.len();
        exported.children += count - page.len();
        if pages.send(page).is_err() || is_last {
            return Ok(exported);
        }
    }
}
