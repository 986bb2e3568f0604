//! Figures that stand alone on a line and are explained on the next: "15 / Votes between A and B".

use super::{Block, BlockKind, lines::is_year};

/// A longer line is no caption but running text.
const LONGEST_CAPTION: usize = 160;
/// A line with fewer words in small letters may be a name.
const FEWEST_SMALL_WORDS: usize = 2;

/// The blocks of a text, with each figure and its caption put into one paragraph.
pub(super) fn joined(blocks: Vec<Block>, text: &str) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    let (mut waiting, mut items) = (false, 0);
    for block in blocks {
        let line = block.span.of(text);
        let is_figure = is_figure(&block, line);
        // 1, 2, 3: the numbers of a list.
        let numbers_item = is_figure && line.parse() == Ok(items + 1);
        items += u32::from(numbers_item);
        match joined.last_mut() {
            Some(figure) if waiting && is_caption(&block, line) => {
                figure.span = figure.span.to(block.span);
                figure.kind = BlockKind::Paragraph;
                waiting = false;
            }
            _ => {
                waiting = is_figure && !numbers_item;
                joined.push(block);
            }
        }
    }
    joined
}

/// A number alone, with its signs, and no year.
fn is_figure(block: &Block, line: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || ",.%".contains(c);
    is_running(block)
        && line.starts_with(|c: char| c.is_ascii_digit())
        && line.chars().all(is_part)
        && !line.ends_with([',', '.'])
        && !is_year(line)
}

/// A line of words that is neither a sentence nor a name.
fn is_caption(block: &Block, line: &str) -> bool {
    let small = line.split_whitespace().filter(|word| word.starts_with(char::is_lowercase));
    is_running(block)
        && small.count() >= FEWEST_SMALL_WORDS
        && line.len() <= LONGEST_CAPTION
        && line.starts_with(char::is_alphabetic)
        && !line.ends_with(['.', '!', '?', ':', '"', '”'])
}

fn is_running(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading { .. })
}
