import Foundation
import Machine

/// What a page does when a reader tries thresholds, sorts a table or looks for a row: it asks nobody, and a page without
/// it says the same.
enum PageScript {
  static let text = """
    'use strict';
    const plain = x => x == null ? 'n/a' : Math.abs(x) >= 100 ? Math.round(x).toLocaleString('en') : String(+x.toPrecision(4));
    const share = x => x == null ? 'n/a' : x.toFixed(3);
    for (const box of document.querySelectorAll('.tryout')) {
      const d = JSON.parse(box.dataset.curve), part = n => box.querySelector('[data-is="' + n + '"]');
      const slider = part('slider'), typed = part('typed');
      const here = box.parentElement.querySelector('svg .here');
      const set = (n, text) => { const p = part(n); if (p) p.textContent = text; };
      const number = n => { const p = part(n); return p && p.value !== '' ? Number(p.value) : null; };
      const show = () => {
        const i = Number(slider.value), t = d.thresholds[i], alarms = d.alarms[i], per = (a, b) => b ? a / b : null;
        set('threshold', plain(t)); set('alarms', alarms.toLocaleString('en')); set('rate', share(per(alarms, d.rows)));
        slider.setAttribute('aria-valuetext', 'threshold ' + plain(t));
        const events = number('events');
        set('alerts', events == null ? 'n/a' : plain(events * alarms / d.rows));
        if (d.hits) {
          const hits = d.hits[i], errors = d.errors[i], missed = d.anomalies - hits;
          set('precision', share(per(hits, hits + errors))); set('recall', share(per(hits, d.anomalies)));
          set('f1', share(per(2 * hits, 2 * hits + errors + missed))); set('fpr', share(per(errors, d.ordinary)));
          const [a, b] = [number('missed'), number('false')];
          set('cost', a == null || b == null ? 'n/a' : plain((a * missed + b * errors) / (d.anomalies + d.ordinary)));
        }
        set('yaml', '- fixed: { threshold: ' + t + ' }');
        if (here && t != null) here.setAttribute('transform', 'translate(' + (t - d.low) / (d.high - d.low) * here.dataset.width + ' 0)');
      };
      slider.addEventListener('input', show);
      for (const n of ['events', 'missed', 'false']) { const p = part(n); if (p) p.addEventListener('input', show); }
      typed.addEventListener('input', () => {
        if (typed.value === '') return;
        const far = i => d.thresholds[i] == null ? Infinity : Math.abs(d.thresholds[i] - typed.value);
        let best = 0;
        for (let i = 1; i < d.thresholds.length; i++) if (far(i) < far(best)) best = i;
        slider.value = best; show();
      });
      show();
    }
    for (const table of document.querySelectorAll('.scroll > table')) {
      const body = table.tBodies[0], rows = [...body.rows];
      if (rows.length < 3) continue;
      const value = (row, i) => { const c = row.cells[i]; return c.dataset.value ? Number(c.dataset.value) : c.textContent; };
      [...table.tHead.rows[0].cells].forEach((head, i) => {
        const button = document.createElement('button');
        button.append(...head.childNodes); head.append(button);
        button.addEventListener('click', () => {
          const down = head.getAttribute('aria-sort') !== 'descending', sign = down ? -1 : 1;
          for (const h of table.tHead.rows[0].cells) h.removeAttribute('aria-sort');
          head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
          const compare = (a, b) => typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === 'number' ? -sign : sign;
          body.append(...[...body.rows].sort((a, b) => sign * compare(value(a, i), value(b, i))));
        });
      });
      if (rows.length < 12) continue;
      const field = document.createElement('input');
      field.type = 'search'; field.placeholder = 'find rows'; field.setAttribute('aria-label', 'find rows');
      field.addEventListener('input', () => {
        const words = field.value.toLowerCase().split(' ').filter(w => w);
        for (const row of rows) { const t = row.textContent.toLowerCase(); row.hidden = !words.every(w => t.includes(w)); }
      });
      table.parentElement.before(field);
    }
    """

  /// What the content policy of a page says of it: nothing else runs.
  static let source: String = {
    let digest = SHA256.digest(of: Array(text.utf8)).bytes
    return "'sha256-\(Data(digest).base64EncodedString())'"
  }()
}
