# What Assay signs is verified by the tool of the format, and the other way round; what was changed is refused by both.
set -uo pipefail
root=$PWD
program=${ASSAY_PROGRAM:-$root/.build/launcher/release/assay}
command -v python3 >/dev/null && command -v openssl >/dev/null || { echo "there is no python3, or no openssl"; exit 77; }
judge=${ASSAY_JUDGES:-$root/.build/judges}/signing
"$judge/bin/python" -c 'import model_signing, OpenSSL' 2>/dev/null || {
  rm -rf "$judge"
  python3 -m venv "$judge" >/dev/null 2>&1 && "$judge/bin/python" -m pip -q install model-signing pyopenssl >/dev/null 2>&1 || {
    echo "python3 cannot be given model-signing"; exit 77; }
}
tool=$judge/bin/model_signing

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ASSAY_HOME=$root
cd "$work" || exit 1
failed=0
wrong() { echo "error: $*"; failed=1; }

awk 'BEGIN { print "a,b"; for (i = 0; i < 60; i++) print i % 7 "," (i * 5) % 11 }' >rows.csv
printf 'name: s\ndata: [{ file: rows.csv }]\ndetectors: [ecod]\nexport: all\n' >spec.yaml
"$program" run spec.yaml --quiet --out out >/dev/null 2>err || wrong "$(cat err)"
bundle=$(find out -path '*/models/*' -type d | head -1)
openssl ecparam -name prime256v1 -genkey -noout -out key.pem 2>/dev/null
openssl ec -in key.pem -pubout -out public.pem 2>/dev/null

"$program" sign "$bundle" --key key.pem 2>err || wrong "$(cat err)"
theirs() { "$tool" verify key "$bundle" --signature "$1" --public_key public.pem >told 2>&1; }
ours() { "$program" verify "$bundle" --public-key public.pem --signature "$1" >told 2>&1; }
theirs "$bundle/model.sig" || wrong "the tool of the format refuses what was signed: $(tail -3 told)"
ours "$bundle/model.sig" || wrong "what was signed is refused: $(cat told)"
rm "$bundle/model.sig"
"$program" sign "$bundle" --key key.pem --signature outside.sig 2>err || wrong "$(cat err)"
theirs outside.sig || wrong "the tool of the format refuses a signature outside: $(tail -3 told)"
"$tool" sign key "$bundle" --private_key key.pem --signature theirs.sig >told 2>&1 || wrong "$(tail -3 told)"
ours theirs.sig || wrong "a signature by the tool of the format is refused: $(cat told)"

cp -r "$bundle" whole
for change in 'printf x >>"$bundle/model.onnx"' 'rm "$bundle/MLmodel"' 'echo >"$bundle/more.txt"'; do
  rm -rf "$bundle" && cp -r whole "$bundle"
  eval "$change"
  theirs outside.sig && wrong "the tool of the format takes: $change"
  ours outside.sig
  [ $? = 1 ] || wrong "Assay takes, or ends otherwise: $change: $(cat told)"
done
exit $failed
