//! What clap says about a command line, in the person's language.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use lajur_words::Lang;

use crate::answer::Answer;
use crate::failure::Failure;

/// Help and version are answers; everything else is a wrong call.
pub(crate) fn explain(error: &Error, lang: Lang) -> Result<Answer, Box<Failure>> {
    let (key, kind) = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return Ok(Answer::plain(&error.to_string())),
        ErrorKind::UnknownArgument => ("cli.error.unknown_argument", ContextKind::InvalidArg),
        ErrorKind::InvalidSubcommand => ("cli.error.unknown_command", ContextKind::InvalidSubcommand),
        ErrorKind::MissingRequiredArgument => ("cli.error.missing", ContextKind::InvalidArg),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return Err(Failure::usage(lang, "cli.error.no_command", &[]));
        }
        ErrorKind::ArgumentConflict => ("cli.error.twice", ContextKind::InvalidArg),
        ErrorKind::InvalidValue if value(error, ContextKind::InvalidValue).is_empty() => {
            ("cli.error.no_value", ContextKind::InvalidArg)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => ("cli.error.bad_value", ContextKind::InvalidArg),
        _ => ("cli.error.other", ContextKind::InvalidArg),
    };
    let words = [
        ("argument", value(error, kind)),
        ("value", value(error, ContextKind::InvalidValue)),
        ("valid", value(error, ContextKind::ValidValue)),
    ];
    Err(Failure::usage(lang, key, &words))
}

fn value(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
