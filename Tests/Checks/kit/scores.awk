# Scores of rows whose truth is known: one in five is an anomaly, and anomalies lie `skill` above the others.
#   awk -v skill=1.5 -v seed=1 [-v rows=400] [-v noise=0] -f scores.awk
function normal() { return sqrt(-2 * log(1 - rand())) * cos(6.283185307179586 * rand()) }
BEGIN {
  srand(seed)
  if (!rows) rows = 400
  print "score,label"
  for (row = 0; row < rows; row++) {
    anomaly = row % 5 == 0
    printf "%.9f,%d\n", normal() + anomaly * skill + noise * normal(), anomaly
  }
}
