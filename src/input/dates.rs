//! The day of publication, where the text says it in full. Never a guess: a date without its year is
//! none.

use jiff::civil::Date;
use regex::{Match, Regex};
use std::sync::LazyLock;

/// How many lines from the top may hold the date.
const TOP_LINES: usize = 8;
/// A line longer than this is running text, and a date in it is of what it tells.
const LONGEST_DATE_LINE: usize = 100;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

static FULL_DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let month = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";
    let day = r"\d{1,2}";
    let ending = "(?:st|nd|rd|th)?";
    Regex::new(&format!(
        r"(?i)\b(?:(?<m1>{month})\s+(?<d1>{day}){ending},?\s+(?<y1>\d{{4}})|(?<d2>{day}){ending}[\s-]+(?<m2>{month}),?[\s-]+(?<y2>\d{{4}})|(?<y3>\d{{4}})-(?<m3>\d\d)-(?<d3>\d\d))\b"
    ))
    .ok()
});

/// What may stand before the date: nothing, a label, a byline, a place in capitals, a weekday, or parts of a line
/// that a bar parts from it.
static BEFORE_DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let label = r"(?i:(?:last\s+)?updated|published|posted|date|dated|issued|by\b[^.]*)";
    // "Our Correspondent", "Web Desk", "A. Writer Published".
    let name = r"\p{Lu}[\p{L}.-]*";
    let desk =
        r"(?:\p{Lu}[\p{L}.-]*\s+){0,4}(?i:desk|correspondent|reporter|bureau|report|monitoring)";
    let bars = r"(?:[^|\d]{1,60}\|\s*){0,3}";
    let agency = r"\p{Lu}{2,6}\s+|\p{Lu}[\p{Lu} ]+\([^()\d]{2,60}[–—/-]\s*";
    let weekday = r"(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?";
    let place = r"\p{Lu}[\p{Lu} ./'-]+|\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?";
    Regex::new(&format!(
        r"^\W*{bars}(?:{desk}\W+|{agency})?(?:(?:{name},?\s+){{0,4}}{label}(?:\s+(?i:on))?)?\W*(?:(?:{place})\s*[,:–—-]\s*)?(?:{weekday}\W*)?$"
    ))
    .ok()
});

/// What says under a headline what sort of text it is: "Weekend essay, 9 February 2024, Midtown". "General elections,
/// 8 February 2024" says what it is about.
static SORT_OF_TEXT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let about = r"(?i)elect|poll|vot|result|count|day|night";
    Regex::new(about).ok()
});
/// So many bytes has such a line at most.
const LONGEST_SORT_LINE: usize = 60;

/// The date that a line at the top of an article gives.
pub(super) fn published(text: &str) -> Option<Date> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let dated = lines().take(TOP_LINES).find_map(in_line);
    dated.or_else(|| in_sort_line(lines().nth(1)?))
}

/// The date of a line under the headline that says what sort of text it is.
fn in_sort_line(line: &str) -> Option<Date> {
    let found = full_date(line)?;
    let (before, after) = (&line[..found.start()], &line[found.end()..]);
    let is_sort = before.trim_end().strip_suffix(',').is_some_and(|sort| {
        SORT_OF_TEXT.as_ref().is_some_and(|about| !about.is_match(sort)) && !sort.contains('.')
    });
    let place = after.strip_prefix(',').unwrap_or(after).trim();
    let is_place = place.split_whitespace().count() <= 2 && !place.contains(['.', ':']);
    let is_line = line.len() <= LONGEST_SORT_LINE && is_sort && is_place;
    is_line.then(|| date(found.as_str())).flatten()
}

fn in_line(line: &str) -> Option<Date> {
    let found = full_date(line)?;
    let (before, after) = (&line[..found.start()], &line[found.end()..]);
    let begins = BEFORE_DATE.as_ref()?.is_match(before);
    // "CAPITAL, Feb 9, 2024 (AGENCY) — …" opens a paragraph; without a place or label the date
    // must be the line.
    let is_dateline = before.contains([',', ':', '(']) && before.contains(char::is_alphabetic);
    let is_line = line.len() <= LONGEST_DATE_LINE && !after.trim_end_matches('.').contains(". ");
    let ends =
        is_dateline && after.trim_start().starts_with(['(', ')', ':', '-', '–', '—', '|', '.']);
    let is_whole = is_line && (after.split_whitespace().count() <= 6);
    (begins && (ends || is_whole)).then(|| date(found.as_str())).flatten()
}

