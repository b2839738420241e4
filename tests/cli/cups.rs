//! Printing through a real CUPS: its own service in a temporary folder, on its own socket, with queues that write PDF files.
//!
//! Where CUPS is not installed the tests say that they were skipped; ./test installs it.

use super::*;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const CUPSD: &str = "/usr/sbin/cupsd";
const FILTER: &str = "/usr/lib/cups/filter/pdftopdf";
/// Nobody in particular: a print service refuses to run its filters as root.
const NOBODY: u32 = 65534;
const MOST_PATIENCE: Duration = Duration::from_secs(20);

/// A driver that hands a PDF on as it is.
const DRIVER: &str = r#"*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TEST.PPD"
*Manufacturer: "test"
*Product: "(test)"
*ModelName: "test"
*ShortNickName: "test"
*NickName: "test"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize: PickOne
*DefaultPageSize: A4
*PageSize A4: ""
*PageSize A6: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4: ""
*PageRegion A6: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4: "0 0 595 842"
*ImageableArea A6: "0 0 298 420"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
*PaperDimension A6: "298 420"
"#;

/// Each queue with the state it begins in.
const QUEUES: [(&str, &str); 4] = [
    ("office", "State Idle\nAccepting Yes"),
    ("paused", "State Stopped\nStateMessage Paused\nAccepting Yes"),
    ("empty", "State Idle\nReason media-empty-error\nAccepting Yes"),
    ("refusing", "State Idle\nAccepting No"),
];

