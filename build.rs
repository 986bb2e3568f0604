//! Rebuilds the program when a data folder gains or loses a file.

fn main() {
    println!("cargo::rerun-if-changed=claims");
    println!("cargo::rerun-if-changed=sources");
}
