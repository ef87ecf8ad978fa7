import Formats
import Testing
import Vocabulary

@testable import Systems

struct NexoraLineTests {
  private func inActivity(_ member: String) -> NexoraFile {
    NexoraFile(NexoraFile.line(#""activity_data": {\#(member)}"#))
  }

  @Test func `a snapshot is of its entity, with what the service answered beside it`() throws {
    let recording = try NexoraFile(WorkedSnapshot.line).recording()
    #expect(recording.events.map(\.group) == ["e1"] && recording.grouping == "entity_id")
    #expect(recording.labels?.values == [.anomaly] && recording.kinds == ["stolen key"])
    #expect(recording.answers?[0]?["score"] == .number(0.91))
    #expect(recording.events[0]["metadata.region"] == .text("eu"))
    #expect(recording.events[0]["recorded.score"] == nil)
  }

  @Test func `what must be there and cannot be is told with its line and its field`() {
    #expect(
      NexoraFile(#"{"tenant_id": "t1", "entity_id": "e1", "timestamp": 1772618400000}"#).complaint()
        == "1: field 'entity_type': found nothing, wanted one of api_key, service_account, ai_agent, oauth_token"
    )
    #expect(
      NexoraFile(NexoraFile.line(time: 1_772_618_400)).complaint()
        == "1: field 'timestamp': found 1772618400, wanted a moment of 1973 to 2100 with its offset from UTC, or in "
        + "milliseconds since 1970; these are seconds: write milliseconds")
    #expect(
      inActivity(#""activity_count": -1"#).complaint()
        == "1: field 'activity_data.activity_count': found -1, wanted a number, 0 or above")
    #expect(
      inActivity(#""activity_counts": 1"#).complaint().hasPrefix(
        "1: field 'activity_data.activity_counts': found a field that no snapshot line has"))
    #expect(
      inActivity(#""permission_changes": [{"type": "other"}]"#).complaint()
        == "1: field 'activity_data.permission_changes': found an object at place 0 of a list, wanted a list, each an object with 'type', one "
        + "of escalation, reduction")
    #expect(
      inActivity(#""activity_history": [{"load": 1}]"#).complaint().hasPrefix(
        "1: field 'activity_data.activity_history': found an object at place 0 of a list, wanted a list, each a moment"
      ))
  }

  @Test func `tenants are never read together, and one of several can be named`() throws {
    let mixed = NexoraFile(
      NexoraFile.line(), NexoraFile.line(tenant: "t2", time: 1_772_618_400_001))
    #expect(
      mixed.complaint()
        == "2: field 'tenant_id': found 't2', where earlier lines have 't1', wanted one tenant, since tenants are never "
        + "learned from together; 'events: { nexora: { tenant: t1 } }' reads one of them")
    let one = try mixed.recording(["tenant": "t2"])
    #expect(one.ids == ["a.jsonl:2"])
    #expect(one.provenance.notes.contains("1 line of others passed over"))
    #expect(
      mixed.complaint(["tenant": "t3"])
        == " found no line of those that are read, wanted at least one")
    #expect(
      inActivity(#""tenant_id": "t2""#).complaint()
        == "1: field 'activity_data.tenant_id': found 't2', wanted 't1', as the line's own 'tenant_id' is"
    )
    #expect(inActivity(#""tenant_id": "t1""#).complaint() == "no complaint")
  }

  @Test func `snapshots are no table`() {
    let table = NexoraFile(
      "tenant_id,entity_id,timestamp,entity_type\nt1,e1,1772618400000,api_key", as: "a.csv")
    #expect(
      table.complaint()
        == " found a CSV, wanted JSON Lines, whose lists can hold objects; a table of features that are ready is read "
        + "without 'events'")
  }
}
