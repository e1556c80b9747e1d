//! Files beside practical experiences, and how files are kept: in pieces.

use crate::db::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;
use domain::attachment::Attachment;
use domain::key::AttachmentId;
use surrealdb::types::Bytes;

/// Bytes of a file in one record.
const PIECE: usize = 1 << 20;

/// A file that came with a form.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// What it is.
    pub attachment: Attachment,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Transaction {
    /// Keeps bytes in pieces: rows of the table named after `owner`, which they belong to. `number` tells several files of
    /// one change apart.
    pub(crate) fn pieces(mut self, owner: &str, id: &str, number: usize, file: &[u8]) -> Self {
        for (piece, bytes) in file.chunks(PIECE).enumerate() {
            let name = format!("piece_{number}_{piece}");
            self = self
                .record(&format!("{name}_id"), &format!("{owner}_piece"), &format!("{id}/{piece}"))
                .value(&format!("{name}_of"), id.to_owned())
                .value(&name, Bytes::from(bytes.to_vec()))
                .statement(&format!(
                    "CREATE ${name}_id SET {owner} = ${name}_of, content = ${name} RETURN NONE"
                ));
        }
        self
    }

    /// Keeps a file with the change: neither happens without the other.
    pub(crate) fn file(self, number: usize, file: NewFile) -> Self {
        let id = file.attachment.id.to_string();
        let name = format!("file_{number}");
        self.pieces("attachment", &id, number, &file.bytes)
            .record(&format!("{name}_id"), "attachment", &id)
            .bind(&name, file.attachment)
            .statement(&format!(
                "CREATE ${name}_id CONTENT object::remove(${name}, 'id') RETURN NONE"
            ))
    }
}

impl Store {
    /// The bytes of a file.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn attachment_file(&self, id: &AttachmentId) -> Result<Vec<u8>, StoreError> {
        self.pieces("attachment", id.as_str()).await
    }

    /// The bytes of a file that was kept in pieces.
    pub(crate) async fn pieces(
        &self,
        owner: &'static str,
        id: &str,
    ) -> Result<Vec<u8>, StoreError> {
        let mut file = Vec::new();
        for number in 0.. {
            let key = [("id", format!("{id}/{number}"))];
            let one = format!("SELECT VALUE content FROM type::record('{owner}_piece', $id)");
            match self.bytes(&one, key).await? {
                Some(piece) => file.extend_from_slice(&piece),
                None => break,
            }
        }
        Ok(file)
    }
}
