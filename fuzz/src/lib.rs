//! What must hold of anything that others have written, whatever it is. The fuzz targets feed these
//! functions, and so does `tests/mutations.rs`, which includes this file.

use std::{io::Write, ops::ControlFlow, sync::LazyLock};
use tallycheck::{
    Checker,
    extractor::Wordings,
    input::{
        Article, BlockKind, ReadOptions,
        archive::{ArchiveOptions, Item, Limits, Progress, read_file},
        read_bytes, rough_text,
    },
    text,
};

/// The largest page of an archive.
const PAGE: usize = 1 << 16;

static CHECKER: LazyLock<Checker> =
    LazyLock::new(|| Checker::bundled().expect("the bundled data loads"));
static WORDINGS: LazyLock<Wordings> =
    LazyLock::new(|| Wordings::bundled().expect("the bundled wordings load"));

/// Saved pages, bytes to blocks; what was read, where it could be.
pub fn page(bytes: &[u8]) -> Option<Article> {
    _ = rough_text(bytes);
    let article = read_bytes("page.html", bytes, &ReadOptions::default()).ok()?;
    assert_blocks_hold(&article);
    Some(article)
}

/// Whatever holds pages: WARC, ARC, zip, tar, gzip, zstd, MHTML, JSON, CSV.
pub fn archive(bytes: &[u8]) {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(bytes).expect("it can be written");
    let limits = Limits { page_bytes: PAGE, pages: 1000, unpacked_bytes: 1 << 22, nesting: 4 };
    let options = ArchiveOptions { limits, ..ArchiveOptions::default() };
    let flow = read_file("it", file.path(), &options, &Progress::default(), &mut |item| {
        if let Item::Page(page) = item {
            // A headline may stand above the text of a record.
            assert!(page.bytes.len() <= 2 * PAGE + 1024, "{} is too large", page.place);
        }
        ControlFlow::Continue(())
    });
    assert!(flow.expect("it can be opened").is_continue());
}

/// Numbers, text to quantities.
pub fn numbers(words: &str) {
    let article = Article::from_text("numbers.txt", words);
    let document = text::read(&article, WORDINGS.numbers());
    for sentence in &document.sentences {
        assert!(sentence.tokens.iter().all(|token| sentence.span.contains(token.span)));
        let quantities = sentence.quantities.iter().map(|quantity| quantity.span);
        assert!(quantities.into_iter().all(|span| !span.of(&article.text).is_empty()));
    }
    assert!(document.set_aside.iter().all(|aside| !aside.span.of(&article.text).is_empty()));
}

/// Articles, text to report.
pub fn article(article: &Article) {
    assert_blocks_hold(article);
    let report = CHECKER.check(article);
    for claim in &report.claims {
        let printed = &article.text[claim.span[0]..claim.span[1]];
        assert!(claim.number.as_deref().is_none_or(|number| number == printed));
    }
    for ignored in &report.ignored {
        assert_eq!(article.text[ignored.span[0]..ignored.span[1]], ignored.number);
    }
}

/// Every block where it says it is, one after another, and every cell in its row.
fn assert_blocks_hold(article: &Article) {
    let mut end = 0;
    for block in &article.blocks {
        assert!(end <= block.span.start, "blocks overlap");
        assert!(!block.span.of(&article.text).is_empty(), "a block is empty");
        end = block.span.end;
        if let BlockKind::TableRow { headers, cells } = &block.kind {
            assert!(headers.is_empty() || !cells.is_empty());
            assert!(cells.iter().all(|cell| block.span.contains(*cell)), "a cell lies outside");
        }
    }
}
