/// Whose way of computing is followed where the running service does not do what it describes.
public enum NexoraVariant: String, Sendable, CaseIterable {
  case described, deployed
}
