//! [`Checked`] to [`Report`].

use super::{
    number::{Number, Value},
    quote::Quote,
    v1::{
        Arithmetic, ArticleInfo, Bytes, Claim, Conflict, ConflictValue, Coverage, Difference,
        ElectionInfo, FORMAT, Ignored, Later, Of, Official, Reading, Report, Scope, Subject,
        SubjectKind, Summary,
    },
    who::{self, Named},
};
use crate::{
    checker::{self, Checked, Finding, Verdict},
    extractor::{self, Mention, Reference, Role, Statement},
    input::Article,
    matcher,
    printed::hex,
    sources::{ElectionId, Figure, Sources},
    span::Span,
    text::{Approx, Document, Worded},
};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Everything a report is made from.
pub struct Material<'a> {
    /// The article's sentences and the numbers set aside before extraction.
    pub document: &'a Document<'a>,
    /// What the extractor passed over.
    pub ignored: &'a [extractor::Ignored],
    /// What the checker found.
    pub checked: &'a Checked,
    /// The sources it was checked against.
    pub sources: &'a Sources,
    /// What they hold, of every election in order.
    pub coverage: &'a [Vec<Coverage>],
    /// Whether the article's text goes into the report.
    pub with_text: bool,
}

impl Material<'_> {
    /// The report.
    #[must_use]
    pub fn into_report(self) -> Report {
        let order = self.text_order();
        let ids = claim_ids(&order);
        let claims: Vec<Claim> =
            order.iter().map(|&at| self.claim(&ids[at], &self.checked.findings[at])).collect();
        let ignored = self.ignored();
        let elections = self.elections();
        let article = self.document.article;
        Report {
            format: FORMAT.into(),
            article: article_info(article),
            coverage: elections.iter().flat_map(|id| self.coverage[id.ix()].clone()).collect(),
            elections: elections.iter().map(|id| self.election_info(*id)).collect(),
            summary: summary(&claims, &ignored),
            arithmetic: self.arithmetic(&ids),
            conflicts: self.conflicts(&ids),
            claims,
            ignored,
            text: self.with_text.then(|| article.text.clone()),
        }
    }

    /// The findings' indexes, sorted by where their numbers stand.
    fn text_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.checked.findings.len()).collect();
        order.sort_by_key(|&at| (self.checked.findings[at].linked.claim.span, at));
        order
    }

    fn elections(&self) -> BTreeSet<ElectionId> {
        let findings = self.checked.findings.iter();
        findings.flat_map(|f| &f.linked.readings).map(|reading| reading.election).collect()
    }

    fn election_info(&self, id: ElectionId) -> ElectionInfo {
        let election = self.sources.election(id);
        ElectionInfo { id: election.id.clone(), sha256: election.sha256.clone() }
    }

    fn claim(&self, id: &str, finding: &Finding) -> Claim {
        let claim = &finding.linked.claim;
        let amount = match claim.statement {
            Statement::Number { amount, .. } => Some(amount),
            Statement::Fact(_) => None,
        };
        let has_number = amount.is_some() && self.is_printed_number(claim);
        let quote = Quote::of(claim, self.document);
        let official = finding.official.as_ref();
        Claim {
            id: id.into(),
            kind: claim.kind,
            quote: quote.text,
            number: has_number.then(|| self.printed(claim.span)),
            span: bytes(if has_number { claim.span } else { claim.quote }),
            number_in_quote: quote.number.filter(|_| has_number),
            value: stated(claim),
            unit: amount.and_then(|amount| amount.unit),
            approx: amount.map_or(Approx::Exact, |amount| amount.approx),
            asserts: claim.statement != Statement::Fact(false),
            subject: self.subject(finding),
            opponent: self.opponent(finding),
            of: self.of(claim),
            scope: self.scope(finding),
            stage: claim.stage,
            voice: claim.voice,
            speaker: claim.speaker.clone(),
            verdict: finding.verdict,
            reason: finding.reason,
            score: finding.score.map(hundredths),
            confidence: hundredths(finding.confidence),
            severity: finding.severity,
            official: official.map(|official| self.official(official)),
            difference: difference(finding.difference, official),
            readings: self.readings(finding),
            explanation: finding.explanation.clone(),
            placement: Some(claim.placement),
            rating: None,
            decision: None,
            stated: finding.stated.clone(),
        }
    }

    /// Whether the claim's value stands in the text as a number, rather than in words that amount
    /// to one ("the runner-up").
    fn is_printed_number(&self, claim: &extractor::Claim) -> bool {
        let sentence = self.document.sentences.get(claim.sentence);
        let mut quantities = sentence.into_iter().flat_map(|sentence| &sentence.quantities);
        quantities.any(|quantity| quantity.span == claim.span)
    }

    fn subject(&self, finding: &Finding) -> Subject {
        let role = &finding.linked.claim.subject;
        match likeliest(finding) {
            Some(reading) => self.of_reading(reading, &reading.subject, reading.place, role),
            None => self.as_printed(role),
        }
    }

    fn opponent(&self, finding: &Finding) -> Option<Subject> {
        let role = &finding.linked.claim.opponent;
        let opponent = match likeliest(finding) {
            Some(reading) => self.of_reading(reading, &reading.opponent, None, role),
            None => self.as_printed(role),
        };
        (opponent.kind != SubjectKind::None).then_some(opponent)
    }

    fn of_reading(
        &self,
        reading: &matcher::Reading,
        subject: &matcher::Subject,
        place: Option<crate::sources::Place>,
        role: &Role,
    ) -> Subject {
        let mention = role_span(role).map(|span| self.printed(span));
        let named = match (subject, role) {
            (matcher::Subject::None, Role::Any) => Named::any(),
            (matcher::Subject::None, Role::Others) => Named::others(),
            _ => who::subject(self.sources.election(reading.election), subject, place),
        };
        named.mentioned(mention)
    }

    /// A role that nothing in the sources stands behind.
    fn as_printed(&self, role: &Role) -> Subject {
        let mention = role_span(role).map(|span| self.printed(span));
        let name = mention.clone().unwrap_or_default();
        let named = match role {
            Role::None => Named::NOBODY,
            Role::Any => Named::any(),
            Role::Others => Named::others(),
            Role::Together(_) => Named::unknown(SubjectKind::Bloc, &name),
            Role::Refers { by: Reference::Party | Reference::OwnParty, .. } => {
                Named::unknown(SubjectKind::Party, &name)
            }
            Role::Refers { by: Reference::Alliance, .. } => {
                Named::unknown(SubjectKind::Bloc, &name)
            }
            Role::Refers { .. } => Named::unknown(SubjectKind::Candidate, &name),
            Role::Named(mention) => {
                self.known(mention).unwrap_or_else(|| Named::unknown(SubjectKind::Candidate, &name))
            }
        };
        named.mentioned(mention)
    }

    fn known(&self, mention: &Mention) -> Option<Named> {
        mention.entities.first().map(|found| who::entity(self.sources, *found))
    }

    fn scope(&self, finding: &Finding) -> Scope {
        likeliest(finding).map_or_else(Scope::default, |reading| self.scope_of(reading))
    }

    fn scope_of(&self, reading: &matcher::Reading) -> Scope {
        who::scope(self.sources.election(reading.election), reading.place)
    }

    fn of(&self, claim: &extractor::Claim) -> Option<Of> {
        match claim.statement {
            Statement::Number { of: Some((span, amount)), .. } => Some(Of {
                number: self.printed(span),
                span: bytes(span),
                value: worded(amount.worded),
            }),
            _ => None,
        }
    }

    fn official(&self, official: &checker::Official) -> Official {
        let releases = &self.sources.election(official.election).releases;
        let figure = &official.figure;
        let release = &releases[figure.release.ix()];
        Official {
            value: Number(figure.value),
            release: release.id.clone(),
            publisher: release.publisher.clone(),
            url: release.url.clone(),
            trust: figure.trust,
            rows: figure.rows.iter().map(|row| format!("{}:{}", row.file, row.line)).collect(),
            formula: figure.formula.as_deref().map(str::to_owned),
            later: official.later.as_ref().map(|later: &Figure| Later {
                value: Number(later.value),
                release: releases[later.release.ix()].id.clone(),
            }),
        }
    }

    fn readings(&self, finding: &Finding) -> Vec<Reading> {
        let weighed = if finding.readings.len() > 1 { &finding.readings[..] } else { &[] };
        let role = &finding.linked.claim.subject;
        weighed
            .iter()
            .map(|judged| {
                let reading = &judged.reading;
                Reading {
                    subject: self.of_reading(reading, &reading.subject, reading.place, role),
                    scope: self.scope_of(reading),
                    verdict: judged.verdict,
                    official: judged.official.as_ref().map(|official| self.official(official)),
                }
            })
            .collect()
    }

    fn arithmetic(&self, ids: &[String]) -> Vec<Arithmetic> {
        let found = self.checked.arithmetic.iter().zip(1..);
        found
            .map(|(sum, n)| Arithmetic {
                id: format!("a{n}"),
                claims: sum.claims.iter().map(|&at| ids[at].clone()).collect(),
                rule: sum.rule,
                stated: Number(sum.stated),
                computed: Number(sum.computed),
                verdict: sum.verdict,
            })
            .collect()
    }

    fn conflicts(&self, ids: &[String]) -> Vec<Conflict> {
        let cards = self.checked.conflicts.iter().filter_map(|card| {
            let first = &self.checked.findings[*card.claims.first()?];
            Some((card, first))
        });
        cards
            .zip(1..)
            .map(|((card, first), n)| Conflict {
                id: format!("k{n}"),
                kind: first.linked.claim.kind,
                subject: self.subject(first),
                scope: self.scope(first),
                official: card.official.as_ref().map(|official| self.official(official)),
                values: card.claims.iter().map(|&at| self.conflict_value(&ids[at], at)).collect(),
            })
            .collect()
    }

    fn conflict_value(&self, id: &str, at: usize) -> ConflictValue {
        let claim = &self.checked.findings[at].linked.claim;
        ConflictValue {
            value: stated(claim),
            claim: id.into(),
            speaker: claim.speaker.clone(),
            stage: claim.stage,
        }
    }

    /// What the text reader and the extractor passed over, each number once.
    fn ignored(&self) -> Vec<Ignored> {
        let set_aside = self.document.set_aside.iter().map(|aside| (aside.span, &aside.why));
        let no_claim = String::from("no_claim");
        let unexplained = self.checked.unexplained.iter().map(|span| (*span, &no_claim));
        let mut passed_over: Vec<_> = self
            .ignored
            .iter()
            .map(|ignored| (ignored.span, &ignored.why))
            .chain(set_aside)
            .chain(unexplained)
            .collect();
        passed_over.sort_by_key(|(span, _)| *span);
        passed_over.dedup_by_key(|(span, _)| *span);
        passed_over
            .into_iter()
            .map(|(span, why)| Ignored {
                number: self.printed(span),
                span: bytes(span),
                why: why.clone(),
            })
            .collect()
    }

    fn printed(&self, span: Span) -> String {
        span.of(&self.document.article.text).into()
    }
}

