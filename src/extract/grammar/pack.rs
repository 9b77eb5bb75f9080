//! The model file's bytes: a short header and one deflated body of little-endian numbers, strings
//! and arrays. Anything that does not fit is a [`ModelError`], never a panic.

use super::model::ModelError;

/// First bytes of a model file; the digit is its version.
const MAGIC: &[u8] = b"redstring-model-2\n";
/// A larger body is refused before it is unpacked.
const MAX_BODY: usize = 256 << 20;

/// Packs a body into a model file.
pub(in crate::extract) fn seal(body: &[u8]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    file.extend(miniz_oxide::deflate::compress_to_vec(body, 10));
    file
}

/// Unpacks a model file.
pub(in crate::extract) fn open(file: &[u8]) -> Result<Vec<u8>, ModelError> {
    let packed = file.strip_prefix(MAGIC).ok_or(ModelError::NotAModel)?;
    miniz_oxide::inflate::decompress_to_vec_with_limit(packed, MAX_BODY)
        .map_err(|_| ModelError::Damaged)
}

/// Appends numbers to a body.
#[derive(Default)]
pub(in crate::extract) struct Writer {
    pub(in crate::extract) bytes: Vec<u8>,
}

impl Writer {
    pub(in crate::extract) fn number(&mut self, value: usize) {
        self.bytes.extend((value as u32).to_le_bytes());
    }

    pub(in crate::extract) fn block(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.bytes.extend(bytes);
    }

    /// Sorted keys as differences: all low bytes, then the rest in groups of seven bits. The low
    /// bytes are noise and the rest is small, so that deflate can tell them apart.
    pub(in crate::extract) fn keys(&mut self, keys: &[u32]) {
        let (mut low, mut high) = (Vec::new(), Vec::new());
        let mut last = 0;
        for &key in keys {
            let step = key.wrapping_sub(last);
            last = key;
            low.push(step as u8);
            let mut rest = step >> 8;
            while rest >= 128 {
                high.push(rest as u8 | 128);
                rest >>= 7;
            }
            high.push(rest as u8);
        }
        self.block(&low);
        self.block(&high);
    }
}

/// Takes numbers from a body.
pub(in crate::extract) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(in crate::extract) fn new(body: &'a [u8]) -> Self {
        Self { rest: body }
    }

    pub(in crate::extract) fn number(&mut self) -> Result<usize, ModelError> {
        let (bytes, rest) = self.rest.split_first_chunk::<4>().ok_or(ModelError::Damaged)?;
        self.rest = rest;
        Ok(u32::from_le_bytes(*bytes) as usize)
    }

    pub(in crate::extract) fn block(&mut self) -> Result<&'a [u8], ModelError> {
        let length = self.number()?;
        let (block, rest) = self.rest.split_at_checked(length).ok_or(ModelError::Damaged)?;
        self.rest = rest;
        Ok(block)
    }

    /// A block of text lines.
    pub(in crate::extract) fn lines(&mut self) -> Result<std::str::Lines<'a>, ModelError> {
        let block = self.block()?;
        Ok(std::str::from_utf8(block).map_err(|_| ModelError::Damaged)?.lines())
    }

    /// What [`Writer::keys`] wrote.
    pub(in crate::extract) fn keys(&mut self) -> Result<Vec<u32>, ModelError> {
        let low = self.block()?;
        let mut high = self.block()?.iter();
        let mut last = 0u32;
        let mut keys = Vec::with_capacity(low.len());
        for &byte in low {
            let mut step = u32::from(byte);
            let mut shift = 8;
            loop {
                let &group = high.next().ok_or(ModelError::Damaged)?;
                step |= u32::from(group & 127).checked_shl(shift).unwrap_or(0);
                shift += 7;
                if group & 128 == 0 {
                    break;
                }
            }
            last = last.wrapping_add(step);
            keys.push(last);
        }
        Ok(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Writer, open, seal};

    #[test]
    fn keys_are_read_as_they_were_written() {
        let keys = [0, 1, 255, 256, 70_000, 70_001, u32::MAX - 1, u32::MAX];
        let mut out = Writer::default();
        out.keys(&keys);
        assert_eq!(Reader::new(&out.bytes).keys().expect("whole"), keys);
    }

    #[test]
    fn a_cut_or_foreign_file_is_an_error() {
        let mut out = Writer::default();
        out.block(b"words");
        let file = seal(&out.bytes);
        assert_eq!(open(&file).expect("whole"), out.bytes);
        assert!(open(&file[..file.len() - 3]).is_err());
        assert!(open(b"PK").is_err());
        assert!(Reader::new(&out.bytes[..6]).block().is_err());
    }
}
