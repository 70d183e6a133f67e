//! A printing service of the test's own: a `cupsd` with its own folders and socket, and a printer that writes what it
//! gets into a folder. The machine's own queues are neither seen nor touched.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Longest wait for anything; far more than any of it takes.
const DEADLINE: Duration = Duration::from_secs(60);
/// Between two looks.
const BETWEEN: Duration = Duration::from_millis(20);
/// Where Debian keeps the programs of the service.
const PROGRAMS: &str = "/usr/lib/cups";

/// A printer. Files beside its output steer it: while `asleep` is there it does not answer, while
/// `empty` is there it asks for paper, while `busy` is there it prints its first page.
const PRINTER: &str = r#"#!/bin/sh
test $# -gt 0 || exit 0
out=${DEVICE_URI#lajur:}
while test -e "$out/asleep"; do echo "STATE: +connecting-to-device" >&2; sleep 0.1; done
echo "STATE: -connecting-to-device" >&2
while test -e "$out/empty"; do echo "STATE: +media-empty-error" >&2; sleep 0.1; done
echo "STATE: -media-empty-error" >&2
while test -e "$out/busy"; do echo "INFO: Printing page 1" >&2; sleep 0.1; done
printf '%s\n%s\n' "$3" "$5" > "$out/$1.order"
cat $6 > "$out/$1.part" && mv "$out/$1.part" "$out/$1.pdf"
"#;

/// Takes A4, A3 and 210 x 330 mm, on both sides; makes pages, copies and paper of a PDF and passes it on.
const DESCRIPTION: &str = r#"*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "LAJUR.PPD"
*Manufacturer: "Lajur"
*Product: "(Lajur)"
*ModelName: "Lajur test printer"
*ShortNickName: "Lajur test printer"
*NickName: "Lajur test printer"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*TTRasterizer: Type42
*cupsVersion: 2.2
*cupsManualCopies: True
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: ""
*PageSize A3/A3: ""
*PageSize Folio210/F4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*PageRegion A3/A3: ""
*PageRegion Folio210/F4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "12 14 583 828"
*ImageableArea A3/A3: "12 14 830 1177"
*ImageableArea Folio210/F4: "12 14 583 922"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595.276 841.89"
*PaperDimension A3/A3: "841.89 1190.55"
*PaperDimension Folio210/F4: "595.276 935.433"
*OpenUI *Duplex/Two-Sided: PickOne
*OrderDependency: 20 AnySetup *Duplex
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long edge: ""
*Duplex DuplexTumble/Short edge: ""
*CloseUI: *Duplex
"#;

/// The service. It ends with the test.
pub struct Cups {
    folder: TempDir,
    service: Child,
}

impl Cups {
    /// A running service without printers.
    #[must_use]
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("cups");
        folders(&root);
        // Where the test runs as root, filters run as `lp` and must come in.
        fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        let service = Command::new("/usr/sbin/cupsd")
            .arg("-f")
            .arg("-c")
            .arg(root.join("etc/cupsd.conf"))
            .arg("-s")
            .arg(root.join("etc/cups-files.conf"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cupsd: {error}; `cargo xtask test` installs it (cups, cups-client)"));
        let cups = Self { folder, service };
        cups.until("the service runs", || {
            cups.says("lpstat", &["-r"]).contains("scheduler is running")
        });
        cups
    }

    /// A running service with one printer, Wall, which is the usual one.
    #[must_use]
    pub fn with_printer() -> Self {
        let cups = Self::new();
        let description = cups.path("wall.ppd");
        fs::write(&description, DESCRIPTION).unwrap();
        let device = format!("lajur:{}", cups.out().display());
        let description = description.display().to_string();
        cups.does(
            "lpadmin",
            &[
                "-p",
                "Wall",
                "-v",
                &device,
                "-P",
                &description,
                "-D",
                "Dinding “Écran”",
                "-L",
                "Lantai 2",
                "-E",
            ],
        );
        cups.does("lpadmin", &["-d", "Wall"]);
        cups
    }

    /// Where printed files lie: `1.pdf` is what job 1 became, `1.order` its title and options.
    #[must_use]
    pub fn out(&self) -> PathBuf {
        self.path("cups/out")
    }

    /// A path beside the service's folders.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Makes the printer `asleep`, `empty` or `busy`.
    pub fn set(&self, what: &str) {
        fs::write(self.out().join(what), "").unwrap();
    }

    /// And lets it go on.
    pub fn clear(&self, what: &str) {
        fs::remove_file(self.out().join(what)).unwrap();
    }

    /// What makes a program know this service alone.
    #[must_use]
    pub fn environment(&self) -> [(&'static str, String); 3] {
        let at = |name: &str| self.path(name).display().to_string();
        [
            ("CUPS_SERVER", at("cups/sock")),
            ("CUPS_SERVERROOT", at("cups/etc")),
            // No printers of the network the test happens to run in.
            ("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent".to_owned()),
        ]
    }

    /// A program that knows this service alone, and a library in its folder.
    #[must_use]
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.folder.path())
            .env("LAJUR_LIBRARY", self.path("library.lajurdb"))
            .envs(self.environment())
            .stdin(Stdio::null());
        command
    }

    /// Runs a program of CUPS, which must end well.
    pub fn does(&self, program: &str, arguments: &[&str]) {
        let output = self.command(program).args(arguments).output().unwrap();
        assert!(output.status.success(), "{program} {arguments:?}: {output:?}");
    }

    /// What a program of CUPS answers.
    #[must_use]
    pub fn says(&self, program: &str, arguments: &[&str]) -> String {
        let output = self.command(program).args(arguments).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Waits for something that happens soon.
    pub fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let start = Instant::now();
        while !holds() {
            if start.elapsed() > DEADLINE {
                let log = fs::read_to_string(self.path("cups/log/error")).unwrap_or_default();
                let end: Vec<&str> = log.lines().rev().take(40).collect();
                panic!("waited in vain until {what}; the service said last: {end:#?}");
            }
            std::thread::park_timeout(BETWEEN);
        }
    }
}

impl Default for Cups {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Cups {
    fn drop(&mut self) {
        // A service that has ended already is as well.
        let _ = self.service.kill();
        let _ = self.service.wait();
    }
}

fn folders(root: &Path) {
    for name in [
        "bin/backend",
        "etc/ppd",
        "spool/tmp",
        "cache",
        "run/certs",
        "log",
        "out",
    ] {
        fs::create_dir_all(root.join(name)).unwrap();
    }
    for name in ["daemon", "filter", "driver", "monitor", "notifier", "cgi-bin"] {
        symlink(Path::new(PROGRAMS).join(name), root.join("bin").join(name)).unwrap();
    }
    let printer = root.join("bin/backend/lajur");
    fs::write(&printer, PRINTER).unwrap();
    // The service refuses programs that others may write, and runs those for the owner alone as root.
    fs::set_permissions(&printer, Permissions::from_mode(0o700)).unwrap();
    let root = root.display();
    let files = format!(
        "ServerRoot {root}/etc\nServerBin {root}/bin\nDataDir /usr/share/cups\nCacheDir {root}/cache\nStateDir {root}/run\n\
         RequestRoot {root}/spool\nTempDir {root}/spool/tmp\nDocumentRoot {root}\nAccessLog {root}/log/access\n\
         ErrorLog {root}/log/error\nPageLog {root}/log/page\nPrintcap {root}/run/printcap\nSandboxing relaxed\nSystemGroup root\n"
    );
    fs::write(format!("{root}/etc/cups-files.conf"), files).unwrap();
    let service = format!(
        "Listen {root}/sock\nLogLevel debug\nBrowsing No\nWebInterface No\n\
         <Location />\nOrder allow,deny\nAllow all\n</Location>\n\
         <Policy default>\nJobPrivateAccess all\nJobPrivateValues none\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n"
    );
    fs::write(format!("{root}/etc/cupsd.conf"), service).unwrap();
}
