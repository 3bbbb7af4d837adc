//! The proposed Admiralty grade of an event's information, with its reason.
//!
//! Rules (see the notes on codes): 1 at least two independent origins, at least one of them no
//! party to the conflict, none opposing; 2 at least two origins; 3 one origin; 4 opposed by a
//! better-grounded claim; else 6.

use super::record::Grade;

/// What the grade is set by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Grounds {
    /// Whether any claim says that it happened.
    pub asserted: bool,
    /// Origins of the claims that say so; reports in their own voice count once, and only where
    /// no speaker is named.
    pub origins: usize,
    /// How many of them are independent.
    pub independent: usize,
    /// Whether one of the speakers is known to take no part and to support nobody who does.
    pub disinterested: bool,
    /// Origins of claims that it did not happen.
    pub opposing: usize,
}

/// The grade that the grounds give.
pub fn grade(grounds: Grounds) -> Grade {
    let (information, reason) = match grounds {
        Grounds {
            asserted: false, ..
        } => (6, String::from("nobody says that it has happened")),
        Grounds {
            opposing, origins, ..
        } if opposing > origins => (
            4,
            format!("denied by {opposing} origins and asserted by {origins}"),
        ),
        Grounds {
            independent: 2..,
            disinterested: true,
            opposing: 0,
            ..
        } => (
            1,
            format!(
                "{} independent origins, at least one of them no party to it, none opposing",
                grounds.independent
            ),
        ),
        Grounds {
            origins: 2..,
            opposing,
            ..
        } => (
            2,
            if opposing > 0 {
                format!("{} origins, and a denial", grounds.origins)
            } else if grounds.independent < 2 {
                format!(
                    "{} origins, but not told independently of one another",
                    grounds.origins
                )
            } else {
                format!(
                    "{} origins, none of them known to be a stranger to the conflict",
                    grounds.origins
                )
            },
        ),
        Grounds { origins: 1, .. } => (3, String::from("one origin")),
        _ => (6, String::from("where it comes from can't be told")),
    };
    Grade {
        information,
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parties_alone_never_confirm() {
        let parties = Grounds {
            asserted: true,
            origins: 3,
            independent: 3,
            ..Grounds::default()
        };
        assert_eq!(grade(parties).information, 2);
        assert_eq!(
            grade(Grounds {
                disinterested: true,
                ..parties
            })
            .information,
            1
        );
    }

    #[test]
    fn a_forecast_alone_cannot_be_judged() {
        assert_eq!(grade(Grounds::default()).information, 6);
    }

    #[test]
    fn more_denials_than_assertions_make_it_doubtful() {
        let grounds = Grounds {
            asserted: true,
            origins: 1,
            independent: 1,
            disinterested: false,
            opposing: 2,
        };
        assert_eq!(grade(grounds).information, 4);
    }
}
