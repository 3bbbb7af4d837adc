//! What sort of place a name belongs to.

/// The sort of a place, as coarse as the words of a report ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Kind {
    City,
    Neighbourhood,
    Country,
    Province,
    District,
    Municipality,
    Continent,
    Region,
    Airport,
    Base,
    Sea,
    River,
    Lake,
    Mountain,
    Island,
    OilField,
    Crossing,
    Camp,
    Road,
    Facility,
    Other,
}

impl Kind {
    /// Every kind, in the order of the numbers that a compiled file stores.
    pub const ALL: &[Self] = &[
        Self::City,
        Self::Neighbourhood,
        Self::Country,
        Self::Province,
        Self::District,
        Self::Municipality,
        Self::Continent,
        Self::Region,
        Self::Airport,
        Self::Base,
        Self::Sea,
        Self::River,
        Self::Lake,
        Self::Mountain,
        Self::Island,
        Self::OilField,
        Self::Crossing,
        Self::Camp,
        Self::Road,
        Self::Facility,
        Self::Other,
    ];

    /// The kind's name on the wire and in `ontology/places.ttl`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Neighbourhood => "neighbourhood",
            Self::Country => "country",
            Self::Province => "province",
            Self::District => "district",
            Self::Municipality => "municipality",
            Self::Continent => "continent",
            Self::Region => "region",
            Self::Airport => "airport",
            Self::Base => "base",
            Self::Sea => "sea",
            Self::River => "river",
            Self::Lake => "lake",
            Self::Mountain => "mountain",
            Self::Island => "island",
            Self::OilField => "oil-field",
            Self::Crossing => "crossing",
            Self::Camp => "camp",
            Self::Road => "road",
            Self::Facility => "facility",
            Self::Other => "other",
        }
    }

    /// The kind with that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == name)
    }

    /// The kind of a GeoNames feature; nothing for features that no report names (a well, a forest
    /// reserve) or that are long gone.
    pub fn of_feature(class: &str, code: &str) -> Option<Self> {
        Some(match (class, code) {
            (_, "PPLX") => Self::Neighbourhood,
            ("P", "PPLH" | "PPLQ" | "PPLW" | "PPLCH") => return None,
            ("P", _) => Self::City,
            ("A", "PCLH" | "ADM1H" | "ADM2H" | "ADM3H" | "ADM4H" | "ADMDH") => return None,
            ("A", "ADM1") => Self::Province,
            ("A", "ADM2") => Self::District,
            ("A", "ADM3" | "ADM4" | "ADM5" | "ADMD") => Self::Municipality,
            ("A", "TERR") => Self::Region,
            ("A", code) if code.starts_with("PCL") => Self::Country,
            ("L", "CONT") => Self::Continent,
            ("L", "MILB") | ("S", "AIRB" | "INSM") => Self::Base,
            ("L", "OILF" | "GASF") => Self::OilField,
            ("L", "RGN" | "RGNE" | "RGNL" | "CST" | "TERR") => Self::Region,
            ("S", "AIRP" | "AIRF") => Self::Airport,
            ("S", "PSTB") => Self::Crossing,
            ("S", "CMPRF") => Self::Camp,
            (
                "S",
                "DAM" | "PRN" | "PS" | "PSN" | "OILR" | "HSP" | "UNIV" | "MSQE" | "CSTL" | "BDG",
            ) => Self::Facility,
            ("H", "SEA" | "OCN" | "GULF" | "BAY" | "STRT") => Self::Sea,
            ("H", "STM" | "WAD" | "STMI") => Self::River,
            ("H", "LK" | "LKI" | "RSV") => Self::Lake,
            ("T", "ISL" | "ISLS") => Self::Island,
            ("T", "MT" | "MTS" | "RDGE" | "HLL" | "PK" | "HLLS") => Self::Mountain,
            ("T", "DSRT" | "VAL" | "PEN" | "PLN") => Self::Region,
            _ => return None,
        })
    }

    /// Whether other places lie in it: these make the chain of containment.
    pub const fn contains_places(self) -> bool {
        matches!(
            self,
            Self::Country | Self::Province | Self::District | Self::Continent
        )
    }

    /// Whether it is too large for a position to be more than a rough one (ACLED geo-precision 3).
    pub const fn is_wide(self) -> bool {
        matches!(
            self,
            Self::Country
                | Self::Province
                | Self::District
                | Self::Continent
                | Self::Region
                | Self::Sea
                | Self::River
                | Self::Lake
                | Self::Mountain
                | Self::Road
        )
    }
}
