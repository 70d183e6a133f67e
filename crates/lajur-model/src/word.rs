//! Closed vocabularies that stay open to newer files: an unknown word is kept and written back.

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)*
            /// A word of a newer version: kept, drawn plainly, written back.
            Other(String),
        }

        impl $name {
            /// All words this version knows, in the order menus show them.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word as files and catalogues spell it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Other(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($text => Self::$variant,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                Ok(Self::from(<std::borrow::Cow<'de, str>>::deserialize(d)?.as_ref()))
            }
        }
    )*};
}

words! {
    /// What a map shows.
    MapKind {
        /// The journey as it is today (as-is).
        Current = "current",
        /// The journey as it should be (to-be).
        Future = "future",
        /// A service blueprint.
        Blueprint = "blueprint",
    }
    /// How far a map is.
    MapStatus {
        /// Being drawn.
        Draft = "draft",
        /// Being checked by others.
        Review = "review",
        /// Agreed on.
        Approved = "approved",
        /// Kept for the record only.
        Archived = "archived",
    }
    /// What a lane means. [`crate::role`] tells form, icon, hue and fields of each.
    Role {
        /// What the customer does.
        Action = "action",
        /// Where customer and organisation meet.
        Touchpoint = "touchpoint",
        /// What the customer thinks, in their words.
        Thought = "thought",
        /// What the customer needs.
        Need = "need",
        /// How the customer feels: the curve.
        Emotion = "emotion",
        /// What gets in the way.
        Pain = "pain",
        /// What could be better.
        Opportunity = "opportunity",
        /// What would help.
        Solution = "solution",
        /// Tension from 1 to 5, good or bad (the dramatic arc).
        Intensity = "intensity",
        /// What staff do in sight of the customer.
        Frontstage = "frontstage",
        /// What staff do out of sight.
        Backstage = "backstage",
        /// Systems and partners behind it.
        Support = "support",
        /// Data that is collected, and where.
        Data = "data",
        /// Who is responsible.
        Owner = "owner",
        /// Anything else worth keeping.
        Note = "note",
        /// A picture or storyboard.
        Image = "image",
        /// A document.
        Document = "document",
        /// A journey inside this one.
        Nested = "nested",
        /// How long it takes.
        Duration = "duration",
        /// How long the customer waits.
        Wait = "wait",
        /// How many people or cases.
        Volume = "volume",
        /// The share that leaves.
        DropOff = "drop-off",
        /// The share that goes on.
        Conversion = "conversion",
        /// Any other number.
        Metric = "metric",
        /// Line of interaction.
        Interaction = "interaction",
        /// Line of visibility.
        Visibility = "visibility",
        /// Line of internal interaction.
        InternalInteraction = "internal-interaction",
    }
    /// As it is, or as it should be.
    CardVariant {
        /// As it is today; what a card without a variant means.
        AsIs = "as-is",
        /// As it should be.
        ToBe = "to-be",
    }
    /// What a card rests on.
    EvidenceKind {
        /// Seen or heard in research.
        Observed = "observed",
        /// Believed by the team.
        Assumed = "assumed",
        /// Not there yet: a proposal.
        Proposed = "proposed",
    }
    /// What becomes of a card's content.
    CardStatus {
        /// Not begun.
        Open = "open",
        /// Being worked on.
        Doing = "doing",
        /// Finished.
        Done = "done",
        /// Decided against.
        Dropped = "dropped",
    }
    /// What an arrow says.
    LinkKind {
        /// One thing follows the other.
        Flow = "flow",
        /// The journey begins again.
        Loop = "loop",
        /// A solution answers a pain point.
        Solves = "solves",
    }
    /// The outline that tells a persona apart without color.
    PersonaShape {
        /// Circle.
        Circle = "circle",
        /// Square with round corners.
        Square = "square",
        /// Diamond.
        Diamond = "diamond",
        /// Hexagon.
        Hexagon = "hexagon",
        /// Triangle.
        Triangle = "triangle",
    }
}
