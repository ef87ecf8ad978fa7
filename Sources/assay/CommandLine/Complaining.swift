import YAML

/// How an error is said to the person who caused it: with its place where it has one.
enum Complaining {
  static func text(of error: any Error) -> String {
    switch error {
    case let complaint as Complaint: "\(complaint)"
    case let complaints as Complaints: "\(complaints)"
    default: "assay: error: \(error)"
    }
  }
}
