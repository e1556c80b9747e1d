//! Writing a formula: as it is stored, and as readers see it.

use super::Formula;
use super::expression::{Expression, Operator, PRIOR, Reference};
use crate::number::Language;
use std::fmt;

/// The signs of one notation.
struct Notation {
    minus: char,
    times: char,
    point: char,
}

const STORED: Notation = Notation { minus: '-', times: '*', point: '.' };

impl Formula {
    /// The formula for readers, with `−` and `·`; German with a decimal comma.
    ///
    /// The English text can be parsed again.
    pub fn to_text(&self, language: Language) -> String {
        let point = match language {
            Language::De => ',',
            Language::En => '.',
        };
        let mut out = String::new();
        Notation { minus: '\u{2212}', times: '\u{b7}', point }.write(&self.0, &mut out);
        out
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        STORED.write(&self.0, &mut out);
        f.write_str(&out)
    }
}

impl Notation {
    /// With no more parentheses than reading the same tree again takes.
    fn write(&self, expression: &Expression, out: &mut String) {
        match expression {
            Expression::Number(number) => self.write_number(*number, out),
            Expression::Input(reference) => write_reference(reference, out),
            Expression::Negation(inner) => {
                out.push(self.minus);
                self.write_within(inner, matches!(**inner, Expression::Operation(..)), out);
            }
            Expression::Operation(operator, left, right) => {
                let tight = operator.binds_tighter();
                self.write_within(left, rank(left).is_some_and(|of_left| tight && !of_left), out);
                out.extend([' ', self.sign(*operator), ' ']);
                self.write_within(
                    right,
                    rank(right).is_some_and(|of_right| tight || !of_right),
                    out,
                );
            }
            Expression::Call(function, arguments) => {
                out.push_str(function.name());
                out.push('(');
                for (place, argument) in arguments.iter().enumerate() {
                    out.push_str(if place == 0 { "" } else { "; " });
                    self.write(argument, out);
                }
                out.push(')');
            }
        }
    }

    fn write_within(&self, expression: &Expression, parentheses: bool, out: &mut String) {
        if parentheses {
            out.push('(');
        }
        self.write(expression, out);
        if parentheses {
            out.push(')');
        }
    }

    fn write_number(&self, number: f64, out: &mut String) {
        // The shortest decimal that identifies the number, never with an exponent.
        let text = number.to_string();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        out.push_str(whole);
        if !decimals.is_empty() {
            out.push(self.point);
            out.push_str(decimals);
        }
        // Reads as thousands otherwise.
        if decimals.len() == 3 && whole.len() <= 3 && whole != "0" {
            out.push('0');
        }
    }

    const fn sign(&self, operator: Operator) -> char {
        match operator {
            Operator::Add => '+',
            Operator::Subtract => self.minus,
            Operator::Multiply => self.times,
            Operator::Divide => '/',
        }
    }
}

/// Whether an operation binds tighter; nothing for what needs no parentheses.
fn rank(expression: &Expression) -> Option<bool> {
    match expression {
        Expression::Operation(operator, ..) => Some(operator.binds_tighter()),
        _ => None,
    }
}

fn write_reference(reference: &Reference, out: &mut String) {
    if reference.prior {
        out.push_str(PRIOR);
        out.push('(');
    }
    out.push('[');
    out.push_str(reference.indicator.as_str());
    if let Some(area) = &reference.area {
        out.push('@');
        out.push_str(area.as_str());
    }
    out.push(']');
    if reference.prior {
        out.push(')');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_written_with_no_more_parentheses_than_needed() {
        for (typed, stored, german) in [
            ("100*[BE-01]/522", "100 * [BE-01] / 522", "100 · [BE-01] / 522"),
            ("((1+2.50))*3", "(1 + 2.5) * 3", "(1 + 2,5) · 3"),
            ("1+(2*3)", "1 + 2 * 3", "1 + 2 · 3"),
            ("[A]-([B]-[C])", "[A] - ([B] - [C])", "[A] − ([B] − [C])"),
            ("([A]-[B])-[C]", "[A] - [B] - [C]", "[A] − [B] − [C]"),
            ("[A]/([B]*[C])", "[A] / ([B] * [C])", "[A] / ([B] · [C])"),
            ("-([A]+1)", "-([A] + 1)", "−([A] + 1)"),
            ("- -[A] − -1", "--[A] - -1", "−−[A] − −1"),
            ("2×3·4", "2 * 3 * 4", "2 · 3 · 4"),
            ("MAX(0.5;[ DB-01 @ DE ])", "max(0.5; [DB-01@DE])", "max(0,5; [DB-01@DE])"),
            ("Prior([A@DE])", "prior([A@DE])", "prior([A@DE])"),
            ("1.2340", "1.2340", "1,2340"),
            ("0.125", "0.125", "0,125"),
            ("007", "7", "7"),
        ] {
            let formula = Formula::parse(typed).expect(typed);
            assert_eq!(formula.to_string(), stored);
            assert_eq!(formula.to_text(Language::De), german);
        }
    }
}
