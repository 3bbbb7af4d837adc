//! What a diagram shows, whatever draws it.

/// How a diagram is arranged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// Nearby means tied; groups are kept apart.
    #[default]
    Network,
    /// In columns from left to right by [`NodeBox::rank`].
    Layered,
    /// In rows from top to bottom by [`NodeBox::rank`]; the first box of a row is its heading.
    Calendar,
}

/// The shape of a box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Shape {
    #[default]
    Rounded,
    Box,
    Ellipse,
    Note,
}

/// Colours by meaning; each renderer takes the same hues from [`Colour::hex`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    /// One acts against the other.
    Hostile,
    /// One acts for or with the other.
    Cooperative,
    /// Neither, or parts that only hold the picture together.
    #[default]
    Neutral,
    /// Only a party to the matter says so.
    OneSided,
    /// An actor.
    Actor,
    /// A place.
    Place,
    /// An outlet.
    Outlet,
    /// A speaker.
    Speaker,
    /// An event.
    Event,
    /// A claim.
    Claim,
}

impl Colour {
    /// The hue, as `#rrggbb`: dark enough for lines and borders on white.
    pub fn hex(self) -> &'static str {
        match self {
            Self::Hostile => "#b3261e",
            Self::Cooperative => "#2e7d32",
            Self::Neutral => "#5f6368",
            Self::OneSided => "#9aa0a6",
            Self::Actor => "#1a3c6e",
            Self::Place => "#6d4c1f",
            Self::Outlet => "#4a3a78",
            Self::Speaker => "#0b6b6b",
            Self::Event => "#7a2e4d",
            Self::Claim => "#5f6368",
        }
    }

    /// A pale tint of the hue to fill boxes with, as `#rrggbb`.
    pub fn tint(self) -> &'static str {
        match self {
            Self::Hostile => "#fbe9e7",
            Self::Cooperative => "#e8f5e9",
            Self::Neutral | Self::OneSided | Self::Claim => "#f5f5f4",
            Self::Actor => "#e8eef7",
            Self::Place => "#f6efe3",
            Self::Outlet => "#eeeaf7",
            Self::Speaker => "#e2f2f1",
            Self::Event => "#f8e9ef",
        }
    }
}

/// A box with a label.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeBox {
    /// Unique within the diagram.
    pub id: String,
    /// What is written in the box.
    pub label: String,
    /// A second, smaller line; empty for none.
    pub detail: String,
    /// What is shown on hovering; empty for none.
    pub tooltip: String,
    /// Address the box leads to.
    pub link: Option<String>,
    /// Shape of the box.
    pub shape: Shape,
    /// Border and fill.
    pub colour: Colour,
    /// Importance: 0 ordinary to 1 largest lettering.
    pub emphasis: f64,
    /// Index of its group.
    pub group: Option<usize>,
    /// Column, in a layered diagram.
    pub rank: usize,
}

/// A line between two boxes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Index of the box it leaves.
    pub from: usize,
    /// Index of the box it reaches.
    pub to: usize,
    /// What is written on it; empty for none.
    pub label: String,
    /// What is shown on hovering; empty for none.
    pub tooltip: String,
    /// Its colour.
    pub colour: Colour,
    /// Its width in points.
    pub width: f64,
    /// Dashed: possible, foretold, or inferred.
    pub dashed: bool,
    /// Whether it has an arrowhead at `to`.
    pub directed: bool,
}

/// Boxes that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// What is written on it.
    pub label: String,
}

impl LegendEntry {
    /// What a solid line of the colour means.
    pub fn line(colour: Colour, meaning: &str) -> Self {
        Self::Line {
            colour,
            dashed: false,
            meaning: meaning.to_owned(),
        }
    }

    /// What a dashed line of the colour means.
    pub fn dashed(colour: Colour, meaning: &str) -> Self {
        Self::Line {
            colour,
            dashed: true,
            meaning: meaning.to_owned(),
        }
    }

    /// What a box of the colour means.
    pub fn box_of(colour: Colour, meaning: &str) -> Self {
        Self::Box {
            colour,
            meaning: meaning.to_owned(),
        }
    }
}

/// One entry of the legend.
#[derive(Clone, Debug, PartialEq)]
pub enum LegendEntry {
    /// A line with its meaning.
    Line {
        /// Colour of the sample.
        colour: Colour,
        /// Whether the sample is dashed.
        dashed: bool,
        /// What it means.
        meaning: String,
    },
    /// A box with its meaning.
    Box {
        /// Colour of the sample.
        colour: Colour,
        /// What it means.
        meaning: String,
    },
}

/// A diagram. Lines refer to boxes and boxes to groups by index; an index out of range is left
/// out by the renderers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagram {
    /// Title.
    pub title: String,
    /// One sentence that says how to read it.
    pub caption: String,
    /// How it's arranged.
    pub arrangement: Arrangement,
    /// Groups.
    pub groups: Vec<Group>,
    /// Boxes.
    pub nodes: Vec<NodeBox>,
    /// Lines.
    pub lines: Vec<Line>,
    /// What colours and dashes mean.
    pub legend: Vec<LegendEntry>,
}
