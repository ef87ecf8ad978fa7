import Reports

/// What a run leaves, file by file and column by column.
enum ResultsHelp {
  private static let reports = Formats.all.map { "report.\($0.ending)" }.joined(separator: ", ")

  static let page = """
    A run leaves a folder, reports/NAME/RUN. RUN is the start of the hash of run.json, so that the same
    spec on the same data finds its own run again.

    run.json         what was asked and on what: the spec with every default, data with fingerprints and
                     terms, audit findings, code version, numeric platform
    trials/ID.json   what a trial found: settings, metrics with intervals, thresholds; or why it failed
    summary.json     what is said across trials: the answer, standings, leaderboard, worries
    results.csv      one row a trial, as below
    curves/ID.csv    what each threshold would do to the test rows: threshold, alarms, tp, fp, fn, tn,
                     precision, recall, f1, false_positive_rate, alerts_per_day, cost_per_row
    scores/ID.npy    scores (float64): validation rows, then test rows, in the order of the split
    splits/ROWS.npz  the rows of each part: their places in the data set from 0 (test_rows), labels (0, 1, 255
                     unknown), times and groups; trials that saw the same rows share one, whose name ROWS stands
                     in trials/ID.json and in results.csv
    models/ID/       the fitted pipelines that 'export' names
    timings/         durations, latencies and memory: all that is not the same twice
    \(reports)

    Each JSON file but those of timings/ has a 'seal', the SHA-256 of its content and of the files that belong to it: a changed
    byte is found when it is read, and the next 'assay run' of the spec computes it again.

    In Python:
      pandas.read_csv("results.csv", na_values="n/a")
      split = numpy.load("splits/ROWS.npz")
      scores = numpy.load("scores/ID.npy")[len(split["validation_rows"]):]   # of the rows split["test_rows"]

    Columns of results.csv ('n/a' where undefined):
      trial                  the hash of all that the trial depends on; its files bear this name
      dataset, split, scale  what it saw, and how rows and numbers were prepared
      detector, settings     the bare name, and the settings as JSON
      seed                   the seed of split, detector and resampling
      status, reason         ok, failed (with its error) or lost (with what became of its worker)
      rows_train, rows_test, anomalies_test, rows_validation, anomalies_validation
                             how many rows each part has
      roc_auc, average_precision, best_f1_oracle
                             on test rows; best_f1_oracle knows their labels
      threshold, precision, recall, f1, false_positive_rate
                             of the first threshold of the spec, on test rows
      fit_seconds, score_seconds
                             how long it took to learn, with scores of the training rows, and to score
                             the other rows; score_seconds is n/a where no other rows are, as by
                             'split: all'
      latency_p50_us, latency_p95_us, latency_p99_us
                             one row, from features to its score (no reading, no encoding), in
                             microseconds, where the spec asks for latency
      model_bytes            the numbers of the fitted pipeline
      validation_average_precision, validation_roc_auc
                             what trials are chosen by
      control                whether it is one of the trivial detectors
      features               how many numbers a row has after encoding
      rows                   the division of rows that it saw: splits/ROWS.npz
      setting_*              each setting of the detector alone
      others                 further metrics on test rows, by their names

    """
}
