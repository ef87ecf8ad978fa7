# A worker whose numbers may differ from the driver's in the last bits runs no trial.
set -uo pipefail
program=${ASSAY_PROGRAM:-$PWD/.build/launcher/release/assay}
setup='{"folder":"nowhere","search":[],"scores":true,"models":false,"platform":"an abacus"}'
if said=$(echo "$setup" | "$program" trial 2>&1); then echo "error: it was accepted"; exit 1; fi
case $said in
  *"but the run on 'an abacus'; their numbers may differ"*) echo "refused: $said" ;;
  *) echo "error: it said '$said'"; exit 1 ;;
esac
