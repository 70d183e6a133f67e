//! What the command line may say. Built when the program runs, because the help is in the person's language.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};
use lajur_model::templates;
use lajur_words::{Lang, say};

/// The command with all its words.
pub(crate) fn command(lang: Lang) -> Command {
    let words = Words(lang);
    let commands = [
        words
            .command("new", "TITLE [--template NAME] [--language en|id]")
            .args([
                words.required("title", "cli.new.title", "cli.value.title"),
                words.option("template", "cli.new.template", "cli.value.name").help(say(
                    lang,
                    "cli.new.template",
                    &[("names", &template_names().join(", "))],
                )),
                words
                    .option("language", "cli.new.language", "")
                    .value_name("en|id")
                    .value_parser(["en", "id"]),
            ]),
        words.command("list", ""),
        words
            .command("import", "FILE… [--dry-run] [--sheet NAME] [--into MAP]")
            .arg(
                words
                    .required("file", "cli.import.file", "cli.value.file")
                    .num_args(1..)
                    .value_parser(value_parser!(PathBuf)),
            )
            .args([
                words.flag("dry-run", "cli.import.dry-run", ArgAction::SetTrue),
                words.option("sheet", "cli.import.sheet", "cli.value.name"),
                words.option("into", "cli.import.into", "cli.value.map"),
            ]),
        words
            .command(
                "export",
                "MAP -o OUT.{lajur,pdf,svg,png,html,pptx,xlsx,csv,tsv,md} [--layout grid|list|outline] [--slides map|stages] [--paper a3] [--fit readable]",
            )
            .args([
                words.map(),
                words
                    .option("output", "cli.export.output", "cli.value.file")
                    .short('o')
                    .required(true)
                    .value_parser(value_parser!(PathBuf)),
                words
                    .option("layout", "cli.export.layout", "")
                    .value_name("grid|list|outline"),
                words
                    .option("slides", "cli.export.slides", "")
                    .value_name("map|stages"),
            ])
            .args(words.print()),
        words
            .command(
                "print",
                "MAP [--paper a3] [--fit poster] [--printer NAME] [--copies N] [--two-sided long|short|off] [--pages 1-3]",
            )
            .args([
                words.map(),
                words.option("printer", "cli.print.printer", "cli.value.name"),
                words
                    .option("copies", "cli.print.copies", "")
                    .value_name("N")
                    .value_parser(value_parser!(u32)),
                words
                    .option("two-sided", "cli.print.two_sided", "")
                    .value_name("long|short|off")
                    .value_parser(["long", "short", "off"]),
                words.option("pages", "cli.print.pages", "").value_name("1-3"),
            ])
            .args(words.print()),
        words.command("printers", ""),
        words.command("check", "MAP").arg(words.map()),
        words.command("undo", "MAP").arg(words.library_map()),
        words.command("redo", "MAP").arg(words.library_map()),
        words.command("history", "MAP").arg(words.library_map()),
        words.command("restore", ""),
    ];
    words
        .dress(
            Command::new("lajur"),
            "cli.about",
            "lajur [--library FILE] [--json] [--lang en|id] COMMAND",
        )
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand_help_heading(words.say("cli.commands"))
        // Shown behind what a command has of its own.
        .args([
            words
                .option("library", "cli.option.library", "cli.value.file")
                .global(true)
                .display_order(100)
                .value_parser(value_parser!(PathBuf)),
            words
                .flag("json", "cli.option.json", ArgAction::SetTrue)
                .global(true)
                .display_order(101),
            words
                .option("lang", "cli.option.lang", "")
                .value_name("en|id")
                .value_parser(["en", "id"])
                .global(true)
                .display_order(102),
            words
                .flag("help", "cli.help", ArgAction::Help)
                .short('h')
                .global(true)
                .display_order(103),
            words
                .flag("version", "cli.version", ArgAction::Version)
                .short('V')
                .display_order(104),
        ])
        .subcommands(commands)
}

/// Templates that `new` takes; the example is one of them here.
fn template_names() -> Vec<&'static str> {
    templates::NAMES.iter().copied().chain(["example"]).collect()
}

struct Words(Lang);

impl Words {
    fn say(&self, key: &str) -> String {
        say(self.0, key, &[])
    }

    /// A subcommand whose catalogue keys follow from its name; `usage` is what stands behind it.
    fn command(&self, name: &'static str, usage: &str) -> Command {
        let usage = format!("lajur {name} {usage}");
        self.dress(Command::new(name), &format!("cli.{name}.about"), usage.trim_end())
    }

    /// Help in the person's language, in place of clap's own English words.
    fn dress(&self, command: Command, about: &str, usage: &str) -> Command {
        let template = format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}\n", self.say("cli.usage"));
        command
            .about(self.say(about))
            .override_usage(self.translated(usage))
            .help_template(template)
            .disable_help_flag(true)
    }

    /// A usage line with the names of values in the person's language.
    fn translated(&self, usage: &str) -> String {
        let names = [
            ("FILE", "cli.value.file"),
            ("TITLE", "cli.value.title"),
            ("NAME", "cli.value.name"),
            ("MAP", "cli.value.map"),
            ("COMMAND", "cli.value.command"),
        ];
        names.iter().fold(usage.to_owned(), |usage, (name, key)| {
            usage.replace(name, &self.say(key))
        })
    }

    fn option(&self, name: &'static str, help: &str, value: &str) -> Arg {
        let arg = Arg::new(name)
            .long(name)
            .help(self.say(help))
            .help_heading(self.say("cli.options"));
        arg.value_name(self.say(value)).hide_possible_values(true)
    }

    fn flag(&self, name: &'static str, help: &str, action: ArgAction) -> Arg {
        Arg::new(name)
            .long(name)
            .help(self.say(help))
            .help_heading(self.say("cli.options"))
            .action(action)
    }

    fn required(&self, name: &'static str, help: &str, value: &str) -> Arg {
        let arg = Arg::new(name)
            .required(true)
            .help(self.say(help))
            .help_heading(self.say("cli.arguments"));
        arg.value_name(self.say(value))
    }

    /// The paper of a PDF, for a file and for a printer alike.
    fn map(&self) -> Arg {
        self.required("map", "cli.map", "cli.value.map")
    }

    /// How a map is printed.
    fn print(&self) -> Vec<Arg> {
        vec![
            self.option("paper", "cli.export.paper", "cli.value.paper"),
            self.option("fit", "cli.export.fit", "cli.value.fit"),
            self.option("orientation", "cli.export.orientation", "cli.value.orientation"),
            self.option("margin", "cli.export.margin", "cli.value.mm")
                .value_parser(value_parser!(f32)),
            self.flag("grey", "cli.export.grey", ArgAction::SetTrue),
            self.flag("ink-saving", "cli.export.ink-saving", ArgAction::SetTrue),
            self.option("stages", "cli.export.stages", "cli.value.names"),
            self.option("lanes", "cli.export.lanes", "cli.value.names"),
            self.option("personas", "cli.export.personas", "cli.value.names"),
            self.option("view", "cli.export.view", "cli.value.name"),
            self.flag("empty", "cli.export.empty", ArgAction::SetTrue),
            self.flag("notes", "cli.export.notes", ArgAction::SetTrue),
            self.option("sheets", "cli.export.sheets", "cli.value.count")
                .value_parser(value_parser!(u32)),
        ]
    }

    /// For commands that walk the steps, which only a library keeps.
    fn library_map(&self) -> Arg {
        self.required("map", "cli.map_in_library", "cli.value.map")
    }
}
