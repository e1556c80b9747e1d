//! From tokens to a tree, by recursive descent.
//!
//! ```text
//! sum     = product { ("+" | "-") product }
//! product = factor { ("*" | "/") factor }
//! factor  = "-" factor | number | indicator | "(" sum ")"
//!         | function "(" sum { ";" sum } ")" | "prior" "(" indicator ")"
//! ```

use super::error::{Expected, FormulaError, FormulaProblem};
use super::expression::{Expression, Function, Operator, PRIOR, Reference};
use super::lexer::{Lexer, Token, error};
use super::{MAX_DEPTH, MAX_LENGTH};

pub(super) fn parse(text: &str) -> Result<Expression, FormulaError> {
    let mut characters = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let Some((start, _)) = characters.next() else {
        return Err(error(0, FormulaProblem::Empty, Some(Expected::Operand)));
    };
    if let Some((position, _)) = characters.nth(MAX_LENGTH - 1) {
        return Err(error(position, FormulaProblem::TooLong { max: MAX_LENGTH }, None));
    }
    let mut parser =
        Parser { lexer: Lexer::new(text), position: start, token: Token::End, depth: 0 };
    parser.advance()?;
    let expression = parser.sum()?;
    match parser.token {
        Token::End => Ok(expression),
        _ => Err(parser.unexpected(Expected::Operator)),
    }
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    /// Where the token stands.
    position: usize,
    /// The token not yet used.
    token: Token<'a>,
    depth: usize,
}

