//! Founding a station: an empty folder becomes an archive with one operator and a recovery code.

use super::agreements::{self, AgreementTerms};
use super::credentials::{require_usable, require_usable_password};
use super::outgoing::require_outside_archives;
use super::{Clock, Desk, Progress, Trouble, demo};
use crate::domain::{Right, Role, Station};
use crate::platform;
use crate::store::{NewOperator, Operator, RecoveryCode, Store, StoreError};
use std::path::{Path, PathBuf};

/// What the wizard asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Founding {
    pub folder: PathBuf,
    pub station: Station,
    pub operator: String,
    pub password: String,
}

const DEMO_STATION: &str = "海棠社区综治工作站（演示）";
/// Sign-in of the demo station, shown on its lock screen.
pub const DEMO_OPERATOR: &str = "演示";
pub const DEMO_PASSWORD: &str = "linli-demo";
/// People in the demo that opens with one press.
pub const DEMO_PEOPLE: u32 = 600;

/// Makes the archive. The recovery code is given this once; only its slot is kept. Whoever asked remembers the archive.
pub fn found(founding: &Founding, clock: Clock) -> Result<(Desk, RecoveryCode), Trouble> {
    require_usable(&founding.operator, &founding.password)?;
    require_outside_archives(&founding.folder)?;
    let mut station = founding.station.clone();
    if station.number_prefix.is_empty() {
        station.number_prefix = prefix_of(&station.community);
    }
    let founder = NewOperator { name: &founding.operator, password: &founding.password, role: Role::Administrator };
    let (store, operator, code) = Store::create(&founding.folder, &station, &founder, &clock.now())?;
    Ok((Desk::new(store, operator, clock)?, code))
}

/// 「海棠社区」 out of 「海棠社区综治工作站」; nothing where the name does not say it.
pub fn community_of(station: &str) -> String {
    station.find("社区").map_or_else(String::new, |place| station[..place + "社区".len()].to_owned())
}

/// What running numbers begin with unless the station wants another word: the community's first character.
pub fn prefix_of(community: &str) -> String {
    community.chars().next().map(String::from).unwrap_or_default()
}

/// The folder in which archives are proposed.
pub const ARCHIVES: &str = "邻里档案";

/// Where a new archive is proposed, `文档/邻里档案/海棠社区综治工作站`.
pub fn proposed_folder(station: &str, documents: &Path) -> PathBuf {
    documents.join(ARCHIVES).join(folder_name(station))
}

/// A station's name as every file system takes it.
pub fn folder_name(station: &str) -> String {
    let is_allowed = |letter: char| !letter.is_control() && !"\\/:*?\"<>|".contains(letter);
    let name: String = station.trim().chars().filter(|letter| is_allowed(*letter)).collect();
    name.trim_end_matches('.').to_owned()
}

/// A new archive needs a folder that is empty or does not exist yet, and lies in no other archive.
pub fn require_free(folder: &Path) -> Result<(), Trouble> {
    require_outside_archives(folder)?;
    let is_free = std::fs::read_dir(folder).map_or(!folder.exists(), |mut entries| entries.next().is_none());
    if is_free { Ok(()) } else { Err(StoreError::AlreadyAnArchive.into()) }
}

/// A throw-away station with made-up people in a temporary folder, and something for the checkup to find. It is not remembered.
pub fn found_demo(folder: &Path, people: u32, seed: u64, clock: Clock, progress: &Progress) -> Result<Desk, Trouble> {
    let station = Station {
        name: DEMO_STATION.to_owned(),
        community: "海棠社区".to_owned(),
        street: "青溪街道".to_owned(),
        number_prefix: "海".to_owned(),
        office_phone: "0830-0000000".to_owned(),
        address: "海棠路1号".to_owned(),
        province: "四川省".to_owned(),
    };
    let founder = NewOperator { name: DEMO_OPERATOR, password: DEMO_PASSWORD, role: Role::Administrator };
    let (store, operator, _) = Store::create(folder, &station, &founder, &clock.now())?;
    let mut desk = Desk::new(store, operator, clock)?;
    demo::plant(&mut desk, people, seed, progress)?;
    let terms = AgreementTerms { police_station: "青溪派出所".to_owned(), ..AgreementTerms::default() };
    agreements::set_terms(&mut desk, &terms)?;
    Ok(desk)
}

/// Removes the demo stations in this folder whose program ended without doing so: killed, crashed, switched off.
pub fn sweep_left_demos(temporary: &Path) {
    for folder in platform::throw_away_folders(temporary) {
        if !Store::is_in_use(&folder) {
            platform::throw_away(&folder);
        }
    }
}

/// Whether this is the throw-away station, whose password everybody may know.
pub fn is_demo(desk: &Desk) -> bool {
    desk.operator().name == DEMO_OPERATOR && desk.station().name == DEMO_STATION
}

/// The station's name as it stands outside the encrypted file.
pub fn peek(folder: &Path) -> Result<String, Trouble> {
    Ok(Store::peek(folder)?.station_name)
}

/// Changes the facts at the foot of every paper.
pub fn change(desk: &mut Desk, station: &Station) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    desk.acting("修改本站资料", "", |store, act| Ok(store.change_station(act, station)?))?;
    desk.reread_station()
}

pub fn operators(desk: &Desk) -> Result<Vec<Operator>, Trouble> {
    desk.require(Right::Look)?;
    Ok(desk.store.operators()?)
}

pub fn add_operator(desk: &mut Desk, name: &str, password: &str, role: Role) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    require_usable(name, password)?;
    let new = NewOperator { name, password, role };
    desk.acting("添加操作员", "", |store, act| Ok(store.add_operator(act, &new).map(drop)?))
}

/// What somebody else may do from their next sign-in on. One's own role stays: nobody locks themselves out of the settings.
pub fn set_role(desk: &mut Desk, id: i64, role: Role) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    if id == desk.operator().id {
        return Err(Trouble::OwnRole);
    }
    desk.acting("修改角色", "", |store, act| Ok(store.set_role(act, id, role)?))
}

/// Takes the operator's key slot away; their name stays in the history.
pub fn deactivate_operator(desk: &mut Desk, id: i64) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    desk.acting("停用操作员", "", |store, act| Ok(store.deactivate(act, id)?))
}

/// A new password for somebody who forgot theirs; also lets somebody in again who was set aside.
pub fn reset_password(desk: &mut Desk, id: i64, new_password: &str) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    let operators = desk.store.operators()?;
    let name = operators.iter().find(|known| known.id == id).map_or("", |known| &known.name);
    require_usable_password(name, new_password)?;
    desk.acting("重设口令", "", |store, act| Ok(store.set_password(act, id, new_password)?))
}
