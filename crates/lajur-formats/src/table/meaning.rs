//! What a row or column of a table says about a journey.

use lajur_model::Role;

/// What a row or column is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// Nothing that a map takes: counters, totals, what a person left out.
    Skip,
    /// Names of stages.
    Stage,
    /// Names of steps, below the stages.
    Step,
    /// Names of moments, below the steps.
    Moment,
    /// A lane with this role.
    Lane(Role),
    /// A lane of touchpoints that all happen in one channel, named by the head.
    Channel,
    /// Of a list: the names of lanes.
    LaneName,
    /// Of a list: the roles of lanes, as words or as files spell them.
    RoleName,
    /// Of a list: texts of cards.
    Text,
    /// Of a list: values of points and figures.
    Value,
    /// Of a list: lowest and highest value of lanes.
    Scale,
    /// Of a list: units of lanes.
    Unit,
    /// Of a list: the stage, step or moment to which a card reaches.
    Until,
    /// Of a list: observed, assumed or proposed.
    Evidence,
    /// Of a list: what that rests on.
    Source,
    /// Of a list: the day of that.
    Date,
    /// Of a list: who answers for a card.
    Owner,
    /// Of a list: what becomes of a card.
    Status,
    /// Of a list: channels, several between commas.
    Channels,
    /// Of a list: personas, several between commas.
    Personas,
    /// Of a list: tags, several between commas.
    Tags,
    /// Of a list: effort, 1 to 5.
    Effort,
    /// Of a list: impact, 1 to 5.
    Impact,
    /// Of a list: an address.
    Address,
    /// Of a list: as-is or to-be.
    Variant,
    /// Of a list: the id a card had. Each row is one card then, whatever its text looks like.
    Id,
}

/// All but lanes, as catalogues and machines spell them.
const NAMES: [(&str, Meaning); 25] = [
    ("skip", Meaning::Skip),
    ("stage", Meaning::Stage),
    ("step", Meaning::Step),
    ("moment", Meaning::Moment),
    ("channel", Meaning::Channel),
    ("lane_name", Meaning::LaneName),
    ("role_name", Meaning::RoleName),
    ("text", Meaning::Text),
    ("value", Meaning::Value),
    ("scale", Meaning::Scale),
    ("unit", Meaning::Unit),
    ("until", Meaning::Until),
    ("evidence", Meaning::Evidence),
    ("source", Meaning::Source),
    ("date", Meaning::Date),
    ("owner", Meaning::Owner),
    ("status", Meaning::Status),
    ("channels", Meaning::Channels),
    ("personas", Meaning::Personas),
    ("tags", Meaning::Tags),
    ("effort", Meaning::Effort),
    ("impact", Meaning::Impact),
    ("address", Meaning::Address),
    ("variant", Meaning::Variant),
    ("id", Meaning::Id),
];

impl Meaning {
    /// As machines spell it: `stage`, `lane:pain`.
    #[must_use]
    pub fn code(&self) -> String {
        if let Self::Lane(role) = self {
            return format!("lane:{}", role.as_str());
        }
        let named = NAMES.iter().find(|(_, meaning)| meaning == self);
        named.map(|(name, _)| (*name).to_owned()).unwrap_or_default()
    }

    /// What is spelled so.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        if let Some(role) = code.strip_prefix("lane:") {
            let role = Role::from(role);
            return (!matches!(role, Role::Other(_))).then_some(Self::Lane(role));
        }
        let named = NAMES.iter().find(|(name, _)| *name == code);
        named.map(|(_, meaning)| meaning.clone())
    }

    /// Those that a row or column of a table with one cell per stage can have; without lanes.
    #[must_use]
    pub fn of_grids() -> Vec<Self> {
        vec![Self::Skip, Self::Stage, Self::Step, Self::Moment, Self::Channel]
    }

    /// Those that a column of a list can have.
    #[must_use]
    pub fn of_lists() -> Vec<Self> {
        let grids_only = [Self::Channel];
        let all = NAMES.iter().map(|(_, meaning)| meaning.clone());
        all.filter(|meaning| !grids_only.contains(meaning)).collect()
    }

    /// How deep in the head it names something: 0 for stages.
    pub(super) fn level(&self) -> Option<usize> {
        [Self::Stage, Self::Step, Self::Moment]
            .iter()
            .position(|each| each == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_meaning_is_read_back_as_it_is_spelled() {
        let lanes = Role::ALL.iter().cloned().map(Meaning::Lane);
        for meaning in NAMES.iter().map(|(_, meaning)| meaning.clone()).chain(lanes) {
            assert_eq!(Meaning::parse(&meaning.code()), Some(meaning));
        }
        assert_eq!(Meaning::parse("lane:horoscope"), None);
        assert_eq!(Meaning::parse(""), None);
    }
}
