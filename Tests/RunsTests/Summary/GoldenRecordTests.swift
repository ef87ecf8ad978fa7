import Artifacts
import Formats
import RunKit
import Testing

/// The whole summary of a run with one trial, as its file has it.
struct GoldenRecordTests {
  @Test func `one trial only, as the record is written`() throws {
    let run = try MadeRun(
      "detectors: [hbos: { bins: 5 }]", on: [MadeData(validation: "+--", test: "++--")],
      [
        MadeTrial("h", "hbos").found(
          validation: ["average_precision": .between(0.75, 0.5...1)],
          test: ["average_precision": 0.5, "roc_auc": .undefined("no row has a label")])
      ])
    #expect(try run.summary().json.text(.indented) == Self.oneTrial)
  }

  private static let oneTrial = """
    {
      "agreements": [],
      "answers": [
        {
          "candidate": "hbos (bins 5)",
          "chosen_from": 1,
          "chosen_without_it": null,
          "comparisons": [],
          "dataset": "d",
          "details": [
            "There is one seed: intervals tell what other rows would change, not what other seeds would."
          ],
          "detector": "hbos",
          "measured": {
            "metric": "average_precision",
            "rows": 4,
            "value": 0.5
          },
          "metric": "average_precision",
          "oracle": false,
          "sentence": "On d, hbos (bins 5) is the only candidate; its average_precision on validation rows is 0.750; on the test rows it reaches 0.500.",
          "split": {
            "holdout": {
              "by": "row",
              "test": 0.3,
              "train-on": "recorded",
              "validation": 0.2
            }
          },
          "tied_with": [],
          "trial": "h",
          "trials": [
            "h"
          ],
          "value": {
            "interval": {
              "level": 0.95,
              "lower": 0.5,
              "method": "by hand",
              "upper": 1.0
            },
            "rows": 3,
            "value": 0.75
          }
        }
      ],
      "budgets": [
        {
          "detector": "hbos",
          "settings": 1
        }
      ],
      "failed": [],
      "format": 1,
      "leaderboard": null,
      "lost": [],
      "standings": [
        {
          "control": false,
          "dataset": "d",
          "detector": "hbos",
          "features": {
            "categories": {
              "one-hot": {
                "at-most": 1000,
                "rare": 1
              }
            },
            "missing": {
              "columns": {},
              "rule": "complain"
            },
            "scale": "standard"
          },
          "label": "bins 5",
          "settings": {
            "alpha": 0.1,
            "bins": 5,
            "tolerance": 0.5
          },
          "split": {
            "holdout": {
              "by": "row",
              "test": 0.3,
              "train-on": "recorded",
              "validation": 0.2
            }
          },
          "test": {
            "average_precision": {
              "rows": 4,
              "value": 0.5
            },
            "roc_auc": {
              "reason": "no row has a label",
              "rows": 4,
              "value": null
            }
          },
          "trial": "h",
          "trials": [
            "h"
          ],
          "validation": {
            "average_precision": {
              "interval": {
                "level": 0.95,
                "lower": 0.5,
                "method": "by hand",
                "upper": 1.0
              },
              "rows": 3,
              "value": 0.75
            }
          }
        }
      ],
      "worries": [
        "d has only 2 anomalies among its test rows; intervals are wide."
      ]
    }

    """
}