/// Where a text gives a date in full. Hardly any line does, and most show it by having no year.
fn full_date(text: &str) -> Option<Match<'_>> {
    let is_year = |four: &[u8]| four.iter().all(u8::is_ascii_digit);
    let has_year = text.as_bytes().windows(4).any(is_year);
    FULL_DATE.as_ref().filter(|_| has_year)?.find(text)
}

/// A full date in one of the fixed forms.
fn date(text: &str) -> Option<Date> {
    let parts = FULL_DATE.as_ref()?.captures(text)?;
    let part = |names: [&str; 3]| names.into_iter().find_map(|name| parts.name(name));
    let month = part(["m1", "m2", "m3"])?.as_str().to_lowercase();
    let number = |text: &str| text.parse::<i8>().ok();
    let by_name = || MONTHS.iter().position(|name| month.starts_with(name));
    let month = number(&month).or_else(|| i8::try_from(by_name()? + 1).ok())?;
    let day = number(part(["d1", "d2", "d3"])?.as_str())?;
    Date::new(part(["y1", "y2", "y3"])?.as_str().parse().ok()?, month, day).ok()
}

/// The day of a date that stands by itself, as metadata give it (`2024-02-09T23:10:00+05:00`,
/// `20240209`, `Fri, 09 Feb 2024 23:10:00 GMT`).
pub(super) fn any(text: &str) -> Option<Date> {
    let text = text.trim();
    let iso = || text.get(..10)?.parse().ok();
    let compact = || {
        let is_compact = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
        let digits = is_compact.then_some(text)?;
        let part = |from: usize, to: usize| digits.get(from..to)?.parse().ok();
        Date::new(digits.get(..4)?.parse().ok()?, part(4, 6)?, part(6, 8)?).ok()
    };
    let worded = || date(full_date(text)?.as_str());
    iso().or_else(compact).or_else(worded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_date_line_gives_the_day() {
        for line in [
            "Published: February 9, 2024",
            "Posted on Feb 9, 2024 11:40 pm",
            "9 February 2024",
            "Friday, 9th February, 2024",
            "By our correspondent | February 9, 2024",
            "ISLAMABAD, Feb 9, 2024 (AGENCY) — Counting went on through the night. It was cold.",
            "Islamabad, 9 February 2024: The officers have finished. Results follow.",
            "2024-02-09",
            "Web Desk | February 09, 2024 | 05:42 am",
            "Web Desk February 9, 2024",
            "Our Correspondent February 9, 2024",
            "Agencies | Feb 09, 2024 | 03:15 PM",
            "THEPAPER.COM | Published February 9, 2024",
            "Updated 09 Feb, 2024 05:42am",
            "Last updated on February 9, 2024",
            "Published On 9 Feb 2024",
            "A. Writer Gill Published February 09, 2024 | 10:40 AM",
            "ISLAMABAD (AGENCY – Some Site / Some News - 9th Feb, 2024) The count goes on. It is cold.",
            "NNN Feb 09, 2024",
            "09-Feb-2024",
            "Profile, by our correspondent in the south, 9 February 2024",
            "Weekend essay, 9 February 2024, Midtown",
        ] {
            let text = format!("A headline\n\n{line}\n\nText.");
            assert_eq!(published(&text), Some(date(2024, 2, 9)), "{line}");
        }
    }

    #[test]
    fn what_is_no_full_date_line_gives_none() {
        for line in [
            "ISLAMABAD, Feb 9 (AGENCY) — Counting went on.",
            "General elections were held in the province on 8 February 2024 alongside those elsewhere.",
            "February 30, 2024",
            "Sindh voted on 8 February 2024.",
            "General Elections 8 February 2024",
            "The general elections, 8 February 2024",
            "General Elections Held On 8 February 2024 Were Fair",
            "| NA-1 | 61 of 265 | 8 February 2024 |",
            "08/02/2024",
        ] {
            assert_eq!(published(&format!("A headline\n\n{line}\n\nText.")), None, "{line}");
        }
    }

    #[test]
    fn metadata_give_the_day_in_many_forms() {
        for text in [
            "2024-02-09T23:10:00+05:00",
            "2024-02-09",
            "20240209",
            "Fri, 09 Feb 2024 23:10:00 GMT",
            "February 9, 2024 11:10 pm",
        ] {
            assert_eq!(any(text), Some(date(2024, 2, 9)), "{text}");
        }
        assert_eq!(any("yesterday"), None);
        assert_eq!(any("2024"), None);
        assert_eq!(any("1512123000"), None);
    }
}
