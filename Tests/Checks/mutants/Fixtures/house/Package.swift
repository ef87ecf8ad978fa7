// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.strictMemorySafety(), .treatAllWarnings(as: .error)]

func room(_ name: String, on floor: String, uses rooms: String...) -> Target {
  .target(
    name: name, dependencies: rooms.map { .init(stringLiteral: $0) },
    path: "Sources/\(floor)/\(name)", swiftSettings: strict)
}

func tests(of name: String, with rooms: String...) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: ([name] + rooms).map { .init(stringLiteral: $0) },
    path: "Tests/\(name)Tests", swiftSettings: strict)
}

let package = Package(
  name: "house",
  targets: [
    room("Cuts", on: "Stages"),
    room("Alarms", on: "Workbench", uses: "Cuts"),
    room("Sirens", on: "Workbench"),
    tests(of: "Cuts"),
    tests(of: "Alarms", with: "Cuts", "Sirens"),
  ]
)
