//! YAML that a person reads keeps small things on one line. JSON takes no notice.

use super::v1::Bytes;
use serde::{Serialize, Serializer};
use serde_yaml::{FlowMap, FlowSeq};

pub fn pair<S: Serializer>(bytes: &Bytes, serializer: S) -> Result<S::Ok, S::Error> {
    FlowSeq(bytes).serialize(serializer)
}

pub fn maybe_pair<S: Serializer>(bytes: &Option<Bytes>, serializer: S) -> Result<S::Ok, S::Error> {
    bytes.map(FlowSeq).serialize(serializer)
}

pub fn list<T: Serialize, S: Serializer>(list: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    FlowSeq(list).serialize(serializer)
}

pub fn map<T: Serialize, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    FlowMap(value).serialize(serializer)
}

pub fn maybe_map<T: Serialize, S: Serializer>(
    value: &Option<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.as_ref().map(FlowMap).serialize(serializer)
}
