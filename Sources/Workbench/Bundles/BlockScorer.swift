import Detectors
import Features
import Numerics
import Pipelines
import Scoring
import Sources
import Vocabulary
import Wording

/// Scores rows as they come from a file, block by block, on any thread.
struct BlockScorer: Sendable {
  let pipeline: Pipeline
  let meaning: ScoreMeaning
  /// What complaints call the file.
  let origin: String
  /// What says why rows are strange, where that is asked for.
  var reasons: ReasonFinder?

  /// All rows of a block, or what is wrong with the first that cannot be scored.
  func scored(_ block: RowBlock) throws -> ScoredBlock {
    guard block.count > 0 else { return ScoredBlock() }
    return try scored(block, as: try telling(block) { try block.read() })
  }

  /// The same of rows that were read already.
  func scored(_ block: RowBlock, as rows: RowBlock.Rows) throws -> ScoredBlock {
    let features = try telling(block) { try pipeline.rows(of: rows.table) }
    let assessed = try telling(block) { try pipeline.assessed(features) }
    let scores = assessed.scores
    return ScoredBlock(
      numbers: block.numbers, ids: rows.ids, times: rows.times, groups: rows.groups,
      standings: rows.standings, scores: scores.values,
      calibrated: meaning == .none
        ? [] : scores.values.map { meaning.shown(pipeline.calibration($0)) },
      confidences: assessed.confidences, verdicts: pipeline.verdicts(on: scores)?.values,
      reasons: try telling(block) { try reasons?.reasons(of: features, numbered: block.numbers) },
      unseen: pipeline.features.unseenWords(of: rows.table))
  }

  /// The rows of a block that can be scored, and what is wrong with the others: halves of what cannot be scored as a
  /// whole are tried, down to single rows.
  func spared(_ block: RowBlock) -> ScoredBlock {
    var found = scoredHalves(block)
    found.refused += block.refused.map {
      SkippedRow(number: $0.number, problem: $0.error.description)
    }
    found.refused.sort { $0.number < $1.number }
    return found
  }

  private func scoredHalves(_ block: RowBlock) -> ScoredBlock {
    do { return try scored(block) } catch {
      guard block.count > 1 else {
        return ScoredBlock(
          refused: [SkippedRow(number: block.numbers[0], problem: "\(error)")])
      }
      let middle = block.count / 2
      var found = scoredHalves(block[0..<middle])
      found.append(scoredHalves(block[middle..<block.count]))
      return found
    }
  }

  /// Refuses columns that hold something else than the model was fitted with.
  func check(_ block: RowBlock) throws {
    guard let table = try? block.read().table else { return }
    try telling(block) { try pipeline.features.checkWords(of: table) }
  }

  /// What is wrong with rows, told to somebody who has a bundle and no spec to change.
  private func telling<Answer>(_ block: RowBlock, _ work: () throws -> Answer) throws -> Answer {
    do { return try work() } catch let error as DatasetError {
      throw error.advising(nil)
    } catch let error as FeatureError {
      throw BundleError.cannot("\(origin): \(error.renumbered { block.numbers[$0] }.found)")
    } catch PipelineError.features(let error) {
      let told = "\(origin): \(error.renumbered { block.numbers[$0] }.found)"
      if case .missingNumber = error {
        throw BundleError.cannot(
          told + ", and the model was fitted to take none such: leave these rows out")
      }
      throw BundleError.cannot(told)
    } catch PipelineError.rows(let error) {
      throw BundleError.cannot("\(origin): \(error.renumbered { block.numbers[$0] })")
    }
  }
}
