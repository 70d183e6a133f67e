//! The window under test, driven through WebKit's driver. Driver, window and both WebKit processes are one process
//! group and end together.

use std::path::PathBuf;
use std::process::Stdio;

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use lajur_model::{CardId, MapId};
use serde_json::{Value, json};
use tokio::process::{Child, Command};

use super::display::{program, quiet};
use super::driver::{free_port, session};
use super::home::{Home, remains};
use super::limited;
use super::until;

/// The library, or a map that has been read.
const READY: &str = "[data-view=library], [data-save-state]";

/// The real window with hands on it.
pub struct Window {
    /// The driver's client, for what the methods here do not offer.
    pub client: Client,
    driver: Child,
    group: u32,
    log: PathBuf,
}

impl Window {
    /// Starts driver and window, and waits for a view.
    pub async fn start(home: &Home) -> Self {
        let port = free_port();
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // In the renderer without it the driver's screenshots never return. A home may still say otherwise.
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "0")
            .envs(home.environment())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let group = driver.id().unwrap();
        let options = json!({ "binary": program(), "args": home.arguments() });
        let client = session("the window", port, &json!({ "webkitgtk:browserOptions": options })).await;
        let window = Self {
            client,
            driver,
            group,
            log: home.log(),
        };
        window.find(READY).await;
        window
    }

    /// The element that a selector means, as soon as it is there.
    pub async fn find(&self, css: &str) -> Element {
        until(css, async || {
            limited("find", self.client.find(Locator::Css(css))).await.ok()
        })
        .await
    }

    /// Waits until nothing is meant by a selector any more.
    pub async fn gone(&self, css: &str) {
        until(&format!("{css} to go"), async || {
            (self.count(css).await == 0).then_some(())
        })
        .await;
    }

    /// How many elements a selector means now. The driver's own way fails where one of them goes meanwhile.
    pub async fn count(&self, css: &str) -> usize {
        let count = "return document.querySelectorAll(arguments[0]).length";
        self.script(count, vec![json!(css)]).await.as_u64().unwrap() as usize
    }

    /// Opens a map from the library.
    pub async fn open_map(&self, map: &MapId) {
        self.find("[data-view=library]").await;
        self.click(&format!("[data-map='{map}']")).await;
        self.find("[data-save-state]").await;
    }

    /// Chooses from a list by the value of the option.
    pub async fn choose(&self, css: &str, value: &str) {
        let list = self.find(css).await;
        limited("a choice", list.select_by_value(value)).await.unwrap();
    }

    /// Waits until an element says this somewhere in its text.
    pub async fn says(&self, css: &str, words: &str) {
        // The driver's own way to a text passes over what lies in clipped boxes.
        const SAYS: &str = "return document.querySelector(arguments[0])?.innerText.includes(arguments[1])";
        until(&format!("{css} to say {words:?}"), async || {
            (self.script(SAYS, vec![json!(css), json!(words)]).await == true).then_some(())
        })
        .await;
    }

    /// Waits until the window says that everything is on the disk.
    pub async fn saved(&self) {
        self.find("[data-save-state=saved]").await;
    }

    /// Waits until nothing that was sent to the library is still on its way.
    pub async fn answered(&self) {
        self.gone("[data-save-state=saving]").await;
    }

    /// Begins to edit a card's text with everything in it selected, so that typing replaces it.
    pub async fn rewrite(&self, card: &CardId) {
        self.double_click(&format!("[data-card='{card}']")).await;
        self.find(&format!("[data-editing='{card}']")).await;
        self.chord(&[Key::Control], 'a').await;
    }

    /// Waits until the text field holds this: until then the page has not seen the last key.
    pub async fn typed(&self, text: &str) {
        until(&format!("{text:?} in the field"), async || {
            let value = self
                .script("return document.querySelector('[data-editing]')?.value", vec![])
                .await;
            (value == json!(text)).then_some(())
        })
        .await;
    }

    /// Runs a script in the page; `arguments` are there as its `arguments`.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        limited("script", self.client.execute(script, arguments)).await.unwrap()
    }

    /// Runs a script in the page that answers later, by the function that is the last of its `arguments`.
    pub async fn answer(&self, script: &str, arguments: Vec<Value>) -> Value {
        limited("script", self.client.execute_async(script, arguments))
            .await
            .unwrap()
    }

    /// Ends everything at once, as a crash or a power cut would.
    pub async fn kill(mut self) {
        end(self.group);
        limited("the end of the driver", self.driver.wait()).await.unwrap();
    }

    /// Closes the window with its own button, and waits until the program has ended.
    pub async fn close(&self) {
        let app = self.process();
        let window = until("the window on the display", async || window_of(app)).await;
        assert!(
            quiet("wmctrl").args(["-i", "-c", &window]).status().unwrap().success(),
            "wmctrl cannot close it"
        );
        self.ended().await;
    }

    /// Puts the window aside and comes back to it, as one does who used another program meanwhile.
    pub async fn leave_and_return(&self) {
        let app = self.process();
        let window = until("the window on the display", async || window_of(app)).await;
        let act = |act: &[&str]| {
            assert!(
                quiet("wmctrl").args(act).status().unwrap().success(),
                "wmctrl {act:?} failed"
            )
        };
        act(&["-k", "on"]);
        self.focused(false).await;
        act(&["-k", "off"]);
        act(&["-i", "-a", &window]);
        self.focused(true).await;
    }

    async fn focused(&self, wanted: bool) {
        until(&format!("the focus to be {wanted}"), async || {
            (self.script("return document.hasFocus()", vec![]).await == json!(wanted)).then_some(())
        })
        .await;
    }

    /// Sends the program a signal such as `TERM`, and waits until it has ended.
    pub async fn signal(&self, name: &str) {
        let app = self.process().to_string();
        assert!(
            quiet("kill")
                .args([&format!("-{name}"), &app])
                .status()
                .unwrap()
                .success(),
            "there is nothing to end"
        );
        self.ended().await;
    }

    /// Stops the process that runs the page, as a script that never ends would.
    pub fn stop_page(&self) {
        let page = self.process_named("WebKitWebProcess").to_string();
        assert!(
            quiet("kill").args(["-STOP", &page]).status().unwrap().success(),
            "there is no page"
        );
    }

    async fn ended(&self) {
        let app = self.process();
        until("the program to end", async || (!runs(app)).then_some(())).await;
    }

    /// The program's own process.
    pub fn process(&self) -> u32 {
        self.process_named(&program().file_name().unwrap().to_string_lossy())
    }

    /// The process of the group that runs this program; the system keeps the first 15 letters of its name.
    fn process_named(&self, name: &str) -> u32 {
        let of_group =
            |pid: u32| stat(pid).is_some_and(|stat| stat.group == self.group && name.starts_with(&stat.name));
        processes().find(|pid| of_group(*pid)).unwrap_or_default()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if std::thread::panicking() {
            leave_remains(&self.log);
        }
        end(self.group);
    }
}

