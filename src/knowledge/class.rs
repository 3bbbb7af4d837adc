//! Classes of actors and things that an action's patterns test their fillers by (`@armed`, …).

/// A class of things that a pattern can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Class {
    /// Anything that can act: person, group, state, organisation.
    Actor,
    /// Forces, rebels, militias, police.
    Armed,
    /// A state's government or its forces.
    State,
    /// A non-state armed group or its fighters.
    Rebel,
    /// Police and other law enforcement.
    Police,
    /// People who take no part in fighting.
    Civilian,
    /// Demonstrators, rioters, strikers.
    Protester,
    /// One human being or several.
    Person,
    /// Organisations, institutions, companies.
    Org,
    /// A country, by name.
    Country,
    /// Weapons and ammunition.
    Weapon,
    /// Vehicles, vessels and aircraft.
    Vehicle,
    /// Outlets, agencies and their staff.
    Media,
    /// Courts, judges, prosecutors.
    Judicial,
    /// International organisations.
    Igo,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 15] = [
        Self::Actor,
        Self::Armed,
        Self::State,
        Self::Rebel,
        Self::Police,
        Self::Civilian,
        Self::Protester,
        Self::Person,
        Self::Org,
        Self::Country,
        Self::Weapon,
        Self::Vehicle,
        Self::Media,
        Self::Judicial,
        Self::Igo,
    ];

    /// The class as patterns write it, without the `@`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Armed => "armed",
            Self::State => "state",
            Self::Rebel => "rebel",
            Self::Police => "police",
            Self::Civilian => "civilian",
            Self::Protester => "protester",
            Self::Person => "person",
            Self::Org => "org",
            Self::Country => "country",
            Self::Weapon => "weapon",
            Self::Vehicle => "vehicle",
            Self::Media => "media",
            Self::Judicial => "judicial",
            Self::Igo => "igo",
        }
    }

    /// The class of that name (without the `@`).
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == name)
    }
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes(u16);

impl Classes {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// The set of the given classes.
    pub fn of(classes: &[Class]) -> Self {
        classes
            .iter()
            .fold(Self::NONE, |set, &class| set.with(class))
    }

    /// The set with one class more.
    #[must_use]
    pub fn with(self, class: Class) -> Self {
        Self(self.0 | 1 << class as u8)
    }

    /// Everything in either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the set has the class.
    pub fn contains(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The classes of the set, in declaration order.
    pub fn iter(self) -> impl Iterator<Item = Class> {
        Class::ALL
            .into_iter()
            .filter(move |&class| self.contains(class))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_found_by_its_own_name() {
        for class in Class::ALL {
            assert_eq!(Class::named(class.as_str()), Some(class));
            assert_eq!(Classes::of(&[class]).iter().collect::<Vec<_>>(), [class]);
        }
        assert_eq!(Class::named("@armed"), None);
    }
}