impl Parser<'_> {
    /// Goes on to the next token.
    fn advance(&mut self) -> Result<(), FormulaError> {
        (self.position, self.token) = self.lexer.next()?;
        Ok(())
    }

    fn unexpected(&self, expected: Expected) -> FormulaError {
        let problem = match self.token {
            Token::End => FormulaProblem::UnexpectedEnd,
            _ => FormulaProblem::Unexpected,
        };
        error(self.position, problem, Some(expected))
    }

    fn require(&mut self, token: &Token<'_>, expected: Expected) -> Result<(), FormulaError> {
        if self.token == *token { self.advance() } else { Err(self.unexpected(expected)) }
    }

    fn sum(&mut self) -> Result<Expression, FormulaError> {
        self.chain(false, |parser| parser.chain(true, Self::factor))
    }

    /// Operands of one rank, from left to right.
    fn chain(
        &mut self,
        tight: bool,
        operand: impl Fn(&mut Self) -> Result<Expression, FormulaError>,
    ) -> Result<Expression, FormulaError> {
        let mut left = operand(self)?;
        while let Token::Operator(operator) = self.token
            && operator.binds_tighter() == tight
        {
            self.advance()?;
            left = Expression::Operation(operator, Box::new(left), Box::new(operand(self)?));
        }
        Ok(left)
    }

    fn factor(&mut self) -> Result<Expression, FormulaError> {
        match &self.token {
            Token::Number(number) => {
                let number = Expression::Number(*number);
                self.advance()?;
                Ok(number)
            }
            Token::Indicator(_) => self.indicator().map(Expression::Input),
            Token::Operator(Operator::Subtract) => self.deeper(|parser| {
                parser.advance()?;
                parser.factor().map(|inner| Expression::Negation(Box::new(inner)))
            }),
            Token::Opening => self.deeper(|parser| {
                parser.advance()?;
                let inner = parser.sum()?;
                parser.require(&Token::Closing, Expected::OperatorOrClosing)?;
                Ok(inner)
            }),
            Token::Word(word) if word.eq_ignore_ascii_case(PRIOR) => self.deeper(|parser| {
                parser.advance()?;
                parser.require(&Token::Opening, Expected::Opening)?;
                let reference = parser.indicator()?;
                parser.require(&Token::Closing, Expected::Closing)?;
                Ok(Expression::Input(Reference { prior: true, ..reference }))
            }),
            Token::Word(word) => {
                let function = Function::from_name(word).ok_or_else(|| {
                    let problem = FormulaProblem::UnknownFunction;
                    error(self.position, problem, Some(Expected::Function))
                })?;
                self.deeper(|parser| parser.call(function))
            }
            _ => Err(self.unexpected(Expected::Operand)),
        }
    }

    fn indicator(&mut self) -> Result<Reference, FormulaError> {
        let Token::Indicator(reference) = &self.token else {
            return Err(self.unexpected(Expected::Indicator));
        };
        let reference = reference.clone();
        self.advance()?;
        Ok(reference)
    }

    fn call(&mut self, function: Function) -> Result<Expression, FormulaError> {
        self.advance()?;
        self.require(&Token::Opening, Expected::Opening)?;
        let mut arguments = vec![self.sum()?];
        while self.token == Token::Separator {
            self.advance()?;
            arguments.push(self.sum()?);
        }
        self.require(&Token::Closing, Expected::OperatorSeparatorOrClosing)?;
        Ok(Expression::Call(function, arguments))
    }

    /// One level further in; the place of the token is where it became too deep.
    fn deeper(
        &mut self,
        inner: impl FnOnce(&mut Self) -> Result<Expression, FormulaError>,
    ) -> Result<Expression, FormulaError> {
        if self.depth == MAX_DEPTH {
            return Err(error(self.position, FormulaProblem::TooDeep { max: MAX_DEPTH }, None));
        }
        self.depth += 1;
        let expression = inner(self)?;
        self.depth -= 1;
        Ok(expression)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_wrong_place_is_named_with_what_is_expected_there() {
        use Expected as E;
        use FormulaProblem as P;
        let thousands = |plain: &str| P::ThousandsPoint { plain: plain.to_owned() };
        for (text, position, problem, expected) in [
            ("", 0, P::Empty, E::Operand),
            (" \u{a0}\n", 0, P::Empty, E::Operand),
            ("1 +", 3, P::UnexpectedEnd, E::Operand),
            ("1 + * 2", 4, P::Unexpected, E::Operand),
            ("+1", 0, P::Unexpected, E::Operand),
            ("1 2", 2, P::Unexpected, E::Operator),
            ("1)", 1, P::Unexpected, E::Operator),
            ("(1 + 2", 6, P::UnexpectedEnd, E::OperatorOrClosing),
            ("(1 ; 2)", 3, P::Unexpected, E::OperatorOrClosing),
            ("max(1 2)", 6, P::Unexpected, E::OperatorSeparatorOrClosing),
            ("max()", 4, P::Unexpected, E::Operand),
            ("max 1", 4, P::Unexpected, E::Opening),
            ("prior(1)", 6, P::Unexpected, E::Indicator),
            ("prior([A] + [B])", 10, P::Unexpected, E::Closing),
            ("prior(prior([A]))", 6, P::Unexpected, E::Indicator),
            ("BG-04", 0, P::UnknownFunction, E::Function),
            ("1 + total([A])", 4, P::UnknownFunction, E::Function),
            ("[BG-04", 6, P::UnexpectedEnd, E::ClosingBracket),
            ("[BG-04 + [A]", 9, P::Unexpected, E::ClosingBracket),
            ("[]", 1, P::NotAnIndicator, E::Code),
            ("2 * [ BG 04]", 6, P::NotAnIndicator, E::Code),
            ("[Ä@DE]", 1, P::NotAnIndicator, E::Code),
            ("[BG-04@]", 7, P::NotAnArea, E::Code),
            ("[BG-04@ DE@X]", 8, P::NotAnArea, E::Code),
            ("1,5", 1, P::Comma, E::PointOrSemicolon),
            ("max(1, 5)", 5, P::Comma, E::PointOrSemicolon),
            ("1.", 2, P::UnexpectedEnd, E::Digit),
            ("1. 5", 2, P::Unexpected, E::Digit),
            (".5", 0, P::Unexpected, E::Operand),
            ("2 * 1.000", 4, thousands("1000"), E::PlainNumber),
            ("1.000.000", 0, thousands("1000000"), E::PlainNumber),
            ("1.0000000001", 0, P::TooManyDecimals { max: 9 }, E::PlainNumber),
            ("1000000000000001", 0, P::OutOfRange, E::PlainNumber),
            ("1 + €", 4, P::Unexpected, E::Operand),
            ("1 € 2", 2, P::Unexpected, E::Operator),
            ("1e3", 1, P::Unexpected, E::Operator),
        ] {
            let error = FormulaError { position, problem, expected: Some(expected) };
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn length_and_depth_have_limits() {
        let long = "1 + ".repeat(MAX_LENGTH / 2);
        assert!(parse(&format!("{}1 ", &long[4..])).is_ok());
        let error = parse(&format!("{long}1")).expect_err("one character too many");
        assert_eq!(error.problem, FormulaProblem::TooLong { max: MAX_LENGTH });
        assert_eq!(error.position, long.len());

        for (open, close) in [("(", ")"), ("-", ""), ("min(", ")")] {
            let nested = |levels| format!("{}1{}", open.repeat(levels), close.repeat(levels));
            assert!(parse(&nested(MAX_DEPTH)).is_ok(), "{open}");
            let error = parse(&nested(MAX_DEPTH + 1)).expect_err("a level too many");
            assert_eq!(error.problem, FormulaProblem::TooDeep { max: MAX_DEPTH }, "{open}");
            assert_eq!(error.position, open.len() * MAX_DEPTH, "{open}");
        }
    }
}
