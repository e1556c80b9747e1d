//! The workflow of a measure, as data the council can read.

use crate::source::coded;

coded! {
    /// Where a measure stands.
    State {
        /// Suggested, not yet worked out.
        Idea = "idea",
        /// Put before the council.
        Proposed = "proposed",
        /// Decided, not yet begun.
        Adopted = "adopted",
        /// Under way.
        Running = "running",
        /// Being looked at by the council.
        InEvaluation = "in_evaluation",
        /// Goes on with changed terms.
        Adjusted = "adjusted",
        /// Ended as planned.
        Completed = "completed",
        /// Ended early or never begun.
        Discontinued = "discontinued",
    }
}

/// Every step the workflow allows, from and to.
pub const TRANSITIONS: &[(State, State)] = &[
    (State::Idea, State::Proposed),
    (State::Idea, State::Discontinued),
    (State::Proposed, State::Idea),
    (State::Proposed, State::Adopted),
    (State::Proposed, State::Discontinued),
    (State::Adopted, State::Running),
    (State::Adopted, State::Discontinued),
    (State::Running, State::InEvaluation),
    (State::Running, State::Completed),
    (State::Running, State::Discontinued),
    (State::InEvaluation, State::Running),
    (State::InEvaluation, State::Adjusted),
    (State::InEvaluation, State::Completed),
    (State::InEvaluation, State::Discontinued),
    (State::Adjusted, State::InEvaluation),
    (State::Adjusted, State::Completed),
    (State::Adjusted, State::Discontinued),
];

impl State {
    /// The states that may follow.
    pub fn next(self) -> impl Iterator<Item = State> {
        TRANSITIONS.iter().filter(move |(from, _)| *from == self).map(|(_, to)| *to)
    }

    /// True where the workflow allows the step.
    pub fn may_become(self, to: State) -> bool {
        self.next().any(|next| next == to)
    }

    /// True once nothing follows any more.
    pub fn is_final(self) -> bool {
        self.next().next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_workflow_are_completed_and_discontinued() {
        let ends: Vec<_> = State::ALL.iter().copied().filter(|s| s.is_final()).collect();
        assert_eq!(ends, [State::Completed, State::Discontinued]);
    }

    #[test]
    fn every_state_is_reached_from_an_idea() {
        let mut seen = vec![State::Idea];
        let mut open = vec![State::Idea];
        while let Some(state) = open.pop() {
            for next in state.next() {
                if !seen.contains(&next) {
                    seen.push(next);
                    open.push(next);
                }
            }
        }
        assert_eq!(seen.len(), State::ALL.len());
    }

    #[test]
    fn nothing_runs_without_having_been_adopted() {
        assert!(!State::Idea.may_become(State::Running));
        assert!(!State::Proposed.may_become(State::Running));
        assert!(State::Adopted.may_become(State::Running));
    }
}
