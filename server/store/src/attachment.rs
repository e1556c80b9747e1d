//! Files beside practical experiences, in pieces.

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
    /// Keeps a file with the change: neither happens without the other.
    pub(crate) fn file(mut self, number: usize, file: NewFile) -> Self {
        let id = file.attachment.id.to_string();
        for (piece, bytes) in file.bytes.chunks(PIECE).enumerate() {
            let name = format!("piece_{number}_{piece}");
            self = self
                .record(&format!("{name}_id"), "attachment_piece", &format!("{id}/{piece}"))
                .value(&format!("{name}_of"), id.clone())
                .value(&name, Bytes::from(bytes.to_vec()))
                .statement(&format!(
                    "CREATE ${name}_id SET attachment = ${name}_of, content = ${name} RETURN NONE"
                ));
        }
        let name = format!("file_{number}");
        self.record(&format!("{name}_id"), "attachment", &id)
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
        let mut file = Vec::new();
        for number in 0.. {
            let key = [("id", format!("{id}/{number}"))];
            let one = "SELECT VALUE content FROM type::record('attachment_piece', $id)";
            match self.bytes(one, key).await? {
                Some(piece) => file.extend_from_slice(&piece),
                None => break,
            }
        }
        Ok(file)
    }
}
