//! The short list of things the whole window must know. Everything else stays inside a screen.

use super::screen::Page;
use super::screens::checkup::Part;
use crate::domain::dispute::StepKind;
use crate::domain::import::Subject;
use crate::domain::{Date, RecordId};
use crate::services::export::ListTable;
use crate::services::filling::Handed;
use crate::services::households::{HouseholdFilter, Task};
use crate::services::people::FloatingFilter;
use crate::services::printing::Order;
use crate::services::ratings::RatingFilter;
use crate::services::routines::{ChildKind, Ledger};
use crate::services::{ChangeId, LongWork, MachineSettings};

/// What a screen tells the window.
#[derive(Debug)]
pub enum Event {
    /// Another page of the navigation.
    Go(Page),
    /// Show this person in the list of people.
    OpenPerson(RecordId),
    /// The list of people, narrowed to those behind a figure.
    People(Box<FloatingFilter>),
    /// The list of households, narrowed to those behind a figure.
    Households(Box<HouseholdFilter>),
    /// Who lives at this place or below it, and who did on a day.
    PeopleAt(RecordId),
    /// A table is brought in, about this where the list it was asked from says so.
    Import(Option<Subject>),
    /// A table of others is filled, with these records where they were chosen in a list.
    Fill(Option<Handed>),
    /// Records that may be of one person: of this one, or of anybody.
    Doubles(Option<RecordId>),
    /// Another list of people, as of a day or of now.
    List(PeopleList, Option<Date>),
    /// Show this household in the list of households.
    OpenHousehold(RecordId),
    /// Show this place in the address tree.
    OpenPlace(RecordId),
    /// The page of a 联防组, in front of what is there.
    OpenGroup(RecordId),
    /// Another tab of 联防.
    Defence(DefenceTab),
    /// The 岗位责任卡 of this duty is written, in front of what is there.
    PostCard(RecordId),
    /// The page of a 队伍, in front of what is there.
    OpenTeam(RecordId),
    /// Form groups from a stretch of doors, in front of what is there.
    FormGroups,
    /// Show this agreement in the list of agreements.
    OpenAgreement(RecordId),
    /// Another tab of 文书.
    Documents(DocumentsTab),
    /// What is due, missing, or contradicts itself.
    Checkup(Part),
    /// The page of an organisation, in front of what is there.
    OpenOrganisation(RecordId),
    /// Something about a rental house, in front of what is there.
    House(OfHouse),
    /// Something about a rating, in front of what is there.
    Rating(OfRating),
    /// Something about a dispute, in front of what is there.
    Dispute(OfDispute),
    /// Something of the recurring duties and their ledgers.
    Routine(OfRoutine),
    /// Open a form.
    Register(Start),
    /// Go on with a form where its draft ended, by the key of the draft.
    TakeUp(String),
    /// Open the form for something that happens to a household, with a member ticked where one is named.
    Household(Task, Option<RecordId>),
    /// Show the finished paper.
    Preview(Order),
    /// What was printed.
    PrintLog(PrintsOf),
    /// The paper of a print as it left.
    PrintedPaper(RecordId),
    /// This screen is done; the one behind it comes back.
    Back,
    /// Records were changed: said in a toast with what would take it back.
    Saved { words: String, undo: Option<ChangeId>, then: After },
    /// This table is to leave: it is asked how, what for and where to.
    Export(Box<ListTable>),
    /// Whole registers leave, or a batch of people is looked up.
    Out(OutTab),
    /// Something that takes long; until it has ended nothing else is done.
    Work(LongWork),
    /// Something to tell, without a change.
    Told(String),
    /// Nothing was done, and why.
    Refused(String),
    /// The looks or habits of this computer were changed.
    Settings(Box<MachineSettings>),
    /// Back to the sign-in screen.
    SignOut,
}

/// The lists that 人口 has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PeopleList {
    Floating,
    Residents,
    Households,
}

/// The tabs of 导出.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OutTab {
    BatchQuery,
    Registers,
    TakeAway,
}

/// The tabs of 联防.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DefenceTab {
    Groups,
    Teams,
    Lines,
    Network,
    Checks,
    Rounds,
    Posts,
}

/// The tabs of 文书.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DocumentsTab {
    Agreements,
    Templates,
    Prints,
    Blanks,
    /// 套表
    Filling,
}

/// With what a registration form begins.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    Empty,
    /// A name typed into the search box that nobody has.
    Name(String),
    /// A registration to be corrected.
    Existing(RecordId),
    /// Somebody known, at a new dwelling.
    NewDwelling(RecordId),
    /// Somebody known, at a dwelling that is known too.
    LivesAt {
        person: RecordId,
        place: RecordId,
    },
    /// One more person at the dwelling of this registration.
    SameAddress(RecordId),
}

/// Whose prints the log shows; a person or a house comes with its name.
#[derive(Clone, Debug, PartialEq)]
pub enum PrintsOf {
    Everybody,
    Person(RecordId, String),
    House(RecordId, String),
}

/// What is opened of a rental house.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OfHouse {
    Page(RecordId),
    NewFile,
    File(RecordId),
    NewTenancy(RecordId),
    Tenancy(RecordId),
    End { house: RecordId, tenancy: Option<RecordId> },
    Visit(RecordId),
}

/// What is opened of ratings.
#[derive(Clone, Debug, PartialEq)]
pub enum OfRating {
    Page(RecordId),
    /// A round, its landlords narrowed by this.
    Round(RecordId, RatingFilter),
}

/// What is opened of a dispute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OfDispute {
    Page(RecordId),
    New,
    /// A case of what a screening found.
    OfFinding(RecordId),
    Edit(RecordId),
    /// A step that is taken now.
    Step(RecordId, StepKind),
    /// A step that was taken, to be corrected.
    Correct(RecordId),
    Agreement(RecordId),
    /// 人民调解案件情况统计表
    Report,
}

/// The tabs of 日常.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RoutineTab {
    /// 应办
    Now,
    /// 全年
    Year,
    Ledger(Ledger),
}

/// What is opened of the recurring duties; a tab stands in place of what is there, the rest in front of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OfRoutine {
    Tab(RoutineTab),
    /// The page of a record.
    Page(Ledger, RecordId),
    /// What is recorded for the period of a routine that begins on a day; without a day for the first that wants it.
    Record(RecordId, Option<Date>),
    /// A record out of turn.
    New(Ledger),
    Edit(Ledger, RecordId),
    /// One more finding of a report, or one more matter of a meeting.
    NewChild(Ledger, RecordId),
    Child(ChildKind, RecordId),
    NewRule,
    Rule(RecordId),
}

impl Event {
    /// Something was saved and can be taken back; the window stays where it is.
    pub fn saved(words: impl Into<String>, change: ChangeId) -> Self {
        Self::Saved { words: words.into(), undo: Some(change), then: After::Stay }
    }
}

/// Where the window goes after a save.
#[derive(Clone, Debug, PartialEq)]
pub enum After {
    Stay,
    /// To what stands behind the form.
    Back,
    /// To the page of this house, in place of the form.
    House(RecordId),
    /// To the page of this dispute, in place of the form.
    Dispute(RecordId),
    /// To the page of this record of a ledger, in place of the form.
    Routine(Ledger, RecordId),
    /// To this person in the list.
    Person(RecordId),
    /// To this household in its list.
    Household(RecordId),
    /// To the page of this group, in place of the form.
    Group(RecordId),
    /// To the page of this team, in front of the list it was founded from.
    Team(RecordId),
    /// To the paper of what was saved, in front of what is there.
    Preview(Order),
    /// To the paper of what was saved, and then to the person.
    Paper(Order, RecordId),
}
