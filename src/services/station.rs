//! Founding a station: an empty folder becomes an archive with one operator and a recovery code.

use super::{Clock, Desk, MachineSettings, Progress, Trouble, demo};
use crate::domain::{Right, Role, Station};
use crate::store::{NewOperator, Operator, RecoveryCode, Store};
use std::path::{Path, PathBuf};

/// What the wizard asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Founding {
    pub folder: PathBuf,
    pub station: Station,
    pub operator: String,
    pub password: String,
}

/// Sign-in of the demo station, shown on its sign-in screen.
pub const DEMO_OPERATOR: &str = "演示";
pub const DEMO_PASSWORD: &str = "linli-demo";
/// People in the demo that opens with one press.
pub const DEMO_PEOPLE: u32 = 600;

/// Makes the archive. The recovery code is given this once; only its slot is kept.
pub fn found(founding: &Founding, clock: Clock) -> Result<(Desk, RecoveryCode), Trouble> {
    let mut station = founding.station.clone();
    if station.number_prefix.is_empty() {
        station.number_prefix = station.community.chars().next().map(String::from).unwrap_or_default();
    }
    let founder = NewOperator { name: &founding.operator, password: &founding.password, role: Role::Administrator };
    let (store, operator, code) = Store::create(&founding.folder, &station, &founder, &clock.now())?;
    let desk = Desk::new(store, operator, clock)?;
    let mut settings = MachineSettings::load();
    settings.remember(&founding.folder, &station.name, &founding.operator, desk.today());
    settings.save();
    Ok((desk, code))
}

/// A throw-away station with made-up people in a temporary folder. It is not remembered.
pub fn found_demo(folder: &Path, people: u32, seed: u64, clock: Clock, progress: &Progress) -> Result<Desk, Trouble> {
    let station = Station {
        name: "海棠社区综治工作站（演示）".to_owned(),
        community: "海棠社区".to_owned(),
        street: "青溪街道".to_owned(),
        number_prefix: "海".to_owned(),
        office_phone: "0830-0000000".to_owned(),
        address: "海棠路1号".to_owned(),
    };
    let founder = NewOperator { name: DEMO_OPERATOR, password: DEMO_PASSWORD, role: Role::Administrator };
    let (store, operator, _) = Store::create(folder, &station, &founder, &clock.now())?;
    let mut desk = Desk::new(store, operator, clock)?;
    demo::fill(&mut desk, people, seed, progress)?;
    Ok(desk)
}

/// The station's name as it stands outside the encrypted file.
pub fn peek(folder: &Path) -> Result<String, Trouble> {
    Ok(Store::peek(folder)?.station_name)
}

/// Changes the facts at the foot of every paper.
pub fn change(desk: &mut Desk, station: &Station) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    desk.acting("修改本站资料", "", |store, act| {
        store.write(act, |writing| writing.set_station(station))?;
        Ok(())
    })?;
    desk.reread_station()
}

pub fn operators(desk: &Desk) -> Result<Vec<Operator>, Trouble> {
    Ok(desk.store.operators()?)
}

pub fn add_operator(desk: &mut Desk, name: &str, password: &str, role: Role) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    let new = NewOperator { name, password, role };
    desk.acting("添加操作员", "", |store, act| Ok(store.add_operator(act, &new).map(drop)?))
}

/// Takes the operator's key slot away; their name stays in the history.
pub fn deactivate_operator(desk: &mut Desk, id: i64) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    desk.acting("停用操作员", "", |store, act| Ok(store.deactivate(act, id)?))
}

/// A new password for somebody who forgot theirs; also lets somebody in again who was set aside.
pub fn reset_password(desk: &mut Desk, id: i64, new_password: &str) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    desk.acting("重设口令", "", |store, act| Ok(store.set_password(act, id, new_password)?))
}
