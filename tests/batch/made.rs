//! Archives, made as the tests need them.

use flate2::{Compression, write::GzEncoder};
use std::io::{Cursor, Write};

/// Packs bytes as one gzip member.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Packs bytes as one zstd frame.
pub fn zstd(bytes: &[u8]) -> Vec<u8> {
    ::zstd::encode_all(bytes, 3).unwrap()
}

/// Packs bytes as zstd by a dictionary, which stands in a frame before them, packed itself or not.
pub fn zstd_by_dictionary(bytes: &[u8], packs_dictionary: bool) -> Vec<u8> {
    let dictionary =
        b"WARC/1.1 WARC-Type: response Content-Type: text/html HTTP/1.1 200 OK".repeat(9);
    let mut encoder = ::zstd::Encoder::with_dictionary(Vec::new(), 3, &dictionary).unwrap();
    encoder.write_all(bytes).unwrap();
    let frame = encoder.finish().unwrap();
    let dictionary = if packs_dictionary { zstd(&dictionary) } else { dictionary };
    let size = u32::try_from(dictionary.len()).unwrap().to_le_bytes();
    [b"\x5d\x2a\x4d\x18", size.as_slice(), &dictionary, &frame].concat()
}

/// A zip of files.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, ::zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A tar of files.
pub fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = ::tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = ::tar::Header::new_gnu();
        // Written by hand, as the crate refuses names that climb.
        header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        builder.append(&header, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

/// A response of a web server.
pub fn http(content_type: &str, body: &[u8]) -> Vec<u8> {
    let mut response =
        format!("HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\n\r\n").into_bytes();
    response.extend_from_slice(body);
    response
}

/// A WARC record, with a length that may be false.
pub fn warc_claiming(length: impl ToString, version: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let mut record = format!(
        "WARC/{version}\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        length.to_string()
    )
    .into_bytes();
    record.extend_from_slice(block);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

/// A WARC record.
pub fn warc(version: &str, url: &str, block: &[u8]) -> Vec<u8> {
    warc_claiming(block.len(), version, url, block)
}

/// An ARC record.
pub fn arc(url: &str, block: &[u8]) -> Vec<u8> {
    let mut record =
        format!("{url} 192.0.2.1 20240209000000 text/html {}\n", block.len()).into_bytes();
    record.extend_from_slice(block);
    record.push(b'\n');
    record
}

/// The record that an ARC begins with.
pub fn arc_beginning() -> Vec<u8> {
    let block = b"1 0 Crawler\nURL IP-address Archive-date Content-type Archive-length\n";
    let mut record =
        format!("filedesc://x.arc 0.0.0.0 20240209000000 text/plain {}\n", block.len())
            .into_bytes();
    record.extend_from_slice(block);
    record.push(b'\n');
    record
}

/// A small page.
pub fn page(text: &str) -> String {
    format!("<html><body><p>{text}</p></body></html>")
}
