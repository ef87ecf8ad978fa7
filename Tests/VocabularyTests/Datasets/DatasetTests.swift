import Testing
import Vocabulary

struct DatasetTests {
  let dataset = Dataset(
    name: "three", table: Table(rows: 3, columns: [Column("x", numbers: [1, 2, 3])]),
    labels: Labels([.ordinary, .anomaly, .unknown]), kinds: [nil, "local", nil],
    times: [10, 20, 30], groups: Groups(of: ["u", "v", "u"]), ids: ["a", "b", "c"])

  @Test func `gathered rows keep all that stands beside them`() {
    let gathered = dataset.gathering(rows: [2, 1, 1])
    #expect(gathered.table.columns[0].numbers == [3, 2, 2])
    #expect(gathered.labels == Labels([.unknown, .anomaly, .anomaly]))
    #expect(gathered.kinds == [nil, "local", "local"])
    #expect(gathered.times == [30, 20, 20])
    #expect(gathered.groups.map { groups in (0..<3).map { groups[$0] } } == ["u", "v", "v"])
    #expect(gathered.ids == ["c", "b", "b"])
  }

  @Test func `gathering no rows leaves an empty dataset`() {
    let empty = dataset.gathering(rows: [])
    #expect(empty.rows == 0)
    #expect(empty.labels?.count == 0)
  }

  @Test func `groups are numbered in the order of their first row`() {
    let groups = Groups(of: ["b", "a", "b"])
    #expect(groups.codes == [0, 1, 0])
    #expect(groups.names == ["b", "a"])
  }
}
