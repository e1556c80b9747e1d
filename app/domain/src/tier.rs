//! Who may see something: five circles, each wider than the one before.

use crate::source::coded;

coded! {
    /// The narrowest circle that may see a record, from the closest to the widest.
    Tier {
        /// The Geschäftsstelle alone.
        Secretariat = "geschaeftsstelle",
        /// Ministry planners and the Geschäftsstelle.
        Ministry = "ministerium",
        /// Delegates, deputies and chair, and the circles above.
        Council = "rat",
        /// Invited guests, and the circles above.
        Guests = "rat-gaeste",
        /// Everyone.
        Public = "oeffentlich",
    }
}

impl Tier {
    /// True where a reader whose closest circle is `reach` sees a record of this tier.
    pub fn is_within(self, reach: Self) -> bool {
        self >= reach
    }
}

#[cfg(test)]
mod tests {
    use super::Tier;

    #[test]
    fn each_circle_sees_what_the_wider_ones_see() {
        for reach in Tier::ALL {
            let seen = Tier::ALL.iter().filter(|tier| tier.is_within(*reach)).count();
            let place = Tier::ALL.iter().position(|tier| tier == reach).expect("one of them");
            assert_eq!(seen, Tier::ALL.len() - place);
            assert!(Tier::Public.is_within(*reach) && reach.is_within(*reach));
        }
    }
}