/// A running service that ends with the test.
struct Service {
    child: Child,
    folder: TempDir,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Service {
    /// Nothing, with a word about it, where CUPS is not there.
    fn start() -> Option<Self> {
        if !Path::new(CUPSD).exists() || !Path::new(FILTER).exists() {
            eprintln!("skipped: CUPS is not installed here");
            return None;
        }
        let folder = tempfile::tempdir().expect("a temporary folder");
        configure(folder.path());
        let is_root = fs::metadata(folder.path()).expect("the folder").uid() == 0;
        if is_root {
            give_away(folder.path());
        }
        let mut command = Command::new(CUPSD);
        command.arg("-f").arg("-c").arg(folder.path().join("cupsd.conf"));
        command.arg("-s").arg(folder.path().join("cups-files.conf"));
        if is_root {
            command.uid(NOBODY).gid(NOBODY);
        }
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("cupsd starts");
        let service = Self { child, folder };
        service.wait_for(|service| String::from_utf8_lossy(&service.ask(&["-r"])).contains("is running"));
        Some(service)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn ask(&self, words: &[&str]) -> Vec<u8> {
        let mut lpstat = Command::new("lpstat");
        lpstat.args(words).env("CUPS_SERVER", self.path("socket")).env("LC_ALL", "C.UTF-8");
        lpstat.output().map(|output| output.stdout).unwrap_or_default()
    }

    fn wait_for(&self, is_there: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !is_there(self) {
            let log = || fs::read_to_string(self.path("error")).unwrap_or_default();
            assert!(start.elapsed() < MOST_PATIENCE, "{}", log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// `linli print` of the first resident's card to this printer.
    fn print(&self, office: &Office, printer: &str) -> Answer {
        print_through(&self.path("socket"), office, printer)
    }

    /// The file a queue wrote, whole.
    fn printed(&self, printer: &str) -> Vec<u8> {
        let file = self.path(&format!("{printer}.pdf"));
        let is_whole = |bytes: &[u8]| bytes.trim_ascii_end().ends_with(b"%%EOF");
        self.wait_for(|_| fs::read(&file).is_ok_and(|bytes| is_whole(&bytes)));
        fs::read(&file).expect("the file")
    }
}

fn print_through(socket: &Path, office: &Office, printer: &str) -> Answer {
    let archive = office.word("档案");
    let words = ["print", "--archive", &archive, "floating_card", "1", "--printer", printer, "--copies", "1"];
    let mut command = office.command(&words);
    office.run(command.env("LINLI_PASSWORD", PASSWORD).env("CUPS_SERVER", socket))
}

fn configure(folder: &Path) {
    let at = |name: &str| folder.join(name).display().to_string();
    for name in ["root/ppd", "spool/tmp", "cache", "state/certs"] {
        fs::create_dir_all(folder.join(name)).expect("a folder");
    }
    let policy =
        ["Job", "Subscription"].map(|of| format!("{of}PrivateAccess default\n{of}PrivateValues default\n")).concat();
    let all = "Order allow,deny\nAllow all\n";
    let service = format!(
        "Listen {}\nLogLevel warn\nMaxLogSize 0\nDefaultAuthType None\nWebInterface No\nBrowsing Off\n\
         <Location />\n{all}</Location>\n<Policy default>\n{policy}<Limit All>\n{all}</Limit>\n</Policy>\n",
        at("socket")
    );
    let files = format!(
        "FileDevice Yes\nServerRoot {}\nRequestRoot {}\nTempDir {}\nCacheDir {}\nStateDir {}\n\
         AccessLog {}\nErrorLog {}\nPageLog {}\n",
        at("root"),
        at("spool"),
        at("spool/tmp"),
        at("cache"),
        at("state"),
        at("access"),
        at("error"),
        at("page"),
    );
    fs::write(folder.join("cupsd.conf"), service).expect("written");
    fs::write(folder.join("cups-files.conf"), files).expect("written");
    let mut queues = String::new();
    for (name, state) in QUEUES {
        let file = at(&format!("{name}.pdf"));
        queues += &format!("<Printer {name}>\nDeviceURI file://{file}\n{state}\n</Printer>\n");
        fs::write(folder.join(format!("root/ppd/{name}.ppd")), DRIVER).expect("written");
    }
    fs::write(folder.join("root/printers.conf"), queues).expect("written");
}

/// Lets nobody in particular have the folder and everything in it.
fn give_away(path: &Path) {
    chown(path, Some(NOBODY), Some(NOBODY)).expect("given away");
    if path.is_dir() {
        fs::read_dir(path).expect("a folder").flatten().for_each(|entry| give_away(&entry.path()));
    }
}

#[test]
fn a_real_print_service_takes_the_card_and_prints_it_in_its_own_size() {
    let Some(service) = Service::start() else { return };
    let office = Office::with_people();
    let told = service.print(&office, "office").done();
    assert!(told.contains("已送往打印机「office」"), "{told}");
    let printed = office.path("printed.pdf");
    fs::write(&printed, service.printed("office")).expect("written");
    let printed = printed.to_str().expect("text");
    let text = outside("pdftotext", &[printed, "-"]);
    assert!(text.contains(RESIDENTS[0].name) && text.contains("流动人口登记卡"), "{text}");
    let size = outside("pdfinfo", &[printed]);
    assert!(size.contains("298 x 420 pts") || size.contains("297.638 x 419.528 pts"), "A6, not enlarged: {size}");
}

#[test]
fn what_a_real_printer_waits_for_is_said_and_nothing_is_lost() {
    let Some(service) = Service::start() else { return };
    let office = Office::with_people();
    for (printer, advice) in [("paused", "打印机已暂停"), ("empty", "打印机缺纸")] {
        let answer = service.print(&office, printer);
        assert_eq!(answer.code, 0, "{}", answer.err);
        assert!(answer.err.contains(advice), "{printer}: {}", answer.err);
    }
    let waiting = String::from_utf8_lossy(&service.ask(&["-o"])).into_owned();
    assert!(waiting.contains("paused-"), "it lies in the queue: {waiting}");
}

#[test]
fn what_a_real_print_service_refuses_is_said_in_plain_words_and_can_be_repeated() {
    let Some(service) = Service::start() else { return };
    let office = Office::with_people();
    for (printer, sentence) in [("refusing", "已停止接收文件"), ("nowhere", "找不到这台打印机")] {
        let refused = service.print(&office, printer).refused();
        assert!(refused.contains(sentence), "{printer}: {refused}");
    }
    let away = print_through(&service.path("no socket"), &office, "office").refused();
    assert!(away.contains("打印服务没有运行"), "{away}");
    let told = service.print(&office, "office").done();
    assert!(told.contains("第 4 号"), "three numbers are void, none is given again: {told}");
}
