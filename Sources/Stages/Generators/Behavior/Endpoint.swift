/// A door of the service that sessions knock at.
struct Endpoint {
  let path: String
  let method: String
  let sensitivity: String
  /// The usual size of an answer or upload in bytes.
  let size: Double

  /// What ordinary users do, and how often the average one does it.
  static let usual: [(endpoint: Endpoint, weight: Double)] = [
    (Endpoint("/api/expenses", "GET", "LOW", 4000), 30),
    (Endpoint("/api/expenses", "POST", "MODERATE", 900), 15),
    (Endpoint("/api/expenses/item", "GET", "LOW", 1200), 20),
    (Endpoint("/api/expenses/item", "PUT", "MODERATE", 1000), 8),
    (Endpoint("/api/receipts", "POST", "LOW", 250_000), 8),
    (Endpoint("/api/budgets", "GET", "LOW", 2500), 10),
    (Endpoint("/api/reports", "GET", "MODERATE", 12_000), 6),
    (Endpoint("/api/approvals", "PATCH", "HIGH", 600), 3),
    (Endpoint("/api/users/profile", "GET", "MODERATE", 800), 4),
    (Endpoint("/api/expenses/item", "DELETE", "HIGH", 200), 1.5),
    (Endpoint("/api/reports/export", "GET", "HIGH", 60_000), 1),
    (Endpoint("/api/users/password", "PUT", "CRITICAL", 300), 0.2),
  ]

  static let login = Endpoint("/api/auth/login", "POST", "HIGH", 250)
  static let list = Endpoint("/api/expenses", "GET", "LOW", 4000)
  static let export = Endpoint("/api/reports/export", "GET", "HIGH", 60_000)
  static let account = [
    Endpoint("/api/users/password", "PUT", "CRITICAL", 300),
    Endpoint("/api/users/profile", "PUT", "CRITICAL", 900),
    Endpoint("/api/approvals", "PATCH", "HIGH", 600),
    Endpoint("/api/reports/export", "GET", "HIGH", 60_000),
  ]
  static let forbidden = [
    Endpoint("/api/admin/users", "GET", "CRITICAL", 500),
    Endpoint("/api/admin/roles", "PUT", "CRITICAL", 300),
    Endpoint("/api/admin/settings", "GET", "CRITICAL", 500),
    Endpoint("/api/admin/users", "DELETE", "CRITICAL", 200),
  ]

  private init(_ path: String, _ method: String, _ sensitivity: String, _ size: Double) {
    self.path = path
    self.method = method
    self.sensitivity = sensitivity
    self.size = size
  }
}