fn end(group: u32) {
    // All of the group may have ended by themselves.
    let _ = quiet("kill").args(["-KILL", "--", &format!("-{group}")]).status();
}

/// A picture of the display and the program's log, under the name of the test.
fn leave_remains(log: &std::path::Path) {
    let name = std::thread::current().name().unwrap_or("unnamed").replace("::", "-");
    let picture = remains().join(format!("{name}.png"));
    // The test has failed already; whatever can still be kept helps.
    let _ = quiet("timeout")
        .args(["10", "import", "-window", "root"])
        .arg(picture)
        .status();
    let _ = std::fs::copy(log, remains().join(format!("{name}.log")));
}

/// The display's name of the window that a process owns.
fn window_of(process: u32) -> Option<String> {
    let listed = std::process::Command::new("wmctrl").arg("-lp").output().ok()?;
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    let mut lines = listed.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    let line = lines.find(|words| words.get(2).is_some_and(|pid| *pid == process.to_string()))?;
    line.first().map(|id| (*id).to_owned())
}

struct Stat {
    name: String,
    state: char,
    group: u32,
}

fn processes() -> impl Iterator<Item = u32> {
    let listed = std::fs::read_dir("/proc").unwrap().flatten();
    listed.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// Name, state and group of a process, from `pid (name) state parent group …`.
fn stat(pid: u32) -> Option<Stat> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (head, tail) = text.rsplit_once(')')?;
    let mut fields = tail.split_whitespace();
    let state = fields.next()?.chars().next()?;
    let group = fields.nth(1)?.parse().ok()?;
    Some(Stat {
        name: head.split_once('(')?.1.to_owned(),
        state,
        group,
    })
}

fn runs(pid: u32) -> bool {
    stat(pid).is_some_and(|stat| stat.state != 'Z')
}
