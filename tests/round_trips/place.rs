//! Constituencies as the news calls them.

use tallycheck::sources::{Contest, Election};

/// Its code where the news numbers constituencies (NA-130), else its name, with what tells it from
/// another of that name: the state ("Aurangabad in Bihar") or the office ("the Arizona Senate race").
pub fn called(election: &Election, contest: &Contest) -> String {
    let body = &election.bodies[contest.body.ix()];
    if body.code_prefix.is_some() {
        return contest.id.clone();
    }
    let outermost = contest.regions.first().map(|region| {
        let path = &election.regions[region.ix()].path;
        path.split('/').next().unwrap_or(path).to_owned()
    });
    let name = &contest.name;
    let within = outermost.as_ref().and_then(|region| name.strip_prefix(region.as_str()));
    let is_told = |other: &Contest| other.id == contest.id || other.name != *name;
    match (outermost.as_deref(), within.map(str::trim)) {
        (Some(state), Some(district)) if district.ends_with("District") => {
            format!("{state}'s {district}")
        }
        (Some(_), Some(office)) if !office.is_empty() => format!("the {name} race"),
        (Some(region), _) if !election.contests.iter().all(is_told) => {
            format!("{name} in {region}")
        }
        _ => name.clone(),
    }
}
