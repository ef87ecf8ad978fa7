import Detectors
import Numerics
import Vocabulary

extension Law {
  func rowsThatAreNoneAreRefused() throws {
    expect(fitError(Matrix(rows: 0, columns: 3)) == .noRows, "no rows teach nothing")
    expect(fitError(Matrix(rows: 3, columns: 0)) == .noColumns, "no columns teach nothing")
    let model = try model()
    for width in [rows.columns - 1, rows.columns + 1] {
      expect(
        rowError(model, Matrix(rows: 2, columns: width))
          == .wrongWidth(found: width, wanted: rows.columns),
        "rows of \(width) columns are refused")
    }
  }

  func numbersThatAreNoneAreRefused() throws {
    let model = try model()
    let (row, column) = (rows.rows / 2, rows.columns - 1)
    for number in [Float.nan, .infinity, -.infinity] {
      var spoiled = rows
      spoiled[row, column] = number
      if number.isNaN && model.acceptsMissing {
        let scores = try model.scores(of: spoiled)
        expect(scores.values.allSatisfy(\.isFinite), "rows with missing values score finite")
        _ = try detector.fit(spoiled, seed: seed)
        continue
      }
      let error = RowError.notFinite(row: row, column: column)
      expect(fitError(spoiled) == .refused(error), "\(number) is refused at its place in training")
      expect(rowError(model, spoiled) == error, "\(number) is refused at its place in scoring")
    }
  }

  /// Every hostile shape is refused with a reason or learned; what was learned scores finitely.
  func hostileShapesHaveAnAnswer() {
    for (name, hostile) in Samples.hostile {
      do throws(FitError) {
        let model = try detector.fit(hostile, seed: seed)
        do {
          let training = try detector.trainingScores(of: model, on: hostile)
          let new = try model.scores(of: hostile)
          expect(training.count == hostile.rows, "\(name): each training row has a score")
          expect(training.values.allSatisfy(\.isFinite), "\(name): training scores are finite")
          expect(new.values.allSatisfy(\.isFinite), "\(name): scores are finite")
          let far = Matrix<Float>(rows: 2, columns: hostile.columns) { row, _ in
            row == 0 ? .greatestFiniteMagnitude : -0x1p-140
          }
          expect(
            try model.scores(of: far).values.allSatisfy(\.isFinite), "\(name): far rows are finite")
          let again = try D.Model(weights: model.weights)
          expect(try again.scores(of: hostile).bits == new.bits, "\(name): stored and read, alike")
        } catch {
          expect(false, "\(name): learned, but then \(error)")
        }
      } catch {
        expect(error.description.count > 10, "\(name): is refused with a sentence")
      }
    }
  }

  private func fitError(_ rows: Matrix<Float>) -> FitError? {
    do throws(FitError) { _ = try detector.fit(rows, seed: seed) } catch { return error }
    return nil
  }

  private func rowError(_ model: D.Model, _ rows: Matrix<Float>) -> RowError? {
    do throws(RowError) { _ = try model.scores(of: rows) } catch { return error }
    return nil
  }
}
