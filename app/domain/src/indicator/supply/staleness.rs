//! How far the newest value has fallen behind the rhythm of its source.

/// Whether deliveries have passed the newest value by. It says how old a figure is for its kind, nothing about how the
/// indicator stands against its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Staleness {
    /// No later delivery is overdue.
    Current,
    /// One is.
    OneMissing,
    /// So many are, from 2.
    SeveralMissing(usize),
    /// Nothing is known: no value has come, or no day can be told.
    Unknown,
}

impl Staleness {
    /// The staleness where so many deliveries are overdue.
    pub fn of_missing(missing: usize) -> Self {
        match missing {
            0 => Self::Current,
            1 => Self::OneMissing,
            more => Self::SeveralMissing(more),
        }
    }
}
