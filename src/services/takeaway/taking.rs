//! The whole station into a folder that is whole or not there at all.

use super::manifest::{FILE, Manifest, TakenFile, TakenTable, hash};
use super::table::{self, Make, Taken, Watch};
use crate::domain::Right;
use crate::services::export::Purpose;
use crate::services::outgoing::{is_in_an_archive, make_folder};
use crate::services::{Desk, Finished, LongWork, MachineSettings, Progress, Trouble, printing, sign_in};
use crate::store::{Action, private_file};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

const WHAT: &str = "带走全部";
const REGISTERS: &str = "登记簿";
const BESIDE: &str = "本站";
const PAPERS: &str = "打印文书";
const PICTURES: &str = "图片";
const README: &str = "说明.txt";
const TOLD: &str = include_str!("../../../assets/text/takeaway.txt");

/// Where to, what for, and the password of the station head again.
#[derive(Clone, Debug)]
pub struct TakeOrder<'a> {
    /// A new folder, or an empty one.
    pub to: &'a Path,
    pub purpose: Purpose,
    pub password: &'a str,
}

/// Takes everything; cancelled or failed, nothing of it is there.
pub fn take(
    settings: &mut MachineSettings,
    desk: &mut Desk,
    order: &TakeOrder<'_>,
    progress: &Progress,
) -> Result<Manifest, Trouble> {
    allow(settings, desk, order)?;
    write_down(desk, order.to, &order.purpose, progress)
}

/// The same as long work of the window; the password is proved at once.
pub fn take_work(settings: &mut MachineSettings, desk: &mut Desk, order: &TakeOrder<'_>) -> Result<LongWork, Trouble> {
    allow(settings, desk, order)?;
    let (to, purpose) = (order.to.to_owned(), order.purpose.clone());
    let total = usize::try_from(total(desk)?).unwrap_or(usize::MAX);
    Ok(LongWork::new("正在带走全部", total, move |desk, progress| {
        let manifest = write_down(desk, &to, &purpose, progress)?;
        Ok(Finished { words: manifest.words(), ..Finished::default() })
    }))
}

fn allow(settings: &mut MachineSettings, desk: &mut Desk, order: &TakeOrder<'_>) -> Result<(), Trouble> {
    desk.require(Right::Administer)?;
    order.purpose.require()?;
    if is_in_an_archive(desk.folder(), &order.to.join(FILE)) {
        return Err(Trouble::InsideArchive);
    }
    if fs::read_dir(order.to).map_or(order.to.exists(), |mut entries| entries.next().is_some()) {
        return Err(Trouble::File { what: WHAT, error: ErrorKind::AlreadyExists.into() });
    }
    sign_in::prove_again(settings, desk, order.password)
}

fn write_down(desk: &mut Desk, to: &Path, purpose: &Purpose, progress: &Progress) -> Result<Manifest, Trouble> {
    let mut folder = Aside::beside(desk, to)?;
    let (made_at, made_by) = (desk.now(), desk.operator().name.clone());
    folder.manifest = Manifest::new(desk.station().clone(), made_at, made_by, purpose.in_words());
    let mut watch = Watch { progress, done: 0, total: total(desk)? };
    tables(desk, &mut folder, &mut watch)?;
    pictures(desk, &mut folder)?;
    papers(desk, &mut folder, &mut watch)?;
    folder.file(README, TOLD.as_bytes())?;
    let json = serde_json::to_vec_pretty(&folder.manifest).unwrap_or_default();
    folder.write(FILE, &json)?;
    let (rows, files) = (folder.manifest.rows(), folder.manifest.files.len());
    let detail = format!("带走全部 {rows} 行，{files} 个文件，清单 SHA-256 {}", hash(&json));
    desk.log(Action::Export, &detail, &purpose.in_words())?;
    folder.arrive(to)
}