fn article_info(article: &Article) -> ArticleInfo {
    ArticleInfo {
        source: article.source.clone(),
        title: article.title.clone(),
        published: article.published,
        language: article.language.clone(),
        publisher: article.publisher.clone(),
        url: article.url.clone(),
        sha256: hex(&Sha256::digest(article.text.as_bytes())),
    }
}

/// `c1`, `c2` … for each finding, given their order in the text.
fn claim_ids(order: &[usize]) -> Vec<String> {
    let mut ids = vec![String::new(); order.len()];
    for (n, &at) in (1..).zip(order) {
        ids[at] = format!("c{n}");
    }
    ids
}

fn summary(claims: &[Claim], ignored: &[Ignored]) -> Summary {
    let with = |verdict| claims.iter().filter(|claim| claim.verdict == verdict).count();
    let claimed = claims.iter().filter(|claim| claim.number.is_some()).map(|claim| claim.span);
    let wholes = claims.iter().filter_map(|claim| claim.of.as_ref()).map(|of| of.span);
    let passed_over = ignored.iter().map(|ignored| ignored.span);
    let numbers: BTreeSet<Bytes> = claimed.chain(wholes).chain(passed_over).collect();
    Summary {
        numbers: numbers.len(),
        claims: claims.len(),
        supported: with(Verdict::Supported),
        contradicted: with(Verdict::Contradicted),
        outdated: with(Verdict::Outdated),
        ambiguous: with(Verdict::Ambiguous),
        unverifiable: with(Verdict::Unverifiable),
        ignored: ignored.len(),
    }
}

