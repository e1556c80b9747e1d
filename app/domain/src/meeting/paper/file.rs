//! Files beside a paper: what they are, and the form that adds one.

use super::{MAX_TITLE, Paper, PaperFile, StepError};
use crate::attachment::{MAX_BYTES, Media};
use crate::error::{FieldErrors, Problem};
use crate::meeting::key::PaperFileId;
use crate::meeting::numbering::PaperNumber;
use crate::text;
use crate::tier::Tier;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Most files beside one paper.
pub const MAX_PAPER_FILES: usize = 20;

/// What is known of the bytes of a file beside a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    /// Its identifier.
    pub id: PaperFileId,
    /// The paper.
    pub paper: PaperNumber,
    /// Name of the file, with the ending of its kind.
    pub name: String,
    /// Kind, as told by its bytes.
    pub media: Media,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub digest: String,
    /// SHA-512 of the bytes, in hexadecimal, as `OParl` tells it; empty for files from before it was kept.
    #[serde(default)]
    pub sha512: String,
    /// Day it came.
    pub day: NaiveDate,
}

/// The form that adds a file, as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileForm {
    /// What it is called; empty for the name of the file.
    pub title: String,
    /// Code of the closest circle that may read it; empty for the one of the paper.
    pub tier: String,
}

impl FileForm {
    /// Reads the form with the file that came with it, none where none came: title, circle and kind.
    ///
    /// # Errors
    /// What is wrong with each of them.
    pub fn parse(
        &self,
        paper: &Paper,
        file: Option<(&str, &[u8])>,
    ) -> Result<(String, Tier, Media), FieldErrors> {
        let mut errors = FieldErrors::default();
        let media = errors.keep("anlage", taken(paper.files.len(), file.map(|(_, bytes)| bytes)));
        let named = file.map(|(name, _)| name).unwrap_or_default();
        let title = match self.title.trim() {
            // Some browsers send the whole path.
            "" => Ok(named
                .rsplit(['/', '\\'])
                .next()
                .and_then(|name| text::line(name, MAX_TITLE).ok())
                .unwrap_or_else(|| "Anlage".to_owned())),
            typed => text::line(typed, MAX_TITLE),
        };
        let title = errors.keep("title", title);
        let tier = match self.tier.as_str() {
            "" => Some(paper.tier),
            code => errors.keep("tier", Tier::from_code(code).ok_or(Problem::NotAChoice)),
        };
        let read = || Some((title?, tier?, media?));
        read().ok_or(errors)
    }
}

/// Looks at the bytes of a file; `there` are the files that the paper has already.
fn taken(there: usize, bytes: Option<&[u8]>) -> Result<Media, Problem> {
    let bytes = bytes.ok_or(Problem::Required)?;
    if there >= MAX_PAPER_FILES {
        return Err(Problem::TooManyFiles { max: MAX_PAPER_FILES });
    }
    if bytes.len() > MAX_BYTES {
        return Err(Problem::FileTooLarge { max: MAX_BYTES });
    }
    Media::sniff(bytes).ok_or(Problem::FileKind)
}

impl Paper {
    /// The paper with one more file.
    ///
    /// # Errors
    /// [`StepError::NotFromHere`] where text and files are fixed.
    pub fn with_file(&self, file: PaperFile) -> Result<Self, StepError> {
        if !self.state.is_editable() {
            return Err(StepError::NotFromHere);
        }
        let mut next = self.clone();
        next.files.push(file);
        Ok(next)
    }

    /// The paper without a file.
    ///
    /// # Errors
    /// [`StepError::NotFromHere`] where text and files are fixed.
    pub fn without_file(&self, id: &PaperFileId) -> Result<Self, StepError> {
        if !self.state.is_editable() {
            return Err(StepError::NotFromHere);
        }
        let mut next = self.clone();
        next.files.retain(|file| &file.id != id);
        Ok(next)
    }
}