/// Every row is read twice, and each paper drawn.
fn total(desk: &Desk) -> Result<u64, Trouble> {
    macro_rules! count {
        ($($register:ty),+) => { 0 $(+ desk.store.row_count::<$register>()?)+ };
    }
    let rows: u64 = crate::every_register!(count);
    Ok(2 * rows + desk.store.archived_prints()?.len() as u64)
}

fn tables(desk: &Desk, folder: &mut Aside, watch: &mut Watch<'_>) -> Result<(), Trouble> {
    for (Taken { table, title, comes_back, make }, number) in table::all().into_iter().zip(1..) {
        let (made, under) = match make {
            Make::Register(make) => (make(desk, watch)?, REGISTERS),
            Make::Beside(beside) => (table::of_beside(desk, beside)?, BESIDE),
        };
        let file = format!("{under}/{number:02} {title}.xlsx");
        folder.file(&file, &made.bytes)?;
        folder.manifest.tables.push(TakenTable {
            table: table.to_owned(),
            title: title.to_owned(),
            file,
            rows: made.rows,
            content_sha256: made.content_sha256,
            comes_back,
        });
    }
    Ok(())
}

/// Under their hashes, as the register of pictures names them.
fn pictures(desk: &Desk, folder: &mut Aside) -> Result<(), Trouble> {
    for hash in desk.store.attachment_hashes()? {
        folder.file(&picture_path(&hash), &desk.store.attachment_bytes(&hash)?)?;
    }
    Ok(())
}

pub(super) fn picture_path(hash: &str) -> String {
    format!("{PICTURES}/{hash}.jpg")
}

/// Papers whose content is kept are drawn again; what cannot be drawn any more is counted.
fn papers(desk: &Desk, folder: &mut Aside, watch: &mut Watch<'_>) -> Result<(), Trouble> {
    for print in desk.store.archived_prints()? {
        match printing::made_again(desk, print) {
            Ok(made) => {
                let (year, number) = (made.line.print.year, made.line.print.number);
                folder.file(&format!("{PAPERS}/{year}-{number:04} {}.pdf", made.line.title), &made.pdf)?;
            }
            Err(Trouble::NotArchived | Trouble::ArchiveErased(_) | Trouble::UnknownDocument(_) | Trouble::Print(_)) => {
                folder.manifest.papers_left_out += 1;
            }
            Err(trouble) => return Err(trouble),
        }
        watch.add(1)?;
    }
    Ok(())
}

/// The folder under a name aside. Dropped before it arrives, it leaves nothing behind.
struct Aside {
    folder: PathBuf,
    manifest: Manifest,
}

impl Aside {
    fn beside(desk: &Desk, to: &Path) -> Result<Self, Trouble> {
        let name = to.file_name().unwrap_or_default().to_string_lossy();
        let folder = to.with_file_name(format!(".{name}.linli-{}", std::process::id()));
        make_folder(desk.folder(), &folder)?;
        let manifest = Manifest::new(desk.station().clone(), String::new(), String::new(), String::new());
        Ok(Self { folder, manifest })
    }

    /// A file that the manifest names.
    fn file(&mut self, path: &str, bytes: &[u8]) -> Result<(), Trouble> {
        self.write(path, bytes)?;
        self.manifest.files.push(TakenFile { path: path.to_owned(), bytes: bytes.len() as u64, sha256: hash(bytes) });
        Ok(())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let path = self.folder.join(path);
        let write = || {
            fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
            let mut file = private_file().create_new(true).open(&path)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        write().map_err(|error| Trouble::File { what: WHAT, error })
    }

    fn arrive(mut self, to: &Path) -> Result<Manifest, Trouble> {
        let failed = |error| Trouble::File { what: WHAT, error };
        if to.is_dir() {
            fs::remove_dir(to).map_err(failed)?;
        }
        fs::rename(&self.folder, to).map_err(failed)?;
        let empty = Manifest::new(Default::default(), String::new(), String::new(), String::new());
        Ok(std::mem::replace(&mut self.manifest, empty))
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