fn likeliest(finding: &Finding) -> Option<&matcher::Reading> {
    let judged = finding.readings.first().map(|judged| &judged.reading);
    judged.or(finding.linked.readings.first())
}

/// The words that stand for a role.
fn role_span(role: &Role) -> Option<Span> {
    match role {
        Role::Named(mention) => Some(mention.span),
        Role::Refers { span, .. } => Some(*span),
        Role::Together(several) => several.iter().map(|mention| mention.span).reduce(Span::to),
        Role::None | Role::Any | Role::Others => None,
    }
}

fn stated(claim: &extractor::Claim) -> Option<Value> {
    match claim.statement {
        Statement::Number { amount, .. } => Some(worded(amount.worded)),
        Statement::Fact(_) => None,
    }
}

fn worded(worded: Worded) -> Value {
    match worded {
        Worded::One(value) => Value::One(Number(value)),
        Worded::Range(low, high) => Value::Range([Number(low), Number(high)]),
    }
}

fn difference(
    absolute: Option<Decimal>,
    official: Option<&checker::Official>,
) -> Option<Difference> {
    let absolute = absolute?;
    let relative = official
        .and_then(|official| absolute.checked_div(official.figure.value))
        .and_then(|relative| relative.round_dp(4).to_f64());
    Some(Difference { absolute: Number(absolute), relative })
}

/// Two decimals; what is short of 1 never reads 1.
fn hundredths(part: f64) -> f64 {
    let rounded = (part * 100.0).round() / 100.0;
    if part < 1.0 { rounded.min(0.99) } else { rounded }
}

fn bytes(span: Span) -> Bytes {
    [span.start, span.end]
}
