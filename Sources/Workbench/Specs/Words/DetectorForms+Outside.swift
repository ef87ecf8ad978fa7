import Formats
import Forms

extension DetectorForms {
  /// Scores that are not ours, judged like ours.
  static let outside: [Form] = [
    Form(
      "scores", "Scores that were made elsewhere; higher is stranger.",
      keys: [
        .required(
          "file", .text,
          "An .npy file with one number for each row of the data set, in its order; looked for like "
            + "files of data."),
        .optional("sha256", .text, "What the bytes of the file hash to; a run notes it by itself."),
        DetectorForms.atMost,
      ]),
    Form(
      "command",
      "A program of yours: rows in and scores out as .npy files, whose paths it finds in its "
        + "environment; 'sh' runs it where assay was started. Trials know it by its words: what the "
        + "program itself does should not change.",
      keys: [
        .optionalAxis(
          "fit", .text,
          "Learns from the rows at ASSAY_ROWS and keeps what it needs in the folder ASSAY_MODEL; "
            + "ASSAY_SEED is the trial's seed."),
        .required(
          "score", .text,
          "Writes to ASSAY_SCORES one number for each of the rows at ASSAY_ROWS, higher is stranger, "
            + "by what is in ASSAY_MODEL."),
        DetectorForms.atMost,
      ]),
  ]
}
