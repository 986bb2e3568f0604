//! Who stands behind an address.

/// The host of a web address, without `www.`.
pub(super) fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_stands_for_a_publisher_that_is_not_named() {
        for (url, expected) in [
            ("https://www.Courier.example/news/1?x=2", Some("courier.example")),
            ("http://user@east.example:8080/", Some("east.example")),
            ("dns:east.example", None),
            ("https://", None),
        ] {
            assert_eq!(host(url).as_deref(), expected, "{url}");
        }
    }
}
